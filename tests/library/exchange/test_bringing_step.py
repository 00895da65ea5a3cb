from __future__ import annotations

import pytest

from desktop.library.exchange.keeping import KeptTag


@pytest.fixture
def step(library):
    return library.brought.step()


def paths(library) -> list[str]:
    return [tag.path for tag in library.tags.all()]


def test_parts_are_one_step(library, step):
    step.tags([KeptTag("a", "#aa0000", "what a is", "ann", "2020-05-06")])
    step.tags([KeptTag("b")])
    assert len(library.history.steps()) == 1
    library.history.undo()
    assert paths(library) == []
    library.history.redo()
    assert paths(library) == ["a", "b"]


def test_a_part_after_an_undo_begins_another_step(library, step):
    step.tags([KeptTag("a")])
    library.history.undo()
    step.tags([KeptTag("b")])
    assert paths(library) == ["b"]
    library.history.undo()
    assert paths(library) == []


def test_what_others_do_between_two_parts_is_undone_by_itself(library, step):
    step.tags([KeptTag("a")])
    library.tags.ensure("mine")
    step.tags([KeptTag("b")])
    library.history.undo()
    assert paths(library) == ["a", "b"]
    library.history.undo()
    assert paths(library) == []


def test_a_tag_that_is_there_learns_what_it_lacks_alone(library, step):
    library.tags.ensure("a", "#00aa00")
    (tag_id,) = step.tags([KeptTag("a", "#aa0000", "what a is")]).values()
    (tag,) = library.tags.all()
    assert (tag.id, tag.colour, tag.definition) == (tag_id, "#00aa00", "what a is")
