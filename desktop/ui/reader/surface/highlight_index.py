"""Which highlights stand in which block."""

from __future__ import annotations

from bisect import bisect_left, bisect_right, insort
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Sequence

    from desktop.domain import Blocks, Highlight

_AROUND = 64
_SLICE = 2000
_NONE: tuple[Highlight, ...] = ()


def _rank(highlight: Highlight) -> tuple[int, int, str]:
    # Longest first: drawn first, so that a short highlight lies on top of a long one.
    return (highlight.start - highlight.end, highlight.start, highlight.id)


def _reading_order(highlight: Highlight) -> tuple[int, int, str]:
    return (highlight.start, highlight.end, highlight.id)


class HighlightIndex:
    """Highlights by block: a change costs what it touches, a look-up what is there.

    It is built when first needed in whole; until then a block is answered from a quick look at
    its surroundings, so that thousands of highlights do not delay the first page. Highlights
    whose place is lost, or lies outside the text, are kept out.
    """

    def __init__(self, blocks: Blocks, highlights: Iterable[Highlight] = ()) -> None:
        self._blocks = blocks
        self.changes = 0
        """How often highlights were put in or taken out."""
        self._wait(highlights)

    def _wait(self, highlights: Iterable[Highlight]) -> None:
        """Have these to index, from the beginning, when there is time."""
        self._waiting = list(highlights)
        self._by_block: dict[int, list[Highlight]] = {}
        self._by_id: dict[str, Highlight] = {}
        self._areas: dict[str, Highlight] | None = None
        self._ordered: list[Highlight] | None = None
        self._sorted: set[int] = set()
        self._near = range(0)
        self._growing: tuple[dict[int, list[Highlight]], dict[str, Highlight]] = ({}, {})
        self._done = 0

    def build(self) -> None:
        """Index what is still waiting."""
        while not self.build_some():
            pass

    def build_some(self) -> bool:
        """Index some of what is still waiting; say whether nothing is left."""
        if self._waiting:
            part = self._waiting[self._done : self._done + _SLICE]
            self._index(part, *self._growing)
            self._done += _SLICE
            if self._done >= len(self._waiting):
                self._by_block, self._by_id = self._growing
                self._sorted, self._waiting = set(), []
        return not self._waiting

    def _index(
        self,
        highlights: Iterable[Highlight],
        by_block: dict[int, list[Highlight]],
        by_id: dict[str, Highlight],
    ) -> None:
        starts = self._blocks.starts
        for highlight in highlights:
            if not self._stands(highlight):
                continue
            by_id[highlight.id] = highlight
            place = highlight.placement
            number = bisect_right(starts, place.start) - 1
            while starts[number] < place.end:
                by_block.setdefault(number, []).append(highlight)
                number += 1

    def _look_near(self, number: int) -> None:
        blocks = self._blocks
        first, last = max(0, number - _AROUND), min(len(blocks), number + _AROUND)
        low, high = blocks.starts[first], blocks.starts[last]
        places = ((h, h.placement) for h in self._waiting)
        here = [h for h, place in places if place.start < high and place.end > low]
        self._by_block, self._by_id, self._sorted = {}, {}, set()
        self._index(here, self._by_block, self._by_id)
        self._near = range(first, last)

    def __len__(self) -> int:
        self.build()
        return len(self._by_id)

    def _stands(self, highlight: Highlight) -> bool:
        place = highlight.placement
        inside = 0 <= place.start < place.end < self._blocks.starts[-1]
        return inside and not place.status.is_gone

    def _numbers(self, highlight: Highlight) -> range:
        return range(self._blocks.at(highlight.start), self._blocks.at(highlight.end - 1) + 1)

    def get(self, highlight_id: str) -> Highlight | None:
        """Return a highlight that is shown, or None."""
        if not highlight_id:
            return None
        if self._waiting:
            found = (h for h in self._waiting if h.id == highlight_id and self._stands(h))
            return next(found, None)
        return self._by_id.get(highlight_id)

    def put(self, highlight: Highlight) -> None:
        """Add a highlight, or replace the one of the same id."""
        self.changes += 1
        self.remove(highlight.id)
        if not self._stands(highlight):
            return
        if self._waiting:
            self._wait([*self._waiting, highlight])
            return
        self._by_id[highlight.id] = highlight
        self._areas = None
        for number in self._numbers(highlight):
            self.in_block(number)
            insort(self._by_block.setdefault(number, []), highlight, key=_rank)
        if self._ordered is not None:
            insort(self._ordered, highlight, key=_reading_order)

    def remove(self, highlight_id: str) -> None:
        """Take a highlight out, if it is there."""
        self.changes += 1
        if self._waiting:
            self._wait([h for h in self._waiting if h.id != highlight_id])
            return
        found = self._by_id.pop(highlight_id, None)
        if found is None:
            return
        self._areas = None
        for number in self._numbers(found):
            self._by_block[number].remove(found)
        if self._ordered is not None:
            del self._ordered[bisect_left(self._ordered, _reading_order(found), key=_reading_order)]

    def in_block(self, number: int) -> Sequence[Highlight]:
        """Return the highlights of a block, longest first."""
        if self._waiting and number not in self._near:
            self._look_near(number)
        here = self._by_block.get(number)
        if here is None:
            return _NONE
        if number not in self._sorted:
            here.sort(key=_rank)
            self._sorted.add(number)
        return here

    def all(self) -> list[Highlight]:
        """Return all, in no order."""
        self.build()
        return list(self._by_id.values())

    def areas(self) -> Collection[Highlight]:
        """Return those that are parts of pages, in no order."""
        if self._areas is None:
            everything = self._waiting or self._by_id.values()
            self._areas = {
                h.id: h for h in everything if h.anchor.region is not None and self._stands(h)
            }
        return self._areas.values()

    def at(self, offset: int) -> list[Highlight]:
        """Return the highlights over a character, shortest first."""
        here = self.in_block(self._blocks.at(offset))
        return [h for h in reversed(here) if h.start <= offset < h.end]

    def in_order(self) -> list[Highlight]:
        """Return all in reading order."""
        self.build()
        if self._ordered is None:
            self._ordered = sorted(self._by_id.values(), key=_reading_order)
        return self._ordered

    def following(self, offset: int, tag: str = "") -> Highlight | None:
        """Return the first highlight that begins after an offset, round the end."""
        wanted = [h for h in self.in_order() if bears(h, tag)]
        if not wanted:
            return None
        found = bisect_right(wanted, offset, key=lambda h: h.start)
        return wanted[found % len(wanted)]

    def preceding(self, offset: int, tag: str = "") -> Highlight | None:
        """Return the last highlight that begins before an offset, round the start."""
        wanted = [h for h in self.in_order() if bears(h, tag)]
        earlier = [h for h in wanted if h.start < offset]
        found = earlier or wanted
        return found[-1] if found else None


def bears(highlight: Highlight, tag: str) -> bool:
    """Say whether a highlight has a tag, or one below it; '' stands for any or none."""
    return not tag or any(t == tag or t.startswith(f"{tag}/") for t in highlight.tags)
