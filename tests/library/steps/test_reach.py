"""Two windows on one library: each takes back what it did itself."""

import pytest

from desktop.errors import ChangedElsewhereError
from desktop.library import Library


@pytest.fixture
def other(desk, library):
    opened = Library.open(library.folder)
    yield opened
    opened.close()


@pytest.fixture
def document(desk):
    """Return a document that is there before the other window is opened."""
    return desk.keep()


def test_each_window_undoes_its_own_steps(desk, document, library, other):
    mine = desk.highlight(document, "1,204")
    with other.step("Tag"):
        other.ensure_tag("theirs")
    assert (library.undo_text(), other.undo_text()) == ("Highlight", "Tag")
    assert library.undo() == "Highlight"
    assert library.undo() is None
    assert [tag.path for tag in library.tags()] == ["theirs"]
    assert other.undo() == "Tag"
    assert library.redo() == "Highlight"
    assert [highlight.id for highlight in other.highlights()] == [mine.id]


def test_what_another_window_does_does_not_end_redo_here(desk, document, library, other):
    desk.highlight(document, "1,204")
    library.undo()
    other.ensure_tag("theirs")
    assert other.redo_text() == ""
    assert library.redo_text() == "Highlight"
    library.ensure_tag("mine")
    assert library.redo_text() == ""


def test_steps_from_before_are_one_line_for_whoever_opens_the_library(desk, document, library):
    desk.highlight(document, "1,204")
    later = Library.open(library.folder)
    try:
        assert later.undo() == "Highlight"
        assert (later.redo_text(), library.redo_text()) == ("Highlight", "")
    finally:
        later.close()


def test_a_step_that_was_overtaken_is_left_alone_once(desk, document, library, other):
    first = library.ensure_tag("kept")
    made = desk.highlight(document, "1,204")
    library.change_highlight(made.id, note="Mine.")
    other.change_highlight(made.id, note="Theirs.")
    with pytest.raises(ChangedElsewhereError, match="another window has changed the same"):
        library.undo()
    assert library.highlight(made.id).note == "Theirs."
    with pytest.raises(ChangedElsewhereError):
        library.undo()
    assert [one.id for one in library.highlights()] == [made.id]
    library.undo()
    assert first.id not in {tag.id for tag in library.tags()}


def test_changes_of_different_things_do_not_meet(desk, document, library, other):
    made = desk.highlight(document, "1,204", note="First.")
    library.change_highlight(made.id, note="Mine.")
    other.change_highlight(made.id, colour="blue")
    library.undo()
    assert (library.highlight(made.id).note, library.highlight(made.id).colour) == (
        "First.", "blue",
    )  # fmt: skip


def test_a_step_whose_ground_is_gone_is_left_alone_like_one_that_was_overtaken(
    desk, document, library, other
):
    """Another window made what the step would make, or removed what it would need."""
    collection = library.add_collection("Sources")
    library.move_document(document.id, collection.id)
    library.move_document(document.id, None)
    other.remove_collection(collection.id)
    with pytest.raises(ChangedElsewhereError):
        library.undo()
    tag = library.ensure_tag("figures")
    library.remove_tag(tag.id)
    other.ensure_tag("figures")
    with pytest.raises(ChangedElsewhereError):
        library.undo()
    assert [one.path for one in library.tags()] == ["figures"]
    assert library.undo_text() == "New tag"
