from __future__ import annotations

import pytest
from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QColor, QImage
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QStyle, QStyleOptionButton

from desktop.ui.fields.tick_box import TickBox, TickDelegate
from desktop.ui.look.theme import ThemeChoice, colours

_Part = QStyle.SubElement


def colours_in(picture: QImage, room: QRect) -> set[str]:
    return {
        QColor(picture.pixel(x, y)).name()
        for x in range(room.left(), room.right() + 1)
        for y in range(room.top(), room.bottom() + 1)
    }


@pytest.mark.parametrize("name", ["light", "dark", "sepia"])
def test_a_tick_has_the_colour_that_is_read_on_the_accent(qtbot, name):
    look = ThemeChoice()
    look.choose(name)
    box = TickBox("With notes")
    qtbot.addWidget(box)
    box.show()
    option = QStyleOptionButton()
    box.initStyleOption(option)
    room = box.style().subElementRect(_Part.SE_CheckBoxIndicator, option, box)
    inside = room.adjusted(2, 2, -2, -2)
    assert colours_in(box.grab().toImage(), inside) == {colours(name)["raised"]}
    box.setChecked(True)
    tick, ground = colours(name)["accent_ink"], colours(name)["accent"]
    assert {tick, ground} <= colours_in(box.grab().toImage(), inside)
    look.choose("light")


def test_a_row_of_a_list_is_ticked_alike_and_half_a_tick_is_none(qtbot):
    look = ThemeChoice()
    look.choose("dark")
    rows = QListWidget()
    rows.setObjectName("tickList")
    rows.setItemDelegate(TickDelegate(rows))
    qtbot.addWidget(rows)
    for state in (Qt.CheckState.Checked, Qt.CheckState.PartiallyChecked, Qt.CheckState.Unchecked):
        QListWidgetItem("asylum", rows).setCheckState(state)
    rows.show()
    picture = rows.viewport().grab().toImage()
    rooms = [rows.visualItemRect(rows.item(row)) for row in range(3)]
    tick = colours("dark")["accent_ink"]
    assert [tick in colours_in(picture, room) for room in rooms] == [True, False, False]
    look.choose("light")
