from __future__ import annotations


def test_a_tag_used_outside_of_history_is_freed_and_given_back(desk, library):
    document = desk.keep()
    tag = library.ensure_tag("a")
    with library.step("Starter", undoable=False):
        made = desk.highlight(document, "1,204", tags=["a"])
    assert library.undo() == "New tag"
    assert library.highlight(made.id).tags == ()
    assert library.redo() == "New tag"
    assert library.highlight(made.id).tags == ("a",)
    assert library.tags()[0].id == tag.id


def test_removing_a_document_is_undone_importing_it_is_not(desk, library):
    document = desk.keep()
    made = desk.highlight(document, "1,204")
    library.remove_document(document.id)
    assert library.undo() == "Remove document"
    assert library.highlight(made.id) == made
    assert library.undo() == "Highlight"
    assert library.undo() is None
    assert [d.id for d in library.documents()] == [document.id]


def test_a_collection_that_an_import_has_used_gives_its_documents_back_to_its_parent(desk, library):
    outer = library.add_collection("Outer")
    inner = library.add_collection("Inner", outer.id)
    document = desk.keep(collection_id=inner.id)
    assert library.undo() == "New collection"
    assert library.document(document.id).collection_id == outer.id
    assert library.redo() == "New collection"
    assert library.document(document.id).collection_id == inner.id


def test_what_emptying_the_trash_took_stays_gone(desk, library):
    document = desk.keep()
    made = desk.highlight(document, "1,204")
    library.change_highlight(made.id, note="N.")
    library.remove_document(document.id)
    library.empty_trash()
    while library.undo() is not None:
        pass
    assert (library.documents(), library.highlights()) == ([], [])
