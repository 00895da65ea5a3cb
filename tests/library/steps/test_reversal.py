from __future__ import annotations

from desktop.domain.steps import StepCode


def test_a_tag_used_outside_of_history_is_freed_and_given_back(desk, library):
    document = desk.keep()
    tag = library.tags.ensure("a")
    with library.history.step(StepCode.CHANGE_HIGHLIGHT, undoable=False):
        made = desk.highlight(document, "1,204", tags=["a"])
    assert library.history.undo() is StepCode.NEW_TAG
    assert library.highlights.get(made.id).tags == ()
    assert library.history.redo() is StepCode.NEW_TAG
    assert library.highlights.get(made.id).tags == ("a",)
    assert library.tags.all()[0].id == tag.id


def test_removing_a_document_is_undone_importing_it_is_not(desk, library):
    document = desk.keep()
    made = desk.highlight(document, "1,204")
    library.trash.put(document.id)
    assert library.history.undo() is StepCode.REMOVE_DOCUMENT
    assert library.highlights.get(made.id) == made
    assert library.history.undo() is StepCode.HIGHLIGHT
    assert library.history.undo() is None
    assert [d.id for d in library.documents.all()] == [document.id]


def test_a_collection_that_an_import_has_used_gives_its_documents_back_to_its_parent(desk, library):
    outer = library.collections.add("Outer")
    inner = library.collections.add("Inner", outer.id)
    document = desk.keep(collection_id=inner.id)
    assert library.history.undo() is StepCode.NEW_COLLECTION
    assert library.documents.get(document.id).collection_id == outer.id
    assert library.history.redo() is StepCode.NEW_COLLECTION
    assert library.documents.get(document.id).collection_id == inner.id


def test_what_emptying_the_trash_took_stays_gone(desk, library):
    document = desk.keep()
    made = desk.highlight(document, "1,204")
    library.highlights.change(made.id, note="N.")
    library.trash.put(document.id)
    library.trash.empty()
    while library.history.undo() is not None:
        pass
    assert (library.documents.all(), library.highlights.all()) == ([], [])
