from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from shiboken6 import isValid

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


def test_a_note_that_cannot_be_kept_can_be_copied(window, workspace, report):
    kept = workspace.highlight_quotation(report.id, QUOTATION)
    workspace.remove_highlight(kept.id)
    window.verbs.notes.write_note(kept.id, "A long thought.")
    assert window.desk.status.text() == "The highlight is gone, and its note was not kept."
    window.desk.status._button.click()
    assert QGuiApplication.clipboard().text() == "A long thought."


def test_a_note_beside_a_passage_is_kept_when_its_tab_is_closed(qtbot, window, workspace, report):
    pane = open_in_tree(qtbot, window, report.title)
    select(qtbot, pane, QUOTATION)
    qtbot.keyClick(focused(), Key.Key_N)
    qtbot.keyClicks(focused(), "A thought.")
    field = focused()
    window.do("close_tab")
    qtbot.waitUntil(lambda: not isValid(field))
    assert [h.note for h in workspace.highlights(report.id)] == ["A thought."]
