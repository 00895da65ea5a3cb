"""Which key does what inside the reader."""

from __future__ import annotations

from enum import Enum, auto
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import Qt

from desktop.domain import COLOURS
from desktop.ui.reader.tools.caret import Unit

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent

_K, _M = Qt.Key, Qt.KeyboardModifier
_PLAIN = _M.NoModifier
_SHIFT, _CTRL, _ALT = _M.ShiftModifier, _M.ControlModifier, _M.AltModifier


class Command(Enum):
    """What a key asks for; the tool whose work it is answers."""

    COPY = auto()
    ASK_CITATION = auto()
    SELECT_ALL = auto()
    SHOW_FIND = auto()
    TOGGLE_CARET = auto()
    ESCAPE = auto()
    ASK_TAG = auto()
    ASK_NOTE = auto()
    ASK_REMOVE = auto()
    ACTIVATE = auto()
    SHOW_POPUP = auto()
    PAGE_DOWN = auto()
    PAGE_UP = auto()
    EXTEND_PAGE_DOWN = auto()
    EXTEND_PAGE_UP = auto()


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
    (_K.Key_C, _CTRL): Command.COPY,
    (_K.Key_Insert, _CTRL): Command.COPY,
    (_K.Key_C, _CTRL | _SHIFT): Command.ASK_CITATION,
    (_K.Key_A, _CTRL): Command.SELECT_ALL,
    (_K.Key_F, _CTRL): Command.SHOW_FIND,
    (_K.Key_F7, _PLAIN): Command.TOGGLE_CARET,
    (_K.Key_Escape, _PLAIN): Command.ESCAPE,
    (_K.Key_T, _PLAIN): Command.ASK_TAG,
    (_K.Key_N, _PLAIN): Command.ASK_NOTE,
    (_K.Key_Delete, _PLAIN): Command.ASK_REMOVE,
    (_K.Key_Backspace, _PLAIN): Command.ASK_REMOVE,
    (_K.Key_Return, _PLAIN): Command.ACTIVATE,
    (_K.Key_Enter, _PLAIN): Command.ACTIVATE,
    (_K.Key_Menu, _PLAIN): Command.SHOW_POPUP,
    (_K.Key_F10, _SHIFT): Command.SHOW_POPUP,
    (_K.Key_Space, _PLAIN): Command.PAGE_DOWN,
    (_K.Key_Space, _SHIFT): Command.PAGE_UP,
    (_K.Key_PageDown, _PLAIN): Command.PAGE_DOWN,
    (_K.Key_PageUp, _PLAIN): Command.PAGE_UP,
    (_K.Key_PageDown, _SHIFT): Command.EXTEND_PAGE_DOWN,
    (_K.Key_PageUp, _SHIFT): Command.EXTEND_PAGE_UP,
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


def command_for(event: QKeyEvent) -> Command | None:
    """Return what a key asks for, or None."""
    return _COMMANDS.get(_pressed(event))


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
