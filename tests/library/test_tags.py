import pytest

from desktop.domain.steps import StepCode
from desktop.errors import InvalidValueError, NotFoundError


def paths(library):
    return [(tag.path, tag.count) for tag in library.tags.all()]


def test_paths_are_tidied_and_one_tag_is_one_tag(library):
    tag = library.tags.ensure("  detention /  data   not held/ ")
    assert tag.path == "detention/data not held"
    assert library.tags.ensure("detention/data not held").id == tag.id
    assert library.tags.ensure("caf\u00e9").id == library.tags.ensure("cafe\u0301").id


@pytest.mark.parametrize("path", ["", " / ", "\0", "//"])
def test_an_empty_tag_is_refused(desk, library, path):
    document = desk.keep()
    with pytest.raises(InvalidValueError):
        library.tags.ensure(path)
    with pytest.raises(InvalidValueError):
        desk.highlight(document, "1,204", tags=[path])
    assert library.highlights.all() == []


def test_a_lone_surrogate_becomes_a_replacement_character(library):
    assert library.tags.ensure("a\ud800b").path == "a\ufffdb"


def test_counts_are_of_live_highlights_that_bear_the_tag_itself(desk, library):
    one, two = desk.keep(name="1.txt"), desk.keep("Another 1,204.", name="2.txt")
    first = desk.highlight(one, "1,204", tags=["figures", "figures/exact"])
    second = desk.highlight(two, "1,204", tags=["figures"])
    assert paths(library) == [("figures", 2), ("figures/exact", 1)]
    library.highlights.remove(first.id)
    assert paths(library) == [("figures", 1), ("figures/exact", 0)]
    library.trash.put(second.document_id)
    assert paths(library) == [("figures", 0), ("figures/exact", 0)]


def test_renaming_takes_the_tags_below_along_and_no_others(library):
    tag = library.tags.ensure("health")
    for path in ("health/care", "health/care/home", "healthy", "health-x", "health0"):
        library.tags.ensure(path)
    assert library.tags.rename(tag.id, "welfare").path == "welfare"
    assert sorted(tag.path for tag in library.tags.all()) == [
        "health-x", "health0", "healthy", "welfare", "welfare/care", "welfare/care/home",
    ]  # fmt: skip
    library.history.undo()
    assert "health/care/home" in [tag.path for tag in library.tags.all()]


@pytest.mark.parametrize(
    ("before", "old", "new", "after"),
    [
        (["a", "a/b"], "a", "a/b", ["a/b", "a/b/b"]),
        (["a", "a/b", "a/b/b"], "a", "a/b", ["a/b", "a/b/b", "a/b/b/b"]),
        (["a", "a/b", "a/b/c"], "a/b", "a", ["a", "a/c"]),
        (["a", "b", "a/x", "b/x"], "a", "b", ["b", "b/x"]),
        (["a"], "a", "a", ["a"]),
    ],
)
def test_renaming_into_ones_own_line(library, before, old, new, after):
    ids = {path: library.tags.ensure(path).id for path in before}
    library.tags.rename(ids[old], new)
    assert [tag.path for tag in library.tags.all()] == after
    if old != new:
        library.history.undo()
    assert {tag.path: tag.id for tag in library.tags.all()} == ids


def test_merging_keeps_each_highlight_once_and_undo_takes_them_apart(desk, library):
    document = desk.keep()
    both = desk.highlight(document, "1,204", tags=["a", "b"])
    only = desk.highlight(document, "2019", tags=["a"])
    library.tags.change(library.tags.ensure("a").id, colour="blue", definition="From a.")
    library.tags.change(library.tags.ensure("b").id, colour="", definition="From b.")
    merged = library.tags.rename(library.tags.ensure("a").id, "b")
    assert (merged.count, merged.colour, merged.definition) == (2, "blue", "From b.")
    assert library.highlights.get(both.id).tags == library.highlights.get(only.id).tags == ("b",)
    assert library.history.undo() is StepCode.RENAME_TAG
    assert library.highlights.get(both.id).tags == ("a", "b")
    assert library.highlights.get(only.id).tags == ("a",)
    assert [tag.colour for tag in library.tags.all()] == ["blue", ""]
    library.history.redo()
    assert paths(library) == [("b", 2)]


def test_who_put_a_tag_on_and_when_survives_undo(desk, library):
    highlight = desk.highlight(desk.keep(), "1,204", tags=["a"])
    query = "SELECT * FROM highlight_tags"
    before = library._store._raw.execute(query).fetchall()
    library.tags.remove(library.tags.ensure("a").id)
    assert library.highlights.get(highlight.id).tags == ()
    library.history.undo()
    assert library._store._raw.execute(query).fetchall() == before


def test_removing_a_tag_leaves_the_tags_below(desk, library):
    highlight = desk.highlight(desk.keep(), "1,204", tags=["a", "a/b"])
    library.tags.remove(library.tags.ensure("a").id)
    assert library.highlights.get(highlight.id).tags == ("a/b",)
    assert paths(library) == [("a/b", 1)]


def test_changing_a_tag(library):
    tag = library.tags.ensure("a", colour="green", definition="First.")
    assert library.tags.ensure("a", colour="blue", definition="Second.") == tag
    assert library.tags.change(tag.id, definition="").definition == ""
    assert library.tags.change(tag.id, colour="#a0B1c2").colour == "#a0B1c2"
    with pytest.raises(InvalidValueError):
        library.tags.change(tag.id, colour="red; DROP")
    with pytest.raises(NotFoundError):
        library.tags.change("nowhere", colour="")
    with pytest.raises(NotFoundError):
        library.tags.rename("nowhere", "b")


def test_totals_count_a_highlight_once_however_many_tags_of_a_family_it_bears(desk, library):
    document = desk.keep()
    desk.highlight(document, "1,204", tags=["a/b", "a/c/d", "z"])
    desk.highlight(document, "people", tags=["a/c/d"])
    gone = desk.highlight(document, "people", tags=["a"])
    assert library.tags.totals() == {"a": 3, "a/c": 2}
    library.highlights.remove(gone.id)
    assert library.tags.totals() == {"a": 2, "a/c": 2}
    library.trash.put(document.id)
    assert library.tags.totals() == {}


def test_a_tag_made_again_while_its_documents_are_in_the_trash_is_there(desk, library):
    document = desk.keep()
    desk.highlight(document, "1,204", tags=["figures"])
    library.trash.put(document.id)
    assert library.tags.all() == []
    made = library.tags.ensure("figures", definition="Numbers of any kind.")
    assert library.tags.all() == [made]
    library.trash.empty()
    assert library.tags.all() == [made]


def test_a_new_tag_has_a_colour_that_those_beside_it_do_not_have(library):
    paths = [f"a/{n}" for n in range(8)]
    colours = [library.tags.ensure(path).colour for path in ["a", *paths]]
    assert len(set(colours)) == len(colours)
    assert library.tags.ensure("b").colour != colours[0]
    assert library.tags.ensure("c", "pink").colour == "pink"


def test_the_tags_given_last_come_first(desk, library):
    document = desk.keep()
    first = desk.highlight(document, "1,204", tags=["a"])
    desk.highlight(document, "2019", tags=["b"])
    library.tags.ensure("never given")
    assert library.tags.recent(9) == ["b", "a"]
    library.highlights.add_tag(first.id, "c")
    assert library.tags.recent(2) == ["c", "b"]


def test_counts_leave_out_what_is_in_the_trash_by_itself_or_with_its_document(desk, library):
    one, two = desk.keep(), desk.keep("Other words.", title="Other", name="2.txt")
    for document, words in ((one, "1,204"), (one, "2019"), (two, "Other")):
        desk.highlight(document, words, tags=["a"])
    library.highlights.remove(library.highlights.all()[0].id)
    assert [tag.count for tag in library.tags.all()] == [2]
    library.trash.put(one.id)
    assert [tag.count for tag in library.tags.all()] == [1]
    library.trash.restore(one.id)
    assert [tag.count for tag in library.tags.all()] == [2]


def test_a_level_that_is_no_tag_yet_is_renamed_with_those_below(library):
    library.tags.ensure("gaps/counts")
    library.tags.rename_level("gaps", "holes")
    assert [tag.path for tag in library.tags.all()] == ["holes", "holes/counts"]
    library.history.undo()
    assert [tag.path for tag in library.tags.all()] == ["gaps/counts"]


def test_tags_that_were_only_put_on_say_the_same(desk, library):
    document = desk.keep()
    desk.highlight(document, "1,204", tags=["figures"])
    before = library.tags.all()
    desk.highlight(document, "1,204", tags=["figures", "new"])
    ids = {tag.id for tag in library.tags.all()}
    assert library.tags.say_the_same(before, ids)
    library.tags.rename(before[0].id, "numbers")
    assert not library.tags.say_the_same(before, ids)
