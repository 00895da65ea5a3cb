"""Where rows stand that are equally high, but for headings among them, equally high as well."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence


class EvenRows:
    """Reckons tops of rows, in pixels from the first one's, without going through them."""

    def __init__(
        self, count: int = 0, height: int = 1, headings: Sequence[int] = (), heading: int = 0
    ) -> None:
        """Take how many rows there are and how high, and which of them are headings, in order."""
        self.count = count
        self._height = height
        self._headings = headings
        self._heading = heading

    @property
    def total(self) -> int:
        """How high all rows are together."""
        return self.top(self.count)

    def top(self, row: int) -> int:
        """Return where a row begins."""
        above = bisect_left(self._headings, row)
        return (row - above) * self._height + above * self._heading

    def height(self, row: int) -> int:
        """Return how high a row is."""
        return self.top(row + 1) - self.top(row)

    def at(self, y: int) -> int:
        """Return the row at a height, or the nearest."""
        above = bisect_right(self._headings, y, key=self.top)
        if not above:
            row = y // self._height
        else:
            heading = self._headings[above - 1]
            below = y - self.top(heading) - self._heading
            row = heading + (1 + below // self._height if below >= 0 else 0)
        return max(0, min(row, self.count - 1))
