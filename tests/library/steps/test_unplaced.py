from __future__ import annotations

import pytest

from desktop.domain import Placement, PlacementStatus

WAITING = PlacementStatus.WAITING


@pytest.fixture
def revised(desk, library):
    """Keep a passage, move it, and revise its document; return it and how to revise again."""
    document = desk.keep()
    made = desk.highlight(document, "1,204")
    library.highlights.move(made.id, desk.anchor(document, "no data"))
    desk.keep("New.\n" + desk.text, document_id=document.id)
    library.imports.place(document.id, 2, {made.id: Placement(2, 9, 14, PlacementStatus.SAME)})
    return made


def placed(library, highlight):
    return library.highlights.get(highlight.id).placement


def test_other_ends_wait_in_a_revision_that_the_step_knew_nothing_of(library, revised):
    library.history.undo()
    assert placed(library, revised) == Placement(2, 9, 9, WAITING)
    library.history.redo()
    assert placed(library, revised).status is WAITING
    assert library.care.check() == []


def test_a_step_is_believed_that_tells_of_the_newest_revision(desk, library, revised):
    document_id = revised.document_id
    content = library.documents.content(document_id)
    library.highlights.move(revised.id, content.anchor(2, 0, 3))
    library.history.undo()
    assert placed(library, revised) == Placement(2, 9, 14, PlacementStatus.SAME)


def test_a_note_has_no_place(library, revised):
    library.highlights.change(revised.id, note="N.")
    library.history.undo()
    assert placed(library, revised).status is PlacementStatus.SAME


def test_what_comes_back_keeps_a_place_that_was_found(library, revised):
    library.highlights.remove(revised.id)
    library.history.undo()
    assert placed(library, revised).status is PlacementStatus.SAME
    library.highlights.remove(revised.id)
    assert library.highlights.restore(revised.id).placement.status is PlacementStatus.SAME


def test_what_comes_back_from_review_is_looked_for_anew(desk, library, revised):
    doubtful = Placement(2, 9, 14, PlacementStatus.REVIEW)
    library.imports.place(revised.document_id, 2, {revised.id: doubtful})
    library.highlights.remove(revised.id)
    assert library.highlights.restore(revised.id).placement == Placement(2, 9, 9, WAITING)
