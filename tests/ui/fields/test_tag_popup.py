from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtWidgets import QApplication, QLabel

from desktop.domain import Tag
from desktop.ui.fields.field_popup import GAP
from desktop.ui.fields.tag_choices import ROW
from desktop.ui.fields.tag_field import FRAME
from desktop.ui.fields.tag_popup import TagPopup

Key, Mod = Qt.Key, Qt.KeyboardModifier
TAGS = [Tag("t", "figures", count=2), Tag("u", "police", count=1)]


@pytest.fixture
def popup(page):
    made = TagPopup(page, TAGS)
    made.told = []
    made.tags_chosen.connect(made.told.append)
    made.show_beside(QRect(page.mapToGlobal(QPoint(20, 20)), QSize(80, 18)))
    return made


def test_a_chosen_tag_is_told_and_the_keyboard_given_back(page, popup, qtbot):
    assert popup.field.hasFocus()
    qtbot.keyClicks(popup.field, "fig")
    qtbot.keyClick(popup.field, Key.Key_Return)
    assert popup.told == [["figures"]]
    assert not popup.isVisible()
    assert QApplication.focusWidget() is page.field


def test_several_tags_go_in_one_go(popup, qtbot):
    for typed, mod in (("fig", Mod.ShiftModifier), ("new one", Mod.ShiftModifier)):
        qtbot.keyClicks(popup.field, typed)
        qtbot.keyClick(popup.field, Key.Key_Return, mod)
    assert popup.told == []
    qtbot.keyClick(popup.field, Key.Key_Return)
    assert popup.told == [["figures", "new one"]]


def test_the_list_stands_inside_the_frame_and_the_window(page, popup, qtbot):
    qtbot.keyClicks(popup.field, "f")
    assert popup.field.list.isVisible()
    assert popup.rect().contains(popup.field.list.geometry())
    assert page.rect().adjusted(GAP, GAP, -GAP, -GAP).contains(popup.geometry())


def test_the_list_is_as_high_as_what_answers_and_the_field_stays(page, qtbot):
    tags = [Tag(str(n), f"{'north' if n else 'south'} {n}") for n in range(6)]
    popup = TagPopup(page, tags)
    popup.show_beside(QRect(page.mapToGlobal(QPoint(20, 20)), QSize(80, 18)))
    high, field = popup.height(), popup.field.mapTo(page, QPoint())
    qtbot.keyClicks(popup.field, "sou")
    assert popup.field.list.height() < 3 * ROW + FRAME, "one tag, and to make another"
    assert popup.height() <= high - 4 * ROW
    assert popup.field.mapTo(page, QPoint()) == field
    popup.field.selectAll()
    qtbot.keyClick(popup.field, Key.Key_Delete)
    assert popup.height() == high
    assert popup.rect().contains(popup.field.list.geometry())


def test_escape_leaves_at_once_where_nothing_is_lost(popup, qtbot):
    qtbot.keyClicks(popup.field, "fig")
    qtbot.keyClick(popup.field, Key.Key_Escape)
    assert popup.told == []
    assert not popup.isVisible()


@pytest.mark.parametrize("taken", [True, False])
def test_escape_asks_where_something_new_would_be_lost(popup, qtbot, taken):
    qtbot.keyClicks(popup.field, "fig" if taken else "unheard of")
    if taken:
        qtbot.keyClick(popup.field, Key.Key_Return, Mod.ShiftModifier)
    qtbot.keyClick(popup.field, Key.Key_Escape)
    assert popup.isVisible()
    assert "Esc again leaves" in popup.findChild(QLabel, "quiet").text()
    qtbot.keyClick(popup.field, Key.Key_Escape)
    assert (popup.told, popup.isVisible()) == ([], False)


def test_tab_stays_in_the_frame(popup, qtbot):
    qtbot.keyClicks(popup.field, "fig")
    qtbot.keyClick(popup.field, Key.Key_Tab)
    assert (popup.field.text(), popup.field.hasFocus()) == ("figures", True)


def test_tags_taken_are_given_when_the_reader_goes_elsewhere(page, popup, qtbot):
    qtbot.keyClicks(popup.field, "fig")
    qtbot.keyClick(popup.field, Key.Key_Return, Mod.ShiftModifier)
    page.field.setFocus()
    assert popup.told == [["figures"]]
