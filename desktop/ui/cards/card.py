"""A highlight as a card in the sidebar: colour, quotation, note, tags."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QRectF, QSize, QSizeF, Qt, Signal
from PySide6.QtGui import QColor, QFont, QMouseEvent, QPainter, QPen
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem
from typing_extensions import override

from desktop import words
from desktop.domain import PlacementStatus
from desktop.ui.cards.card_heights import (
    LEFT,
    MARGIN,
    NOTE_INDENT,
    NOTE_LINES,
    PAD,
    SPEAKER_GAP,
    CardHeights,
    smaller,
)
from desktop.ui.cards.sidebar_model import HIGHLIGHT, Index
from desktop.ui.look.card_painting import (
    Chip,
    Text,
    draw_chips,
    draw_focus,
    draw_text,
    flat,
    plain_note,
)
from desktop.ui.look.icons import draw
from desktop.ui.look.plain import one_way, reads_right_to_left
from desktop.ui.look.reading_style import THEMES
from desktop.ui.look.tag_colours import own_name, shade
from desktop.ui.look.theme import current, current_name
from desktop.ui.work.picture_cache import Pictures

if TYPE_CHECKING:
    from collections.abc import Mapping

    from PySide6.QtCore import QAbstractItemModel, QObject

    from desktop.domain import Highlight


IN_CLAIM = "in a claim"
SHARP = 900
"""Pixels that are kept on the longer side of a picture."""
SIGN = 14
"""Pixels of the picture before a note or a name."""
_LOW = Qt.AlignmentFlag.AlignBottom | Qt.AlignmentFlag.AlignLeft
_WHOLE = Qt.AspectRatioMode.KeepAspectRatio
_SIGNS = {
    PlacementStatus.REVIEW: "warning",
    PlacementStatus.EDITED: "edit",
    PlacementStatus.MOVED: "forward",
    PlacementStatus.WAITING: "search",
}
"""Drawn before what is said of a place: colour alone would say too little."""


class CardDelegate(QStyledItemDelegate):
    """Paints cards; the card in hand leaves room below its quotation for the fields."""

    speaker_clicked = Signal(str)
    """Who says this passage is to be asked."""

    def __init__(self, heights: CardHeights, parent: QObject) -> None:
        super().__init__(parent)
        self._heights = heights
        self.pictures = Pictures(self, SHARP)
        """How areas look."""
        self.tag_colours: Mapping[str, str] = {}
        self.open_id = ""

    @override
    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return self._heights.size(index.row())

    @override
    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        highlight: Highlight = index.data(HIGHLIGHT)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setFont(option.font)
        rect = QRectF(option.rect)
        if head := self._heights.head(index.row()):
            place = QRectF(rect.left(), rect.top(), rect.width(), head)
            self._paint_head(painter, place, self._heights.heading(index.row()))
            rect.setTop(rect.top() + head)
        self._paint_ground(painter, rect, option, highlight)
        self._paint_words(painter, rect, option.font, highlight)
        painter.restore()

    @override
    def editorEvent(
        self,
        event: QEvent,
        model: QAbstractItemModel,
        option: QStyleOptionViewItem,
        index: Index,
    ) -> bool:
        if event.type() is QEvent.Type.MouseButtonRelease and isinstance(event, QMouseEvent):
            top, height = self._heights.place_of_speaker(index.row())
            if 0 <= event.position().y() - option.rect.top() - top < height:
                self.speaker_clicked.emit(index.data(HIGHLIGHT).id)
        return super().editorEvent(event, model, option, index)

    @staticmethod
    def _paint_head(painter: QPainter, rect: QRectF, text: str) -> None:
        font = QFont(painter.font())
        font.setWeight(QFont.Weight.DemiBold)
        painter.save()
        painter.setFont(font)
        painter.setPen(QColor(current()["muted"]))
        place = rect.adjusted(LEFT, 0, -MARGIN, -4)
        shown = painter.fontMetrics().elidedText(
            flat(text), Qt.TextElideMode.ElideMiddle, int(place.width())
        )
        painter.drawText(place, _LOW, one_way(shown))
        painter.restore()

    def _paint_ground(
        self, painter: QPainter, rect: QRectF, option: QStyleOptionViewItem, highlight: Highlight
    ) -> None:
        colours = current()
        selected = bool(option.state & QStyle.StateFlag.State_Selected)
        if highlight.id == self.open_id:
            painter.fillRect(rect, QColor(colours["raised"]))
        elif selected:
            painter.fillRect(rect, QColor(colours["selected"]))
        elif option.state & QStyle.StateFlag.State_MouseOver:
            painter.fillRect(rect, QColor(colours["hover"]))
        painter.setPen(QPen(QColor(colours["line"]), 1))
        painter.drawLine(rect.bottomLeft(), rect.bottomRight())
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(THEMES[current_name()].ink(highlight.colour))
        painter.drawRoundedRect(
            QRectF(rect.left() + 6, rect.top() + PAD + 1, 3, rect.height() - 2 * PAD - 2), 1.5, 1.5
        )
        draw_focus(painter, rect, option)

    def _paint_words(
        self, painter: QPainter, rect: QRectF, font: QFont, highlight: Highlight
    ) -> None:
        colours = current()
        ink, muted = QColor(colours["ink"]), QColor(colours["muted"])
        box = rect.adjusted(LEFT, PAD, -MARGIN, -PAD)
        draw_text(painter, box, self._heights.caption(highlight))
        heights = self._heights
        below = heights.top_of_picture(highlight)
        self._paint_picture(painter, box.adjusted(0, below, 0, 0), highlight)
        box.setTop(box.top() + heights.top_of_words(highlight))
        quotation = heights.words(highlight, ink if highlight.placement.status.stands else muted)
        height = draw_text(painter, box, quotation)
        height += self._paint_speaker(painter, box.adjusted(0, height, 0, 0), font, highlight)
        if highlight.id == self.open_id:
            return
        y = box.top() + height
        if highlight.note:
            place = box.adjusted(0, y + 4 - box.top(), 0, 0)
            note = Text(plain_note(highlight.note), font, muted, NOTE_LINES)
            y += 4 + _draw_signed(painter, place, "note", note)
        if self._heights.has_chips(highlight):
            chips = [Chip(path, shade(self.tag_colours.get(path, ""))) for path in highlight.tags]
            if highlight.id in self._heights.claimed:
                chips.insert(0, Chip(IN_CLAIM, colours["accent"]))
            if name := own_name(highlight.colour):
                chips.insert(0, Chip(name, THEMES[current_name()].ink(highlight.colour).name()))
            painter.setFont(smaller(font))
            draw_chips(
                painter,
                QRectF(box.left(), y + 6, box.width(), self._heights.chip),
                chips,
                QColor(colours["chip"]),
                muted,
            )
            y += 6 + self._heights.chip
        place = QRectF(box.left(), y + 4, box.width(), 40)
        self._paint_place(painter, place, font, highlight)

    def _paint_speaker(
        self, painter: QPainter, box: QRectF, font: QFont, highlight: Highlight
    ) -> int:
        """Say who speaks, and return how high that is."""
        said, height = self._heights.said(highlight), self._heights.speaker(highlight)
        if said:
            words_said = Text(said, font, QColor(current()["muted"]), 1)
            _draw_signed(painter, box.adjusted(0, SPEAKER_GAP, 0, 0), "person", words_said)
        return height

    def _paint_picture(self, painter: QPainter, box: QRectF, highlight: Highlight) -> None:
        """Draw how an area looks, on white as it was printed; paper until it is there."""
        size = self._heights.picture(highlight)
        if size.isEmpty():
            return
        place = QRectF(box.topLeft(), size)
        picture = self.pictures.get(highlight.anchor.picture)
        painter.setPen(QPen(QColor(current()["line"]), 1))
        if picture is None:
            painter.setBrush(QColor(current()["hover"]))
            painter.drawRect(place)
            return
        shown = QRectF(place.topLeft(), QSizeF(picture.size()).scaled(size, _WHOLE))
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        painter.drawImage(shown, picture)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRect(shown)

    @staticmethod
    def _paint_place(painter: QPainter, rect: QRectF, font: QFont, highlight: Highlight) -> None:
        """Say what is to be known of where it stands."""
        said, status = words.place(highlight.placement), highlight.placement.status
        if not said:
            return
        asks = status in (PlacementStatus.REVIEW, PlacementStatus.LOST)
        colour = QColor(current()["warning" if asks else "muted"])
        if sign := _SIGNS.get(status):
            draw(painter, sign, QRectF(rect.left(), rect.top() + 1, 14, 14), colour)
            rect.setLeft(rect.left() + NOTE_INDENT)
        draw_text(painter, rect, Text(said, font, colour, 1))


def _draw_signed(painter: QPainter, box: QRectF, sign: str, text: Text) -> float:
    """Draw words with a picture where they begin, and return how high they are."""
    place, left = box.adjusted(NOTE_INDENT, 0, 0, 0), box.left()
    if reads_right_to_left(text.text):
        place, left = box.adjusted(0, 0, -NOTE_INDENT, 0), box.right() - SIGN
    draw(painter, sign, QRectF(left, box.top() + 1, SIGN, SIGN), text.colour)
    return draw_text(painter, place, text)
