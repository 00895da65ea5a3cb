"""Colours as they are shown: the theme knows their shades, the reader what they stand for."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QIcon, QPainter, QPen, QPixmap

from desktop.ui.look.reading_style import THEMES
from desktop.ui.look.theme import current_name

if TYPE_CHECKING:
    from collections.abc import Mapping

_OWN: dict[str, str] = {}
"""Of the library on show."""


def shade(colour: str) -> str:
    """Return '#rrggbb' for a colour's name in the theme on show; '' stays ''."""
    return inks().get(colour, colour)


def inks() -> Mapping[str, str]:
    """Return '#rrggbb' by the names of the colours, in the theme on show."""
    return THEMES[current_name()].inks


def dot(colour: str, size: int = 14) -> QIcon:
    """Return a round swatch; '' gives a ring."""
    return _drawn(shade(colour), size)


@lru_cache(maxsize=64)
def _drawn(shade: str, size: int) -> QIcon:
    pixmap = QPixmap(size * 2, size * 2)
    pixmap.setDevicePixelRatio(2)
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(QColor("#8a8f94"), 1) if not shade else Qt.PenStyle.NoPen)
    painter.setBrush(QColor(shade) if shade else Qt.BrushStyle.NoBrush)
    painter.drawEllipse(1, 1, size - 2, size - 2)
    painter.end()
    made = QIcon(pixmap)
    made.addPixmap(pixmap, QIcon.Mode.Selected)  # a colour is itself, chosen or not
    return made


def call(names: Mapping[str, str]) -> None:
    """Call colours so from now on."""
    _OWN.clear()
    _OWN.update(names)


def own_name(colour: str) -> str:
    """Return the reader's own name of a colour, or ''."""
    return _OWN.get(colour, "")


def called(colour: str) -> str:
    """Return what a colour is called inside a sentence, such as 'yellow (claim)'."""
    return f"{colour} ({_OWN[colour]})" if colour in _OWN else colour
