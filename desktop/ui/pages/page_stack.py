"""Where pages stand below one another, at some scale."""

from __future__ import annotations

from bisect import bisect_right
from itertools import accumulate
from typing import TYPE_CHECKING

from PySide6.QtCore import QRect, QSize

if TYPE_CHECKING:
    from desktop.domain import PageMap

GAP = 12
"""Pixels between two pages, and around all of them."""
_SIDEWAYS = 2


class PageStack:
    """Lays pages out from their sizes alone, so that the last is found without the others."""

    def __init__(self, pages: PageMap, turns: int = 0) -> None:
        sizes = pages.sizes
        self.widths, self.heights = list(sizes[0::2]), list(sizes[1::2])
        if turns % _SIDEWAYS:
            self.widths, self.heights = self.heights, self.widths
        self.widest = max(self.widths, default=1.0)
        self._tops = list(accumulate(self.heights, initial=0.0))
        self.scale = 1.0

    def __len__(self) -> int:
        return len(self.widths)

    def size(self, page: int) -> QSize:
        """Return how many pixels large a page is."""
        return QSize(
            max(1, round(self.widths[page] * self.scale)),
            max(1, round(self.heights[page] * self.scale)),
        )

    def top(self, page: int) -> int:
        """Return where a page begins."""
        return round(self._tops[page] * self.scale) + GAP * (page + 1)

    @property
    def total(self) -> int:
        """How high all pages are."""
        return self.top(len(self))

    @property
    def width(self) -> int:
        """How wide the widest page is, with what is around it."""
        return round(self.widest * self.scale) + 2 * GAP

    def page_at(self, y: float) -> int:
        """Return the page at a height, or the one before a gap; the first or last beyond."""
        found = bisect_right(range(len(self)), y, key=self.top) - 1
        return max(0, min(len(self) - 1, found))

    def between(self, top: float, bottom: float) -> range:
        """Return the pages of which something is to be seen between two heights."""
        if not len(self):
            return range(0)
        first, last = self.page_at(top), self.page_at(bottom)
        if first < last and self.top(first) + self.size(first).height() < top:
            first += 1
        return range(first, last + 1)

    def rect(self, page: int, width: int) -> QRect:
        """Return where a page stands in the middle of so many pixels."""
        size = self.size(page)
        return QRect((max(width, self.width) - size.width()) // 2, self.top(page), size.width(),
                     size.height())  # fmt: skip
