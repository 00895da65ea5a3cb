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
_MOST = 1 << 24
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
    for y0, y1 in sorted(lines):
        line = lines[y0, y1]
        over = 0
        left = 0.0
        for x in sorted(line):
            if not line[x]:
                continue  # where one ends another of its colour begins
            if over:
                found.append(Piece((left, y0, x, y1), palette.blended(over)))
            over += line[x]
            left = x
    return found


class _Palette:
    """Counts fills of several colours in one number, and knows what they come to."""

    def __init__(self, *, screened: bool) -> None:
        self._screened = screened
        self._colours: list[tuple[int, int, int]] = []
        self._places: dict[int, int] = {}
        self._known: dict[int, QColor] = {}

    def once(self, colour: QColor) -> int:
        """Return the number that counts a colour once."""
        place = self._places.get(colour.rgb())
        if place is None:
            place = self._places[colour.rgb()] = len(self._colours)
            self._colours.append((colour.red(), colour.green(), colour.blue()))
        return int(_MOST**place)

    def blended(self, counts: int) -> QColor:
        """Return what so many fills of each colour come to."""
        found = self._known.get(counts)
        if found is None:
            found = self._known[counts] = QColor(*self._mixed(counts))
        return found

    def _mixed(self, counts: int) -> tuple[int, int, int]:
        mixed = [0 if self._screened else _WHOLE] * 3
        for colour in self._colours:
            counts, times = divmod(counts, _MOST)
            for _ in range(min(times, _WHOLE)):  # more of one change nothing
                mixed = list(map(self._over, colour, mixed))
        red, green, blue = mixed
        return red, green, blue

    def _over(self, colour: int, ground: int) -> int:
        if self._screened:
            return _WHOLE - _share(_WHOLE - colour, _WHOLE - ground)
        return _share(colour, ground)


def _share(one: int, other: int) -> int:
    return (one * other + _WHOLE // 2) // _WHOLE
