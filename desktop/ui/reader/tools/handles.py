"""The ends of the picked highlight, moved by mouse or keys. Told once, when they rest."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, Qt, QTimer, Signal
from PySide6.QtGui import QPainter, QPen
from typing_extensions import override

from desktop.domain import HighlightStyle
from desktop.ui.reader.tools.caret import Unit
from desktop.ui.reader.tools.keys import end_for
from desktop.ui.reader.tools.tool import Tool

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent

    from desktop.ui.reader.surface.surface import Surface
    from desktop.ui.reader.tools.caret import Moves

_REST = 500
_RADIUS = 5.5
_REACH = 11


class Handles(Tool):
    """Two handles; `moving` is emitted all the way, `moved` when a move is finished."""

    moving = Signal()
    moved = Signal(str, int, int)

    def __init__(self, canvas: Surface, mover: Callable[[], Moves | None]) -> None:
        super().__init__(canvas)
        self._mover = mover
        self.is_fixed = False
        """Whether ends cannot be moved here, and there is nothing to hold them by."""
        self._which: int | None = None
        self._resting = QTimer(self, singleShot=True, interval=_REST)
        self._resting.timeout.connect(self.settle)

    @property
    def held(self) -> bool:
        """Whether a handle is being dragged."""
        return self._which is not None

    def _ends(self) -> tuple[int, int] | None:
        marks = self.canvas.marks
        highlight = marks.highlights.get(marks.selected)
        if highlight is None or highlight.style is HighlightStyle.AREA:
            return None  # what is a part of a page has sides, and no ends
        return marks.range_of(highlight)

    def _points(self) -> list[QPointF]:
        """Return where the handles are: above the start, below the end."""
        ends = None if self.is_fixed else self._ends()
        rects = self.canvas.rects_of(*ends) if ends else []
        if not ends or not rects:
            return []
        start, end = self.canvas.caret_rect(ends[0]), self.canvas.caret_rect(ends[1])
        away = QPointF(-999, -999)
        last = QPointF(rects[-1].right(), rects[-1].bottom())
        if end is not None and abs(end.bottom() - last.y()) < 1:
            last = QPointF(end.x(), end.bottom())
        return [start.topLeft() if start else away, last if end else away]

    def at(self, point: QPointF) -> int | None:
        """Return which handle is under a point."""
        for which, place in enumerate(self._points()):
            if (place - point).manhattanLength() <= _REACH:
                return which
        return None

    @override
    def cursor_at(self, point: QPointF) -> Qt.CursorShape | None:
        return Qt.CursorShape.SizeHorCursor if self.at(point) is not None else None

    @override
    def mouse_pressed(self, event: QMouseEvent) -> bool:
        self._which = self.at(event.position())
        return self.held

    @override
    def mouse_moved(self, event: QMouseEvent) -> bool:
        if self._which is not None:
            self._move(self._which, self.canvas.offset_at(event.position()))
        return self.held

    @override
    def key_pressed(self, event: QKeyEvent) -> bool:
        end = end_for(event)
        if end is None or not self.canvas.marks.selected:
            return super().key_pressed(event)
        self.nudge(*end)
        return True

    def nudge(self, which: int, forward: bool) -> None:  # noqa: FBT001
        """Move an end by one character; several in a row are told as one move."""
        ends, mover = self._ends(), self._mover()
        if ends is None or mover is None:
            return
        if mover.reads_right_to_left(ends[which]):
            forward = not forward
        place = mover.move(ends[which], Unit.CHARACTER, forward=forward)
        if self.is_fixed:  # whoever hears of it says why it stays
            self.moved.emit(self.canvas.marks.selected, *ends)
            return
        self._move(which, place)
        self._resting.start()

    def _move(self, which: int, offset: int) -> None:
        ends = self._ends()
        if ends is None:
            return
        start, end = ends
        offset = self.canvas.coverage.reach(end - 1 if which == 0 else start, offset)
        moved = (min(offset, end - 1), end) if which == 0 else (start, max(offset, start + 1))
        self.canvas.marks.moved = moved
        self.moving.emit()
        self.canvas.viewport().update()

    @override
    def mouse_released(self, event: QMouseEvent) -> bool:
        held, self._which = self.held, None
        if held:
            self.settle()
        return held

    def settle(self) -> None:
        """Tell where the ends have come to rest."""
        self._resting.stop()
        marks = self.canvas.marks
        moved, marks.moved = marks.moved, None
        highlight = marks.highlights.get(marks.selected)
        if moved and highlight and moved != (highlight.start, highlight.end):
            self.moved.emit(highlight.id, *moved)
        if moved:
            self.canvas.viewport().update()

    @override
    def leave(self) -> None:
        self.escape()

    @override
    def focus_out(self, event: QFocusEvent) -> None:
        self.settle()

    @override
    def escape(self) -> bool:
        self._resting.stop()
        marks = self.canvas.marks
        moved, marks.moved = marks.moved, None
        self._which = None
        self.canvas.viewport().update()
        return moved is not None

    @override
    def paint(self, painter: QPainter) -> None:
        marks = self.canvas.marks
        highlight = marks.highlights.get(marks.selected)
        if highlight is None:
            return
        theme = self.canvas.reading_style().theme
        ink = theme.ink(highlight.colour)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for which, point in enumerate(self._points()):
            stem = QRectF(point.x() - 1, point.y() if which == 0 else point.y() - 18, 2, 18)
            painter.fillRect(stem, ink)
            painter.setPen(QPen(Qt.GlobalColor.white, 1.5))
            painter.setBrush(ink)
            painter.drawEllipse(point, _RADIUS, _RADIUS)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, on=False)
