from __future__ import annotations

from dataclasses import replace

import pytest

from desktop.errors import NotFoundError


def test_only_what_is_shown_is_a_revision(desk, library):
    document = desk.keep()
    assert [one.number for one in library.revisions.all(document.id)] == [1]
    desk.keep("Other.", document_id=document.id)
    assert [one.number for one in library.revisions.all(document.id)] == [2, 1]
    with pytest.raises(NotFoundError):
        library.revisions.all("nowhere")
    with pytest.raises(NotFoundError):
        library.revisions.document(document.id, 3)


def test_facts_the_reader_corrected_hold_for_every_revision(desk, library):
    document = desk.keep()
    desk.keep("Other.", document_id=document.id)
    library.documents.update_facts(document.id, replace(document.facts, title="Mine"))
    assert library.revisions.document(document.id, 1).title == "Mine"
    assert library.revisions.get(document.id, 1).title == "Mine"


def test_a_document_in_the_trash_has_none(desk, library):
    document = desk.keep()
    library.trash.put(document.id)
    with pytest.raises(NotFoundError):
        library.revisions.all(document.id)


def test_the_bytes_of_each_revision_are_there(desk, library):
    document = desk.keep()
    first = library.revisions.source_path(document.id, 1).read_bytes()
    desk.keep("Other.", document_id=document.id)
    assert library.revisions.source_path(document.id, 1).read_bytes() == first
    assert library.revisions.source_path(document.id, 2).read_bytes() != first


def test_highlights_of_a_revision_are_read_a_few_at_a_time(desk, library):
    document = desk.keep("One and two.")
    first, second = (desk.highlight(document, words) for words in ("One", "two"))
    desk.keep("Other.", document_id=document.id)
    assert library.revisions.places(document.id, 1) == [(0, first.id), (8, second.id)]
    assert library.revisions.highlights(document.id, 1, [second.id]) == [second]
    assert library.revisions.highlights(document.id, 1, ["nowhere"]) == []
    assert [one.id for one in library.revisions.highlights(document.id, 1)] == [first.id, second.id]
