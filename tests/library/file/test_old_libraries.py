"""A library that an early build of 0.1.0 wrote, kept as SQL, opens with everything in it.

It holds four texts of ours: one revised, so that a highlight was lost, and one in the trash; tags
with a definition, a link, a removed highlight, and a step that was undone.
"""

from __future__ import annotations

import shutil
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from desktop.domain import LinkKind, PlacementStatus
from desktop.domain.steps import StepCode
from desktop.library import Library

KEPT = Path(__file__).parent / "version-0.1.0"


@pytest.fixture
def old(tmp_path):
    folder = tmp_path / "library"
    shutil.copytree(KEPT / "sources", folder / "sources")
    with closing(sqlite3.connect(folder / "library.sqlite3")) as raw:
        raw.executescript((KEPT / "library.sql").read_text(encoding="utf-8"))
    with Library.open(folder) as library:
        yield library


def test_its_documents_and_their_texts_are_there(old):
    titles = {document.facts.title: document for document in old.documents.all()}
    assert sorted(titles) == ["A letter from the quay", "A page", "Harbour survey"]
    assert [document.facts.title for document in old.trash.all()] == ["An old notice"]
    harbour = titles["Harbour survey"]
    assert harbour.revision == 2
    assert "Two tides were missed" in old.documents.content(harbour.id, 1).text
    assert "All tides were kept" in old.documents.content(harbour.id, 2).text
    assert old.documents.reading_position(harbour.id) == 10
    assert old.care.check() == []


def test_its_highlights_are_there_and_say_where_they_stand(old):
    found = {highlight.quote: highlight for highlight in old.highlights.all()}
    assert found.keys() == {"902 boats", "902 boats came", "Two tides were missed", "544 boats"}
    boats, letter = found["902 boats"], found["902 boats came"]
    assert boats.placement.status is PlacementStatus.REVIEW
    assert found["Two tides were missed"].placement.status is PlacementStatus.LOST
    assert (boats.note, boats.tags) == ("Compare the letter.", ("figures/boats", "quay"))
    assert (letter.colour, letter.placement.status) == ("green", PlacementStatus.SAME)
    (link,) = old.links.all()
    assert (link.source_id, link.target_id, link.kind) == (boats.id, letter.id, LinkKind.REPEATS)
    assert [highlight.quote for highlight in old.highlights.removed()] == ["harbour master"]


def test_its_tags_and_collection_are_there(old):
    tags = {tag.path: tag for tag in old.tags.all()}
    assert tags.keys() == {"figures", "figures/boats", "quay"}
    assert (tags["quay"].colour, tags["quay"].definition) == ("blue", "What is at the quay.")
    assert [collection.name for collection in old.collections.all()] == ["Quay"]


def test_its_steps_have_codes_and_the_newest_can_be_undone(old):
    codes = [step.code for step in old.history.steps()]
    assert StepCode.CHANGE not in codes
    assert {StepCode.IMPORT, StepCode.HIGHLIGHT, StepCode.LINK, StepCode.UNDO} <= set(codes)
    assert old.history.undo() is StepCode.REMOVE_DOCUMENT
    assert old.history.undo() is StepCode.REMOVE_HIGHLIGHT
    assert "harbour master" in {highlight.quote for highlight in old.highlights.all()}
