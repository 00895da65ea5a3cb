from __future__ import annotations

import pytest

from desktop.errors import NotFoundError


def test_what_is_put_in_the_trash_comes_back_with_its_highlights(workspace, document_id):
    made = workspace.highlights.add_quotation(document_id, "902")
    workspace.trash.put(document_id)
    assert workspace.documents.all() == []
    assert [one.id for one in workspace.trash.all()] == [document_id]
    workspace.trash.restore(document_id)
    assert workspace.trash.all() == []
    assert [one.id for one in workspace.highlights.all(document_id)] == [made.id]


def test_what_is_in_the_trash_is_not_found_by_a_search(workspace, document_id):
    assert workspace.search.find("applications").total
    workspace.trash.put(document_id)
    assert workspace.search.find("applications").total == 0


def test_what_is_emptied_is_gone_for_good(workspace, document_id):
    workspace.trash.put(document_id)
    workspace.trash.empty()
    assert workspace.trash.all() == []
    with pytest.raises(NotFoundError):
        workspace.trash.restore(document_id)
