from collections.abc import Iterator
from functools import reduce
from itertools import combinations
from operator import or_

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent

from desktop.ui.reader.reader_view import ReaderView
from desktop.ui.reader.tools import keys

K, M = Qt.Key, Qt.KeyboardModifier


def event(key: Qt.Key | int, modifiers: M = M.NoModifier) -> QKeyEvent:
    return QKeyEvent(QEvent.Type.KeyPress, key.value if isinstance(key, Qt.Key) else key, modifiers)


def pressed() -> Iterator[QKeyEvent]:
    """Yield every key with every set of modifiers."""
    held = (M.ShiftModifier, M.ControlModifier, M.AltModifier)
    sets = [reduce(or_, some, M.NoModifier) for n in range(4) for some in combinations(held, n)]
    yield from (event(key, modifiers) for key in K for modifiers in sets)


def test_every_command_has_a_key_and_is_answered_by_one_tool(qtbot) -> None:
    view = ReaderView()
    qtbot.addWidget(view)
    answered = sorted(c.name for tool in view.tools for c in tool.commands)
    assert answered == sorted(c.name for c in keys.Command if c is not keys.Command.ESCAPE)
    assert {keys.command_for(key) for key in pressed()} - {None} == set(keys.Command)


def test_no_key_means_two_things() -> None:
    for key in pressed():
        move, _ = keys.move_for(key)
        meanings = (move, keys.command_for(key), keys.end_for(key), keys.colour_for(key) or None)
        assert sum(meaning is not None for meaning in meanings) <= 1, key


def test_plain_alt_and_arrows_are_left_to_the_window() -> None:
    for key in (K.Key_Left, K.Key_Right):
        pressed = event(key, M.AltModifier)
        assert keys.command_for(pressed) is None
        assert keys.move_for(pressed)[0] is None
        assert keys.end_for(pressed) is None


def test_numbers_are_colours_with_the_keypad_too() -> None:
    assert keys.colour_for(event(K.Key_1)) == "yellow"
    assert keys.colour_for(event(K.Key_6, M.KeypadModifier)) == "orange"
    assert keys.colour_for(event(K.Key_7)) == ""
    assert keys.colour_for(event(K.Key_1, M.ControlModifier)) == ""


@pytest.mark.parametrize("key", [0x7FFFFFF, 0])
def test_keys_without_a_name_mean_nothing(key: int) -> None:
    assert keys.command_for(event(key)) is None
    assert keys.move_for(event(key)) == (None, False)
