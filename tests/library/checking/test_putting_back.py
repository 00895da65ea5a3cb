"""Rows, texts and pictures are put back where the journal or a backup proves them."""

from __future__ import annotations

import pytest

from desktop.library import Library
from tests.library.checking.forgeries import FORGED


@pytest.mark.parametrize(
    "kind",
    [
        "a forged note", "a note of bytes", "an unknown colour", "a link's note",
        "an unknown style",
        "a tag of bytes", "a collection inside itself", "a highlight without a document",
        "a revision that is missing",
    ],
)  # fmt: skip
def test_what_the_history_proves_is_put_back_after_a_copy(damaged, kind):
    library = damaged(FORGED[kind])
    said = library.care.check(repair=True)
    assert any(line.endswith("It was mended.") for line in said)
    assert library.care.check() == []
    assert "Another note." in {highlight.note for highlight in library.highlights.all()}
    assert [path.name[:13] for path in (library.folder / "backups").iterdir()] == ["before repair"]


@pytest.mark.parametrize(
    "kind",
    ["facts that are no JSON", "a text that is damaged", "a picture that is damaged",
     "a highlight that is gone", "a picture that is gone", "an unknown status",
     "an event that was altered", "an event that is no JSON", "an event that was emptied",
     "an event that is gone", "all events gone", "the newest event gone", "a step by another"],
)  # fmt: skip
def test_what_a_backup_has_is_put_back(full, damaged, kind):
    with Library.open(full) as library:
        library.backups.make()
    library = damaged(FORGED[kind])
    assert library.care.check()
    library.care.check(repair=True)
    assert library.care.check() == []


def test_what_cannot_be_put_back_is_said_and_left(damaged):
    library = damaged(FORGED["facts that are no JSON"])
    said = library.care.check(repair=True)
    assert any("It could not be mended" in line for line in said)
    assert len(library.documents.all()) == 2


def test_a_forged_event_does_not_make_its_row_what_it_says(damaged):
    library = damaged(
        "UPDATE events SET after = '{\"note\": \"FORGED\"}' WHERE after LIKE '%Another note.%'"
    )
    said = library.care.check(repair=True)
    assert all(line.endswith("no sound copy was found.") for line in said)
    notes = {each.note for each in library.highlights.all()}
    assert "Another note." in notes
    assert "FORGED" not in notes
