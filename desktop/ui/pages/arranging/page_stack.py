"""Where pages stand below and beside one another, at some scale."""

from __future__ import annotations

from bisect import bisect_right
from itertools import accumulate
from statistics import median_low
from typing import TYPE_CHECKING

from PySide6.QtCore import QRect, QSize

from desktop.ui.pages.arranging.arrangement import USUAL, Arrangement, Layout

if TYPE_CHECKING:
    from desktop.domain import PageMap

GAP = 12
"""Pixels between two pages, and around all of them."""
_SIDEWAYS = 2


class PageStack:
    """Lays pages out in rows from their sizes alone, so that the last is found without the others.

    A row is one page, or a pair of them on both sides of a spine, the first at the right where one
    reads leftwards. Where pages are to fit, those wider than most are shrunk to the width of these,
    so that a map among them does not make all others small.
    """

    def __init__(
        self,
        pages: PageMap,
        arrangement: Arrangement = USUAL,
        *,
        leftwards: bool = False,
    ) -> None:
        self.leftwards = leftwards
        sizes = pages.sizes
        self._printed = list(sizes[0::2]), list(sizes[1::2])
        """Widths and heights as they are printed."""
        if arrangement.turns % _SIDEWAYS:
            self._printed = self._printed[::-1]
        self.columns = 2 if arrangement.layout is Layout.TWO_UP else 1
        self._missing = int(self.columns > 1 and arrangement.has_cover)
        """Places of the first row that are empty, before a cover."""
        self.rows = -(-(len(self) + self._missing) // self.columns) if len(self) else 0
        self.scale = 1.0
        self._is_fitted: bool | None = None
        self.shrink(fitted=False)

    def __len__(self) -> int:
        return len(self._printed[0])

    def shrink(self, *, fitted: bool) -> None:
        """Have all pages stand at one scale, or those that are wider than most at a smaller one."""
        if fitted is self._is_fitted:
            return
        self._is_fitted = fitted
        widths, heights = self._printed
        usual = median_low(widths) if widths and fitted else max(widths, default=1.0)
        self._shares = [usual / width if width > usual else 1.0 for width in widths]
        self.widths = [min(usual, width) for width in widths]
        self.heights = [height * share for height, share in zip(heights, self._shares, strict=True)]
        self.widest = max(self.widths, default=1.0)
        self.highest = self.heights
        """The higher page of each row."""
        if self.columns > 1:
            places = [*[0.0] * self._missing, *self.heights, 0.0]  # the last one of a pair, or none
            self.highest = list(map(max, places[0:-1:2], places[1::2]))
        self._tops = list(accumulate(self.highest, initial=0.0))

    def scale_of(self, page: int) -> float:
        """Return the pixels that a point of a page has."""
        return self.scale * self._shares[page] if page < len(self) else self.scale

    # -- rows

    def row_of(self, page: int) -> int:
        """Return the row that a page is in."""
        return (page + self._missing) // self.columns

    def pages_in(self, row: int) -> range:
        """Return the pages of a row."""
        first = row * self.columns - self._missing
        return range(max(0, first), min(len(self), first + self.columns))

    def row_at(self, y: float) -> int:
        """Return the row at a height, or the one before a gap; the first or last beyond."""
        found = bisect_right(range(self.rows), y, key=self._row_top) - 1
        return max(0, min(self.rows - 1, found))

    def _row_top(self, row: int) -> int:
        return round(self._tops[row] * self.scale) + GAP * (row + 1)

    def span(self, row: int) -> tuple[int, int]:
        """Return from where to where a row goes, with the gaps around it."""
        return self._row_top(row) - GAP, self._row_top(row + 1)

    # -- pages

    def size(self, page: int) -> QSize:
        """Return how many pixels large a page is."""
        return QSize(
            max(1, round(self.widths[page] * self.scale)),
            max(1, round(self.heights[page] * self.scale)),
        )

    def top(self, page: int) -> int:
        """Return where a page begins."""
        return self._row_top(self.row_of(page))

    @property
    def total(self) -> int:
        """How high all pages are."""
        return self._row_top(self.rows)

    @property
    def width(self) -> int:
        """How wide the widest row can be, with what is around it."""
        return round(self.widest * self.scale) * self.columns + GAP * (self.columns + 1)

    def between(self, top: float, bottom: float) -> range:
        """Return the pages of which something is to be seen between two heights."""
        if not self.rows:
            return range(0)
        first, last = self.row_at(top), self.row_at(bottom)
        lowest = max(self.size(page).height() for page in self.pages_in(first))
        if first < last and self._row_top(first) + lowest < top:
            first += 1
        return range(self.pages_in(first)[0], self.pages_in(last)[-1] + 1)

    def rect(self, page: int, width: int) -> QRect:
        """Return where a page stands: in the middle of so many pixels, or beside that middle."""
        size = self.size(page)
        room = max(width, self.width)
        left = (room - size.width()) // 2
        if self.columns > 1:
            is_right = bool((page + self._missing) % self.columns) is not self.leftwards
            half = GAP // 2
            left = room // 2 + half if is_right else room // 2 - half - size.width()
        return QRect(left, self.top(page), size.width(), size.height())
