from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QMenu

from desktop import APP_NAME
from desktop.ui.remembered import OpenTab
from desktop.ui.tabs.tab_group import TabGroup
from tests.ui.hands import QUOTATION, focused, open_in_tree, select


@pytest.fixture
def both(window, workspace, report):
    letter = next(d for d in workspace.documents.all() if d.id != report.id)
    return report.id, letter.id


def shown(area):
    return [(tab.document_id, tab.side, tab.current) for tab in area.tabs()]


def test_a_document_that_is_open_comes_to_the_front(window, both):
    one, two = both
    area = window.desk.reading
    first = area.open(one)
    area.open(two)
    assert area.open(one) is first
    assert shown(area) == [(one, 0, True), (two, 0, False)]


def test_each_opening_and_closing_is_told_once(window, both):
    area, told = window.desk.reading, []
    area.current_changed.connect(lambda: told.append([tab.document_id for tab in area.tabs()]))
    first = area.open(both[0])
    area.open(both[1])
    area.close_pane(first)
    assert told == [[both[0]], list(both), [both[1]]]


def test_a_tab_moves_to_the_other_side_and_the_sides_join_again(window, both):
    one, two = both
    area = window.desk.reading
    area.open(one)
    area.open(two)
    area.move_tab()
    assert shown(area) == [(one, 0, True), (two, 1, True)]
    area.split()
    assert shown(area) == [(one, 0, False), (two, 0, True)]


def test_the_only_tab_does_not_move_away(window, both):
    area = window.desk.reading
    area.open(both[0])
    area.move_tab()
    assert not area.is_split()


def test_a_tab_dropped_on_the_other_side_moves_there(window, both):
    one, two = both
    area = window.desk.reading
    area.open(one)
    area.open(two)
    area.move_tab()
    (pane,) = (pane for pane in area.panes() if pane.document_id == one)
    side, other = sorted(area.findChildren(TabGroup), key=lambda side: side.x())
    side.drag_begun.emit(pane)
    other.dropped_here.emit()
    assert shown(area) == [(two, 0, False), (one, 0, True)]


@pytest.mark.parametrize("side_by_side", [False, True])
def test_the_keyboard_is_on_the_page_that_comes_to_the_front(window, both, qtbot, side_by_side):
    qtbot.waitActive(window)
    area = window.desk.reading
    for document_id in both:
        window.desk.open_passage(document_id)
    if side_by_side:
        area.move_tab()
    area.take_focus()
    area.close_pane(area.on_show())
    left = area.on_show()
    assert left is not None
    assert left.isAncestorOf(QApplication.focusWidget())


def test_closing_the_last_tab_says_what_to_do(window, both):
    area = window.desk.reading
    pane = area.open(both[0])
    assert not area.empty.isVisible()
    area.close_pane(pane)
    assert area.empty.isVisible()
    assert area.current() is None


def test_tabs_are_restored_on_their_sides(window, both):
    one, two = both
    area = window.desk.reading
    area.restore(
        [
            OpenTab(one, 0, current=True),
            OpenTab(two, 1, current=True),
            OpenTab(one, 1, current=False),
        ],
        window.desk.catalogue.documents,
    )
    assert shown(area) == [(one, 0, True), (two, 1, True), (one, 1, False)]
    assert area.current().document_id == one


def test_the_side_with_the_keyboard_is_in_front(window, both, qtbot):
    one, _ = both
    area = window.desk.reading
    left = area.open(one)
    area.split()
    right = area.current()
    assert right is not left
    left.setFocus()
    assert area.current() is left
    right.setFocus()
    assert area.current() is right


@pytest.mark.parametrize("is_on_show", [True, False])
def test_a_click_on_a_tab_brings_its_side_to_the_front(window, both, qtbot, is_on_show):
    area = window.desk.reading
    for document_id in both:
        area.open(document_id)
    area.split()
    left, right = sorted(area.findChildren(TabGroup), key=lambda side: side.x())
    qtbot.waitUntil(lambda: right.isAncestorOf(focused()))
    row = 1 if is_on_show else 0
    qtbot.mouseClick(left.bar, Qt.MouseButton.LeftButton, pos=left.bar.tabRect(row).center())
    assert area.current() in left.tabs()
    assert area.current().document_id == both[row]
    qtbot.waitUntil(lambda: area.current().isAncestorOf(focused()))


def test_tabs_moved_along_the_bar_keep_their_pages(window, both):
    one, two = both
    area = window.desk.reading
    area.open(one)
    area.open(two)
    area.findChild(TabGroup).bar.moveTab(1, 0)
    assert shown(area) == [(two, 0, True), (one, 0, False)]
    area.turn_by(1)
    assert area.current().document_id == one


def test_a_restored_tab_is_read_when_it_is_turned_to(window, both, workspace):
    one, two = both
    area, desk = window.desk.reading, window.desk
    workspace.documents.set_reading_position(two, 9)
    tabs = [OpenTab(one, 0, current=True), OpenTab(two, 0, current=False)]
    area.restore(tabs, desk.catalogue.documents)
    assert [pane.document_id for pane in area.panes()] == [one]
    assert area.tabs() == tabs
    assert area.tabs_beside() == 2
    area.turn_by(1)
    assert area.current().document_id == two
    assert area.current().content is not None
    assert len(area.panes()) == 2
    assert area.findChild(TabGroup).bar.count() == 2


def test_the_keyboard_goes_along_to_a_tab_that_is_read_only_now(window, both, qtbot):
    one, two = both
    area = window.desk.reading
    tabs = [OpenTab(one, 0, True), OpenTab(two, 0, False), OpenTab(one, 1, True)]
    area.restore(tabs, window.desk.catalogue.documents)
    qtbot.waitActive(window)
    area.take_focus()
    left, _ = sorted(area.findChildren(TabGroup), key=lambda side: side.x())
    left.turn_by(1)
    assert area.current().document_id == two
    assert area.current().isAncestorOf(focused())


def test_an_unread_tab_opens_renames_closes_and_comes_again(window, both, workspace):
    one, two = both
    area = window.desk.reading
    tabs = [OpenTab(one, 0, current=True), OpenTab(two, 0, current=False)]
    area.restore(tabs, window.desk.catalogue.documents)
    bar = area.findChild(TabGroup).bar
    workspace.documents.update_facts(
        two, replace(workspace.documents.get(two).facts, title="Another name")
    )
    assert bar.tabText(1) == "Another name"
    window.desk.open_passage(two)
    assert [pane.document_id for pane in area.panes()] == [one, two]
    area.close_pane(area.current())
    area.restore([OpenTab(two, 0, current=False)], window.desk.catalogue.documents)
    area.close_gone({one: window.desk.catalogue.documents[one]})
    assert bar.count() == 1
    assert area.can_reopen({two})


def test_what_is_only_looked_into_gives_its_tab_to_the_next(window, both):
    one, two = both
    area = window.desk.reading
    area.open(one, keep=False)
    area.open(two, keep=False)
    assert shown(area) == [(two, 0, True)]
    area.keep(two)
    area.open(one, keep=False)
    assert shown(area) == [(two, 0, False), (one, 0, True)]
    area.open(one)
    area.open(two, keep=False)
    assert shown(area) == [(two, 0, True), (one, 0, False)]


def test_a_first_highlight_keeps_a_tab(qtbot, window, workspace, report, both):
    pane = open_in_tree(qtbot, window, report.title)
    select(qtbot, pane, QUOTATION)
    window.do("highlight_blue")
    window.desk.open_passage(both[1], keep=False)
    assert [tab.document_id for tab in window.desk.reading.tabs()] == list(both)


def test_a_double_click_keeps_a_tab(qtbot, window, report, both):
    open_in_tree(qtbot, window, report.title)
    (side,) = window.desk.reading.findChildren(TabGroup)
    qtbot.mouseDClick(side.bar, Qt.MouseButton.LeftButton, pos=side.bar.tabRect(0).center())
    window.desk.open_passage(both[1], keep=False)
    assert [tab.document_id for tab in window.desk.reading.tabs()] == list(both)


def test_enter_in_the_tree_keeps_and_a_click_does_not(qtbot, window, report, both):
    open_in_tree(qtbot, window, report.title)
    tree = window.desk.left.tree.view
    tree.setFocus()
    qtbot.keyClick(tree, Qt.Key.Key_Return)
    window.desk.open_passage(both[1], keep=False)
    assert [tab.document_id for tab in window.desk.reading.tabs()] == list(both)


def test_what_is_open_is_listed_and_chosen_by_title(window, both):
    area = window.desk.reading
    for one in both:
        area.open(one)
    window.do("list_tabs")
    menu = area.findChild(QMenu, "openList")
    titles = [action.text() for action in menu.actions() if not action.isSeparator()]
    assert titles == [window.desk.catalogue.title(one) for one in both]
    assert [a.isChecked() for a in menu.actions() if not a.isSeparator()] == [False, True]
    next(a for a in menu.actions() if a.text() == titles[0]).trigger()
    menu.close()
    assert area.current().document_id == both[0]


def test_all_highlights_have_one_name_on_the_tab_in_the_list_and_by_the_window(window, both):
    area = window.desk.reading
    area.open(both[0])
    window.do("annotations")
    assert window.windowTitle() == f"All Highlights – {APP_NAME}"
    window.do("list_tabs")
    menu = area.findChild(QMenu, "openList")
    titles = [action.text() for action in menu.actions() if not action.isSeparator()]
    menu.close()
    assert titles == [window.desk.catalogue.title(both[0]), "All Highlights"]
