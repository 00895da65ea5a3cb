"""Fills that lie over one another, cut into pieces that lie side by side.

Where many passages are marked over the same words, a pixel would be coloured once for each of them.
Colours that are multiplied, or screened, give the same in any order, so that a piece can have what
those over it come to, and is painted once. Lengths are points of a page.
"""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtGui import QColor

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from desktop.ui.pages.page_letters import Sides

_WHOLE = 255
_MOST = 1 << 20
"""More than there are fills of one colour over one place."""


class Piece(NamedTuple):
    """A rectangle of one colour."""

    sides: Sides
    colour: QColor


def pieces(fills: Iterable[tuple[Sequence[Sides], QColor]], *, screened: bool) -> list[Piece]:
    """Return what fills come to, from top to bottom, by lines of print, from left to right."""
    palette = _Palette(screened=screened)
    # How much of which colour begins or ends where, along each line of print.
    lines: dict[tuple[float, float], dict[float, int]] = defaultdict(lambda: defaultdict(int))
    for rects, colour in fills:
        once = palette.once(colour)
        for x0, y0, x1, y1 in rects:
            line = lines[y0, y1]
            line[x0] += once
            line[x1] -= once
    found: list[Piece] = []
    for (y0, y1), line in sorted(lines.items(), key=_place_of):
        over = 0
        left = 0.0
        for x, change in sorted(line.items()):
            if change:  # else one ends where another of its colour begins
                if over:
                    found.append(Piece((left, y0, x, y1), palette.blended(over)))
                over += change
                left = x
    return found


def _place_of(line: tuple[tuple[float, float], object]) -> tuple[float, float]:
    return line[0]


class _Palette:
    """Counts fills of several colours in one number, and knows what they come to."""

    def __init__(self, *, screened: bool) -> None:
        self._screened = screened
        self._colours: list[list[float]] = []
        """The share of red, green and blue that each leaves, or by night the share of black."""
        self._places: dict[int, int] = {}
        self._known: dict[int, QColor] = {}

    def once(self, colour: QColor) -> int:
        """Return the number that counts a colour once."""
        place = self._places.get(colour.rgb())
        if place is None:
            place = self._places[colour.rgb()] = len(self._colours)
            parts = (colour.redF(), colour.greenF(), colour.blueF())
            self._colours.append([1 - part if self._screened else part for part in parts])
        return int(_MOST**place)

    def blended(self, counts: int) -> QColor:
        """Return what so many fills of each colour come to."""
        found = self._known.get(counts)
        if found is None:
            found = self._known[counts] = QColor(*self._mixed(counts))
        return found

    def _mixed(self, counts: int) -> tuple[int, int, int]:
        mixed = [1.0, 1.0, 1.0]
        for colour in self._colours:
            counts, times = divmod(counts, _MOST)
            if times:
                mixed = [share * part**times for share, part in zip(mixed, colour, strict=True)]
        red, green, blue = (
            round(_WHOLE * (1 - share if self._screened else share)) for share in mixed
        )
        return red, green, blue
