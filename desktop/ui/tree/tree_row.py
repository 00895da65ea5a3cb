"""How a row of the document tree is painted, and written over."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QPen
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QTreeView, QWidget
from typing_extensions import override

from desktop.ui.look.plain import one_way
from desktop.ui.look.tag_colours import shade
from desktop.ui.look.theme import current
from desktop.ui.tree.tree_model import BADGE, NODE
from desktop.ui.tree.tree_nodes import Kind

if TYPE_CHECKING:
    from desktop.ui.tree.row_changes import Index
    from desktop.ui.tree.tree_nodes import Node

ROW = 28
DOT = 14
INDENT = 26
"""Pixels before and after the line that shows how much is read."""
BESIDE = 64
"""Pixels that icon and count take beside a title."""
SPARE = 5
"""Pixels above and below the words of a large typeface."""


class RowDelegate(QStyledItemDelegate):
    """A row of even height with a quiet count at its end; roots look like headings."""

    def __init__(self, view: QTreeView) -> None:
        super().__init__(view)
        self._view = view

    @override
    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        node: Node = index.data(NODE)
        if node.kind is Kind.DOCUMENT and not self._view.uniformRowHeights():
            # Not from the view's own rectangle of the row, which asks for this size.
            room = self._view.viewport().width() - _depth(node) * self._view.indentation() - BESIDE
            if option.fontMetrics.horizontalAdvance(node.text) > max(room, BESIDE):
                return QSize(80, 2 * option.fontMetrics.lineSpacing() + 2 * SPARE)
        return QSize(80, max(ROW, option.fontMetrics.height() + 2 * SPARE))

    @override
    def initStyleOption(self, option: QStyleOptionViewItem, index: Index) -> None:
        super().initStyleOption(option, index)
        node: Node = index.data(NODE)
        if node.kind is Kind.ROOT:
            option.font.setWeight(QFont.Weight.DemiBold)
            option.palette.setColor(option.palette.ColorRole.Text, QColor(current()["muted"]))
        if node.is_new:
            option.font.setWeight(QFont.Weight.DemiBold)
        if not self._view.uniformRowHeights():
            option.features |= QStyleOptionViewItem.ViewItemFeature.WrapText
        option.textElideMode = Qt.TextElideMode.ElideRight
        option.text = one_way(option.text)

    @override
    def updateEditorGeometry(
        self, editor: QWidget, option: QStyleOptionViewItem, index: Index
    ) -> None:
        super().updateEditorGeometry(editor, option, index)
        # As high as the row and up to its end, so that neither tails nor long names are cut.
        field = editor.geometry()
        row = option.rect
        editor.setGeometry(field.left(), row.top(), row.right() - field.left() - 4, row.height())

    @override
    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        badge = str(index.data(BADGE) or "")
        node: Node = index.data(NODE)
        rect = QRect(option.rect)  # a copy: the option's own is narrowed below
        figures = _room_for_figures(option, badge)
        room = 8 if not badge and not node.colour else figures + 16
        if node.colour:
            room += DOT
        option.rect = rect.adjusted(0, 0, -room, 0)
        if option.state & QStyle.StateFlag.State_Selected:
            painter.fillRect(rect, QColor(current()["selected"]))
        super().paint(painter, option, index)
        painter.save()
        if node.progress > 0:
            _paint_progress(painter, rect, node.progress)
        painter.setPen(QColor(current()["muted"]))
        right = QRect(rect.right() - room, rect.top(), room - 8, rect.height())
        if badge:
            painter.drawText(
                right, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight, badge
            )
        if node.colour:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(QPen(Qt.PenStyle.NoPen))
            painter.setBrush(QColor(shade(node.colour)))
            painter.drawEllipse(QPoint(right.left() + 2, rect.center().y() + 1), 4, 4)
        if option.state & QStyle.StateFlag.State_HasFocus:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(QPen(QColor(current()["focus"]), 1.5))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(rect.adjusted(1, 1, -2, -2), 4, 4)
        painter.restore()


def _depth(node: Node) -> int:
    above, depth = node.parent, 0
    while above is not None:
        above, depth = above.parent, depth + 1
    return depth


def _paint_progress(painter: QPainter, rect: QRect, progress: float) -> None:
    """Draw under the title how much of it is read."""
    left, right = rect.left() + INDENT, rect.right() - INDENT
    line = QRect(left, rect.bottom() - 2, max(0, right - left), 2)
    painter.fillRect(line, QColor(current()["line"]))
    painter.fillRect(
        line.adjusted(0, 0, round((progress - 1) * line.width()), 0), QColor(current()["focus"])
    )


def _room_for_figures(option: QStyleOptionViewItem, badge: str) -> int:
    """Return one width for all counts up to 99: what stands before them is in a line."""
    return max(option.fontMetrics.horizontalAdvance(text) for text in ("00", badge))
