"""Redlining: shows what another revision has otherwise, each kind with a line of its own."""

from __future__ import annotations

from bisect import bisect_right
from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen
from typing_extensions import override

from desktop.domain.differences import Fate, Fated
from desktop.ui.reader.tools.tool import Tool

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from desktop.ui.reader.canvas.page import PageView

_INKS = {
    Fate.DELETED: "pink",
    Fate.INSERTED: "blue",
    Fate.MOVED_AWAY: "green",
    Fate.MOVED_HERE: "green",
}
_STRUCK = (Fate.DELETED, Fate.MOVED_AWAY)
_TINT = 0.13


class Redlining(Tool):
    """What was taken out is struck through, what was put in underlined; moved words are dotted."""

    def __init__(self, page: PageView) -> None:
        super().__init__(page)
        self._page = page
        self._words: Sequence[Fated] = ()
        self._ends: list[int] = []
        self._taken: tuple[int, int] | None = None

    def show(self, words: Sequence[Fated]) -> None:
        """Show what became of words, which are given in order and do not overlap."""
        self._words = words
        self._ends = [one.end for one in words]
        self._taken = None
        self.canvas.viewport().update()

    def take(self, start: int, end: int) -> None:
        """Show which change is in hand."""
        self._taken = (start, end)
        self.canvas.viewport().update()

    @override
    def leave(self) -> None:
        self.show(())

    def _within(self, start: int, end: int) -> Iterator[Fated]:
        """Yield what is other of some of the text."""
        for number in range(bisect_right(self._ends, start), len(self._words)):
            one = self._words[number]
            if one.start >= end:
                return
            yield Fated(max(start, one.start), min(end, one.end), one.fate)

    @override
    def paint(self, painter: QPainter) -> None:
        if self._words:
            for box, x, y in self._page.boxes_in_view():
                for start, end, fate in self._within(box.start, box.end):
                    for rect in box.rects(start, end):
                        self._draw(painter, rect.translated(x, y), fate)
        self._paint_taken(painter)

    def _draw(self, painter: QPainter, rect: QRectF, fate: Fate) -> None:
        ink = self.canvas.reading_style().theme.ink(_INKS[fate])
        is_dotted = fate in (Fate.MOVED_AWAY, Fate.MOVED_HERE)
        pen = QPen(ink, 2, Qt.PenStyle.DotLine if is_dotted else Qt.PenStyle.SolidLine)
        pen.setCapStyle(Qt.PenCapStyle.FlatCap)
        painter.setPen(pen)
        y = rect.center().y() + 1 if fate in _STRUCK else rect.bottom() - 1
        painter.drawLine(QPointF(rect.left(), y), QPointF(rect.right(), y))
        ink.setAlphaF(_TINT)
        painter.fillRect(rect, ink)

    def _paint_taken(self, painter: QPainter) -> None:
        """Draw a bar in the margin beside the change in hand, or at the place where it would be."""
        if self._taken is None:
            return
        start, end = self._taken
        rects = self.canvas.rects_of(start, end) if start < end else []
        caret = self.canvas.caret_rect(start)
        rects = rects or ([caret] if caret is not None else [])
        if rects:
            top, bottom = rects[0].top(), rects[-1].bottom()
            ink = QColor(self.canvas.reading_style().theme.link)
            painter.fillRect(QRectF(self.canvas.left - 12, top, 3, bottom - top), ink)
