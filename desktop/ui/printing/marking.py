"""How highlights are told on paper, in colour and without."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF
from PySide6.QtGui import QColor, QPainter, QPen

from desktop.domain import HighlightStyle
from desktop.ui.look.reading_style import LIGHT
from desktop.ui.printing.paper import MarkStyle
from desktop.ui.reader.surface.highlight_index import HighlightIndex
from desktop.ui.reader.surface.text_marks import TextMarks

if TYPE_CHECKING:
    from collections.abc import Iterable

    from PySide6.QtCore import QRectF

    from desktop.domain import Content, Highlight
    from desktop.ui.look.reading_style import Theme

BLACK, MUTED = "#1f2328", "#5a606a"
_PAPER = replace(LIGHT, base="#ffffff", text=BLACK, muted="#3a404a", link=BLACK)
_PLAIN = replace(_PAPER, inks=dict.fromkeys(LIGHT.inks, BLACK))
_FOOT = 3.0


def theme_of(marks: MarkStyle) -> Theme:
    """Return the colours of paper; all lines are black where colours cannot be told apart."""
    return _PAPER if marks is MarkStyle.COLOUR else _PLAIN


def text_marks(content: Content, highlights: Iterable[Highlight], marks: MarkStyle) -> TextMarks:
    """Return what lies over a text on paper."""
    shown = [
        replace(one, style=HighlightStyle.UNDERLINE)
        if marks is MarkStyle.UNDERLINE and one.style is HighlightStyle.FILL
        else one
        for one in highlights
    ]
    return TextMarks(HighlightIndex(content.blocks, shown))


def bracket(painter: QPainter, rect: QRectF, *, opens: bool, width: float = 1.4) -> None:
    """Draw a bracket before the beginning of a rectangle, or after its end."""
    x = rect.left() - width if opens else rect.right() + width
    foot = (_FOOT if opens else -_FOOT) * width / 1.4
    top, bottom = rect.top() + 1, rect.bottom() - 1
    painter.setPen(QPen(QColor(BLACK), width))
    painter.drawLine(QPointF(x, top), QPointF(x, bottom))
    painter.drawLine(QPointF(x, top), QPointF(x + foot, top))
    painter.drawLine(QPointF(x, bottom), QPointF(x + foot, bottom))
