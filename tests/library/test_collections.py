import pytest

from desktop.domain.steps import StepCode
from desktop.errors import InvalidValueError, NotFoundError


def names(library):
    return [c.name for c in library.collections.all()]


def test_collections_nest_and_are_listed_by_name(library):
    part10 = library.collections.add("Part 10")
    library.collections.add("  part   9 ")
    inner = library.collections.add("Annex", part10.id)
    assert [(c.name, c.parent_id) for c in library.collections.all()] == [
        ("Annex", part10.id),
        ("part 9", None),
        ("Part 10", None),
    ]
    assert inner.parent_id == part10.id


def test_ensure_makes_only_what_is_missing(library):
    first = library.collections.ensure("Reports/2019")
    assert library.collections.ensure("Reports / 2019/") == first
    assert names(library) == ["2019", "Reports"]
    assert library.history.next_undo() is None


@pytest.mark.parametrize("name", ["", "  ", "\0"])
def test_a_name_has_letters(library, name):
    with pytest.raises(InvalidValueError):
        library.collections.add(name)
    with pytest.raises(InvalidValueError):
        library.collections.ensure("/")


def test_a_name_is_no_path(library):
    """'Q/A' would be a collection A inside Q to whatever is imported into it."""
    made = library.collections.add("Questions")
    with pytest.raises(InvalidValueError, match="without"):
        library.collections.add("Q/A")
    with pytest.raises(InvalidValueError, match="without"):
        library.collections.rename(made.id, "Q/A")
    assert names(library) == ["Questions"]


def test_a_collection_cannot_lie_in_itself(library):
    outer = library.collections.add("Outer")
    inner = library.collections.add("Inner", outer.id)
    with pytest.raises(InvalidValueError):
        library.collections.move(outer.id, inner.id)
    with pytest.raises(InvalidValueError):
        library.collections.move(outer.id, outer.id)
    assert library.collections.move(inner.id, None).parent_id is None


def test_removing_one_moves_its_contents_up(desk, library):
    outer = library.collections.add("Outer")
    middle = library.collections.add("Middle", outer.id)
    inner = library.collections.add("Inner", middle.id)
    document = desk.keep(collection_id=middle.id)
    library.collections.remove(middle.id)
    assert library.documents.get(document.id).collection_id == outer.id
    assert {c.id: c.parent_id for c in library.collections.all()}[inner.id] == outer.id
    library.history.undo()
    assert library.documents.get(document.id).collection_id == middle.id
    assert {c.id: c.parent_id for c in library.collections.all()}[inner.id] == middle.id


def test_each_change_can_be_undone_and_redone(library):
    made = library.collections.add("One")
    library.collections.rename(made.id, "Two")
    assert library.history.undo() is StepCode.RENAME_COLLECTION
    assert names(library) == ["One"]
    assert library.history.undo() is StepCode.NEW_COLLECTION
    assert names(library) == []
    library.history.redo()
    library.history.redo()
    assert library.collections.all()[0].id == made.id
    assert names(library) == ["Two"]


def test_documents_imported_meanwhile_survive_undoing_their_collection(desk, library):
    made = library.collections.add("Box")
    child = library.collections.ensure("Box/Child")
    document = desk.keep(collection_id=made.id)
    assert library.history.undo() is StepCode.NEW_COLLECTION
    assert library.documents.get(document.id).collection_id is None
    assert library.collections.all() == [type(child)(child.id, "Child", None)]
    assert library.history.redo() is StepCode.NEW_COLLECTION
    assert library.documents.get(document.id).collection_id == made.id
    assert {c.id: c.parent_id for c in library.collections.all()}[child.id] == made.id


def test_unknown_collections_are_not_found(desk, library):
    with pytest.raises(NotFoundError):
        library.collections.add("Inner", "nowhere")
    with pytest.raises(NotFoundError):
        library.collections.rename("nowhere", "x")
    with pytest.raises(NotFoundError):
        desk.keep(collection_id="nowhere")
    assert library.documents.all() == []
    assert not library.history.take_changes()


def test_a_name_holds_nothing_that_acts_and_has_an_end(library):
    assert library.collections.add("Pri\x1b[31m\u202eson\n").name == "Pri[31mson"
    assert len(library.collections.add("x" * 1_000).name) == 255
    with pytest.raises(InvalidValueError):
        library.collections.add("\x07\u202e")
