"""Which key does what inside the reader."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import Qt

from desktop.domain import COLOURS
from desktop.ui.reader.tools.caret import Unit

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent

_K, _M = Qt.Key, Qt.KeyboardModifier
_PLAIN = _M.NoModifier
_SHIFT, _CTRL, _ALT = _M.ShiftModifier, _M.ControlModifier, _M.AltModifier


class Move(NamedTuple):
    """A move of the caret."""

    unit: Unit
    forward: bool
    sideways: bool = False
    """Left or right on the screen: which way is forward depends on the text."""


_MOVES = {
    (_K.Key_Left, _PLAIN): Move(Unit.CHARACTER, forward=False, sideways=True),
    (_K.Key_Right, _PLAIN): Move(Unit.CHARACTER, forward=True, sideways=True),
    (_K.Key_Left, _CTRL): Move(Unit.WORD, forward=False, sideways=True),
    (_K.Key_Right, _CTRL): Move(Unit.WORD, forward=True, sideways=True),
    (_K.Key_Up, _PLAIN): Move(Unit.LINE, forward=False),
    (_K.Key_Down, _PLAIN): Move(Unit.LINE, forward=True),
    (_K.Key_Up, _ALT): Move(Unit.SENTENCE, forward=False),
    (_K.Key_Down, _ALT): Move(Unit.SENTENCE, forward=True),
    (_K.Key_Up, _CTRL): Move(Unit.PARAGRAPH, forward=False),
    (_K.Key_Down, _CTRL): Move(Unit.PARAGRAPH, forward=True),
    (_K.Key_PageUp, _ALT): Move(Unit.SECTION, forward=False),
    (_K.Key_PageDown, _ALT): Move(Unit.SECTION, forward=True),
    (_K.Key_Home, _PLAIN): Move(Unit.LINE_EDGE, forward=False),
    (_K.Key_End, _PLAIN): Move(Unit.LINE_EDGE, forward=True),
    (_K.Key_Home, _CTRL): Move(Unit.DOCUMENT, forward=False),
    (_K.Key_End, _CTRL): Move(Unit.DOCUMENT, forward=True),
}

_COMMANDS = {
    (_K.Key_C, _CTRL): "copy",
    (_K.Key_Insert, _CTRL): "copy",
    (_K.Key_C, _CTRL | _SHIFT): "ask_citation",
    (_K.Key_A, _CTRL): "select_all",
    (_K.Key_F, _CTRL): "show_find",
    (_K.Key_F7, _PLAIN): "toggle_caret",
    (_K.Key_Escape, _PLAIN): "escape",
    (_K.Key_T, _PLAIN): "ask_tag",
    (_K.Key_N, _PLAIN): "ask_note",
    (_K.Key_Delete, _PLAIN): "ask_remove",
    (_K.Key_Backspace, _PLAIN): "ask_remove",
    (_K.Key_Return, _PLAIN): "activate",
    (_K.Key_Enter, _PLAIN): "activate",
    (_K.Key_Menu, _PLAIN): "show_popup",
    (_K.Key_F10, _SHIFT): "show_popup",
    (_K.Key_Space, _PLAIN): "page_down",
    (_K.Key_Space, _SHIFT): "page_up",
    (_K.Key_PageDown, _PLAIN): "page_down",
    (_K.Key_PageUp, _PLAIN): "page_up",
    (_K.Key_PageDown, _SHIFT): "extend_page_down",
    (_K.Key_PageUp, _SHIFT): "extend_page_up",
}

_ENDS = {
    (_K.Key_Left, _ALT | _SHIFT): (1, False),
    (_K.Key_Right, _ALT | _SHIFT): (1, True),
    (_K.Key_Left, _ALT | _CTRL): (0, False),
    (_K.Key_Right, _ALT | _CTRL): (0, True),
    # Many desktops keep those for themselves.
    (_K.Key_Comma, _PLAIN): (1, False),
    (_K.Key_Period, _PLAIN): (1, True),
    (_K.Key_Comma, _ALT): (0, False),
    (_K.Key_Period, _ALT): (0, True),
}


def _pressed(event: QKeyEvent) -> tuple[Qt.Key, Qt.KeyboardModifier]:
    try:
        key = Qt.Key(event.key())
    except ValueError:  # a key this Qt has no name for
        key = _K.Key_unknown
    return key, event.modifiers() & ~_M.KeypadModifier


def command_for(event: QKeyEvent) -> str:
    """Return the name of the reader's method for a key, or ''."""
    return _COMMANDS.get(_pressed(event), "")


def move_for(event: QKeyEvent) -> tuple[Move | None, bool]:
    """Return the caret move for a key, and whether it extends the selection."""
    key, modifiers = _pressed(event)
    extend = bool(modifiers & _SHIFT)
    return _MOVES.get((key, modifiers & ~_SHIFT)), extend


def end_for(event: QKeyEvent) -> tuple[int, bool] | None:
    """Return which end of the picked highlight a key moves (0 start, 1 end), and whether on."""
    return _ENDS.get(_pressed(event))


def colour_for(event: QKeyEvent) -> str:
    """Return the colour of a number key, or ''."""
    key, modifiers = _pressed(event)
    number = key.value - _K.Key_1.value
    return COLOURS[number] if modifiers == _PLAIN and 0 <= number < len(COLOURS) else ""
