"""What is marked on one page: worked out when it is other than before, and never for a frame."""

from __future__ import annotations

import math
import time
from bisect import bisect_left
from itertools import chain
from typing import TYPE_CHECKING, NamedTuple

from desktop.domain import HighlightStyle, PlacementStatus
from desktop.ui.pages.blended_fills import BlendedFills

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from desktop.domain import Content, Highlight
    from desktop.ui.pages.mark_colours import MarkColours
    from desktop.ui.pages.page_letters import Line, PageLetters, Sides
    from desktop.ui.reader.surface.text_marks import TextMarks


class Marked(NamedTuple):
    """A highlight, and where it is on the page."""

    highlight: Highlight
    sides: Sequence[Sides]

    @property
    def is_lined(self) -> bool:
        """Whether there is a line below it."""
        is_doubtful = self.highlight.placement.status is PlacementStatus.REVIEW
        return is_doubtful or self.highlight.style is HighlightStyle.UNDERLINE

    def looks_like(self, other: Highlight) -> bool:
        """Whether another highlight is drawn as this one."""
        one = self.highlight
        return one is other or (
            (one.start, one.end, one.colour, one.style, one.placement.status)
            == (other.start, other.end, other.colour, other.style, other.placement.status)
        )


class MarkedPage:
    """Follows the marks of a text, as far as they are on one page. Lengths are points."""

    def __init__(self, letters: PageLetters, colours: MarkColours) -> None:
        self.letters, self.colours = letters, colours
        self.fills = BlendedFills(screened=colours.theme.dark)
        self.lined: list[Marked] = []
        """Highlights with lines below them, one after another as those lie over one another."""
        self.hits: list[tuple[int, Sides]] = []
        """The hits of a search by their numbers."""
        self._marked: dict[str, Marked] = {}
        self._before: dict[str, Marked] = {}
        """What was marked, of which it has not been found yet whether it is still."""
        self._coming: Iterator[Highlight] | None = None
        """What is still to be taken."""
        self._seen: tuple[object, ...] = ()
        self._hits_seen: tuple[object, int] = (None, 0)

    def follow(self, marks: TextMarks, content: Content, patience: float = math.inf) -> bool:
        """Take what is marked now, but for the highlight whose ends are being moved.

        After so many seconds the rest is left for the next time; return whether all is taken.
        """
        moving = marks.selected if marks.moved else ""
        seen = (marks.highlights, marks.highlights.changes, moving)
        if seen != self._seen:
            self._seen = seen
            self._before |= self._marked
            self._marked = {}
            standing = _standing(self.letters, marks, content)
            self._coming = (one for one in standing if one.id != moving)
        is_whole = self._coming is None or self._take(self._coming, patience)
        hits = marks.hits
        if self._hits_seen[0] is not hits or self._hits_seen[1] != len(hits):
            self._hits_seen = (hits, len(hits))
            self.hits = [
                (number, sides)
                for number in _hits_on(self.letters, marks)
                for sides in self.letters.sides(hits[number], marks.hit_ends[number])
            ]
        return is_whole

    def _take(self, coming: Iterator[Highlight], patience: float) -> bool:
        begun, before = time.perf_counter(), self._before
        self._coming = None
        for highlight in coming:
            marked = before.pop(highlight.id, None)
            if marked is None or not marked.looks_like(highlight):
                if marked is not None:
                    self._fill(marked, back=True)
                if time.perf_counter() - begun > patience:
                    self._coming = chain((highlight,), coming)
                    break
                marked = Marked(highlight, self.letters.sides(highlight.start, highlight.end))
                self._fill(marked)
            self._marked[highlight.id] = marked
        else:
            for marked in before.values():
                self._fill(marked, back=True)
            before.clear()
        here = chain(self._marked.values(), before.values())
        self.lined = [one for one in here if one.sides and one.is_lined]
        return self._coming is None

    def _fill(self, marked: Marked, *, back: bool = False) -> None:
        if marked.highlight.style is HighlightStyle.FILL:
            change = self.fills.take if back else self.fills.put
            change(marked.sides, self.colours.fill(marked.highlight))


def _standing(letters: PageLetters, marks: TextMarks, content: Content) -> Iterable[Highlight]:
    """Return the highlights of a page, longest first in each paragraph."""
    found = (
        one
        for lines in (letters.body, letters.aside)
        if lines and len(content.blocks)
        for one in _in_blocks(lines, marks, content)
    )
    return {one.id: one for one in found}.values()


def _in_blocks(lines: Sequence[Line], marks: TextMarks, content: Content) -> Iterator[Highlight]:
    first, last = content.blocks.at(lines[0].start), content.blocks.at(lines[-1].end - 1)
    for number in range(first, last + 1):
        for highlight in marks.in_block(number):
            if highlight.style is not HighlightStyle.AREA:  # it is drawn where its region is
                yield highlight


def _hits_on(letters: PageLetters, marks: TextMarks) -> Iterator[int]:
    """Yield the numbers of the hits of a search that may be on a page."""
    if not len(marks.hits):
        return
    for lines in (letters.body, letters.aside):
        if lines:
            first = max(0, bisect_left(marks.hits, lines[0].start) - 1)
            yield from range(first, bisect_left(marks.hits, lines[-1].end, lo=first))
