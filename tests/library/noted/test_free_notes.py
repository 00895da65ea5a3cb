from __future__ import annotations

import pytest

from desktop.domain.noted.free_notes import AT_THE_TOP, LONGEST_TEXT, UNTITLED, Home
from desktop.domain.steps import StepCode
from desktop.errors import InvalidValueError, NotFoundError


def test_a_note_keeps_what_was_written_to_the_letter(desk, library):
    text = "# Plan\n\n- one\n- *two*\n\n  trailing  \n"
    made = library.notes.add("  My plan ", text)
    assert (made.title, made.text, made.home) == ("My plan", text, AT_THE_TOP)
    assert library.notes.get(made.id) == made
    assert library.notes.add("").title == UNTITLED
    assert desk.reopen().notes.get(made.id) == made


def test_notes_are_in_the_order_of_their_titles(library):
    for title in ("Part 10", "Part 9", "a note"):
        library.notes.add(title)
    assert [one.title for one in library.notes.all()] == ["a note", "Part 9", "Part 10"]


def test_each_edit_that_changes_something_is_a_step(library):
    made = library.notes.add("Plan", "one")
    library.history.take_changes()
    library.notes.change(made.id, title="Plan", text="one")
    assert not library.history.take_changes()
    library.notes.change(made.id, text="two")
    assert library.history.take_changes().notes == {made.id}
    library.notes.change(made.id, title="Plans")
    assert library.notes.get(made.id).title == "Plans"
    assert library.history.undo() is StepCode.EDIT_FREE_NOTE
    assert library.history.undo() is StepCode.EDIT_FREE_NOTE
    assert library.notes.get(made.id) == made
    assert library.history.undo() is StepCode.NEW_NOTE
    assert library.notes.all() == []


def test_it_belongs_to_a_document_or_a_collection(desk, library):
    document, shelf = desk.keep(), library.collections.add("Shelf")
    made = library.notes.add("Plan", home=Home(document.id))
    moved = library.notes.move(made.id, Home(None, shelf.id))
    assert moved.home == Home(None, shelf.id)
    library.collections.remove(shelf.id)
    assert library.notes.get(made.id).home == AT_THE_TOP
    library.history.undo()
    library.history.undo()
    assert library.notes.get(made.id).home == Home(document.id)
    library.trash.put(document.id)
    assert library.notes.all() == library.notes.removed() == []
    for home in (Home("nowhere"), Home(None, "nowhere")):
        with pytest.raises(NotFoundError):
            library.notes.add("Lost", home=home)


def test_a_removed_note_waits_in_the_trash(library):
    made = library.notes.add("Plan", "one")
    library.notes.remove(made.id)
    assert library.notes.all() == []
    assert library.notes.removed() == [made]
    for call in (library.notes.get, library.notes.remove):
        with pytest.raises(NotFoundError):
            call(made.id)
    assert library.notes.restore(made.id) == made
    assert library.notes.all() == [made]
    library.history.undo()
    library.history.undo()
    assert library.notes.all() == [made]
    with pytest.raises(NotFoundError):
        library.notes.restore("nowhere")


def test_nothing_is_cut_off_in_silence(library):
    made = library.notes.add("Plan")
    assert library.notes.change(made.id, text="x" * LONGEST_TEXT).text == "x" * LONGEST_TEXT
    with pytest.raises(InvalidValueError):
        library.notes.change(made.id, text="x" * (LONGEST_TEXT + 1))
