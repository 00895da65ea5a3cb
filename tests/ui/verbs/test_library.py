from __future__ import annotations

from PySide6.QtCore import Qt

from tests.ui.hands import QUOTATION, focused, open_in_tree, select

Key = Qt.Key


def test_export_writes_the_quotation(qtbot, window, workspace, report, tmp_path):
    start = workspace.content(report.id).text.index(QUOTATION)
    workspace.highlight(report.id, start, start + len(QUOTATION))
    target = tmp_path / "out" / "quotations.md"
    target.parent.mkdir()
    window.desk.tasks.run(
        "export_file", target, text="Exporting", then=window.verbs.library._exported
    )
    qtbot.waitUntil(target.exists, timeout=20_000)
    qtbot.waitUntil(lambda: "quotations.md" in window.desk.status.text())
    assert QUOTATION in target.read_text(encoding="utf-8")


def test_delete_in_the_tree_removes_the_document_not_a_highlight(qtbot, window, workspace, report):
    pane = open_in_tree(qtbot, window, report.title)
    select(qtbot, pane, QUOTATION)
    qtbot.keyClick(focused(), Key.Key_1)
    tree = window.desk.left.tree
    tree.reveal(report.id)
    tree.view.setFocus()
    qtbot.keyClick(tree.view, Key.Key_Delete)
    assert report.id not in {d.id for d in workspace.documents()}
    assert window.desk.reading.panes() == []
    window.do("undo")
    assert report.id in {d.id for d in workspace.documents()}


def test_the_status_line_offers_undo(qtbot, window, workspace, report):
    pane = open_in_tree(qtbot, window, report.title)
    select(qtbot, pane, QUOTATION)
    qtbot.keyClick(focused(), Key.Key_1)
    window.desk.status.undo_requested.emit()
    assert workspace.highlights(report.id) == []
