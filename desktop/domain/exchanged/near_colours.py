"""Which of the six colours of highlights is nearest to one of another program."""

from __future__ import annotations

import colorsys
import re

from desktop.domain import COLOURS

_HEX = re.compile(r"#[0-9a-fA-F]{6}")
_HUES = (
    *((28, "orange"), (52, "yellow"), (115, "green"), (212, "blue"), (262, "purple")),
    *((326, "pink"), (350, "pink")),  # reds are no orange
)
"""Degrees of the colour circle."""
_GREY = 0.12
"""Saturation under which a colour has no hue to speak of."""


def is_hex(colour: str) -> bool:
    """Whether a colour is one like '#a0b1c2'."""
    return _HEX.fullmatch(colour) is not None


def nearest(colour: str) -> str:
    """Return one of COLOURS: the usual one for no colour, and for greys."""
    if colour in COLOURS:
        return colour
    if not is_hex(colour):
        return COLOURS[0]
    red, green, blue = (int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5))
    hue, saturation, _ = colorsys.rgb_to_hsv(red, green, blue)
    if saturation < _GREY:
        return COLOURS[0]
    return min(_HUES, key=lambda one: _apart(one[0], hue * 360))[1]


def _apart(one: float, other: float) -> float:
    turn = abs(one - other) % 360
    return min(turn, 360 - turn)
