"""Tells what was read from what was on the screen, and for how long.

Somebody who reads a screen of so many letters looks at it for as long as these take; whoever
jumps, leafs or drags the scroll bar does not. A part of the text counts as read when it has been
in view for as long as a fast reader needs for all that was in view with it. Where the window stays
open unattended, no more than that one screen is taken for read.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from desktop.domain.noted.reading_progress import Range, clipped, letters, merged

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

FASTEST = 60.0
"""Letters in a second: some 600 words in a minute, twice what most people manage."""
LEAST = 2.0
"""Seconds for which anything has to be in view: a picture has no letters."""
CELL = 128
"""Letters that are read or not: fewer would be more than anybody can tell."""
CELLS = 200
"""Into as many cells a short text is cut at least."""
_DENSE = re.compile("[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af\uf900-\ufaff\U00020000-\U0003ffff]")
"""Letters of which each says as much as a syllable or a word."""
_WEIGHT = 3
_APART = 4
"""Letters that may stand between two ranges in view, such as the end of a paragraph."""
_ROUND = 1e-9


class Gaze:
    """Follows one reader through one text."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._cell = max(1, min(CELL, len(text) // CELLS))
        self._seen: dict[int, float] = {}
        """Of cells that were in view, what share of the time was spent that reading them takes."""
        self._read: list[Range] = []

    def look(self, in_view: Sequence[Range], seconds: float) -> None:
        """Note that ranges of the text were in view together for a while."""
        ranges = clipped(_joined(in_view), len(self._text))
        needed = max(LEAST, self._effort(ranges) / FASTEST)
        fresh = []
        for cell in self._cells(ranges):
            before = self._seen.get(cell, 0.0)
            if before < 1:
                self._seen[cell] = spent = before + seconds / needed
                if spent >= 1 - _ROUND:
                    self._seen[cell] = 1.0
                    fresh.append((cell * self._cell, min(len(self._text), (cell + 1) * self._cell)))
        if fresh:
            self._read = merged(self._read, fresh)

    def take(self) -> list[Range]:
        """Return what was read since the last call."""
        read, self._read = self._read, []
        return read

    def give_back(self, ranges: Iterable[Range]) -> None:
        """Have ranges told again by the next `take`."""
        self._read = merged(self._read, ranges)

    def forget(self) -> None:
        """Begin anew: nothing was in view."""
        self._seen.clear()
        self._read.clear()

    def _effort(self, ranges: Sequence[Range]) -> int:
        dense = sum(len(_DENSE.findall(self._text, start, end)) for start, end in ranges)
        return letters(ranges) + (_WEIGHT - 1) * dense

    def _cells(self, ranges: Iterable[Range]) -> Iterable[int]:
        """Return the cells of which at least a half is in some ranges, each once.

        Two screens that follow one another leave no cell out.
        """
        size, found = self._cell, set[int]()
        for start, end in ranges:
            last = -(-end // size) if end >= len(self._text) else (2 * end + size) // (2 * size)
            found.update(range((2 * start + size) // (2 * size), last))
        return found


def _joined(ranges: Iterable[Range]) -> list[Range]:
    """Return ranges with the little that stands between two of them."""
    found: list[Range] = []
    for start, end in merged(ranges):
        if found and start - found[-1][1] <= _APART:
            found[-1] = found[-1][0], end
        else:
            found.append((start, end))
    return found
