import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent

from desktop.ui.reader.tools import keys
from desktop.ui.reader.view import ReaderView

K, M = Qt.Key, Qt.KeyboardModifier


def event(key: Qt.Key | int, modifiers: M = M.NoModifier) -> QKeyEvent:
    return QKeyEvent(QEvent.Type.KeyPress, key.value if isinstance(key, Qt.Key) else key, modifiers)


def test_every_command_is_answered_by_one_tool(qtbot) -> None:
    view = ReaderView()
    qtbot.addWidget(view)
    answered = sorted(c.name for tool in view.tools for c in tool.commands)
    assert answered == sorted(c.name for c in keys.Command if c is not keys.Command.ESCAPE)
    assert set(keys._COMMANDS.values()) == set(keys.Command)


def test_no_key_means_two_things() -> None:
    moves = set(keys._MOVES) | {(key, mods | M.ShiftModifier) for key, mods in keys._MOVES}
    assert not moves & set(keys._COMMANDS)
    assert not (moves | set(keys._COMMANDS)) & set(keys._ENDS)


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
