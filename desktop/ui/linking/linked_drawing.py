"""Passages in columns with lines between them, as they are drawn."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPainterPath, QPen

from desktop import words
from desktop.ui.linking.neighbours import Around
from desktop.ui.look.card_painting import Text, draw_text, flat
from desktop.ui.look.reading_style import THEMES
from desktop.ui.look.theme import current, current_name

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from desktop.domain import Highlight
    from desktop.ui.linking.neighbours import Spot

NARROW, WIDE, BETWEEN, ABOVE, MARGIN, PAD = 150, 260, 64, 18, 24, 10
"""Pixels of a box, at least and at most, and around it."""
LINES = 3
"""Of a quotation."""
_EDGE, _HEAD = 2, 8
"""Pixels that the edge of a box, and the head of a line, reach beyond it."""


class LinkedDrawing:
    """Knows where each passage is; no two are over each other."""

    def __init__(self, font: QFont) -> None:
        self.around = Around((), ())
        self.known: Mapping[str, Highlight] = {}
        self._title_of: Callable[[str], str] = lambda _id: ""
        self.fit(0, font)

    def show(
        self, around: Around, known: Mapping[str, Highlight], title_of: Callable[[str], str]
    ) -> None:
        """Draw these passages from now on, once they are fitted."""
        self.around, self.known, self._title_of = around, known, title_of

    def fit(self, width: int, font: QFont) -> None:
        """Let boxes be as wide as there is room for, within bounds."""
        self._font, self._step = font, QFontMetrics(font).lineSpacing()
        columns = [self.around.rows(column) for column in self.around.columns]
        room = width - 2 * MARGIN - (len(columns) - 1) * BETWEEN
        wide = max(NARROW, min(WIDE, room // max(1, len(columns))))
        high = 2 * PAD + (LINES + 2) * self._step
        down, across = high + ABOVE, wide + BETWEEN
        most = max(map(len, columns), default=0)
        self._size = QSize(
            len(columns) * across - BETWEEN + 2 * MARGIN, most * down - ABOVE + 2 * MARGIN
        )
        self._rects = {
            spot: QRectF(MARGIN + number * across, top + spot.row * down, wide, high)
            for number, spots in enumerate(columns)
            for top in [(self._size.height() - (len(spots) * down - ABOVE)) / 2]
            for spot in spots
        }

    def size(self) -> QSize:
        """Return how large the drawing is."""
        return self._size

    def rect_of(self, spot: Spot) -> QRectF:
        """Return where a passage is in the drawing; columns are centred on each other."""
        return QRectF(self._rects[spot])

    def draw(self, painter: QPainter, current_id: str, seen: QRectF | None = None) -> None:
        """Draw all of it, or what of it is seen, lines below boxes; one passage is in hand."""
        seen = QRectF(QPointF(), self._size.toSizeF()) if seen is None else seen
        colours = current()
        painter.setFont(self._font)
        for source, target in self.around.lines:
            is_hot = current_id in (source, target)
            painter.setPen(QPen(QColor(colours["accent" if is_hot else "faint"]), 1.6))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            self._draw_line(painter, self.around.by_id[source], self.around.by_id[target], seen)
        for spot in self.around.spots:
            if self._rects[spot].adjusted(-_EDGE, -_EDGE, _EDGE, _EDGE).intersects(seen):
                self._draw_box(painter, spot, is_current=spot.highlight_id == current_id)

    def _draw_line(self, painter: QPainter, source: Spot, target: Spot, seen: QRectF) -> None:
        a, b = self.rect_of(source), self.rect_of(target)
        path = QPainterPath()
        if source.column == target.column:  # round the side, past what stands between
            begin, end, bend = (
                QPointF(a.right(), a.center().y()), QPointF(b.right(), b.center().y()),
                BETWEEN * 0.6,
            )  # fmt: skip
            path.moveTo(begin)
            path.cubicTo(begin + QPointF(bend, 0), end + QPointF(bend, 0), end)
        else:
            right = target.column > source.column
            begin = QPointF(a.right() if right else a.left(), a.center().y())
            end = QPointF(b.left() if right else b.right(), b.center().y())
            half = QPointF((end.x() - begin.x()) / 2, 0)
            path.moveTo(begin)
            path.cubicTo(begin + half, end - half, end)
        if not path.controlPointRect().adjusted(-_HEAD, -_HEAD, _HEAD, _HEAD).intersects(seen):
            return
        painter.drawPath(path)
        into = -1 if end.x() >= begin.x() and source.column != target.column else 1
        painter.drawLine(end, end + QPointF(6 * into, -4))
        painter.drawLine(end, end + QPointF(6 * into, 4))

    def _draw_box(self, painter: QPainter, spot: Spot, *, is_current: bool) -> None:
        colours, rect = current(), self.rect_of(spot)
        one = self.known.get(spot.highlight_id)
        is_center = not spot.parent
        line = "focus" if is_current else "ink" if is_center else "line"
        painter.setPen(QPen(QColor(colours[line]), 2 if is_current or is_center else 1))
        painter.setBrush(QColor(colours["raised"]))
        painter.drawRoundedRect(rect, 6, 6)
        if one is None:
            return
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(THEMES[current_name()].ink(one.colour))
        bar = QRectF(rect.left() + 5, rect.top() + 8, 3, rect.height() - 16)
        painter.drawRoundedRect(bar, 1, 1)
        inside = rect.adjusted(PAD + 6, PAD, -PAD, -PAD)
        step, muted = self._step, QColor(colours["muted"])
        bold = QFont(self._font)
        bold.setWeight(QFont.Weight.DemiBold)
        head = Text("This passage" if is_center else flat(spot.word), bold, muted, 1)
        draw_text(painter, inside, head)
        quotation = Text(flat(words.called(one)), self._font, QColor(colours["ink"]), LINES)
        draw_text(painter, inside.adjusted(0, step, 0, 0), quotation)
        title = Text(flat(self._title_of(one.document_id)), self._font, muted, 1)
        inside.setTop(inside.bottom() - step)
        draw_text(painter, inside, title)
