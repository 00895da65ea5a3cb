"""Draws wrapped text, marked words and tag chips for the lists whose rows are small cards."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontMetricsF,
    QPainter,
    QPen,
    QTextCharFormat,
    QTextLayout,
    QTextLine,
    QTextOption,
)
from PySide6.QtWidgets import QStyle

from desktop.ui.look.plain import one_way, reads_right_to_left
from desktop.ui.look.theme import current

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtWidgets import QStyleOptionViewItem


LONGEST = 1200
"""Characters of a text that are looked at: more do not fit into a few lines."""


class Text(NamedTuple):
    """What to draw: at most `lines` lines, the last one elided; `marks` lie on a colour."""

    text: str
    font: QFont
    colour: QColor
    lines: int = 3
    marks: tuple[tuple[int, int], ...] = ()
    mark: QColor = QColor()
    longest: int = LONGEST


def draw_ground(painter: QPainter, rect: QRectF, option: QStyleOptionViewItem) -> None:
    """Draw what lies behind a row: selected or under the pointer, and the line below it."""
    colours = current()
    if option.state & QStyle.StateFlag.State_Selected:
        painter.fillRect(rect, QColor(colours["selected"]))
    elif option.state & QStyle.StateFlag.State_MouseOver:
        painter.fillRect(rect, QColor(colours["hover"]))
    painter.setPen(QPen(QColor(colours["line"]), 1))
    painter.drawLine(rect.bottomLeft(), rect.bottomRight())


def draw_focus(painter: QPainter, rect: QRectF, option: QStyleOptionViewItem) -> None:
    """Draw a ring inside a row that has the keyboard."""
    if option.state & QStyle.StateFlag.State_HasFocus:
        painter.setPen(QPen(QColor(current()["focus"]), 1.5))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(rect.adjusted(1.5, 1.5, -1.5, -2), 4, 4)


_FLAT = {10: " ", 13: " ", 9: " ", 0x1E: " ", 0x2028: " ", 0x2029: " "}


def flat(text: str) -> str:
    """Return text on one line, of the same length, so that offsets into it still hold."""
    return text.translate(_FLAT)


def _units(text: str) -> int:
    """Return how long a text is as Qt counts it, in UTF-16 units; marks count code points."""
    return len(text) if text.isascii() else len(text.encode("utf-16-le")) // 2


def _from_unit(text: str, unit: int) -> str:
    """Return the text from a UTF-16 unit on."""
    if text.isascii():
        return text[unit:]
    return text.encode("utf-16-le")[unit * 2 :].decode("utf-16-le", "replace")


def _formats(content: Text, text: str) -> list[QTextLayout.FormatRange]:
    ranges: list[QTextLayout.FormatRange] = []
    for start, end in content.marks:
        shape = QTextCharFormat()
        shape.setBackground(content.mark)
        shape.setFontWeight(QFont.Weight.DemiBold)
        found = QTextLayout.FormatRange()
        found.start = _units(text[:start])
        found.length = _units(text[start:end])
        found.format = shape
        ranges.append(found)
    return ranges


@cache
def _option(*, from_right: bool) -> QTextOption:
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    if from_right:
        option.setTextDirection(Qt.LayoutDirection.RightToLeft)
        option.setAlignment(Qt.AlignmentFlag.AlignRight)
    return option


class _Laid(NamedTuple):
    """Lines of a text, as many as its limit allows."""

    text: str
    layout: QTextLayout
    lines: list[QTextLine]
    height: float


def _laid_out(content: Text, width: float) -> _Laid:
    text = flat(content.text[: content.longest])
    layout = QTextLayout(text, content.font)
    layout.setTextOption(_option(from_right=reads_right_to_left(text)))
    if content.marks:
        layout.setFormats(_formats(content, text))
    lines: list[QTextLine] = []
    y = 0.0
    layout.beginLayout()
    while len(lines) < content.lines:
        line = layout.createLine()
        if not line.isValid():
            break
        line.setLineWidth(width)
        line.setPosition(QPointF(0, y))
        y += line.height()
        lines.append(line)
    layout.endLayout()
    return _Laid(text, layout, lines, y)


def text_height(content: Text, width: float) -> float:
    """Return the height that `draw_text` takes."""
    return _laid_out(content, width).height


def draw_text(painter: QPainter, rect: QRectF, content: Text) -> float:
    """Draw text into a width and return the height it took."""
    laid = _laid_out(content, rect.width())
    painter.setPen(content.colour)
    if not laid.lines:
        return 0.0
    *before, last = laid.lines
    place = rect.topLeft()
    for line in before:
        line.draw(painter, place)
    if last.textStart() + last.textLength() < _units(laid.text):
        _draw_cut(painter, rect, laid, content.font)
    else:
        last.draw(painter, place)
    return laid.height


def _draw_cut(painter: QPainter, rect: QRectF, laid: _Laid, font: QFont) -> None:
    last = laid.lines[-1]
    rest = _from_unit(laid.text, last.textStart())
    metrics = QFontMetricsF(font)
    painter.setFont(font)
    elided = metrics.elidedText(rest[:400], Qt.TextElideMode.ElideRight, rect.width())
    x = 0.0
    if laid.layout.textOption().textDirection() == Qt.LayoutDirection.RightToLeft:
        x = rect.width() - metrics.horizontalAdvance(elided)
    painter.drawText(rect.topLeft() + QPointF(x, last.y() + last.ascent()), one_way(elided))


_EMPHASIS = re.compile(r"(?<!\w)(\*\*|__|[*_`])(?=\S)(.+?)(?<=\S)\1(?!\w)")


_LINK = re.compile(r"!?\[([^\[\]\n]*)\]\([^()\s]*\)|<(https?://[^<>\s]+)>")
_AT_THE_START = re.compile(r"^[ \t]*(?:(?:>[ \t]?)+|#{1,6}[ \t]+)+", re.MULTILINE)
_BULLET = re.compile(r"^([ \t]*)[*+-][ \t]+(?=\S)", re.MULTILINE)


def plain_note(note: str) -> str:
    """Return a note without the marks of Markdown, to be read at a glance."""
    note = _AT_THE_START.sub("", note)
    note = _BULLET.sub(r"\1• ", note)
    note = _LINK.sub(r"\1\2", note)
    return _EMPHASIS.sub(r"\2", _EMPHASIS.sub(r"\2", note))


class Chip(NamedTuple):
    """A tag as a small rounded label; `colour` is a dot, or '' for none."""

    text: str
    colour: str = ""


_CHIP, _AROUND = 20.0, 4.0
"""How high a chip is at least, and how much higher than its letters."""
EDGE = 0.18
"""How much of the ink its outline has: a chip is seen on a chosen card, too."""


_MIDDLE = Qt.AlignmentFlag.AlignVCenter
_AT_LEFT = _MIDDLE | Qt.AlignmentFlag.AlignLeft
LEAST_CHIP = 60.0
"""Of a chip that is cut: with less room its words would be a letter and dots."""


def chip_height(font: QFont) -> float:
    """Return how high chips with words in a font are."""
    return _chip_height(QFontMetricsF(font))


def _chip_height(metrics: QFontMetricsF) -> float:
    return max(_CHIP, round(metrics.height() + _AROUND))


def draw_chips(
    painter: QPainter, rect: QRectF, chips: Sequence[Chip], back: QColor, ink: QColor
) -> None:
    """Draw as many chips as fit on one line, then how many more there are."""
    metrics = QFontMetricsF(painter.font())
    look = _ChipLook(metrics, _chip_height(metrics), back, ink)
    x = rect.left()
    for number, chip in enumerate(chips):
        left = len(chips) - number
        room = rect.right() - x - (28 if left > 1 else 0)
        dot = 12.0 if chip.colour else 0.0
        wanted = metrics.horizontalAdvance(chip.text) + 16 + dot
        width = min(wanted, max(room, 0))
        if width < min(wanted, LEAST_CHIP + dot):
            painter.setPen(ink)
            painter.drawText(QRectF(x, rect.top(), 32, look.high), _MIDDLE, f"+{left}")
            return
        _draw_chip(painter, QRectF(x, rect.top(), width, look.high), chip, look)
        x += width + 4


class _ChipLook(NamedTuple):
    """What all chips of a line have in common."""

    metrics: QFontMetricsF
    high: float
    back: QColor
    ink: QColor

    @property
    def edge(self) -> QColor:
        """The colour of the outline."""
        edge = QColor(self.ink)
        edge.setAlphaF(EDGE)
        return edge


def _draw_chip(painter: QPainter, box: QRectF, chip: Chip, look: _ChipLook) -> None:
    painter.setPen(look.edge)
    painter.setBrush(look.back)
    bend = look.high / 2
    painter.drawRoundedRect(box.adjusted(0.5, 0.5, -0.5, -0.5), bend, bend)
    inner = box.adjusted(8, 0, -8, 0)
    if chip.colour:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(chip.colour))
        painter.drawEllipse(QRectF(inner.left(), box.center().y() - 3.5, 7, 7))
        inner.setLeft(inner.left() + 12)
    painter.setPen(look.ink)
    text = look.metrics.elidedText(chip.text, Qt.TextElideMode.ElideMiddle, inner.width() + 1)
    painter.drawText(inner, _AT_LEFT, one_way(text))
