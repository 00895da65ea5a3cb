"""A line around a passage: says which one is meant and leaves its colour, which means something."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPen

if TYPE_CHECKING:
    from collections.abc import Sequence

WIDTH = 2.0
_ROUND = 3.0


def outline(painter: QPainter, rects: Sequence[QRectF], colour: QColor) -> None:
    """Draw one line around rectangles that touch."""
    if not rects:
        return
    whole = QPainterPath()
    for rect in rects:
        # A little over the next line's, so that no seam is left between two lines.
        part = QPainterPath()
        part.addRoundedRect(rect.adjusted(-1.5, -2.0, 1.5, 2.0), _ROUND, _ROUND)
        whole = whole.united(part)
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(QPen(colour, WIDTH))
    painter.drawPath(whole)
    painter.restore()
