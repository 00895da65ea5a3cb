from __future__ import annotations

import random
from contextlib import suppress

import pytest

from desktop.domain import Facts
from desktop.domain.steps import StepCode
from desktop.errors import NotFoundError
from desktop.library import Library
from desktop.library.asking.standings import Standings


class Kept:
    """What stays level, beside what is read anew."""

    def __init__(self, library):
        self.library = library
        self.standings = Standings(library.history)

    def level(self):
        with self.library._store.reading() as session:
            return self.standings.level(session)

    def anew(self):
        return Kept(self.library).level()


@pytest.fixture
def kept(library):
    return Kept(library)


def test_the_same_is_given_until_something_changes(desk, kept):
    highlight = desk.highlight(desk.keep(), "1,204", tags=["a/b"])
    before = kept.level()
    assert kept.level() is before
    kept.library.highlights.change(highlight.id, colour="green")
    after = kept.level()
    assert [one.colour for one in before.values()] == ["yellow"]
    assert [one.colour for one in after.values()] == ["green"]


def test_what_another_window_does_is_seen(desk, kept):
    highlight = desk.highlight(desk.keep(), "1,204")
    kept.level()
    with Library.open(kept.library.folder) as other:
        other.highlights.add_tag(highlight.id, "x")
    assert [len(one.tags) for one in kept.level().values()] == [1]


def test_inside_a_step_that_fails_nothing_of_it_stays(desk, kept):
    highlight = desk.highlight(desk.keep(), "1,204")
    kept.level()

    def fail():
        with kept.library.history.step(StepCode.TAG):
            kept.library.highlights.add_tag(highlight.id, "x")
            assert [len(one.tags) for one in kept.level().values()] == [1]
            raise RuntimeError

    with pytest.raises(RuntimeError):
        fail()
    assert [len(one.tags) for one in kept.level().values()] == [0]


@pytest.mark.parametrize("seed", range(6))
def test_whatever_is_done_what_stays_level_is_what_is_read_anew(desk, library, kept, seed):
    chance = random.Random(seed)
    made = desk.keep()
    other = desk.keep("Second: 17 boats, no data.", title="Second", name="2.txt")
    ids = [desk.highlight(made, words).id for words in ("1,204", "people", "no data")]
    ids.append(desk.highlight(other, "17 boats").id)

    def tag():
        library.highlights.add_tag(chance.choice(ids), chance.choice(("a", "a/b", "c")))

    def rename():
        tags = library.tags.all()
        if tags:
            library.tags.rename(chance.choice(tags).id, chance.choice(("a", "d", "c/e")))

    def trash():
        library.trash.put(other.id)
        kept.level()
        library.history.undo()

    def revise():
        desk.keep(f"Second: 17 boats. {chance.random()}", document_id=other.id)

    acts = [
        tag, tag, rename, trash, revise,
        lambda: library.highlights.change(chance.choice(ids), colour="blue", note="N."),
        lambda: library.documents.update_facts(made.id, Facts(title=f"{chance.random()}")),
        library.history.undo, library.history.redo,
    ]  # fmt: skip
    for _ in range(25):
        with suppress(NotFoundError):  # an undo may have taken back what it is about
            chance.choice(acts)()
        assert kept.level() == kept.anew()
    with suppress(NotFoundError):
        library.trash.put(other.id)
    library.trash.empty()
    assert kept.level() == kept.anew()
    assert {one.document_id for one in kept.level().values()} <= {made.id}
