"""How warm a number is: shades of the theme on which numbers stay readable."""

from __future__ import annotations

from functools import lru_cache
from math import sqrt

from PySide6.QtGui import QColor

from desktop.ui.look.theme import current

_WARMEST = 0.85
"""How much of the accent is in the warmest shade."""
_DARK = 0.179
"""Luminance below which white stands out more than black: both do by 4.6 to 1 there."""
_DIM = 0.04045


def shade(count: int, most: int) -> QColor:
    """Return the ground of a cell; the square root tells small numbers apart."""
    colours = current()
    share = _WARMEST * sqrt(min(1.0, count / most)) if count and most else 0.0
    return _mixed(colours["surface"], colours["accent"], share)


@lru_cache(maxsize=1024)
def _mixed(surface: str, accent: str, share: float) -> QColor:
    cold, warm = QColor(surface), QColor(accent)
    mixed = (
        round(a + (b - a) * share)
        for a, b in zip(cold.getRgb()[:3], warm.getRgb()[:3], strict=True)  # type: ignore[index]
    )
    return QColor(*mixed)


def ink_on(ground: QColor) -> QColor:
    """Return the colour of letters that can be read on a ground."""
    return _ink_on(ground.rgb())


@lru_cache(maxsize=1024)
def _ink_on(rgb: int) -> QColor:
    ground = QColor.fromRgb(rgb)
    red, green, blue = map(_linear, (ground.redF(), ground.greenF(), ground.blueF()))
    luminance = 0.2126 * red + 0.7152 * green + 0.0722 * blue
    return QColor("#ffffff" if luminance < _DARK else "#000000")


def _linear(share: float) -> float:
    return share / 12.92 if share <= _DIM else float(((share + 0.055) / 1.055) ** 2.4)
