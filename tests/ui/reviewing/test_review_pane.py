from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QToolButton

from desktop.annotate import differences
from desktop.domain import Placement, PlacementStatus
from desktop.domain.reviews import Excerpt, Reason, Review
from desktop.ui.reviewing.review_pane import ReviewPane
from tests.ui.dialogs.samples import highlight
from tests.ui.hands import focused, words_of
from tests.ui.shown import look_at

Key = Qt.Key
OLD, NEW = "Returned within 30 days.", "Returned within 14 days."
DOUBT = Placement(2, 3, 8, PlacementStatus.REVIEW)


def review(*new: str, old: str = OLD, reasons: tuple[Reason, ...] = (Reason.FIGURE,)) -> Review:
    return Review(
        replace(highlight(1, old), placement=DOUBT),
        Excerpt("Before. ", old, " After."),
        1,
        datetime(2026, 3, 12, 12, tzinfo=UTC),
        tuple((10 * number, 10 * number + 5) for number in range(len(new))),
        tuple(Excerpt("Before now. ", words, " After now.") for words in new),
        tuple(tuple(differences(old, words)) for words in new),
        reasons,
        (),
        Excerpt("", "Other words stand there.", ""),
    )


@pytest.fixture
def pane(qtbot):
    made = ReviewPane()
    qtbot.addWidget(made)
    made.resize(700, 260)
    made.show()
    qtbot.waitExposed(made)
    made.show_position(3, 18, "A report  ›  Loans")
    made.show_review(review(NEW), 0)
    return made


@pytest.fixture
def asked(pane):
    made = []
    pane.asked.connect(made.append)
    return made


def texts(pane) -> list[str]:
    return [one.text() for one in pane.findChildren(QLabel) if one.isVisible()]


def test_old_and_new_stand_side_by_side_with_why(pane):
    shown = texts(pane)
    assert "3 of 18" in shown
    assert "A report  ›  Loans" in shown
    assert "A figure changed: 30 → 14 days" in shown
    assert "As you kept it · 12 March 2026 · revision 1" in shown
    passages = pane.passages
    assert passages.old.toPlainText() == f"Before. {OLD} After."
    assert passages.new.toPlainText() == f"Before now. {NEW} After now."
    assert passages.old.geometry().right() < passages.new.geometry().left()
    assert "A figure changed" in pane.accessibleDescription()


@pytest.mark.parametrize(
    ("key", "name"),
    [
        (Key.Key_Return, "accept"), (Key.Key_Enter, "accept"), (Key.Key_N, "place"),
        (Key.Key_Right, "place"), (Key.Key_Left, "place_before"), (Key.Key_J, "next"),
        (Key.Key_Down, "next"), (Key.Key_K, "previous"), (Key.Key_Up, "previous"),
        (Key.Key_H, "here"), (Key.Key_R, "record"), (Key.Key_Delete, "remove"),
        (Key.Key_Escape, "close"),
    ],
)  # fmt: skip
def test_each_key_asks_for_one_thing(qtbot, pane, asked, key, name):
    pane.setFocus()
    qtbot.keyClick(pane, key)
    assert asked == [name]


def test_with_other_keys_held_it_asks_for_nothing(qtbot, pane, asked):
    pane.setFocus()
    qtbot.keyClick(pane, Key.Key_J, Qt.KeyboardModifier.ControlModifier)
    assert asked == []


def test_enter_presses_the_button_that_has_the_keyboard(qtbot, pane, asked):
    pane.buttons["remove"].setFocus()
    qtbot.keyClick(focused(), Key.Key_Return)
    assert asked == ["remove"]


def test_buttons_ask_by_mouse(qtbot, pane, asked):
    for name in ("accept", "here", "record", "remove"):
        qtbot.mouseClick(pane.buttons[name], Qt.MouseButton.LeftButton)
    for name in ("previous", "next", "close"):
        tool = pane.findChild(QToolButton, name)
        qtbot.mouseClick(tool, Qt.MouseButton.LeftButton)
    assert asked == ["accept", "here", "record", "remove", "previous", "next", "close"]


def test_places_can_be_turned_through_where_there_are_several(pane):
    assert not pane.buttons["place"].isEnabled()
    where = [button.geometry() for button in pane.buttons.values()]
    pane.show_review(review(NEW, OLD, reasons=(Reason.FIGURE, Reason.SEVERAL)), 1)
    assert pane.buttons["place"].isEnabled()
    assert [button.geometry() for button in pane.buttons.values()] == where
    assert "Now · place 2 of 2" in texts(pane)


def test_what_is_gone_cannot_be_accepted(qtbot, pane, asked):
    pane.show_review(review(reasons=(Reason.GONE,)), 0)
    assert "No longer in the text" in texts(pane)
    assert "What stands there now" in texts(pane)
    assert "Other words stand there." in pane.passages.new.toPlainText()
    assert not pane.buttons["accept"].isEnabled()
    pane.setFocus()
    qtbot.keyClick(pane, Key.Key_Return)
    assert asked == []


def test_nothing_is_decided_before_it_is_known_what_became_of_it(pane):
    pane.wait("Other words that were kept")
    assert pane.passages.old.toPlainText() == "Other words that were kept"
    assert not any(pane.buttons[name].isEnabled() for name in ("accept", "here", "record"))


def test_an_end_is_honest_and_offers_what_is_left(pane, qtbot):
    pane.show_empty("Nothing to review", "All is well.", "Look at them")
    assert words_of(pane.empty) == ("Nothing to review", "All is well.")
    assert not pane.passages.isVisible()
    with qtbot.waitSignal(pane.empty.chosen):
        qtbot.mouseClick(pane.empty.button, Qt.MouseButton.LeftButton)


def test_all_can_be_accepted_at_once_only_of_what_was_not_asked_about(pane):
    pane.show_kind(carried=True)
    assert pane.buttons["accept_all"].isVisible()
    pane.show_kind(carried=False)
    assert not pane.buttons["accept_all"].isVisible()


def test_a_small_pane_still_shows_its_buttons(qtbot, pane):
    pane.resize(480, 300)
    qtbot.waitUntil(lambda: pane.width() <= 480)
    for button in (one for one in pane.buttons.values() if one.isVisible()):
        assert button.mapTo(pane, button.rect().bottomRight()).x() <= pane.width()


def test_a_stranger_does_nothing(pane):
    words = "<img src='/x.png'> <b>1</b> &amp; &x"
    pane.show_position(1, 1, words)
    pane.show_review(review(words.replace("1", "2"), old=words), 0)
    look_at(pane)
