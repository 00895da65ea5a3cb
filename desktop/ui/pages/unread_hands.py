"""What hands can do on pages whose text is still to be read: move them, and no more."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, Qt, Signal
from typing_extensions import override

from desktop.ui.pages.arranging.page_sheet import STEP
from desktop.ui.reader.canvas.column_bar import WHEEL_LINES
from desktop.ui.reader.tools.caret import Unit
from desktop.ui.reader.tools.keys import Command, colour_for, command_for, move_for
from desktop.ui.reader.tools.tool import Tool

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent, QMouseEvent

    from desktop.ui.pages.page_canvas import PageCanvas

_PASSED_ON = (Command.ESCAPE, Command.PAGE_DOWN, Command.PAGE_UP)
_DRAGGED = 12
"""Pixels after which a pointer that is held down is meant to select something."""


class UnreadHands(Tool):
    """Stands before all other tools, and lets nothing through that would need letters."""

    refused = Signal()
    """Something was wanted that waits for the text."""

    def __init__(self, canvas: PageCanvas) -> None:
        super().__init__(canvas)
        self._pages = canvas
        self._is_on = False
        self._pressed: QPointF | None = None

    def wait(self, *, is_unread: bool) -> None:
        """Wait for a text, or do so no more."""
        self._is_on = is_unread
        policy = Qt.ContextMenuPolicy
        menu = policy.NoContextMenu if is_unread else policy.DefaultContextMenu
        self._pages.setContextMenuPolicy(menu)

    @override
    def mouse_pressed(self, event: QMouseEvent) -> bool:
        self._pressed = event.position() if self._is_on else None
        return self._is_on

    @override
    def mouse_double_clicked(self, event: QMouseEvent) -> bool:
        if self._is_on:
            self.refused.emit()
        return self._is_on

    @override
    def mouse_moved(self, event: QMouseEvent) -> bool:
        if self._pressed is not None:
            far = (event.position() - self._pressed).manhattanLength() > _DRAGGED
            if far and event.buttons() & Qt.MouseButton.LeftButton:
                self._pressed = None
                self.refused.emit()
        return False

    @override
    def mouse_released(self, event: QMouseEvent) -> bool:
        self._pressed = None
        return self._is_on

    @override
    def key_pressed(self, event: QKeyEvent) -> bool:
        if not self._is_on:
            return False
        command, (move, _) = command_for(event), move_for(event)
        if command is not None or colour_for(event):
            if command not in _PASSED_ON:
                self.refused.emit()
            return command not in _PASSED_ON
        if move is not None and move.unit is Unit.DOCUMENT:
            last = len(self._pages.content.blocks) - 1 if self._pages.content else 0
            self._pages.go_to_page(last if move.forward else 0)
        elif move is not None and move.unit is Unit.LINE:
            self._pages.scroll_by(STEP * WHEEL_LINES * (1 if move.forward else -1))
        return move is not None

    @override
    def cursor_at(self, point: QPointF) -> Qt.CursorShape | None:
        return Qt.CursorShape.ArrowCursor if self._is_on else None
