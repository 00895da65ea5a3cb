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
    ) -> None:
        self._count = count
        self._fine = fine
        edges = range(0, count, CHUNK)
        self._chunks: list[list[int] | None] = [None] * len(edges)
        self._sums = [rough(first, min(first + CHUNK, count)) for first in edges]
        self.total = sum(self._sums)

    def __len__(self) -> int:
        return self._count

    def __getitem__(self, index: int) -> int:
        return self._chunk(index // CHUNK)[index % CHUNK]

    def set(self, index: int, height: int) -> None:
        """Put an exact height in place of an estimate."""
        number = index // CHUNK
        chunk = self._chunk(number)
        change = height - chunk[index % CHUNK]
        chunk[index % CHUNK] = height
        self._sums[number] += change
        self.total += change

    def top(self, index: int) -> int:
        """Return where a block begins; the number after the last gives the end."""
        number, inside = divmod(index, CHUNK)
        before = sum(self._sums[:number])
        return before + sum(self._chunk(number)[:inside]) if inside else before

    def at(self, y: int) -> tuple[int, int]:
        """Return the block at a height, and the distance from its top."""
        y = max(0, min(y, self.total - 1))
        number, inside = self._locate(self._sums, y)
        index, rest = self._locate(self._chunk(number), inside)
        return number * CHUNK + index, rest

    @staticmethod
    def _locate(parts: list[int], y: int) -> tuple[int, int]:
        ends = list(accumulate(parts))
        found = min(bisect_right(ends, y), len(parts) - 1)
        start = ends[found] - parts[found]
        return found, min(y - start, max(0, parts[found] - 1))

    def _chunk(self, number: int) -> list[int]:
        chunk = self._chunks[number]
        if chunk is None:
            first = number * CHUNK
            chunk = self._fine(first, min(first + CHUNK, self._count))
            self._chunks[number] = chunk
            change = sum(chunk) - self._sums[number]
            self._sums[number] += change
            self.total += change
        return chunk
