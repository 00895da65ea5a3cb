import pytest

from desktop.errors import InvalidValueError, NotFoundError


def names(library):
    return [c.name for c in library.collections()]


def test_collections_nest_and_are_listed_by_name(library):
    part10 = library.add_collection("Part 10")
    library.add_collection("  part   9 ")
    inner = library.add_collection("Annex", part10.id)
    assert [(c.name, c.parent_id) for c in library.collections()] == [
        ("Annex", part10.id),
        ("part 9", None),
        ("Part 10", None),
    ]
    assert inner.parent_id == part10.id


def test_ensure_makes_only_what_is_missing(library):
    first = library.ensure_collection("Reports/2019")
    assert library.ensure_collection("Reports / 2019/") == first
    assert names(library) == ["2019", "Reports"]
    assert library.undo_text() == ""


@pytest.mark.parametrize("name", ["", "  ", "\0"])
def test_a_name_has_letters(library, name):
    with pytest.raises(InvalidValueError):
        library.add_collection(name)
    with pytest.raises(InvalidValueError):
        library.ensure_collection("/")


def test_a_name_is_no_path(library):
    """'Q/A' would be a collection A inside Q to whatever is imported into it."""
    made = library.add_collection("Questions")
    with pytest.raises(InvalidValueError, match="without"):
        library.add_collection("Q/A")
    with pytest.raises(InvalidValueError, match="without"):
        library.rename_collection(made.id, "Q/A")
    assert names(library) == ["Questions"]


def test_a_collection_cannot_lie_in_itself(library):
    outer = library.add_collection("Outer")
    inner = library.add_collection("Inner", outer.id)
    with pytest.raises(InvalidValueError):
        library.move_collection(outer.id, inner.id)
    with pytest.raises(InvalidValueError):
        library.move_collection(outer.id, outer.id)
    assert library.move_collection(inner.id, None).parent_id is None


def test_removing_one_moves_its_contents_up(desk, library):
    outer = library.add_collection("Outer")
    middle = library.add_collection("Middle", outer.id)
    inner = library.add_collection("Inner", middle.id)
    document = desk.keep(collection_id=middle.id)
    library.remove_collection(middle.id)
    assert library.document(document.id).collection_id == outer.id
    assert {c.id: c.parent_id for c in library.collections()}[inner.id] == outer.id
    library.undo()
    assert library.document(document.id).collection_id == middle.id
    assert {c.id: c.parent_id for c in library.collections()}[inner.id] == middle.id


def test_each_change_can_be_undone_and_redone(library):
    made = library.add_collection("One")
    library.rename_collection(made.id, "Two")
    assert library.undo() == "Rename collection"
    assert names(library) == ["One"]
    assert library.undo() == "New collection"
    assert names(library) == []
    library.redo()
    library.redo()
    assert library.collections()[0].id == made.id
    assert names(library) == ["Two"]


def test_documents_imported_meanwhile_survive_undoing_their_collection(desk, library):
    made = library.add_collection("Box")
    child = library.ensure_collection("Box/Child")
    document = desk.keep(collection_id=made.id)
    assert library.undo() == "New collection"
    assert library.document(document.id).collection_id is None
    assert library.collections() == [type(child)(child.id, "Child", None)]
    assert library.redo() == "New collection"
    assert library.document(document.id).collection_id == made.id
    assert {c.id: c.parent_id for c in library.collections()}[child.id] == made.id


def test_unknown_collections_are_not_found(desk, library):
    with pytest.raises(NotFoundError):
        library.add_collection("Inner", "nowhere")
    with pytest.raises(NotFoundError):
        library.rename_collection("nowhere", "x")
    with pytest.raises(NotFoundError):
        desk.keep(collection_id="nowhere")
    assert library.documents() == []
    assert not library.take_changes()
