"""A text without letter case, and the way back: which places of the two are the same."""

from __future__ import annotations

import re
from array import array
from bisect import bisect_right
from time import perf_counter
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

_PART = 512
"""Short enough that most parts of most texts are plain letters, which fold ten times as fast."""
_STRETCH = 100_000
_TOGETHER = 4
"""Stretches that are put to the rest at a time."""
_BEYOND = re.compile(r"[^\x00-\x7f]")


def fold(text: str) -> str:
    """Return a text without letter case; the dotted and the dotless i are an i."""
    if text.isascii():
        return text.lower()
    return text.replace("İ", "i").replace("ı", "i").casefold()


class Folded:
    """Folds a text in slices. 'ß' becomes 'ss' and 'ﬁ' becomes 'fi': places then differ."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.folded = ""
        self.done = False
        self._written = 0
        self._work = self._worked()
        self._starts = array("I")
        self._ends = array("I")
        self._gained = array("I", [0])
        """Where letters that became several stand, and how many were gained up to each."""

    def run(self, seconds: float) -> bool:
        """Fold for a while; say whether all is done."""
        end = perf_counter() + seconds
        while not self.done and perf_counter() < end:
            self.done = next(self._work, True)
        return self.done

    def _worked(self) -> Iterator[bool]:
        folded, parts = "", list[str]()
        for here in range(0, len(self.text), _STRETCH):
            parts += self._stretch(self.text[here : here + _STRETCH])
            if here // _STRETCH % _TOGETHER == 0:
                # It grows where it stands; to join all in the end would last longer than a frame.
                folded += "".join(parts)
                parts.clear()
            yield False
        folded += "".join(parts)
        self.folded = folded
        yield True

    def _stretch(self, text: str) -> Iterator[str]:
        size = len(text) if text.isascii() else _PART
        for here in range(0, len(text), size):
            part = text[here : here + size]
            folded = fold(part)
            if len(folded) != len(part):
                self._note_gains(part)
            self._written += len(folded)
            yield folded

    def _note_gains(self, part: str) -> None:
        place = self._written
        for match in _BEYOND.finditer(part):
            gain = len(fold(match[0])) - 1
            if gain:
                start = place + match.start()
                self._starts.append(start)
                self._ends.append(start + 1 + gain)
                self._gained.append(self._gained[-1] + gain)
                place += gain

    @property
    def same_places(self) -> bool:
        """Whether every place of the folded text is the same in the text."""
        return not self._starts

    def whole(self, start: int, end: int) -> tuple[int, int] | None:
        """Return a range in the text, or None when it begins or ends inside what was one letter."""
        number = bisect_right(self._ends, start)
        if number == len(self._starts) or self._starts[number] >= end:
            return start - self._gained[number], end - self._gained[number]
        first, last = self._place(start), self._place(end)
        return None if first is None or last is None else (first, last)

    def _place(self, place: int) -> int | None:
        number = bisect_right(self._ends, place)
        if number < len(self._starts) and self._starts[number] < place:
            return None
        return place - self._gained[number]
