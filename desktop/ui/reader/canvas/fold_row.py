"""The row that stands for blocks which are folded away: how many they are, a line at either end."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QFontMetricsF

from desktop.domain import CELL_BREAK, ROW_BREAK, SOFT_BREAK
from desktop.ui.reader.canvas.block_layout import BlockLayout, FoldRow
from desktop.ui.reader.canvas.boxes import Box
from desktop.ui.reader.surface.folds import Folds, Shows

if TYPE_CHECKING:
    from desktop.ui.reader.canvas.layout import Typesetter

_LINE = 300
"""Code points of which a line of context is made: more than any line has."""
_ONE_LINE = str.maketrans(dict.fromkeys((CELL_BREAK, ROW_BREAK, SOFT_BREAK), " "))
_Elide = Qt.TextElideMode


def counted(stretch: range) -> str:
    """Return how many blocks are folded away, in words."""
    return f"{len(stretch):,} paragraph{'s' if len(stretch) > 1 else ''}"


def bar_height(setter: Typesetter) -> int:
    """Return how high a fold is without lines of context, the space above it included."""
    return setter.em(0.9) + setter.em(1.6)


def lay_out_fold(setter: Typesetter, stretch: range, folds: Folds) -> BlockLayout:
    """Lay out the row of a fold; a passage that it lies beside has a line of it for context."""
    blocks, small = setter.content.blocks, setter.settings["caption"]
    is_last = stretch.stop == len(blocks)
    made = BlockLayout(top=setter.em(0.9 if stretch.start else 2.6))
    start, end = blocks.starts[stretch.start], blocks.starts[stretch.stop] - 1
    y, context = float(made.top), []
    if stretch.start and folds.shown[stretch.start - 1] == Shows.PASSAGE:
        last = min(blocks.starts[stretch.start + 1] - 1, start + _LINE)
        context.append(_line(setter, start, last, _Elide.ElideRight))
        context[0].y = y
        y += context[0].height + setter.em(0.35)
    bar = QRectF(0, y, setter.width, setter.em(1.6))
    label = Box(f"…  {counted(stretch)}", start, small, setter.width)
    label.x, label.y = setter.em(0.7), bar.center().y() - label.height / 2
    y = bar.bottom()
    if not is_last and folds.shown[stretch.stop] == Shows.PASSAGE:
        first = max(blocks.starts[stretch.stop - 1], end - _LINE)
        below = _line(setter, first, end, _Elide.ElideLeft)
        below.y = y + setter.em(0.35)
        context.append(below)
        y = below.y + below.height
    made.fold = FoldRow(bar, label, context)
    made.foot = round(y) + (setter.em(6) if is_last else 0)
    return made


def _line(setter: Typesetter, start: int, end: int, elided: Qt.TextElideMode) -> Box:
    """Return as much of a text as one line holds."""
    small = setter.settings["caption"]
    words = setter.content.quoted(start, end).text.translate(_ONE_LINE)
    shortened = QFontMetricsF(small.font).elidedText(words, elided, setter.width - 4)
    return Box(shortened, start, small, setter.width)
