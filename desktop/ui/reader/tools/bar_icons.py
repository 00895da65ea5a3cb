"""Small pictures on the reader's own bars, in the colours of the page they stand on."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QIcon, QPainter, QPen, QPixmap

from desktop.ui.look.icons import draw

if TYPE_CHECKING:
    from desktop.ui.look.reading_style import Theme

SIZE = 18
_SHARP = 2
"""Pixels for each logical pixel, so that the pictures are sharp on dense screens too."""


def _canvas() -> QPixmap:
    pixmap = QPixmap(SIZE * _SHARP, SIZE * _SHARP)
    pixmap.setDevicePixelRatio(_SHARP)
    pixmap.fill(Qt.GlobalColor.transparent)
    return pixmap


def sign(theme: Theme, name: str) -> QIcon:
    """Return one of the program's icons in the colour of the page's text."""
    pixmap = _canvas()
    painter = QPainter(pixmap)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    draw(painter, name, QRectF(0, 0, SIZE, SIZE), QColor(theme.text))
    painter.end()
    return QIcon(pixmap)


def dot(theme: Theme, colour: str) -> QIcon:
    """Return a swatch of a highlight colour."""
    pixmap = _canvas()
    painter = QPainter(pixmap)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(theme.ink(colour), 1))
    painter.setBrush(theme.ink(colour) if theme.dark else QColor(theme.fills[colour]))
    painter.drawEllipse(QRectF(1, 1, SIZE - 2, SIZE - 2))
    painter.end()
    return QIcon(pixmap)
