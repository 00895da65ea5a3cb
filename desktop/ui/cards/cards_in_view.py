"""Which cards are in view and where, told from the one that is held."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator

    from desktop.ui.cards.card_heights import CardHeights


class Held(NamedTuple):
    """Which card is held where: its row, its top in the viewport, and its highlight's id."""

    row: int = 0
    top: int = 0
    key: str = ""


class CardsInView:
    """Holds the first card in view where it is, whatever becomes of those above it.

    Heights are pixels of the viewport. Only cards that come into view are reckoned exactly.
    """

    def __init__(self, heights: CardHeights) -> None:
        self._heights = heights
        self.held = Held()

    @property
    def count(self) -> int:
        """How many cards there are."""
        return len(self._heights.rows)

    @property
    def offset(self) -> int:
        """How many pixels of cards are above the viewport."""
        return self._heights.rows.top(self.held.row) - self.held.top if self.count else 0

    def top(self, row: int) -> int:
        """Return where a card begins."""
        rows, held = self._heights.rows, self.held
        begins = rows.top(row)  # looks into the row's part of the list: before anything is compared
        return held.top + begins - rows.top(held.row)

    def row_at(self, y: int) -> int:
        """Return the row at a height, or the nearest."""
        while True:
            offset = self.offset
            row, _ = self._heights.rows.at(y + offset)
            if self.offset == offset:  # nothing above turned out to be higher or lower
                return row

    def shown(self, bottom: int) -> Iterator[tuple[int, int, int]]:
        """Yield row, top and height of each card in view that begins above `bottom`."""
        row, top = self.held.row, self.held.top
        while row < self.count and top <= bottom:
            height = self._heights.settle(row)
            yield row, top, height
            row, top = row + 1, top + height

    def hold(self, row: int, top: int) -> None:
        """Hold a card's top at a height; `fill` then says how far the list reaches."""
        self.held = Held(row, top, self._heights.id_at(row))

    def fill(self, room: int) -> None:
        """Reckon the cards in a viewport of some height, and leave no gap at either end."""
        if not self.count:
            self.held = Held()
            return
        row = self._heights.row_of(self.held.key) if self.held.key else -1
        row = row if row >= 0 else max(0, min(self.held.row, self.count - 1))
        end = self._reckon(row, self.held.top, room)
        if end < room and self.offset > 0:  # past the end of the list
            self._reckon(self.held.row, self.held.top + room - end, room)
        if self.held.row == 0 and self.held.top > 0:
            self._reckon(0, 0, room)

    def _reckon(self, row: int, top: int, room: int) -> int:
        """Hold the first card in view, reckon all that are, and return where the last one ends."""
        bottom = top + self._heights.settle(row)
        while top > 0 and row > 0:
            row -= 1
            top -= self._heights.settle(row)
        while bottom <= 0 and row < self.count - 1:
            row, top = row + 1, bottom
            bottom += self._heights.settle(row)
        self.hold(row, top)
        while row < self.count and top < room:
            top += self._heights.settle(row)
            row += 1
        return top
