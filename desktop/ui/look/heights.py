"""Heights of many blocks or cards: estimated by the chunk, refined as they are laid out."""

from __future__ import annotations

from bisect import bisect_right
from itertools import accumulate
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

CHUNK = 256


class Heights:
    """Prefix sums in chunks, so that one height changes and any place is found in microseconds.

    A chunk keeps only its rough total until something inside it is asked for: opening a text of
    any size costs one estimate per 256 blocks.
    """

    def __init__(
        self,
        count: int,
        rough: Callable[[int, int], int],
        fine: Callable[[int, int], list[int]],
        chunk: int = CHUNK,
    ) -> None:
        self._count = count
        self._fine = fine
        self._firsts = list(range(0, count, chunk))
        self._chunks: list[list[int] | None] = [None] * len(self._firsts)
        self._sums = [rough(first, min(first + chunk, count)) for first in self._firsts]
        self.total = sum(self._sums)

    def __len__(self) -> int:
        return self._count

    def __getitem__(self, index: int) -> int:
        number, inside = self._place(index)
        return self._chunk(number)[inside]

    def set(self, index: int, height: int) -> None:
        """Put an exact height in place of an estimate."""
        number, inside = self._place(index)
        chunk = self._chunk(number)
        change = height - chunk[inside]
        chunk[inside] = height
        self._sums[number] += change
        self.total += change

    def insert(self, index: int, height: int) -> None:
        """Make room for one more, unless there was none; `fine` knows of it already."""
        number, inside = self._place(index)
        chunk = self._chunks[number]
        if chunk is not None:
            chunk.insert(inside, height)
        self._shift(number, 1, height)

    def remove(self, index: int) -> None:
        """Close the gap that one leaves; `fine` knows it no more."""
        number, inside = self._place(index)
        chunk = self._chunks[number]
        if chunk is not None:
            height = chunk.pop(inside)
        else:
            height = self._sums[number] // (self._end(number) - self._firsts[number])
        self._shift(number, -1, -height)

    def top(self, index: int) -> int:
        """Return where a block begins; the number after the last gives the end."""
        if index >= self._count:
            return self.total
        number, inside = self._place(index)
        before = sum(self._sums[:number])
        return before + sum(self._chunk(number)[:inside]) if inside else before

    def at(self, y: int) -> tuple[int, int]:
        """Return the block at a height, and the distance from its top."""
        while True:
            place = max(0, min(y, self.total - 1))
            number, inside = self._locate(self._sums, place)
            if self._chunks[number] is not None:
                index, rest = self._locate(self._chunk(number), inside)
                return self._firsts[number] + index, rest
            self._chunk(number)  # which may turn out to end above the place

    @staticmethod
    def _locate(parts: list[int], y: int) -> tuple[int, int]:
        ends = list(accumulate(parts))
        found = min(bisect_right(ends, y), len(parts) - 1)
        start = ends[found] - parts[found]
        return found, min(y - start, max(0, parts[found] - 1))

    def _place(self, index: int) -> tuple[int, int]:
        number = bisect_right(self._firsts, index) - 1
        return number, index - self._firsts[number]

    def _end(self, number: int) -> int:
        return self._firsts[number + 1] if number + 1 < len(self._firsts) else self._count

    def _shift(self, number: int, by: int, height: int) -> None:
        """Let a chunk be longer or shorter; those after it begin elsewhere."""
        self._count += by
        for after in range(number + 1, len(self._firsts)):
            self._firsts[after] += by
        self._sums[number] += height
        self.total += height

    def _chunk(self, number: int) -> list[int]:
        chunk = self._chunks[number]
        if chunk is None:
            chunk = self._fine(self._firsts[number], self._end(number))
            self._chunks[number] = chunk
            change = sum(chunk) - self._sums[number]
            self._sums[number] += change
            self.total += change
        return chunk
