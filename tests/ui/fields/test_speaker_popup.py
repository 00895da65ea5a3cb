from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, QRect, QSize, Qt

from desktop.ui.fields.speaker_popup import Answer, SpeakerPopup

Key, Mod = Qt.Key, Qt.KeyboardModifier
NAMES = ["Ann Ray", "Ben Eve", "Tom Lowe"]


@pytest.fixture
def ask(page):
    def show(suggested=("Ann Ray",), *, is_decided=False):
        popup = SpeakerPopup(page, NAMES, suggested, is_decided=is_decided)
        popup.told = []
        popup.answered.connect(popup.told.append)
        popup.show_beside(QRect(page.mapToGlobal(QPoint(20, 20)), QSize(80, 18)))
        return popup

    return show


def rows(popup):
    return [popup.list.item(row).text() for row in range(popup.list.count())]


def test_enter_accepts_what_the_text_suggests(ask, qtbot):
    popup = ask()
    qtbot.keyClick(popup.field, Key.Key_Return)
    assert popup.told == [Answer(None, is_suggested=True)]
    assert not popup.isVisible()


def test_a_known_name_is_offered_by_its_letters(ask, qtbot):
    popup = ask()
    qtbot.keyClicks(popup.field, "ev")
    assert rows(popup) == ["Ben Eve", "“ev”"]
    qtbot.keyClick(popup.field, Key.Key_Return)
    assert popup.told == [Answer("Ben Eve")]


def test_a_new_name_is_taken_as_typed(ask, qtbot):
    popup = ask()
    qtbot.keyClicks(popup.field, "Ray")
    qtbot.keyClick(popup.field, Key.Key_Return, Mod.ControlModifier)
    assert popup.told == [Answer("Ray")]


def test_rows_are_gone_to_with_arrows_and_nobody_is_one(ask, qtbot):
    popup = ask(())
    assert rows(popup)[0] == "Nobody"
    qtbot.keyClick(popup.field, Key.Key_Up)
    qtbot.keyClick(popup.field, Key.Key_Down)
    qtbot.keyClick(popup.field, Key.Key_Return)
    assert popup.told == [Answer("")]


def test_what_was_decided_can_be_left_to_the_text_again(ask, qtbot):
    popup = ask(is_decided=True)
    qtbot.keyClick(popup.field, Key.Key_Down)
    qtbot.keyClick(popup.field, Key.Key_Return)
    assert popup.told == [Answer(None)]


def test_several_suggestions_are_one_row_and_each_can_be_taken(ask):
    found = rows(ask(("Ann Ray", "Tom Lowe")))
    assert found == ["Each as the text suggests", "Nobody", *NAMES]


def test_a_click_takes_a_row(ask, qtbot):
    popup = ask(("Ann Ray", "Tom Lowe"))
    item = popup.list.findItems("Ben Eve", Qt.MatchFlag.MatchExactly)[0]
    where = popup.list.visualItemRect(item).center()
    qtbot.mouseClick(popup.list.viewport(), Qt.MouseButton.LeftButton, pos=where)
    assert popup.told == [Answer("Ben Eve")]


def test_escape_says_nothing(ask, qtbot):
    popup = ask()
    qtbot.keyClick(popup.field, Key.Key_Escape)
    assert popup.told == []
    assert not popup.isVisible()
