from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from desktop.domain.steps import StepCode
from desktop.errors import NotFoundError
from desktop.library.steps import reversal


def kept(desk, library, count):
    document = desk.keep("word " * count)
    content = library.documents.content(document.id)
    with library.history.step(StepCode.HIGHLIGHT):
        return [
            library.highlights.add(document.id, content.anchor(1, 5 * n, 5 * n + 4)).id
            for n in range(count)
        ]


def tags(library):
    return {one.id: set(one.tags) for one in library.highlights.all()}


def test_tags_are_put_on_and_taken_off_in_one_step(desk, library):
    ids = kept(desk, library, 6)
    library.highlights.add_tag(ids[0], "new")
    library.highlights.add_tag(ids[1], "old")
    before = library.highlights.all()
    library.alike.change_tags(ids[:4], ["new", "other"], ["old", "not there"])
    assert [sorted(tags(library)[key]) for key in ids] == [["new", "other"]] * 4 + [[]] * 2
    assert library.history.undo() is StepCode.TAG
    assert library.highlights.all() == before
    assert {tag.path for tag in library.tags.all()} == {"new", "old"}
    library.history.redo()
    library.alike.change_tags(ids, [], ["new"])
    assert library.history.next_undo() is StepCode.UNTAG
    assert not any("new" in borne for borne in tags(library).values())
    assert library.care.check() == []


def test_what_is_so_already_is_no_step(desk, library):
    ids = kept(desk, library, 2)
    library.alike.change_tags(ids, ["a"], [])
    steps = len(library.history.steps())
    library.alike.change_tags(ids, ["a"], ["b"])
    assert len(library.history.steps()) == steps


def test_colours_and_removal_of_many_are_undone(desk, library):
    ids = kept(desk, library, 5)
    before = library.highlights.all()
    library.alike.recolour(ids, "blue")
    assert {one.colour for one in library.highlights.all()} == {"blue"}
    library.alike.remove(ids[:4])
    assert [one.id for one in library.highlights.all()] == ids[4:]
    library.history.undo()
    library.history.undo()
    assert library.highlights.all() == before
    assert library.care.check() == []


def test_one_that_is_gone_is_named_and_nothing_is_changed(desk, library):
    ids = kept(desk, library, 3)
    library.highlights.remove(ids[0])
    before = library.highlights.all()
    with pytest.raises(NotFoundError):
        library.alike.remove(ids)
    assert library.highlights.all() == before


DO = st.lists(
    st.tuples(
        st.sampled_from(["tag", "untag", "colour", "remove", "note", "undo", "redo"]),
        st.integers(0, 5),
    ),
    max_size=10,
)


@settings(max_examples=15, deadline=None)
@given(DO)
def test_undo_in_bulk_is_undo_one_by_one(desk_kind, tmp_path_factory, actions):
    """Whether rows are put back in one go or each, the library is the same."""
    found = []
    for batch in (2, 10_000):
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr(reversal, "BATCH", batch)
            desk = desk_kind(tmp_path_factory.mktemp("desk"))
            found.append(outcome(desk, actions))
            desk.library.close()
    assert found[0] == found[1]


def outcome(desk, actions):
    library = desk.library
    ids = kept(desk, library, 6)
    states = []
    for what, number in actions:
        some = [one for one in ids[number:] if one in tags(library)]
        match what:
            case "tag":
                library.alike.change_tags(some, [f"t{number}"], [])
            case "untag":
                library.alike.change_tags(some, [], [f"t{number}"])
            case "colour":
                library.alike.recolour(some, ("blue", "green")[number % 2])
            case "remove":
                library.alike.remove(some)
            case "note":
                for key in some:
                    library.highlights.change(key, note=f"{number}")
            case _:
                getattr(library.history, what)()
        states.append(
            sorted(
                (ids.index(one.id), one.colour, one.note, one.tags)
                for one in library.highlights.all()
            )
        )
    assert library.care.check() == []
    return states
