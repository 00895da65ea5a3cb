# ruff: noqa: S608 - the statements are ours
"""Damaged and forged rows are named, everything else is read, and what can be is mended."""

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
from tests.library.checking.conftest import fill, read_all
from tests.library.checking.forgeries import FORGED


@pytest.mark.parametrize("statement", FORGED.values(), ids=FORGED)
def test_what_is_damaged_is_named_and_the_rest_is_read(damaged, statement):
    library = damaged(statement)
    assert len(library.documents.all()) == 2
    read_all(library)
    assert library.care.check()
    library.care.check(repair=True)
    read_all(library)


def test_a_whole_library_is_sound(damaged):
    assert damaged().care.check() == []


def test_a_forged_number_of_the_format_is_not_believed(damaged):
    for number in (0, 1, 4):
        library = damaged(f"PRAGMA user_version={number}")
        assert library.care.check() == []
        library.close()


@pytest.fixture(scope="module")
def sample(desk_kind, tmp_path_factory):
    desk = desk_kind(tmp_path_factory.mktemp("sample"))
    fill(desk)
    desk.library.backups.make()
    desk.library.close()
    return desk.library.folder


VALUES = (
    None, "", 0, -1, 10**9, 2**62, b"\xff\xfe", "x", "{", "[]", "[1]", '{"title": 5}', "null", 1.5,
    '{"authors": "abc"}', '{"other": {"a": 1}}', "2020-13-45", "1],[2",
)  # fmt: skip


def _damage(path, choices):
    with closing(sqlite3.connect(path)) as raw, raw:
        raw.execute("PRAGMA foreign_keys=OFF")
        tables = [
            row[0] for row in raw.execute("SELECT name FROM sqlite_master WHERE type='table'")
        ]
        table = choices.choice([name for name in tables if not name.startswith("sqlite")])
        columns = raw.execute(f"PRAGMA table_info({table})").fetchall()
        keys = [column[1] for column in columns if column[5]]
        rows = raw.execute(f"SELECT {', '.join(keys)} FROM {table}").fetchall()
        if not rows:
            return
        where = " AND ".join(f"{key} = ?" for key in keys)
        column, value = choices.choice(columns)[1], choices.choice(VALUES)
        with closing(raw.cursor()) as cursor:
            try:
                query = f'UPDATE OR IGNORE {table} SET "{column}" = ? WHERE {where}'
                cursor.execute(query, (value, *choices.choice(rows)))
            except sqlite3.Error:  # the table itself does not take it
                return


@settings(
    max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(seed=st.integers(0, 2**32))
def test_no_damage_keeps_the_rest_from_being_read(sample, seed):
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place) / "library"
        shutil.copytree(sample, folder)
        choices = random.Random(seed)
        for _ in range(choices.choice((1, 3))):
            _damage(folder / "library.sqlite3", choices)
        try:
            with Library.open(folder) as library:
                read_all(library)
                library.care.check(repair=True)
                read_all(library)
        except ManiculeError as error:
            assert str(error)  # noqa: PT017 - a sentence is an answer, too
