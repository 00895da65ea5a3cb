"""Colours of annotations: what ours are written in, and which a stranger's comes nearest."""

from __future__ import annotations

import colorsys
from typing import TYPE_CHECKING

from desktop.domain import COLOURS

if TYPE_CHECKING:
    from collections.abc import Mapping

Ink = tuple[int, int, int]
"""Red, green and blue, to 255."""
FILLS: Mapping[str, Ink] = {
    "yellow": (255, 228, 92),
    "green": (163, 230, 166),
    "blue": (166, 212, 255),
    "pink": (255, 184, 210),
    "purple": (213, 194, 255),
    "orange": (255, 201, 143),
}
"""Light enough that black print stays readable through them."""
LINES: Mapping[str, Ink] = {
    "yellow": (217, 164, 0),
    "green": (47, 158, 84),
    "blue": (45, 127, 214),
    "pink": (214, 69, 127),
    "purple": (130, 86, 208),
    "orange": (224, 122, 31),
}
"""Strong enough for a thin line."""
_OURS = {ink: name for inks in (FILLS, LINES) for name, ink in inks.items()}
_GREY = 0.1
"""Saturation below which a colour has no hue to speak of."""
_UP_TO = (
    (15, "pink"),
    (42, "orange"),
    (70, "yellow"),
    (165, "green"),
    (238, "blue"),
    (290, "purple"),
    (360, "pink"),
)
"""Degrees on the wheel of colours. Red is taken for pink."""


def nearest(ink: Ink) -> str:
    """Return the name of our colour that comes nearest; that of black, white and grey is ''."""
    if ink in _OURS:
        return _OURS[ink]
    hue, saturation, value = colorsys.rgb_to_hsv(*(part / 255 for part in ink))
    if saturation < _GREY or value < _GREY:
        return ""
    return next(name for most, name in _UP_TO if hue * 360 <= most)


def fill(colour: str) -> Ink:
    """Return what a highlight of this colour is painted with."""
    return FILLS.get(colour, FILLS[COLOURS[0]])


def line(colour: str) -> Ink:
    """Return what an underline of this colour is drawn with."""
    return LINES.get(colour, LINES[COLOURS[0]])
