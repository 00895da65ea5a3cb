"""Two revisions woven into one text, in which what was taken out stands beside what was put in."""

from __future__ import annotations

from array import array
from bisect import bisect_left
from dataclasses import replace
from operator import attrgetter
from typing import TYPE_CHECKING

from desktop.domain import ROW_BREAK, SOFT_BREAK, BlockKind, Blocks, Content, SpanKind
from desktop.domain.differences import ChangeKind, Fate, Fated, Woven

if TYPE_CHECKING:
    from collections.abc import Iterator

    from desktop.domain import BlockAttributes, Span
    from desktop.domain.differences import Comparison, Difference, TextChange

    Range = tuple[int, int]

_BREAKS = ("\n", ROW_BREAK, SOFT_BREAK)
_START = attrgetter("start")


def weave(old: Content, new: Content, comparison: Comparison) -> Woven:
    """Return both texts as one; sections, page numbers and links inside a text are left out."""
    cloth = _Cloth()
    places: dict[int, Range] = {}
    here = 0
    for at, number, is_left in _in_order(comparison):
        change = comparison.changes[number]
        cloth.put(new, (here, at), Fate.KEPT)
        begun, here = cloth.length, max(here, at)
        if is_left:
            cloth.put_lines(old, change.old, Fate.MOVED_AWAY)
            continue
        if change.kind is ChangeKind.DELETED:
            cloth.put_lines(old, change.old, Fate.DELETED)
        elif change.kind is ChangeKind.INSERTED:
            cloth.put(new, change.new, Fate.INSERTED)
        else:
            _put_kept(cloth, old, new, change)
        here = max(here, change.new[1])
        places[number] = (begun, cloth.length)
    cloth.put(new, (here, len(new.text)), Fate.KEPT)
    found = tuple(places[number] for number in range(len(comparison.changes)))
    return Woven(comparison, cloth.content(), tuple(cloth.words), found)


def _in_order(comparison: Comparison) -> list[tuple[int, int, bool]]:
    """Return where in the new text each change is, and where stood what moved away."""
    found = [(change.new[0], n, False) for n, change in enumerate(comparison.changes)]
    left = [(one.left, n, True) for n, one in enumerate(comparison.changes) if one.left is not None]
    return sorted(found + left)


def _put_kept(cloth: _Cloth, old: Content, new: Content, change: TextChange) -> None:
    """Put a passage that both have, with its old words before the new ones."""
    kept = Fate.KEPT if change.kind is ChangeKind.EDITED else Fate.MOVED_HERE
    here = change.new[0]
    for one in change.differences:
        cloth.put(new, (here, max(here, one.new[0])), kept)
        cloth.put(old, _with_space(old, change, one), Fate.DELETED)
        if one.old[0] < one.old[1] and one.new[0] < one.new[1]:
            cloth.put_space()
        cloth.put(new, one.new, Fate.INSERTED)
        here = max(here, one.new[1])
    cloth.put(new, (here, change.new[1]), kept)


def _with_space(old: Content, change: TextChange, one: Difference) -> Range:
    """Return old words, with a space beside them where nothing took their place."""
    start, end = one.old
    if one.new[0] < one.new[1] or start >= end:
        return start, end
    if start > change.old[0] and old.text[start - 1] == " ":
        return start - 1, end
    return start, end + old.text.startswith(" ", end, change.old[1])


class _Cloth:
    """The text under construction: a block is of the kind that its first words have."""

    def __init__(self) -> None:
        self.words: list[Fated] = []
        self.length = 0
        self._parts: list[str] = []
        self._starts = array("I", [0])
        self._kinds, self._levels = bytearray(), bytearray()
        self._attributes: dict[int, BlockAttributes] = {}
        self._spans: list[Span] = []
        self._was_cut = False
        """Whether a line was ended that goes on in its own text, and its break is still to come."""

    @property
    def _is_fresh(self) -> bool:
        """Whether the next words begin a block."""
        return len(self._starts) > len(self._kinds)

    def put(self, source: Content, place: Range, fate: Fate) -> None:
        """Put some of a text at the end."""
        start, end = place
        if start < end and self._was_cut and source.text[start] in _BREAKS:
            start += 1
        if start >= end:
            return
        self._was_cut = False
        shift, blocks = self.length - start, source.blocks
        number = blocks.at(start)
        if self._is_fresh:
            self._open(blocks, number, is_begun=start > blocks.starts[number])
        while number + 1 < len(blocks) and blocks.starts[number + 1] <= end:
            number += 1
            self._starts.append(shift + blocks.starts[number])
            if blocks.starts[number] < end:
                self._open(blocks, number)
        self._spans += _moved(source, (start, end), shift)
        if fate is not Fate.KEPT:
            self.words.append(Fated(shift + start, shift + end, fate))
        self._parts.append(source.text[start:end])
        self.length = shift + end

    def put_space(self) -> None:
        """Put a space between old words and new ones: 902 and 912 must never read 902912."""
        if not self._is_fresh:
            self._parts.append(" ")
            self.length += 1

    def put_lines(self, source: Content, place: Range, fate: Fate) -> None:
        """Put whole lines at the end, in blocks of their own."""
        self._end_line()
        self.put(source, place, fate)
        self._end_line()

    def _end_line(self) -> None:
        if self._is_fresh:
            return
        if self._parts[-1].endswith(_BREAKS[1:]):  # which is what parts a row from the next
            self._parts[-1] = self._parts[-1][:-1] + "\n"
        else:
            self._parts.append("\n")
            self.length += 1
            self._was_cut = True
        self._starts.append(self.length)

    def _open(self, blocks: Blocks, number: int, *, is_begun: bool = False) -> None:
        """Begin a block; one that goes on elsewhere had its marker or its header there."""
        if number in blocks.attributes and not is_begun:
            self._attributes[len(self._kinds)] = blocks.attributes[number]
        self._kinds.append(blocks.kinds[number])
        self._levels.append(blocks.levels[number])

    def content(self) -> Content:
        """Return the text as it is now."""
        text = "".join(self._parts)
        if self._is_fresh:
            self._kinds.append(BlockKind.PARAGRAPH)
            self._levels.append(0)
        starts = self._starts + array("I", [len(text) + 1])
        blocks = Blocks(starts, bytes(self._kinds), bytes(self._levels), self._attributes)
        return Content(text, blocks, tuple(self._spans))


def _moved(source: Content, place: Range, shift: int) -> Iterator[Span]:
    """Yield the spans of some of a text as they are elsewhere; '#' leads nowhere there."""
    start, end = place
    floor = source.blocks.starts[source.blocks.at(start)]
    for number in range(bisect_left(source.spans, floor, key=_START), len(source.spans)):
        span = source.spans[number]
        if span.start >= end:
            return
        first, last = max(start, span.start), min(end, span.end)
        leads_inside = span.target.startswith("#")
        if first < last and not (leads_inside and span.kind is SpanKind.LINK):
            target = "" if leads_inside else span.target
            yield replace(span, start=first + shift, end=last + shift, target=target)
