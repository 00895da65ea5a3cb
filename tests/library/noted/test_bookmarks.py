from __future__ import annotations

import pytest

from desktop.domain.steps import StepCode
from desktop.errors import InvalidValueError, NotFoundError


@pytest.fixture
def document(desk):
    return desk.keep()


def test_they_are_listed_by_place_and_go_with_their_document(library, document):
    late = library.bookmarks.add(document.id, 40, "people held.", "People")
    early = library.bookmarks.add(document.id, 0, "Detention figures", "  Top\n of it ")
    assert early.name == "Top of it"
    assert library.bookmarks.all() == library.bookmarks.all([document.id]) == [early, late]
    assert library.bookmarks.all(["nowhere"]) == []
    library.trash.put(document.id)
    assert library.bookmarks.all() == []
    library.history.undo()
    assert library.bookmarks.all() == [early, late]


def test_each_gesture_is_a_step(library, document):
    made = library.bookmarks.add(document.id, 5, "figures", "One")
    assert library.history.take_changes().bookmarks == {made.id}
    assert library.bookmarks.rename(made.id, "Two").name == "Two"
    library.bookmarks.remove(made.id)
    assert library.bookmarks.all() == []
    for code, names in (
        (StepCode.REMOVE_BOOKMARK, ["Two"]),
        (StepCode.RENAME_BOOKMARK, ["One"]),
        (StepCode.BOOKMARK, []),
    ):
        assert library.history.undo() is code
        assert [one.name for one in library.bookmarks.all()] == names
    library.history.redo()
    assert library.bookmarks.all() == [made]


def test_those_of_an_older_revision_are_left_behind_until_they_are_put(desk, library, document):
    made = library.bookmarks.add(document.id, 5, "figures", "One")
    assert library.bookmarks.left_behind(document.id) == []
    desk.keep("New. " + desk.text, document_id=document.id)
    assert library.bookmarks.left_behind(document.id) == [made]
    library.bookmarks.put(2, {made.id: 10, "gone": 3})
    (now,) = library.bookmarks.all()
    assert (now.revision, now.start, now.line) == (2, 10, "figures")
    assert library.bookmarks.left_behind(document.id) == []
    assert library.history.next_undo() is StepCode.BOOKMARK


def test_what_cannot_be_done(library, document):
    with pytest.raises(InvalidValueError):
        library.bookmarks.add(document.id, 0, "Detention", " ")
    with pytest.raises(NotFoundError):
        library.bookmarks.add("nowhere", 0, "", "One")
    for call in (lambda: library.bookmarks.remove("x"), lambda: library.bookmarks.rename("x", "y")):
        with pytest.raises(NotFoundError):
            call()
