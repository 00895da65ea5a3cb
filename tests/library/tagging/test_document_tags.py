import pytest

from desktop.domain.steps import StepCode
from desktop.errors import NotFoundError


def test_a_document_bears_tags_that_undo_takes_off(desk, library):
    document = desk.keep()
    library.document_tags.add(document.id, "region/north")
    library.document_tags.add(document.id, "region/north")
    library.document_tags.add(document.id, "asylum")
    assert library.documents.get(document.id).tags == ("asylum", "region/north")
    library.history.take_changes()
    library.document_tags.remove(document.id, "asylum")
    assert library.history.take_changes().documents == {document.id}
    assert library.documents.get(document.id).tags == ("region/north",)
    assert library.history.undo() is StepCode.UNTAG_DOCUMENT
    assert library.documents.get(document.id).tags == ("asylum", "region/north")
    assert library.care.check() == []
    with pytest.raises(NotFoundError):
        library.document_tags.remove(document.id, "nowhere")


def test_a_renamed_tag_tells_of_the_documents_that_bear_it(desk, library):
    document = desk.keep()
    library.document_tags.add(document.id, "a")
    library.history.take_changes()
    library.tags.rename(library.tags.ensure("a").id, "b")
    assert library.history.take_changes().documents == {document.id}


def test_that_nothing_was_found_is_of_the_text_that_was_read(desk, library):
    document = desk.keep()
    library.tags.ensure("a")
    library.document_tags.find_nothing(document.id, "a", found=False)
    assert library.document_tags.nothing_found() == {(document.id, "a"): True}
    library.document_tags.find_nothing(document.id, "a", found=True)
    assert library.document_tags.nothing_found() == {}
    library.history.undo()
    desk.keep("Another text, 1,204.", document_id=document.id)
    assert library.document_tags.nothing_found() == {(document.id, "a"): False}
    library.document_tags.find_nothing(document.id, "a", found=False)
    assert library.document_tags.nothing_found() == {(document.id, "a"): True}
