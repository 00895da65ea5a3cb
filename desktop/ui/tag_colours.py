"""A tag's colour as it is shown: the library keeps names, the theme knows their shades."""

from __future__ import annotations

from desktop.ui.reader.style import THEMES
from desktop.ui.theme import current_name


def shade(colour: str) -> str:
    """Return '#rrggbb' for a colour's name in the theme on show; '' stays ''."""
    return THEMES[current_name()].inks.get(colour, colour)
