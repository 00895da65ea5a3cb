from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, QRect, QSize, Qt

from desktop.domain import Tag
from desktop.ui.fields.tick_popup import TickPopup

Key, State = Qt.Key, Qt.CheckState
TAGS = [Tag(path, path, count=3) for path in ("asylum", "figures", "police", "prison")]


@pytest.fixture
def popup(page):
    borne = {"police": State.Checked, "prison": State.PartiallyChecked}
    made = TickPopup(page, TAGS, [], borne)
    made.told = []
    made.ticked.connect(made.told.append)
    made.show_beside(QRect(page.mapToGlobal(QPoint(20, 20)), QSize(80, 18)))
    return made


def rows(popup):
    items = (popup.list.item(row) for row in range(popup.list.count()))
    return [(item.text(), item.checkState()) for item in items]


def test_what_is_borne_stands_first(popup):
    assert rows(popup)[:2] == [("police", State.Checked), ("prison", State.PartiallyChecked)]


def test_several_are_ticked_by_keys_and_told_at_once(popup, qtbot):
    qtbot.keyClick(popup.field, Key.Key_Space)  # police, off
    qtbot.keyClicks(popup.field, "fi")
    qtbot.keyClick(popup.field, Key.Key_Space)
    qtbot.keyClick(popup.field, Key.Key_Backspace)
    qtbot.keyClick(popup.field, Key.Key_Backspace)
    assert popup.told == []
    qtbot.keyClick(popup.field, Key.Key_Return)
    assert popup.told == [(["figures"], ["police"])]
    assert not popup.isVisible()


def test_the_mouse_ticks_too(popup, qtbot):
    popup.list.item(2).setCheckState(State.Checked)
    qtbot.mouseClick(popup.done, Qt.MouseButton.LeftButton)
    assert popup.told == [(["asylum"], [])]


def test_escape_asks_only_once_something_was_ticked(popup, qtbot):
    qtbot.keyClick(popup.field, Key.Key_Space)
    qtbot.keyClick(popup.field, Key.Key_Escape)
    assert popup.isVisible()
    qtbot.keyClick(popup.field, Key.Key_Escape)
    assert (popup.told, popup.isVisible()) == ([], False)


def test_tab_stays_and_going_elsewhere_keeps_the_ticks(page, popup, qtbot):
    qtbot.keyClick(popup.field, Key.Key_Tab)
    assert popup.field.hasFocus()
    qtbot.keyClick(popup.field, Key.Key_Space)
    page.field.setFocus()
    assert popup.told == [([], ["police"])]


def test_half_ticked_ones_stay_as_they_are(popup, qtbot):
    qtbot.keyClick(popup.field, Key.Key_Return)
    assert popup.told == []
