"""No stored byte can be another than it was without `check` naming what it belongs to."""

from __future__ import annotations

import random
import shutil
import sqlite3
import tempfile
from contextlib import closing
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from desktop.errors import ManiculeError
from desktop.library import Library
from desktop.library.file.tables import Row
from tests.library.checking.tampering import CACHES, PROVED, fill_every_table, flip, places


@pytest.fixture(scope="module")
def whole(desk_kind, tmp_path_factory):
    desk = desk_kind(tmp_path_factory.mktemp("whole"))
    fill_every_table(desk)
    desk.library.close()
    return desk.library.folder


def problems(folder):
    try:
        with Library.open(folder) as library:
            return library.care.check()
    except ManiculeError as error:  # a sentence is an answer, too
        return [str(error)]


def test_something_stands_in_every_table_and_all_of_it_holds(whole):
    filled = {place.table for place in places(whole / "library.sqlite3")}
    assert {*Row.metadata.tables} - filled <= CACHES
    assert problems(whole) == []


@settings(
    max_examples=30, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(seed=st.integers(0, 2**32))
def test_a_flipped_bit_is_named(whole, seed):
    chance = random.Random(seed)
    by_column = {}
    for place in places(whole / "library.sqlite3"):
        if place.table not in CACHES and str(place) not in PROVED:
            by_column.setdefault(str(place), []).append(place)
    place = chance.choice(by_column[chance.choice(sorted(by_column))])
    with tempfile.TemporaryDirectory() as folder:
        copy = shutil.copytree(whole, Path(folder) / "library")
        if flip(copy / "library.sqlite3", place, chance):
            assert problems(copy), place


def test_what_a_kept_export_wrote_is_named_when_it_is_altered(whole, tmp_path):
    copy = shutil.copytree(whole, tmp_path / "library")
    (place, *_) = [
        one for one in places(copy / "library.sqlite3") if str(one) == "export_blocks.digest"
    ]
    flip(copy / "library.sqlite3", place, random.Random(1))
    (said,) = problems(copy)
    assert said.startswith("What was written by kept export")


def test_a_kept_export_that_is_gone_leaves_nothing_to_complain_of(whole, tmp_path):
    copy = shutil.copytree(whole, tmp_path / "library")
    with Library.open(copy) as library:
        library.export_targets.remove(library.export_targets.all()[0].id)
        assert library.care.check() == []


def test_a_document_deleted_for_good_leaves_nothing_to_complain_of(whole, tmp_path):
    copy = shutil.copytree(whole, tmp_path / "library")
    with Library.open(copy) as library:
        for document in library.documents.all():
            library.trash.put(document.id)
        library.trash.empty()
        assert library.care.check() == []


def test_a_digest_that_stands_for_nothing_is_named(whole, tmp_path):
    copy = shutil.copytree(whole, tmp_path / "library")
    with closing(sqlite3.connect(copy / "library.sqlite3")) as raw, raw:
        raw.execute("UPDATE digests SET noun = 'reading' WHERE noun = 'reading_positions'")
    lost, loose = problems(copy)
    assert lost.startswith("The reading position of document ")
    assert lost.endswith("has lost its digest: it may have been altered.")
    assert loose.endswith("there is no such table.")
