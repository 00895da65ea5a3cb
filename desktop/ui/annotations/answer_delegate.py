"""A highlight among others: where it stands, its words, what is said of it."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple, Self

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPen
from PySide6.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem
from typing_extensions import override

from desktop import words
from desktop.ui.look.card_painting import (
    Chip,
    Text,
    chip_height,
    draw_chips,
    draw_focus,
    draw_ground,
    draw_text,
    plain_note,
)
from desktop.ui.look.icons import draw
from desktop.ui.look.plain import one_way
from desktop.ui.look.reading_style import THEMES
from desktop.ui.look.tag_colours import shade
from desktop.ui.look.theme import current, current_name

if TYPE_CHECKING:
    from collections.abc import Mapping

    from PySide6.QtCore import QObject

    from desktop.domain import Highlight
    from desktop.domain.asking.kept import Kept
    from desktop.ui.annotations.answers_model import AnswersModel, Heading, Index

PAD = 10
LEFT = 18
LINES = 3
"""Of a quotation."""
SMALL = 0.92
_GAP = 6
"""Pixels between a quotation and what is said of it."""


def row_height(font: QFont) -> int:
    """Return how high the row of a highlight is."""
    words = (1 + LINES) * QFontMetricsF(font).lineSpacing()
    return round(2 * PAD + words + 2 + _GAP + chip_height(font))


def heading_height(font: QFont) -> int:
    """Return how high the row of a heading is."""
    return round(2 * PAD + QFontMetricsF(font).lineSpacing())


class AnswerDelegate(QStyledItemDelegate):
    """Paints rows that are all equally high, so that fifty thousand of them scroll as ten do."""

    def __init__(self, rows: AnswersModel, parent: QObject) -> None:
        super().__init__(parent)
        self._rows = rows
        self.tag_colours: Mapping[str, str] = {}
        self._fonts: _Fonts | None = None

    @override
    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        is_heading = self._rows.heading(index.row()) is not None
        return QSize(160, (heading_height if is_heading else row_height)(option.font))

    @override
    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        row, rect = index.row(), QRectF(option.rect)
        if (heading := self._rows.heading(row)) is not None:
            _paint_heading(painter, rect, option.font, heading)
            return
        kept = self._rows.kept(row)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        draw_ground(painter, rect, option)
        draw_focus(painter, rect, option)
        if kept is not None:
            if self._fonts is None or self._fonts.usual != option.font:
                self._fonts = _Fonts.of(option.font)
            self._paint_words(painter, rect, self._fonts, kept)
        painter.restore()

    def _paint_words(self, painter: QPainter, rect: QRectF, fonts: _Fonts, kept: Kept) -> None:
        colours, highlight = current(), kept.highlight
        ink, muted = QColor(colours["ink"]), QColor(colours["muted"])
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(THEMES[current_name()].ink(highlight.colour))
        bar = QRectF(rect.left() + 7, rect.top() + PAD, 3, rect.height() - 2 * PAD)
        painter.drawRoundedRect(bar, 1.5, 1.5)
        box = rect.adjusted(LEFT, PAD, -12, -PAD)
        y = draw_text(painter, box, Text(self._rows.where(kept), fonts.small, muted, 1))
        stands = highlight.placement.status.stands
        said = words.called(highlight, kept.page)
        quotation = Text(said, fonts.usual, ink if stands else muted, LINES)
        y += 2 + draw_text(painter, box.adjusted(0, y + 2, 0, 0), quotation) + _GAP
        foot = QRectF(box.left(), box.top() + y, box.width(), fonts.chip)
        painter.setFont(fonts.small)
        self._paint_foot(painter, foot, fonts.metrics, highlight)

    def _paint_foot(
        self, painter: QPainter, rect: QRectF, metrics: QFontMetricsF, highlight: Highlight
    ) -> None:
        """Paint on one line what is to be known of its place, its note, and its tags."""
        colours = current()
        muted = QColor(colours["muted"])
        if said := words.place(highlight.placement):
            painter.setPen(QColor(colours["warning" if highlight.placement.status.is_unsure
                                          else "muted"]))  # fmt: skip
            painter.drawText(rect, Qt.AlignmentFlag.AlignVCenter, said)
            rect.adjust(metrics.horizontalAdvance(said) + 12, 0, 0, 0)
        if highlight.note:
            draw(painter, "note", QRectF(rect.left(), rect.top() + 3, 14, 14), muted)
            rect.adjust(20, 0, 0, 0)
            room = rect.width() * (0.5 if highlight.tags else 1)
            note = metrics.elidedText(
                " ".join(plain_note(highlight.note).split()), Qt.TextElideMode.ElideRight, room
            )
            painter.setPen(muted)
            painter.drawText(rect, Qt.AlignmentFlag.AlignVCenter, one_way(note))
            rect.adjust(metrics.horizontalAdvance(note) + 12, 0, 0, 0)
        if highlight.tags:
            chips = [Chip(path, shade(self.tag_colours.get(path, ""))) for path in highlight.tags]
            draw_chips(painter, rect, chips, QColor(colours["hover"]), muted)


class _Fonts(NamedTuple):
    """Letters of a row, and what is measured of them."""

    usual: QFont
    small: QFont
    metrics: QFontMetricsF
    """Of the small letters."""
    chip: float

    @classmethod
    def of(cls, font: QFont) -> Self:
        """Return the letters of rows whose quotations are in a font."""
        small = QFont(font)
        small.setPointSizeF(font.pointSizeF() * SMALL)
        return cls(QFont(font), small, QFontMetricsF(small), chip_height(small))


def _paint_heading(painter: QPainter, rect: QRectF, font: QFont, heading: Heading) -> None:
    colours = current()
    painter.save()
    painter.fillRect(rect, QColor(colours["hover"]))
    painter.setPen(QPen(QColor(colours["line"]), 1))
    painter.drawLine(rect.bottomLeft(), rect.bottomRight())
    box, count = rect.adjusted(LEFT, 0, -12, 0), f"{heading.size:,}"
    middle = Qt.AlignmentFlag.AlignVCenter
    painter.setFont(font)
    painter.setPen(QColor(colours["muted"]))
    painter.drawText(box, middle | Qt.AlignmentFlag.AlignRight, count)
    bold = QFont(font)
    bold.setWeight(QFont.Weight.DemiBold)
    painter.setFont(bold)
    painter.setPen(QColor(colours["ink"]))
    metrics = QFontMetricsF(bold)
    room = box.width() - metrics.horizontalAdvance(f"{count}  ")
    name = metrics.elidedText(heading.name, Qt.TextElideMode.ElideMiddle, room)
    painter.drawText(box, middle, one_way(name))
    painter.restore()
