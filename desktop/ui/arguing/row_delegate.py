"""Paints the rows of lists about arguments, each as high as its words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter
from PySide6.QtWidgets import QLineEdit, QListView, QStyledItemDelegate, QWidget
from typing_extensions import override

from desktop.ui.arguing.rows import ROW
from desktop.ui.look.card_painting import Text, draw_focus, draw_ground, draw_text, text_height
from desktop.ui.look.icons import draw
from desktop.ui.look.reading_style import THEMES
from desktop.ui.look.theme import current, current_name

if TYPE_CHECKING:
    from PySide6.QtWidgets import QStyleOptionViewItem

    from desktop.ui.arguing.rows import Row, Words

Index = QModelIndex | QPersistentModelIndex
PAD = 8
LEFT, RIGHT = 18, 12
GAP = 3
STEP = 22
"""Pixels of one step of indentation."""
ICON = 20
HEAD = 14
"""Above the words of a head."""
LEAST = 120
KNOWN = 20_000
"""Heights that are remembered: Qt asks for that of every row, again and again."""


class RowDelegate(QStyledItemDelegate):
    """Knows the width of its view, so that rows can be told how high they are."""

    def __init__(self, view: QListView) -> None:
        super().__init__(view)
        self._view = view
        self._heights: dict[tuple[Words, str, float], float] = {}

    @override
    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        row: Row = index.data(ROW)
        width = max(LEAST, self._view.viewport().width())
        room = width - LEFT - RIGHT - row.indent * STEP
        height = 2 * PAD + sum(self._height(words, option.font, room) for words in row.words)
        height += GAP * (len(row.words) - 1) + self._head(row, option.font)
        return QSize(LEAST, round(height))

    @staticmethod
    def _text(words: Words, font: QFont) -> Text:
        shown = QFont(font)
        shown.setPointSizeF(font.pointSizeF() * words.scale)
        if words.is_bold:
            shown.setWeight(QFont.Weight.DemiBold)
        return Text(words.text or " ", shown, QColor(current()[words.colour]), words.lines)

    def _height(self, words: Words, font: QFont, room: float) -> float:
        if words.lines == 1 and words.text.isascii():
            words, room = words._replace(text="", icon="", colour="ink"), 0  # as high as any other
        key = words, font.key(), room
        if key not in self._heights:
            if len(self._heights) > KNOWN:
                self._heights.clear()
            text = self._text(words, font)
            self._heights[key] = text_height(text, room - (ICON if words.icon else 0))
        return self._heights[key]

    @staticmethod
    def _head(row: Row, font: QFont) -> float:
        return HEAD + QFontMetricsF(font).lineSpacing() if row.head else 0

    @override
    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        row: Row = index.data(ROW)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        rect = QRectF(option.rect)
        if row.head:
            self._paint_head(painter, rect, option.font, row)
        self._paint_ground(painter, rect, option, row)
        box = rect.adjusted(LEFT + row.indent * STEP, PAD, -RIGHT, -PAD)
        for words in row.words:
            text = self._text(words, option.font)
            place = QRectF(box)
            if words.icon:
                draw(painter, words.icon, QRectF(box.left(), box.top() + 1, 14, 14), text.colour)
                place.setLeft(box.left() + ICON)
            box.setTop(box.top() + draw_text(painter, place, text) + GAP)
        painter.restore()

    def _paint_head(self, painter: QPainter, rect: QRectF, font: QFont, row: Row) -> None:
        """Paint what stands above a row, and leave the rest of the place to it."""
        bold = QFont(font)
        bold.setWeight(QFont.Weight.DemiBold)
        painter.setFont(bold)
        painter.setPen(QColor(current()["muted"]))
        height = self._head(row, font)
        place = QRectF(rect.left() + LEFT, rect.top(), rect.width() - LEFT, height - 3)
        painter.drawText(place, Qt.AlignmentFlag.AlignBottom | Qt.AlignmentFlag.AlignLeft, row.head)
        rect.setTop(rect.top() + height)

    @staticmethod
    def _paint_ground(
        painter: QPainter, rect: QRectF, option: QStyleOptionViewItem, row: Row
    ) -> None:
        draw_ground(painter, rect, option)
        if row.bar:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(THEMES[current_name()].ink(row.bar))
            left = rect.left() + 7 + row.indent * STEP
            bar = QRectF(left, rect.top() + PAD, 3, rect.height() - 2 * PAD)
            painter.drawRoundedRect(bar, 1.5, 1.5)
        draw_focus(painter, rect, option)

    @override
    def createEditor(self, parent: QWidget, option: QStyleOptionViewItem, index: Index) -> QWidget:
        field = QLineEdit(parent)
        field.setAccessibleName("Words of this line")
        field.setPlaceholderText("Write; # before it makes a heading")
        return field

    @override
    def updateEditorGeometry(
        self, editor: QWidget, option: QStyleOptionViewItem, index: Index
    ) -> None:
        row: Row = index.data(ROW)
        left = LEFT - 9 + row.indent * STEP
        place = QRect(option.rect)
        editor.setGeometry(place.adjusted(left, 1, -RIGHT, -1))
