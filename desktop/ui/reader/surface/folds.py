"""Which blocks of a text are folded away: of a run of them, the first is a row in their place."""

from __future__ import annotations

from array import array
from bisect import bisect_left, bisect_right
from enum import IntEnum
from itertools import compress
from operator import or_
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence


class Shows(IntEnum):
    """Why a block is shown; one byte for each block says so."""

    NOTHING = 0
    """It is folded away."""
    PLACE = 1
    """It says where the others stand, as a heading does, or was unfolded."""
    PASSAGE = 2


_ONLY_ZERO = bytes([1]) + bytes(255)
"""Turns zeros to ones, and all else to zeros."""


class Folds:
    """Blocks that are folded away, and the rows that are left.

    A row is a block that is shown, or a fold, which has the number of its first block.
    """

    def __init__(self, shown: bytes | bytearray) -> None:
        self.shown = bytes(shown)
        self.hidden = self.shown.count(Shows.NOTHING)
        self._rows: Sequence[int] = range(len(self.shown))
        self.inside = bytes(len(self.shown))
        """A one for each block that is in a fold and does not begin it."""
        if self.hidden:
            # Whatever a text begins with, or follows on what is shown, is a row.
            rows = bytes(map(or_, self.shown, bytes([Shows.PLACE]) + self.shown))
            self._rows = array("I", compress(self._rows, rows))
            self.inside = rows.translate(_ONLY_ZERO)

    @classmethod
    def none(cls, count: int) -> Folds:
        """Return that all of so many blocks are shown."""
        return cls(bytes([Shows.PLACE]) * count)

    def at(self, number: int) -> range | None:
        """Return the blocks of the fold that a block is in, None for one that is shown."""
        if not 0 <= number < len(self.shown) or self.shown[number]:
            return None
        return range(self.row(number), self.after(number))

    # -- rows

    @property
    def count(self) -> int:
        """How many rows there are."""
        return len(self._rows)

    def nth(self, place: int) -> int:
        """Return the row at a place among all."""
        return self._rows[place]

    def place(self, number: int) -> int:
        """Return the place among all of the row that a block is in."""
        return bisect_right(self._rows, number) - 1

    def row(self, number: int) -> int:
        """Return the row that a block is in."""
        return self._rows[self.place(number)]

    def before(self, number: int) -> int:
        """Return the row before that of a block, -1 before the first."""
        found = self.place(number)
        return self._rows[found - 1] if found else -1

    def after(self, number: int) -> int:
        """Return the row after that of a block; after the last, how many blocks there are."""
        found = self.place(number) + 1
        return self._rows[found] if found < len(self._rows) else len(self.shown)

    def rows_in(self, first: int, last: int) -> int:
        """Return how many rows begin in a run of blocks."""
        return bisect_left(self._rows, last) - bisect_left(self._rows, first)

    # -- unfolding

    def without(self, stretches: Iterable[range]) -> Folds:
        """Return these folds but for some blocks, which are shown."""
        shown = bytearray(self.shown)
        for stretch in stretches:
            for number in stretch:
                shown[number] = shown[number] or Shows.PLACE
        return Folds(shown)

    def meeting(self, first: int, last: int) -> Iterable[range]:
        """Yield the folds that some of a run of blocks is in."""
        while (first := self.shown.find(Shows.NOTHING, first, last)) >= 0:
            stretch = range(self.row(first), self.after(first))
            yield stretch
            first = stretch.stop

    def reach(self, number: int) -> range:
        """Return the run of blocks on show around one; nothing around one that is not."""
        if not self.shown[number]:
            return range(number, number)
        end = self.shown.find(Shows.NOTHING, number)
        return range(
            self.shown.rfind(Shows.NOTHING, 0, number) + 1, end if end >= 0 else len(self.shown)
        )
