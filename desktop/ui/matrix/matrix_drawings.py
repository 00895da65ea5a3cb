"""A matrix, bars and a timeline as they are drawn, in parts or as a whole."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter

from desktop.ui.look.card_painting import flat
from desktop.ui.look.plain import one_way, short
from desktop.ui.look.theme import current
from desktop.ui.matrix.heat import ink_on, shade
from desktop.ui.matrix.matrix_view import CELL, HEAD, draw_upright

if TYPE_CHECKING:
    from collections.abc import Sequence

    from desktop.ui.annotations.facets import Value
    from desktop.ui.matrix.matrix_model import MatrixModel

MOST = 200
"""Rows and columns of a matrix that one picture holds."""
REMARK, REMARK_WIDTH = 28, 640
"""Pixels of the line that says what is left out, and what it takes at least across."""
BAR, LABEL, NUMBER, MARGIN = 26, 240, 60, 16
UPRIGHT, HEIGHT, FOOT = 34, 260, 92
"""Pixels of a bar that stands, of the tallest one, and of a month below it in the largest words."""
_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter


def matrix_size(model: MatrixModel) -> QSize:
    """Return how large a picture of a matrix is."""
    rows, columns = min(MOST, len(model.rows)), min(MOST, len(model.columns))
    width = HEAD.width() + columns * CELL.width() + MARGIN
    foot = REMARK if left_out(model) else 0
    return QSize(
        max(width, REMARK_WIDTH) if foot else width,
        HEAD.height() + rows * CELL.height() + MARGIN + foot,
    )


def left_out(model: MatrixModel) -> str:
    """Return a sentence about what a picture of a matrix leaves out, '' where it has all."""
    parts = [
        f"{MOST:,} of {len(side):,} {name}"
        for side, name in ((model.rows, "rows"), (model.columns, "columns"))
        if len(side) > MOST
    ]
    said = f"Only {' and '.join(parts)} are in this picture; a table (CSV) has all of them."
    return said if parts else ""


def draw_matrix(painter: QPainter, model: MatrixModel) -> None:
    """Draw a matrix with the names around it."""
    most = max(model.matrix.counts.values(), default=0) if model.matrix is not None else 0
    rows, columns = model.rows[:MOST], model.columns[:MOST]
    for number, value in enumerate(columns):
        place = QRect(HEAD.width() + number * CELL.width(), 0, CELL.width(), HEAD.height())
        draw_upright(painter, place, value.name)
    for row, value in enumerate(rows):
        y = HEAD.height() + row * CELL.height()
        _draw_label(painter, QRect(8, y, HEAD.width() - 16, CELL.height()), value.name)
        for column in range(len(columns)):
            cell = QRect(HEAD.width() + column * CELL.width(), y, CELL.width(), CELL.height())
            ground = shade(model.count(row, column), most)
            painter.fillRect(cell, ground)
            painter.setPen(ink_on(ground))
            painter.drawText(cell, Qt.AlignmentFlag.AlignCenter, model.said(row, column))
    if remark := left_out(model):
        painter.setPen(QColor(current()["muted"]))
        foot = HEAD.height() + len(rows) * CELL.height()
        width = matrix_size(model).width() - 2 * MARGIN
        painter.drawText(QRect(MARGIN, foot, width, REMARK + MARGIN), _LEFT, remark)


def _draw_label(painter: QPainter, place: QRect, name: str) -> None:
    painter.setPen(QColor(current()["ink"]))
    metrics, room = painter.fontMetrics(), place.width()
    said = metrics.elidedText(flat(short(name)), Qt.TextElideMode.ElideMiddle, room)
    painter.drawText(place, _LEFT, one_way(said))


@dataclass(frozen=True, slots=True)
class Bars:
    """Values with how many have each: bars that lie, or stand in a timeline."""

    values: Sequence[Value]
    are_upright: bool = False

    @property
    def most(self) -> int:
        """The greatest number."""
        return max((value.borne for value in self.values), default=0)

    def size(self, width: int) -> QSize:
        """Return how large the drawing is, with so much room for it."""
        if self.are_upright:
            wide = 2 * MARGIN + len(self.values) * UPRIGHT
            return QSize(max(wide, 1), HEIGHT + FOOT + 2 * MARGIN)
        return QSize(max(width, LABEL + NUMBER + 200), len(self.values) * BAR + 2 * MARGIN)

    def rect_of(self, number: int, width: int) -> QRect:
        """Return the place of a bar with its name and number."""
        if self.are_upright:
            return QRect(MARGIN + number * UPRIGHT, MARGIN, UPRIGHT, HEIGHT + FOOT)
        return QRect(0, MARGIN + number * BAR, self.size(width).width(), BAR)

    def at(self, x: int, y: int) -> int:
        """Return the number of the bar at a place, -1 for none."""
        number = (x - MARGIN) // UPRIGHT if self.are_upright else (y - MARGIN) // BAR
        return number if 0 <= number < len(self.values) else -1

    def draw(self, painter: QPainter, width: int, clip: QRect, in_hand: int = -1) -> None:
        """Draw the bars that are in part within a rectangle."""
        for number in range(len(self.values)):
            place = self.rect_of(number, width)
            if place.intersects(clip):
                if number == in_hand:
                    painter.fillRect(place, QColor(current()["selected"]))
                (self._draw_upright if self.are_upright else self._draw_lying)(
                    painter, place, self.values[number]
                )

    def _draw_lying(self, painter: QPainter, place: QRect, value: Value) -> None:
        _draw_label(painter, QRect(MARGIN, place.top(), LABEL - 24, BAR), value.name)
        room = place.width() - LABEL - NUMBER - MARGIN
        length = room * value.borne / max(1, self.most)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(current()["accent"]))
        painter.drawRoundedRect(QRectF(LABEL, place.top() + 5, max(1.0, length), BAR - 10), 2, 2)
        painter.setPen(QColor(current()["muted"]))
        number = QRect(LABEL + int(length) + 6, place.top(), NUMBER, BAR)
        painter.drawText(number, _LEFT, f"{value.borne:,}")

    def _draw_upright(self, painter: QPainter, place: QRect, value: Value) -> None:
        room, foot = HEIGHT - 20, place.top() + HEIGHT
        height = room * value.borne / max(1, self.most)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(current()["accent"]))
        if value.borne:
            bar = QRectF(place.left() + 5, foot - height, UPRIGHT - 10, height)
            painter.drawRoundedRect(bar, 2, 2)
            painter.setPen(QColor(current()["muted"]))
            above = QRect(place.left(), int(foot - height) - 18, UPRIGHT, 16)
            painter.drawText(above, Qt.AlignmentFlag.AlignCenter, f"{value.borne:,}")
        painter.setPen(QColor(current()["faint"]))
        painter.drawLine(place.left(), foot, place.right() + 1, foot)
        below = QRect(place.left(), foot + 2, UPRIGHT, FOOT)
        draw_upright(painter, below, value.name, Qt.AlignmentFlag.AlignRight)
