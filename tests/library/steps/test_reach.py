"""Two windows on one library: each takes back what it did itself."""

import pytest

from desktop.domain.steps import StepCode
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
    with other.history.step(StepCode.TAG):
        other.tags.ensure("theirs")
    assert (library.history.next_undo(), other.history.next_undo()) == (
        StepCode.HIGHLIGHT,
        StepCode.TAG,
    )
    assert library.history.undo() is StepCode.HIGHLIGHT
    assert library.history.undo() is None
    assert [tag.path for tag in library.tags.all()] == ["theirs"]
    assert other.history.undo() is StepCode.TAG
    assert library.history.redo() is StepCode.HIGHLIGHT
    assert [highlight.id for highlight in other.highlights.all()] == [mine.id]


def test_what_another_window_does_does_not_end_redo_here(desk, document, library, other):
    desk.highlight(document, "1,204")
    library.history.undo()
    other.tags.ensure("theirs")
    assert other.history.next_redo() is None
    assert library.history.next_redo() is StepCode.HIGHLIGHT
    library.tags.ensure("mine")
    assert library.history.next_redo() is None


def test_steps_from_before_are_one_line_for_whoever_opens_the_library(desk, document, library):
    desk.highlight(document, "1,204")
    later = Library.open(library.folder)
    try:
        assert later.history.undo() is StepCode.HIGHLIGHT
        assert (later.history.next_redo(), library.history.next_redo()) == (
            StepCode.HIGHLIGHT,
            None,
        )
    finally:
        later.close()


def test_a_step_that_was_overtaken_is_left_alone_once(desk, document, library, other):
    first = library.tags.ensure("kept")
    made = desk.highlight(document, "1,204")
    library.highlights.change(made.id, note="Mine.")
    other.highlights.change(made.id, note="Theirs.")
    with pytest.raises(ChangedElsewhereError, match="another window has changed the same"):
        library.history.undo()
    assert library.highlights.get(made.id).note == "Theirs."
    with pytest.raises(ChangedElsewhereError):
        library.history.undo()
    assert [one.id for one in library.highlights.all()] == [made.id]
    library.history.undo()
    assert first.id not in {tag.id for tag in library.tags.all()}


def test_changes_of_different_things_do_not_meet(desk, document, library, other):
    made = desk.highlight(document, "1,204", note="First.")
    library.highlights.change(made.id, note="Mine.")
    other.highlights.change(made.id, colour="blue")
    library.history.undo()
    assert (library.highlights.get(made.id).note, library.highlights.get(made.id).colour) == (
        "First.", "blue",
    )  # fmt: skip


def test_a_step_whose_ground_is_gone_is_left_alone_like_one_that_was_overtaken(
    desk, document, library, other
):
    """Another window made what the step would make, or removed what it would need."""
    collection = library.collections.add("Sources")
    library.documents.move(document.id, collection.id)
    library.documents.move(document.id, None)
    other.collections.remove(collection.id)
    with pytest.raises(ChangedElsewhereError):
        library.history.undo()
    tag = library.tags.ensure("figures")
    library.tags.remove(tag.id)
    other.tags.ensure("figures")
    with pytest.raises(ChangedElsewhereError):
        library.history.undo()
    assert [one.path for one in library.tags.all()] == ["figures"]
    assert library.history.next_undo() is StepCode.NEW_TAG
