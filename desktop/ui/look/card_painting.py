"""Draws wrapped text, marked words and tag chips for the lists whose rows are small cards."""

from __future__ import annotations

import re
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


def flat(text: str) -> str:
    """Return text on one line, of the same length, so that offsets into it still hold."""
    return text.translate({10: " ", 13: " ", 9: " ", 0x1E: " ", 0x2028: " ", 0x2029: " "})


def _formats(content: Text, text: str) -> list[QTextLayout.FormatRange]:
    ranges: list[QTextLayout.FormatRange] = []
    for start, end in content.marks:
        shape = QTextCharFormat()
        shape.setBackground(content.mark)
        shape.setFontWeight(QFont.Weight.DemiBold)
        found = QTextLayout.FormatRange()
        # Qt counts UTF-16 units; marks count code points.
        found.start = len(text[:start].encode("utf-16-le")) // 2
        found.length = len(text[start:end].encode("utf-16-le")) // 2
        found.format = shape
        ranges.append(found)
    return ranges


def _laid_out(content: Text, width: float) -> tuple[QTextLayout, int]:
    """Return the layout and how many lines of it fit the limit."""
    text = flat(content.text)
    layout = QTextLayout(text, content.font)
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    if reads_right_to_left(text):
        option.setTextDirection(Qt.LayoutDirection.RightToLeft)
        option.setAlignment(Qt.AlignmentFlag.AlignRight)
    layout.setTextOption(option)
    layout.setFormats(_formats(content, text))
    layout.beginLayout()
    y = 0.0
    lines = 0
    while lines < content.lines:
        line = layout.createLine()
        if not line.isValid():
            break
        line.setLineWidth(width)
        line.setPosition(QPointF(0, y))
        y += line.height()
        lines += 1
    layout.endLayout()
    return layout, lines


def text_height(content: Text, width: float) -> float:
    """Return the height that `draw_text` takes."""
    layout, lines = _laid_out(content._replace(text=content.text[: content.longest]), width)
    if not lines:
        return 0.0
    last = layout.lineAt(lines - 1)
    return last.y() + last.height()


def draw_text(painter: QPainter, rect: QRectF, content: Text) -> float:
    """Draw text into a width and return the height it took."""
    text = content.text[: content.longest]
    content = content._replace(text=text)
    layout, lines = _laid_out(content, rect.width())
    painter.setPen(content.colour)
    if not lines:
        return 0.0
    last = layout.lineAt(lines - 1)
    shown = last.textStart() + last.textLength()
    cut = shown < len(flat(text).encode("utf-16-le")) // 2
    for number in range(lines - 1 if cut else lines):
        layout.lineAt(number).draw(painter, rect.topLeft())
    if cut:
        _draw_cut(painter, rect, layout, lines - 1, content)
    return last.y() + last.height()


def _draw_cut(
    painter: QPainter, rect: QRectF, layout: QTextLayout, number: int, content: Text
) -> None:
    line = layout.lineAt(number)
    rest = (
        flat(content.text)
        .encode("utf-16-le")[line.textStart() * 2 :]
        .decode("utf-16-le", "replace")
    )
    metrics = QFontMetricsF(content.font)
    painter.setFont(content.font)
    elided = metrics.elidedText(rest[:400], Qt.TextElideMode.ElideRight, rect.width())
    x = 0.0
    if layout.textOption().textDirection() == Qt.LayoutDirection.RightToLeft:
        x = rect.width() - metrics.horizontalAdvance(elided)
    painter.drawText(rect.topLeft() + QPointF(x, line.y() + line.ascent()), one_way(elided))


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


LEAST_CHIP = 60.0
"""Of a chip that is cut: with less room its words would be a letter and dots."""


def chip_height(font: QFont) -> float:
    """Return how high chips with words in a font are."""
    return max(_CHIP, round(QFontMetricsF(font).height() + _AROUND))


def draw_chips(
    painter: QPainter, rect: QRectF, chips: Sequence[Chip], back: QColor, ink: QColor
) -> None:
    """Draw as many chips as fit on one line, then how many more there are."""
    metrics, high = QFontMetricsF(painter.font()), chip_height(painter.font())
    x = rect.left()
    for number, chip in enumerate(chips):
        left = len(chips) - number
        room = rect.right() - x - (28 if left > 1 else 0)
        dot = 12.0 if chip.colour else 0.0
        wanted = metrics.horizontalAdvance(chip.text) + 16 + dot
        width = min(wanted, max(room, 0))
        if width < min(wanted, LEAST_CHIP + dot):
            painter.setPen(ink)
            painter.drawText(
                QRectF(x, rect.top(), 32, high), Qt.AlignmentFlag.AlignVCenter, f"+{left}"
            )
            return
        box = QRectF(x, rect.top(), width, high)
        _draw_chip(painter, box, chip, back, ink)
        x += width + 4


def _draw_chip(painter: QPainter, box: QRectF, chip: Chip, back: QColor, ink: QColor) -> None:
    edge = QColor(ink)
    edge.setAlphaF(EDGE)
    painter.setPen(edge)
    painter.setBrush(back)
    bend = box.height() / 2
    painter.drawRoundedRect(box.adjusted(0.5, 0.5, -0.5, -0.5), bend, bend)
    painter.setPen(Qt.PenStyle.NoPen)
    inner = box.adjusted(8, 0, -8, 0)
    if chip.colour:
        painter.setBrush(QColor(chip.colour))
        painter.drawEllipse(QRectF(inner.left(), box.center().y() - 3.5, 7, 7))
        inner.adjust(12, 0, 0, 0)
    painter.setPen(ink)
    text = QFontMetricsF(painter.font()).elidedText(
        chip.text, Qt.TextElideMode.ElideMiddle, inner.width() + 1
    )
    side = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
    painter.drawText(inner, side, one_way(text))
