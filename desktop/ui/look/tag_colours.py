"""A tag's colour as it is shown: the library keeps names, the theme knows their shades."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QIcon, QPainter, QPen, QPixmap

from desktop.ui.look.reading_style import THEMES
from desktop.ui.look.theme import current_name


def shade(colour: str) -> str:
    """Return '#rrggbb' for a colour's name in the theme on show; '' stays ''."""
    return THEMES[current_name()].inks.get(colour, colour)


def dot(colour: str, size: int = 14) -> QIcon:
    """Return a round swatch; '' gives a ring."""
    pixmap = QPixmap(size * 2, size * 2)
    pixmap.setDevicePixelRatio(2)
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(QColor("#8a8f94"), 1) if not colour else Qt.PenStyle.NoPen)
    painter.setBrush(QColor(shade(colour)) if colour else Qt.BrushStyle.NoBrush)
    painter.drawEllipse(1, 1, size - 2, size - 2)
    painter.end()
    made = QIcon(pixmap)
    made.addPixmap(pixmap, QIcon.Mode.Selected)  # a colour is itself, chosen or not
    return made
