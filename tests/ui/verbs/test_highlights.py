from __future__ import annotations

from PySide6.QtCore import Qt

from tests.ui.hands import QUOTATION, focused, open_in_tree, select

Key = Qt.Key


def test_colour_keys_recolour_the_highlight_in_hand(qtbot, window, workspace, report):
    pane = open_in_tree(qtbot, window, report.title)
    select(qtbot, pane, QUOTATION)
    qtbot.keyClick(focused(), Key.Key_1)
    qtbot.keyClick(focused(), Key.Key_3)
    (kept,) = workspace.highlights(report.id)
    assert kept.colour == "blue"


def test_delete_removes_the_highlight_in_hand_and_undo_brings_it_back(
    qtbot, window, workspace, report
):
    pane = open_in_tree(qtbot, window, report.title)
    select(qtbot, pane, QUOTATION)
    qtbot.keyClick(focused(), Key.Key_2)
    (kept,) = workspace.highlights(report.id)
    qtbot.keyClick(focused(), Key.Key_Delete)
    assert workspace.highlights(report.id) == []
    assert pane.highlights == {}
    window.do("undo")
    assert [h.id for h in workspace.highlights(report.id)] == [kept.id]
    assert list(pane.highlights) == [kept.id]


def test_typing_figures_in_a_field_does_not_highlight(qtbot, window, workspace, report):
    pane = open_in_tree(qtbot, window, report.title)
    select(qtbot, pane, QUOTATION)
    window.desk.sidebar.filter.setFocus()
    filter_field = window.desk.left.tree.filter
    filter_field.setFocus()
    qtbot.keyClicks(filter_field, "123")
    assert filter_field.text() == "123"
    assert workspace.highlights(report.id) == []


def test_the_way_back_from_cards_leads_to_where_one_read(qtbot, window, workspace, report):
    length = len(workspace.content(report.id).text)
    middle = workspace.highlight(report.id, length // 2, length // 2 + 9)
    last = workspace.highlight(report.id, length - 9, length)
    window.resize(900, 320)
    pane = open_in_tree(qtbot, window, report.title)
    verbs = window.verbs.highlights
    verbs.show(middle.id)
    verbs.show(last.id)
    assert pane.reader.position() > 0
    window.do("back")
    assert pane.reader.position() == 0
    assert not window.desk.places.can_go_back


def test_the_caret_lets_go_of_a_highlight_it_leaves(qtbot, window, workspace, report):
    kept = workspace.highlight(report.id, 0, 8, colour="yellow")
    pane = open_in_tree(qtbot, window, report.title)
    pane.reader.setFocus()
    pane.reader.pick(kept.id)
    assert window.verbs.highlights.in_hand() == [kept.id]
    qtbot.keyClick(focused(), Key.Key_Down)
    assert window.verbs.highlights.in_hand() == []
    qtbot.keyClick(focused(), Key.Key_3)
    assert workspace.find_highlight(kept.id).colour == "yellow"
