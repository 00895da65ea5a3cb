"""The bar below a table or code that is wider than the column: where it is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF

if TYPE_CHECKING:
    from desktop.ui.reader.canvas.block_layout import BlockLayout

_BELOW, _THICK = 6, 4
REACH = 4
"""How far from the thin bar a press still counts."""
ROOM = _BELOW + _THICK + REACH
"""What a wide block leaves free below it."""


def track(layout: BlockLayout) -> QRectF:
    """Return where the bar runs, in the block."""
    seen = layout.seen
    return QRectF(seen.left(), seen.bottom() + _BELOW, seen.width(), _THICK)


def thumb(layout: BlockLayout, shift: int) -> QRectF:
    """Return the part of the bar that stands for what is seen."""
    whole = track(layout)
    length = max(24.0, whole.width() ** 2 / (whole.width() + layout.overflow))
    share = shift / max(1, layout.overflow)
    return QRectF(whole.left() + share * (whole.width() - length), whole.top(), length, _THICK)
