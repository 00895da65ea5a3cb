"""Boxes to tick: the tick takes a colour of the theme, as no picture of a style sheet does."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen
from PySide6.QtWidgets import QCheckBox, QStyle, QStyledItemDelegate, QStyleOptionButton
from typing_extensions import override

from desktop.ui.look.theme import current

if TYPE_CHECKING:
    from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect
    from PySide6.QtGui import QPaintEvent
    from PySide6.QtWidgets import QStyleOptionViewItem

_TICK = ((5.0, 12.5), (9.5, 17.0), (19.0, 7.5))
_SIDE, _PEN = 24.0, 2.4
"""The square that its corners are told in, and how thick it is there."""
_Part = QStyle.SubElement


class TickBox(QCheckBox):
    """A box with a caption."""

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if self.isChecked():
            option = QStyleOptionButton()
            self.initStyleOption(option)
            box = self.style().subElementRect(_Part.SE_CheckBoxIndicator, option, self)
            _draw_tick(QPainter(self), box)


class TickDelegate(QStyledItemDelegate):
    """Draws rows of a list with a box before each."""

    @override
    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        super().paint(painter, option, index)
        if index.data(Qt.ItemDataRole.CheckStateRole) == Qt.CheckState.Checked.value:
            self.initStyleOption(option, index)
            style = option.widget.style()
            box = style.subElementRect(_Part.SE_ItemViewItemCheckIndicator, option, option.widget)
            painter.save()
            _draw_tick(painter, box)
            painter.restore()


def _draw_tick(painter: QPainter, box: QRect) -> None:
    room = QRectF(box).adjusted(1, 1, -1, -1)  # inside of its frame
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.translate(room.topLeft())
    painter.scale(room.width() / _SIDE, room.height() / _SIDE)
    pen = QPen(QColor(current()["accent_ink"]), _PEN)
    pen.setCapStyle(Qt.PenCapStyle.RoundCap)
    pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
    painter.setPen(pen)
    painter.drawPolyline([QPointF(*corner) for corner in _TICK])
