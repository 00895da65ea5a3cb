from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication

from desktop.domain import BlockKind
from tests.ui.reader.conftest import PLAIN, Draft, Hands, long_content

K, M = Qt.Key, Qt.KeyboardModifier


def test_selecting_is_told_once_for_each_change(mixed: Hands, qtbot) -> None:
    with qtbot.waitSignal(mixed.view.selection_changed) as told:
        mixed.view.set_selection(9, 3)
    assert told.args == [3, 9]
    with qtbot.assertNotEmitted(mixed.view.selection_changed):
        mixed.view.set_selection(9, 3)


def test_copy_gives_plain_text_and_html(reading) -> None:
    draft = Draft()
    draft.add("Title", BlockKind.HEADING, 1)
    draft.add("a\tb\x1ec\td", BlockKind.TABLE)
    hands = reading(draft.build())
    hands.key(K.Key_A, M.ControlModifier)
    hands.key(K.Key_C, M.ControlModifier)
    data = QGuiApplication.clipboard().mimeData()
    assert data.text() == "Title\na\tb\nc\td"
    assert "<h1>Title</h1><table>" in data.html()
    assert hands.view.html_of(*hands.view.selection()) in data.html()


def test_nothing_selected_leaves_the_clipboard_alone(mixed: Hands) -> None:
    QGuiApplication.clipboard().setText("kept")
    mixed.view.copy()
    assert QGuiApplication.clipboard().text() == "kept"


def test_arrow_keys_move_and_shift_extends(mixed: Hands) -> None:
    view = mixed.view
    mixed.key(K.Key_Right)
    mixed.key(K.Key_Right)
    assert view.caret() == 2
    for _ in range(3):
        mixed.key(K.Key_Right, M.ShiftModifier)
    assert view.selected_text() == view.content.text[2:5]
    mixed.key(K.Key_Left)
    assert view.selection() == (2, 2)
    mixed.key(K.Key_Right, M.ControlModifier | M.ShiftModifier)
    assert view.selected_text() == view.content.text[2:4]
    mixed.key(K.Key_End)
    mixed.key(K.Key_Home, M.ShiftModifier)
    assert view.selection()[0] == 0


@pytest.mark.parametrize(("letter", "on", "back"), [
    ("a", K.Key_Right, K.Key_Left),
    ("\N{HEBREW LETTER ALEF}", K.Key_Left, K.Key_Right),
])  # fmt: skip
def test_arrows_turn_pages_where_these_are_turned_whole(reading, letter, on, back) -> None:
    draft = Draft()
    for _ in range(60):
        draft.add(letter * 40)
    hands = reading(draft.build())
    view = hands.view
    view.set_style(replace(view.reading_style(), paged=True))
    hands.key(on)
    second = view.position()
    assert second > 0
    hands.key(K.Key_PageUp)
    hands.key(K.Key_PageDown)
    assert view.position() == second, "as far as any key that turns a page"
    hands.key(back)
    assert view.position() == 0
    hands.key(on, M.ShiftModifier)
    assert view.selection()[1] > 0, "with Shift they select"


def test_arrows_move_a_caret_that_is_shown_even_where_pages_are_turned(reading) -> None:
    hands = reading(long_content(50))
    hands.view.set_style(replace(hands.view.reading_style(), paged=True))
    hands.key(K.Key_F7)
    hands.key(K.Key_Right)
    assert (hands.view.position(), hands.view.caret()) == (0, 1)


@pytest.mark.parametrize(
    ("key", "modifier", "words"),
    [
        (K.Key_Down, M.AltModifier, "One two. "),
        (K.Key_Down, M.ControlModifier, "One two. Three four.\n"),
        (K.Key_PageDown, M.AltModifier, "One two. Three four.\n"),
        (K.Key_End, M.ControlModifier, "One two. Three four.\nHead\nFive."),
        (K.Key_Right, M.ControlModifier, "One "),
        (K.Key_Down, PLAIN, None),
    ],
)
def test_the_selection_grows_by_each_unit(reading, key, modifier, words) -> None:
    draft = Draft()
    draft.add("One two. Three four.")
    draft.add("Head", BlockKind.HEADING, 1)
    draft.add("Five.")
    hands = reading(draft.build())
    hands.key(key, modifier | M.ShiftModifier)
    if words is not None:
        assert hands.view.selected_text() == words
    assert hands.view.selection()[1] > 0


def test_left_goes_on_in_right_to_left_text(reading) -> None:
    draft = Draft()
    draft.add("שלום לכולם")
    hands = reading(draft.build())
    hands.key(K.Key_Left)
    hands.key(K.Key_Left)
    assert hands.view.caret() == 2
    hands.key(K.Key_Right)
    assert hands.view.caret() == 1


def test_the_caret_comes_into_view_and_can_be_hidden(reading) -> None:
    hands = reading(long_content(300))
    view = hands.view
    assert view.marks.caret is None
    view.scroll_by(9000)
    place = view.position()
    hands.key(K.Key_F7)
    assert view.marks.caret == place
    hands.key(K.Key_F7)
    assert view.marks.caret is None
    for _ in range(80):
        hands.key(K.Key_Down)
    rect = view.caret_rect(view.caret())
    assert 0 <= rect.top() < view.viewport().height()
    hands.key(K.Key_Home, M.ControlModifier)
    assert view.position() == 0


def test_pages_turn_by_keys_and_the_selection_grows_by_them(reading) -> None:
    hands = reading(long_content(200))
    view = hands.view
    hands.key(K.Key_Space)
    after = view.position()
    assert after > 0
    hands.key(K.Key_Space, M.ShiftModifier)
    assert view.position() == 0
    hands.key(K.Key_PageDown, M.ShiftModifier)
    assert view.selection()[0] == 0
    assert view.selection()[1] > after - 400


def test_selecting_repaints_only_what_changed(reading) -> None:
    view = reading(long_content(60)).view
    view.set_selection(100, 300)
    QApplication.processEvents()
    changed = view.viewport().grab().toImage()
    view.viewport().update()
    QApplication.processEvents()
    assert view.viewport().grab().toImage() == changed
