from __future__ import annotations

from PySide6.QtCore import Qt

from tests.ui.hands import QUOTATION, focused, open_in_tree, select

Key = Qt.Key


def test_a_tag_thought_better_of_leaves_no_highlight(qtbot, window, workspace, report):
    pane = open_in_tree(qtbot, window, report.title)
    select(qtbot, pane, QUOTATION)
    qtbot.keyClick(focused(), Key.Key_T)
    qtbot.keyClicks(focused(), "figures")
    qtbot.keyClick(focused(), Key.Key_Escape)
    assert workspace.highlights(report.id) == []
    assert pane.reader.selected_text() == QUOTATION


def test_a_tag_for_a_selection_is_one_step(qtbot, window, workspace, report):
    pane = open_in_tree(qtbot, window, report.title)
    select(qtbot, pane, QUOTATION)
    qtbot.keyClick(focused(), Key.Key_T)
    qtbot.keyClicks(focused(), "figures")
    qtbot.keyClick(focused(), Key.Key_Return)
    assert [h.tags for h in workspace.highlights(report.id)] == [("figures",)]
    window.do("undo")
    assert workspace.highlights(report.id) == []
