"""Selecting with the mouse: drag, double and triple click, shift-click, beyond the edge."""

from __future__ import annotations

from enum import Enum, auto
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QPointF, Qt, QTimer, Signal
from PySide6.QtGui import QGuiApplication

from desktop.domain import levelled
from desktop.ui.reader.tools.boundaries import word_at

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtGui import QMouseEvent

    from desktop.ui.reader.surface.surface import Surface

_FRAME = 16


class Grain(Enum):
    """What a drag grows by."""

    CHARACTER = auto()
    WORD = auto()
    PARAGRAPH = auto()


class MouseSelection(QObject):
    """Turns presses, moves and releases on a page into `selected` fixed and moving ends."""

    selected = Signal(int, int)

    def __init__(self, page: Surface, fixed_end: Callable[[], int]) -> None:
        super().__init__(page)
        self._page, self._fixed_end = page, fixed_end
        self._grain = Grain.CHARACTER
        self._origin = (0, 0)
        self._pressed = QPointF()
        self._point = QPointF()
        self._last_double = QPointF(-99, -99)
        self._since_double = QTimer(self, singleShot=True)
        self._scrolling = QTimer(self, interval=_FRAME)
        self._scrolling.timeout.connect(self._beyond)
        self.dragging = False
        self.held = False

    def press(self, event: QMouseEvent) -> None:
        """Begin to select, or extend what is selected."""
        point = event.position()
        offset = self._page.offset_at(point)
        self._pressed, self.held, self.dragging = point, True, False
        away = (point - self._last_double).manhattanLength()
        near = away < QGuiApplication.styleHints().startDragDistance()
        if self._since_double.isActive() and near:
            self._since_double.stop()
            self._begin(Grain.PARAGRAPH, offset)
        elif event.modifiers() & Qt.KeyboardModifier.ShiftModifier:
            self._grain = Grain.CHARACTER
            fixed = self._fixed_end()
            self._origin = (fixed, fixed)
            self.dragging = True
            self.selected.emit(fixed, offset)
        else:
            self._grain, self._origin = Grain.CHARACTER, (offset, offset)
            self.selected.emit(offset, offset)

    def double_click(self, event: QMouseEvent) -> None:
        """Select a word."""
        point = event.position()
        self._last_double = point
        self._since_double.start(QGuiApplication.styleHints().mouseDoubleClickInterval())
        self.held = True
        found = self._page.glyph_at(point)
        self._begin(Grain.WORD, self._page.offset_at(point) if found is None else found)

    @property
    def ms_to_third_click(self) -> int:
        """How long a third click may still make a paragraph of the word; 0 when none can."""
        return max(0, self._since_double.remainingTime()) if self._since_double.isActive() else 0

    def _begin(self, grain: Grain, offset: int) -> None:
        self._grain = grain
        self._origin = self._unit(offset)
        self.dragging = True
        self.selected.emit(*self._origin)

    def move(self, event: QMouseEvent) -> None:
        """Extend the selection to the pointer."""
        self._point = event.position()
        far = (self._point - self._pressed).manhattanLength()
        if not self.dragging and far < 3:  # noqa: PLR2004  # a hand that shakes does not select
            return
        self.dragging = True
        height = self._page.viewport().height()
        outside = not 0 <= self._point.y() < height
        if outside and not self._scrolling.isActive():
            self._scrolling.start()
        elif not outside:
            self._scrolling.stop()
        self._extend(QPointF(self._point.x(), max(0.0, min(self._point.y(), height - 1.0))))

    def _beyond(self) -> None:
        height = self._page.viewport().height()
        y = self._point.y()
        self._page.scroll_by(round(y / 3 if y < 0 else (y - height) / 3))
        self._extend(QPointF(self._point.x(), 0.0 if y < 0 else height - 1.0))

    def release(self) -> None:
        """End the gesture."""
        self._scrolling.stop()
        self.held = False

    def _extend(self, point: QPointF) -> None:
        offset = self._page.offset_at(point)
        start, end = (offset, offset) if self._grain is Grain.CHARACTER else self._unit(offset)
        first, last = self._origin
        if offset < first:
            self.selected.emit(last, min(start, first))
        else:
            self.selected.emit(first, max(end, last))

    def _unit(self, offset: int) -> tuple[int, int]:
        content = self._page.content
        if content is None or not len(content.blocks):
            return offset, offset
        block = content.blocks[content.blocks.at(offset)]
        if self._grain is Grain.PARAGRAPH:
            return block.start, block.end
        words = content.quoted(block.start, block.end)
        if mark := words.mark_at(offset):
            return mark
        return words.source(*word_at(levelled(words.text), words.place(offset)))
