from __future__ import annotations

from PySide6.QtCore import Qt

from desktop import words
from desktop.ui.dialogs.trash import TrashDialog
from desktop.workspace import Workspace
from tests.ui.hands import QUOTATION, focused, open_in_tree, select

Key = Qt.Key


def test_delete_in_the_tree_removes_the_document_not_a_highlight(qtbot, window, workspace, report):
    pane = open_in_tree(qtbot, window, report.title)
    select(qtbot, pane, QUOTATION)
    qtbot.keyClick(focused(), Key.Key_1)
    tree = window.desk.left.tree
    tree.reveal(report.id)
    tree.view.setFocus()
    qtbot.keyClick(tree.view, Key.Key_Delete)
    assert report.id not in {d.id for d in workspace.documents.all()}
    assert window.desk.reading.panes() == []
    window.do("undo")
    assert report.id in {d.id for d in workspace.documents.all()}


def test_the_status_line_offers_undo(qtbot, window, workspace, report):
    pane = open_in_tree(qtbot, window, report.title)
    select(qtbot, pane, QUOTATION)
    qtbot.keyClick(focused(), Key.Key_1)
    window.desk.status.undo_requested.emit()
    assert workspace.highlights.all(report.id) == []


def test_a_step_that_another_window_overtook_is_said(window, workspace, report, tmp_path):
    kept = workspace.highlights.add(report.id, 0, 8)
    workspace.highlights.change(kept.id, note="Mine.")
    other = Workspace.open(tmp_path / "library")
    other.highlights.change(kept.id, note="Theirs.")
    other.close()
    workspace.poll()
    window.do("undo")
    assert "another window" in window.desk.status.text()
    assert workspace.highlights.find(kept.id).note == "Theirs."
    assert (
        window.desk.actions["undo"].text() == f"&Undo {words.step(workspace.history.next_undo())}"
    )


def test_samples_that_are_not_there_are_not_removed(window):
    window.do("remove_starter")
    assert "not in this library" in window.desk.status.text()


def test_the_trash_gives_back_and_is_emptied(window, workspace, report, monkeypatch):
    workspace.trash.put(report.id)

    def hands(dialog) -> int:
        assert dialog.list.count() == 1
        dialog.restore.click()
        return 0

    monkeypatch.setattr(TrashDialog, "exec", hands)
    window.do("trash")
    assert report.id in {d.id for d in workspace.documents.all()}
