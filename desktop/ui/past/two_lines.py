"""Rows of two lines: what it is, and below it smaller when, who and where."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter
from PySide6.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem
from typing_extensions import override

from desktop.ui.look.card_painting import Text, draw_focus, draw_ground, draw_text
from desktop.ui.look.theme import current

if TYPE_CHECKING:
    Index = QModelIndex | QPersistentModelIndex

FAINT = int(Qt.ItemDataRole.UserRole) + 1
"""Whether a row tells of what does not hold any more."""
PAD = 7
LEFT = 10
SMALL = 0.92


class TwoLines(QStyledItemDelegate):
    """Paints the two lines of what a row displays; all rows are equally high."""

    @override
    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(160, round(2 * PAD + 2 * QFontMetricsF(option.font).lineSpacing() + 1))

    @override
    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        colours, rect = current(), QRectF(option.rect)
        draw_ground(painter, rect, option)
        draw_focus(painter, rect, option)
        muted = QColor(colours["muted"])
        first, _, second = str(index.data()).partition("\n")
        ink = muted if index.data(FAINT) else QColor(colours["ink"])
        box = rect.adjusted(LEFT, PAD, -LEFT, -PAD)
        height = draw_text(painter, box, Text(first, option.font, ink, 1))
        small = QFont(option.font)
        small.setPointSizeF(option.font.pointSizeF() * SMALL)
        draw_text(painter, box.adjusted(0, height, 0, 0), Text(second, small, muted, 1))
        painter.restore()
