from dataclasses import replace

import pytest
from PySide6.QtWidgets import QApplication

from desktop.ui.shown import Shown
from desktop.ui.tabs.other_tab import UnreadTab
from desktop.ui.tabs.sides import Sides
from tests.ui.dialogs.samples import DOCUMENT


@pytest.fixture
def sides(qtbot):
    made = Sides()
    qtbot.addWidget(made)
    made.resize(800, 400)
    made.show()
    return made


def tab(name: str) -> UnreadTab:
    return UnreadTab(replace(DOCUMENT, id=name), Shown(name))


def test_two_sides_are_equally_wide(sides):
    left, right = sides.front, sides.add()
    left.add_unread(tab("one"))
    right.add_unread(tab("two"))
    QApplication.processEvents()
    assert abs(left.width() - right.width()) <= 1
    assert sides.beside is right
    sides.front = right
    assert sides.front is right
    assert sides.beside is left
    assert [one.document_id for one in sides.tabs()] == ["one", "two"]


def test_two_sides_are_equally_wide_whatever_a_page_behind_another_asks(sides):
    left, right = sides.front, sides.add()
    wide = tab("wide")
    wide.setMinimumWidth(700)
    for one in (wide, tab("one")):
        left.add_unread(one)
    right.add_unread(tab("two"))
    QApplication.processEvents()
    assert abs(left.width() - right.width()) <= 1


def test_a_side_without_tabs_goes_but_the_last_one_stays(sides):
    left, right = sides.front, sides.add()
    right.add_unread(tab("two"))
    sides.front = right
    sides.tidy()
    assert sides.groups == [right]
    assert sides.front is right
    assert left.isHidden()
    right.take(right.tabs()[0])
    sides.tidy()
    assert sides.groups == [right]
    assert sides.beside is None


def test_when_the_side_in_front_goes_the_other_one_is_in_front(sides):
    right = sides.add()
    right.add_unread(tab("two"))
    sides.hide()  # no keyboard moves on
    sides.tidy()
    assert sides.front is right


def test_the_side_that_gets_the_keyboard_is_in_front(sides, qtbot):
    left, right = sides.front, sides.add()
    left.bar.addTab("One")
    right.bar.addTab("Two")
    sides.activateWindow()
    with qtbot.waitSignal(sides.current_changed):
        right.bar.setFocus()
    assert sides.front is right
    with qtbot.assertNotEmitted(sides.current_changed):
        right.setFocus()


def test_a_tab_turned_to_is_told_of_only_on_the_side_in_front(sides, qtbot):
    left, right = sides.front, sides.add()
    with qtbot.assertNotEmitted(sides.current_changed):
        right.current_changed.emit()
    with qtbot.waitSignal(sides.current_changed):
        left.current_changed.emit()


def test_a_dragged_tab_is_dropped_once(sides):
    left, right = sides.front, sides.add()
    one, told = tab("one"), []
    left.add_unread(one)
    sides.dropped.connect(lambda *both: told.append(both))
    left.drag_begun.emit(one)
    right.dropped_here.emit()
    right.dropped_here.emit()
    assert told == [(one, right)]
    assert sides.group_of(one) is left, "moving it is not for the sides to decide"


def test_the_side_that_is_not_in_front_looks_so(sides):
    left, right = sides.front, sides.add()
    sides.show_front()
    assert not left.bar.property("aside")
    assert right.bar.property("aside")


def test_nobody_looks_before_a_tab_is_in_its_place(sides):
    told, turned = [], []
    sides.current_changed.connect(lambda: told.append(1))
    sides.page_wanted.connect(turned.append)
    sides.front.add_unread(tab("one"))
    two = tab("two")
    with sides.quietly():
        sides.front.add(two)
    assert told == []
    assert two in turned
    sides.front.turn_by(1)
    assert told
