from __future__ import annotations

from desktop.workspace import Workspace


def test_changes_made_elsewhere_are_told_when_asked(workspace, document_id):
    other = Workspace.open(workspace.folder)
    other.poll()
    told = []
    other.subscribe(told.append)
    other.poll()
    assert told == []
    made = workspace.highlight_quotation(document_id, "902")
    other.poll()
    assert made.id in told[-1].highlights
    assert [h.id for h in other.highlights()] == [made.id]
    other.close()


def test_own_changes_are_not_told_twice(workspace, document_id):
    told = []
    workspace.subscribe(told.append)
    workspace.highlight_quotation(document_id, "902")
    count = len(told)
    workspace.poll()
    assert len(told) == count


def test_undo_survives_a_restart(workspace, document_id):
    workspace.highlight_quotation(document_id, "902")
    again = Workspace.open(workspace.folder)
    assert again.undo()
    assert again.highlights() == []
    again.close()
