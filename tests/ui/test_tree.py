from __future__ import annotations

from PySide6.QtCore import Qt

Key = Qt.Key


def test_the_tree_goes_with_the_document_in_front(qtbot, window, workspace, report):
    letter = next(d for d in workspace.documents() if d.id != report.id)
    window.desk.open_passage(report.id)
    window.desk.open_passage(letter.id)
    tree = window.desk.left.tree
    assert tree.current_node().key == letter.id
    window.do("next_tab")
    assert tree.current_node().key == report.id
