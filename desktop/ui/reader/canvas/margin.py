"""Stripes in the margin: the tags and notes of the highlights on each line."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from desktop.domain import Highlight
    from desktop.ui.look.reading_style import Theme
    from desktop.ui.reader.canvas.block_layout import BlockLayout
    from desktop.ui.reader.canvas.column import ShownBlock
    from desktop.ui.reader.surface.text_marks import TextMarks

_WIDTH, _GAP, _AWAY = 3, 2, 12
_LANES = 3


class Stripe(NamedTuple):
    """A stretch of the margin, in the viewport."""

    highlight: Highlight
    top: float
    bottom: float


def stripes(shown: Iterable[ShownBlock], marks: TextMarks) -> list[Stripe]:
    """Return the stretches of the highlights on screen that have tags or a note."""
    found = []
    for block in shown:
        for highlight in reversed(marks.highlights.in_block(block.index)):
            if highlight.tags or highlight.note:
                extent = _extent(block.layout, *marks.range_of(highlight))
                if extent:
                    top, bottom = extent
                    found.append(Stripe(highlight, block.y + top, block.y + bottom))
    return found


def _extent(layout: BlockLayout, start: int, end: int) -> tuple[float, float] | None:
    touched = layout.ends_of(start, end)
    if touched is None:
        return None
    first, last = touched
    top = first.caret(max(start, first.start)).top()
    bottom = last.caret(max(last.start, min(end, last.end) - 1)).bottom()
    return (top, bottom) if bottom > top else None


def paint_margin(
    painter: QPainter, left: int, shown: Sequence[ShownBlock], marks: TextMarks, theme: Theme
) -> None:
    """Draw the stripes left of the column, one lane for each highlight beside another."""
    lanes: list[float] = []
    lane_of: dict[str, int] = {}
    for stripe in sorted(stripes(shown, marks), key=lambda s: (s.top, -s.bottom)):
        lane = lane_of.get(stripe.highlight.id)
        if lane is None or lanes[lane] > stripe.top + 1:
            lane = _free(lanes, stripe.top)
        if lane >= _LANES:
            continue
        lane_of[stripe.highlight.id] = lane
        lanes[lane] = stripe.bottom
        _stripe(painter, left - _AWAY - lane * (_WIDTH + _GAP), stripe, marks.tag_colours, theme)


def _free(lanes: list[float], top: float) -> int:
    for lane, bottom in enumerate(lanes):
        if bottom <= top + 1:
            return lane
    lanes.append(0.0)
    return len(lanes) - 1


def colour_of(name: str, theme: Theme) -> QColor | None:
    """Return a tag's colour: one of ours as the theme has it, any other as it is."""
    if name in theme.inks:
        return theme.ink(name)
    return QColor(name) if name and QColor.isValidColorName(name) else None


def _stripe(
    painter: QPainter, x: float, stripe: Stripe, tag_colours: Mapping[str, str], theme: Theme
) -> None:
    ink = theme.ink(stripe.highlight.colour)
    colours = [
        colour_of(tag_colours.get(tag, ""), theme) or ink for tag in stripe.highlight.tags
    ] or [ink]
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    height = (stripe.bottom - stripe.top - 2) / len(colours)
    for number, colour in enumerate(colours):
        painter.setBrush(colour)
        top = stripe.top + 1 + number * height
        painter.drawRoundedRect(QRectF(x - _WIDTH, top, _WIDTH, height), 1.5, 1.5)
    if stripe.highlight.note:
        painter.setBrush(ink)
        painter.drawEllipse(QPointF(x - _WIDTH / 2, stripe.top + 3), 3.5, 3.5)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, on=False)
