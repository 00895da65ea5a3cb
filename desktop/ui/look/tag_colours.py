"""Colours as they are shown: the theme knows their shades, the reader what they stand for."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QIcon, QIconEngine, QPainter, QPen, QPixmap
from typing_extensions import override

from desktop.ui.look.reading_style import THEMES
from desktop.ui.look.theme import current_name

if TYPE_CHECKING:
    from collections.abc import Mapping

_FADED = 0.4
_OWN: dict[str, str] = {}
"""Of the library on show."""


def shade(colour: str) -> str:
    """Return '#rrggbb' for a colour's name in the theme on show; '' stays ''."""
    return inks().get(colour, colour)


def inks() -> Mapping[str, str]:
    """Return '#rrggbb' by the names of the colours, in the theme on show."""
    return THEMES[current_name()].inks


class _Dot(QIconEngine):
    """Paints a swatch in the shade of the theme on show, so that another needs no new icons."""

    def __init__(self, colour: str, size: int) -> None:
        super().__init__()
        self._colour, self._size = colour, size

    @override
    def paint(self, painter: QPainter, rect: QRect, mode: QIcon.Mode, state: QIcon.State) -> None:
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if mode is QIcon.Mode.Disabled:  # a colour is itself, chosen or not
            painter.setOpacity(painter.opacity() * _FADED)
        known = shade(self._colour)
        scale = min(rect.width(), rect.height()) / self._size
        painter.setPen(Qt.PenStyle.NoPen if known else QPen(QColor("#8a8f94"), scale))
        painter.setBrush(QColor(known) if known else Qt.BrushStyle.NoBrush)
        radius = scale * (self._size / 2 - 1)
        painter.drawEllipse(QRectF(rect).center(), radius, radius)
        painter.restore()

    @override
    def pixmap(self, size: QSize, mode: QIcon.Mode, state: QIcon.State) -> QPixmap:
        pixmap = QPixmap(size)
        if pixmap.isNull():  # a button that is painted before it was given a place
            return pixmap
        pixmap.fill(Qt.GlobalColor.transparent)
        painter = QPainter(pixmap)
        self.paint(painter, QRect(QPoint(0, 0), size), mode, state)
        painter.end()
        return pixmap

    @override
    def clone(self) -> QIconEngine:
        return _Dot(self._colour, self._size)

    @override
    def isNull(self) -> bool:
        return False


@lru_cache(maxsize=64)
def dot(colour: str, size: int = 14) -> QIcon:
    """Return a round swatch; '' gives a ring."""
    return QIcon(_Dot(colour, size))


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
