"""Two revisions beside each other: what stands at the same place, and what of it is other."""

from __future__ import annotations

from bisect import bisect_right
from typing import TYPE_CHECKING

from desktop.domain.differences import ChangeKind, Fate, Fated

if TYPE_CHECKING:
    from desktop.domain.differences import Comparison, TextChange


def redline(comparison: Comparison, *, of_new: bool) -> list[Fated]:
    """Return what is other in one of two revisions, in its order."""
    words, moved = (Fate.INSERTED, Fate.MOVED_HERE) if of_new else (Fate.DELETED, Fate.MOVED_AWAY)
    found: list[Fated] = []
    for change in comparison.changes:
        place = change.new if of_new else change.old
        parts = [one.new if of_new else one.old for one in change.differences]
        if change.kind is ChangeKind.MOVED:
            here = place[0]
            for start, end in (*parts, (place[1], place[1])):
                found += [Fated(here, start, moved), Fated(start, end, words)]
                here = end
        elif change.kind is ChangeKind.EDITED:
            found += [Fated(*part, words) for part in parts]
        else:
            found.append(Fated(*place, words))
    return sorted(one for one in found if one.start < one.end)


class InStep:
    """Says where in one revision stands what is at a place of the other."""

    def __init__(self, comparison: Comparison, lengths: tuple[int, int]) -> None:
        """`lengths` are those of the old text and of the new one."""
        stayed = [one for one in comparison.changes if one.kind is not ChangeKind.MOVED]
        pairs = {(0, 0), lengths} | {pair for one in stayed for pair in _edges(one)}
        ordered = sorted(pairs)
        self._olds = [old for old, _ in ordered]
        self._news = [new for _, new in ordered]

    def other(self, offset: int, *, of_new: bool) -> int:
        """Return the place in the other revision."""
        here, there = (self._news, self._olds) if of_new else (self._olds, self._news)
        number = max(0, bisect_right(here, offset) - 1)
        beyond = there[number + 1] if number + 1 < len(there) else there[-1]
        return min(there[number] + offset - here[number], beyond)


def _edges(change: TextChange) -> list[tuple[int, int]]:
    return list(zip(change.old, change.new, strict=True))
