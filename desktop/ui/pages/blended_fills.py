"""Fills that lie over one another, cut into pieces that lie side by side.

Where many passages are marked over the same words, a pixel would be coloured once for each of them.
Colours that are multiplied, or screened, give the same in any order, so that a piece can have what
those over it come to, and is painted once. Lengths are points of a page.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import defaultdict
from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from desktop.ui.pages.page_letters import Sides

    Height = tuple[float, float]
    """From where to where a line of print goes."""
    Piece = tuple[QRectF, QColor]

_WHOLE = 255
_MOST = 1 << 20
"""More than there are fills of one colour over one place."""


class BlendedFills:
    """Fills of one page: one that is put or taken costs only the lines of print it is on."""

    def __init__(self, *, screened: bool) -> None:
        self._palette = _Palette(screened=screened)
        self._edges: dict[Height, dict[float, int]] = defaultdict(lambda: defaultdict(int))
        """How much of which colour begins or ends where, along each line of print."""
        self._pieces: dict[Height, list[Piece]] = {}
        """Of the lines that were in view since they changed last."""
        self._heights: list[Height] = []
        self._tallest = 0.0

    def put(self, rects: Iterable[Sides], colour: QColor) -> None:
        """Fill rectangles with a colour."""
        self._count(rects, self._palette.once(colour))

    def take(self, rects: Iterable[Sides], colour: QColor) -> None:
        """Fill them no more."""
        self._count(rects, -self._palette.once(colour))

    def _count(self, rects: Iterable[Sides], change: int) -> None:
        edges, pieces = self._edges, self._pieces
        for x0, y0, x1, y1 in rects:
            height = (y0, y1)
            along = edges[height]
            along[x0] += change
            along[x1] -= change
            pieces.pop(height, None)

    def between(self, top: float, bottom: float) -> Iterator[Piece]:
        """Yield the pieces in lines of print of which something is between two heights."""
        if len(self._heights) != len(self._edges):
            self._heights = sorted(self._edges)
            self._tallest = max(low - high for high, low in self._heights)
        first = bisect_left(self._heights, (top - self._tallest, top))
        for height in self._heights[first : bisect_right(self._heights, (bottom, bottom))]:
            pieces = self._pieces.get(height)
            if pieces is None:
                pieces = self._pieces[height] = self._cut_along(height)
            yield from pieces

    def _cut_along(self, height: Height) -> list[Piece]:
        found: list[Piece] = []
        top, high = height[0], height[1] - height[0]
        over, left = 0, 0.0
        for x, change in sorted(self._edges[height].items()):
            if change:  # else one ends where another of its colour begins
                if over:
                    colour = self._palette.blended(over)
                    found.append((QRectF(left, top, x - left, high), colour))
                over += change
                left = x
        return found


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
