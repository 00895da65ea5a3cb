"""Where the books of an e-reader's notes are found: whole files, read behind the door."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop.domain import ImportStatus, ReadingChoice, TakenAs
from desktop.domain.exchanged.brought_report import Home

if TYPE_CHECKING:
    from pathlib import Path

    from desktop.domain import ImportOutcome
    from desktop.workspace import Workspace

BOOK = "<html><body><p>The sea rose before dawn. It fell again.</p></body></html>"
NOTES = """return { ["annotations"] = { { ["drawer"] = "lighten", ["text"] = "It fell again.",
    ["datetime"] = "2025-10-23 09:28:47", ["page"] = "/body/DocFragment/body/p/text().26" } },
    ["doc_props"] = { ["title"] = "The Tide" } }"""
CLIPPING = """The Tide (Marsh, Ada)
- Your {} at location {} | Added on Monday, January 7, 2013 9:02:{} PM

{}
==========
"""


def only(outcomes: list[ImportOutcome]) -> ImportOutcome:
    (outcome,) = outcomes
    assert not outcome.error
    assert outcome.brought is not None
    return outcome


def test_a_book_beside_the_folder_of_its_notes_is_imported(
    workspace: Workspace, tmp_path: Path
) -> None:
    notes = tmp_path / "The Tide #1.sdr" / "metadata.html.lua"
    notes.parent.mkdir()
    notes.write_text(NOTES)
    (tmp_path / "The Tide #1.html").write_text(BOOK)
    outcome = only(workspace.imports.files([notes]))
    assert outcome.brought is not None
    assert [source.home for source in outcome.brought.sources] == [Home.BESIDE]
    (highlight,) = workspace.highlights.all()
    assert highlight.quote == "It fell again."
    (document,) = workspace.documents.all()
    assert document.title == "The Tide #1"


def test_a_grown_file_of_clippings_adds_what_is_new(workspace: Workspace, tmp_path: Path) -> None:
    file = tmp_path / "My Clippings.txt"
    file.write_text(CLIPPING.format("Highlight", "5-6", 10, "The sea rose."))
    only(workspace.imports.files([file]))
    with file.open("a") as more:
        more.write(CLIPPING.format("Highlight", "1-2", 20, "Before it."))
        more.write(CLIPPING.format("Note", "2", 21, "Mine."))
    outcome = only(workspace.imports.files([file]))
    assert outcome.status is ImportStatus.REVISED
    found = {one.quote: one.note for one in workspace.highlights.all()}
    assert found == {"The sea rose.": "", "Before it.": "Mine."}
    assert only(workspace.imports.files([file])).status is ImportStatus.UNCHANGED


def test_a_file_that_came_as_a_document_is_read_again_for_its_notes(
    workspace: Workspace, tmp_path: Path
) -> None:
    file = tmp_path / "My Clippings.txt"
    file.write_text(CLIPPING.format("Highlight", "5-6", 10, "The sea rose."))
    as_document = ReadingChoice(taken_as=TakenAs.DOCUMENT)
    (outcome,) = workspace.imports.files([file], choice=as_document)
    assert outcome.brought is None
    assert workspace.highlights.all() == []
    only(workspace.imports.files([file], choice=ReadingChoice(taken_as=TakenAs.NOTES)))
    assert [one.quote for one in workspace.highlights.all()] == ["The sea rose."]


def test_notes_on_a_book_in_which_nothing_is_marked_are_kept_with_it(
    workspace: Workspace, tmp_path: Path
) -> None:
    file = tmp_path / "My Clippings.txt"
    file.write_text(CLIPPING.format("Note", "6", 10, "Read it again."))
    for _ in range(2):
        outcome = only(workspace.imports.files([file]))
        assert outcome.brought is not None
        assert not outcome.brought.without_a_home
        (document,) = workspace.documents.all()
        assert document.title == "The Tide"
        notes = workspace.notes.all()
        assert [(note.title, note.text) for note in notes] == [
            ("Note at location 6", "Read it again.")
        ]
    with file.open("a") as more:
        more.write(CLIPPING.format("Highlight", "5-6", 9, "The sea rose."))
    only(workspace.imports.files([file]))
    assert [one.quote for one in workspace.highlights.all()] == ["The sea rose."]
    assert len(workspace.documents.all()) == 1
