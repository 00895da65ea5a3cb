"""What speaks for a place of a passage, and what for another: its neighbours, its doubles."""

from __future__ import annotations

from collections import Counter
from functools import cached_property
from typing import TYPE_CHECKING

from desktop.annotate.runs import Slides, agreeing_after, agreeing_before
from desktop.annotate.worded_text import Places

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from desktop.annotate.correspondence import Correspondence
    from desktop.annotate.runs import Run

SHORT = 4
"""Fewer words prove nothing by themselves: nearly every pair of words stands in a text twice."""
_CONTEXT = 256
"""Letters on either side within which neighbours are counted."""
_NARROW = 600
"""Words between fixed points among which a passage of many words may be looked for by likeness."""
# Words. A long passage is told by its own; of a short one a double anywhere near is a doubt.
_MANY = 12
_NARROWEST, _NARROW_BY_WORD = 60, 40
"""The same for a passage of fewer words, and for each word of it."""
_NEIGHBOURS = 6
"""Words beside a passage that tell it from others, if no more than `_NARROW` words are around."""
_NEIGHBOURS_IN_ALL = 4
"""Words on either side that do so among more."""
_NEAR = 8
"""Neighbours that are looked for together with a passage."""
_MOST = 0.75
"""How many words of a passage, in any order, make another place like it."""
_OWN = 0.34
"""How much of what its line alone has must be there too with words that are said more than once."""
_OWN_MOVED = 0.5
"""The same in a block that moved, where no neighbours speak for the place."""
_BEYOND = 5
"""Words that must agree beyond a line that has nothing of its own and does not begin or end."""
_NOWHERE = Places([], are_all=False)


class Evidence:
    """A passage, the words from `first` to `last` of old, held against places of new."""

    def __init__(self, words: Correspondence, first: int, last: int) -> None:
        self.words, self.first, self.last = words, first, last
        self.old, self.new = words.old, words.new
        self.wanted = words.old.words[first:last]
        self.size = last - first

    def context(self, start: int, end: int) -> tuple[int, int]:
        """Count the words that agree unbroken before and after the passage, were it there."""
        old, new = self.old.words, self.new.words
        floor, ceiling = self._context
        before = agreeing_before(old, new, self.first, start, (floor, 0))
        after = agreeing_after(old, new, self.last, end, (ceiling, len(new)))
        return before, after

    @cached_property
    def _context(self) -> tuple[int, int]:
        begins, ends = self.old.starts[self.first], self.old.ends[self.last - 1]
        before, _ = self.old.range(max(0, begins - _CONTEXT), begins)
        _, after = self.old.range(ends, ends + _CONTEXT)
        return before, max(self.last, after)

    def has_all_context(self, context: tuple[int, int]) -> bool:
        """Whether on one side all that is looked at agrees, and the text does not end before."""
        before, after = self._context
        return 0 < before == self.first - context[0] or (
            len(self.old) > after == self.last + context[1]
        )

    def is_held_on_both_sides(self, start: int) -> bool:
        """Whether the words before and after agree, or a line begins or ends there in both texts.

        At the edge of what agrees one or two words may be those of another sentence; not if all
        context agrees on the other side, unless the line begins or ends in one text only.
        """
        end = start + self.size
        before, after = self.context(start, end)
        is_long = self.has_all_context((before, after))
        begins = self.old.line_starts[self.first], self.new.line_starts[start]
        ends = self.old.line_starts[self.last], self.new.line_starts[end]
        return all(
            agree or (lines[0] == lines[1] and (lines[0] or is_long))
            for agree, lines in ((before, begins), (after, ends))
        )

    def shared(self, block: Run) -> int:
        """Count its words in a block of words."""
        return block.clipped(self.first, self.last).size

    @cached_property
    def places(self) -> Places:
        """Where the very words stand in new; none are looked for of a short passage."""
        return self.new.places(self.wanted, SHORT) if self.size >= SHORT else _NOWHERE

    @cached_property
    def _places_before(self) -> Places:
        return self.old.places(self.wanted, SHORT) if self.size >= SHORT else _NOWHERE

    @cached_property
    def is_repeated(self) -> bool:
        """Whether one of the texts holds these words more than once, as it does all short ones."""
        now, before = self.places, self._places_before
        return not (now.are_all and before.are_all) or max(len(now.words), len(before.words)) > 1

    def is_repeated_with(self, context: tuple[int, int]) -> bool:
        """Whether it is said elsewhere in both texts together with all that agrees beside it."""
        first, last = self.first - context[0], self.last + context[1]
        wanted = self.old.words[first:last]
        if len(wanted) < SHORT:
            return True
        return all(
            not found.are_all or len(found.words) > 1
            for found in (text.places(wanted, SHORT) for text in (self.old, self.new))
        )

    def is_borne_out(self, start: int, end: int) -> bool:
        """Whether more speaks for a place than words that are said more than once.

        What its line has and no other must be there too: not the line of another boat, of which
        much the same is said, though it stands between the same neighbours.
        """
        found = self.new.words[start:end]
        if not self.is_repeated and (found == self.wanted or not self._is_often(found)):
            return True
        first, last = self._line
        if own := self.words.own(first, last):
            runs = self.words.stayed(first, last)
            return sum(self.words.own(run.old, run.old_end) for run in runs) >= max(1, _OWN * own)
        return self._is_whole_line(start, end)

    def is_borne_out_by(self, block: Run) -> bool:
        """Whether a block that moved holds its line, or enough of what the line alone has."""
        first, last = self._line
        own, run = self.words.own(first, last), block.clipped(first, last)
        if run.size < last - first:
            there = self.words.own(run.old, run.old_end)
            return not self.is_repeated and there >= max(1, _OWN_MOVED * own)
        begins = block.old <= max(0, first - _BEYOND)
        return own > 0 or (begins and block.old_end >= min(len(self.old), last + _BEYOND))

    @cached_property
    def _line(self) -> tuple[int, int]:
        """Return the words of the line around it, or lines, as far as neighbours are counted."""
        starts, (floor, ceiling) = self.old.line_starts, self._context
        first, last = starts.rfind(1, 0, self.first + 1), starts.find(1, self.last)
        return max(first, floor), min(last, ceiling)

    def _is_whole_line(self, start: int, end: int) -> bool:
        """Whether its line stands there, and begins and ends, or goes on as it did."""
        first, last = self._line
        other, other_end = start - (self.first - first), end + last - self.last
        if other < 0 or self.old.words[first:last] != self.new.words[other:other_end]:
            return False
        before, after = self.context(start, end)
        floor, ceiling = self._context
        goes_on = self.last + after >= min(ceiling, last + _BEYOND)
        went_on = self.first - before <= max(floor, first - _BEYOND)
        starts, theirs = self.old.line_starts, self.new.line_starts
        begins, ends = starts[first] and theirs[other], starts[last] and theirs[other_end]
        return bool((begins or went_on) and (ends or goes_on))

    def _is_often(self, words: Sequence[int]) -> bool:
        """Whether words of new are said in either text besides there."""
        if len(words) < SHORT:
            return True
        found = [text.places(words, SHORT) for text in (self.old, self.new)]
        return not all(one.are_all for one in found) or sum(len(one.words) for one in found) > 1

    @cached_property
    def is_copied(self) -> bool:
        """Whether new holds a copy of it more than old did, or too many to tell."""
        now, before = self.places, self._places_before
        return not now.are_all or len(now.words) > max(1, len(before.words))

    @cached_property
    def is_as_often(self) -> bool:
        """Whether new holds as many copies of it as old did."""
        now, before = self.places, self._places_before
        return now.are_all and before.are_all and len(now.words) == len(before.words)

    def may_be_its_double(self) -> bool:
        """Whether what was put in or taken out beside it may as well be the passage itself.

        Of “a b c a b d” let “a b d” be left: was it the first “a b” that went, or the second?
        """
        stayed = self.words.stayed(self.first, self.last)
        runs = (self.words.run_around(one.old, one.old_end) for one in stayed)
        return any(
            self._may_be_in(gap, run) or (len(stayed) == 1 and self._stands_in(gap, run))
            for run in runs
            if run
            for gap in self.words.gaps_beside(run)
        )

    def place_of_its_double(self) -> tuple[int, int] | None:
        """Return where most of it would stand, had the like of it beside it been taken out.

        Of two lines that say the same one went: which, and with it a passage across both?
        """
        middle = (self.first + self.last) // 2
        one, other = self.words.last_before(middle), self.words.next_after(middle)
        gap = Slides.between(self.words.sides, one, other)
        if gap is None or gap.words is not self.old.words:
            return None

        first, last = max(self.first, one.old), min(self.last, other.old_end)

        def left(shift: int) -> int:
            taken = min(last, gap.end + shift) - max(first, gap.start + shift)
            return last - first - max(0, taken)

        shifts = gap.shifts(min(self.size, one.size), min(self.size, other.size))
        shift = max(shifts, key=left, default=0)
        if left(shift) < max(SHORT, self.size / 2):
            return None
        start, end = gap.start + shift, gap.end + shift
        begins = first - gap.start if first < start else max(first, end) - gap.end
        ends = last - gap.end if last > end else min(last, start) - gap.start
        return one.new_end + begins, one.new_end + ends

    def _stands_in(self, gap: Slides, run: Run) -> bool:
        """Whether its whole line stands in a gap too, and nothing beyond tells which was put in."""
        starts = self.old.line_starts
        first, last = starts.rfind(1, 0, self.first + 1), starts.find(1, self.last)
        line = self.old.words[first:last]
        is_at_edge = first <= run.old or last >= run.old_end
        return is_at_edge and _stands(gap.words, (gap.start, gap.end), line)

    def _may_be_in(self, gap: Slides, run: Run) -> bool:
        first = run.new + self.first - run.old if gap.words is self.new.words else self.first
        return gap.may_hold(first, first + self.size)

    def is_told_from_others(self, start: int, end: int) -> bool:
        """Whether between the fixed points around it neither text has another place like it."""
        room = self.words.room(self.first, self.last)
        if room is None:
            return True
        narrow = _NARROW if self.size >= _MANY else max(_NARROWEST, _NARROW_BY_WORD * self.size)
        if room.longest > narrow:
            return False
        found = self.new.words[start:end]
        return not (
            _has_like(self.old.words, (room.old, room.old_end), self.wanted, self.first)
            or _has_like(self.new.words, (room.new, room.new_end), self.wanted, start)
            or _has_like(self.new.words, (room.new, room.new_end), found, start)
        )

    def is_told_by_neighbours(self, start: int, end: int, context: tuple[int, int]) -> bool:
        """Whether the passage with its neighbours stands once between the fixed points."""
        before, after = (min(count, _NEAR) for count in context)
        room = self.words.room(self.first, self.last)
        enough = min(context) >= 1 and sum(context) >= _NEIGHBOURS
        if room is None or not enough:
            return enough
        if room.longest > _NARROW and min(context) < _NEIGHBOURS_IN_ALL:
            return False
        wanted = self.old.words[self.first - before : self.last + after]
        old = min(room.old, self.first - before), max(room.old_end, self.last + after)
        new = min(room.new, start - before), max(room.new_end, end + after)
        return _stands_once(self.old.words, old, wanted) and _stands_once(
            self.new.words, new, wanted
        )


def _stands_once(words: Sequence[int], within: tuple[int, int], wanted: Sequence[int]) -> bool:
    found = _places(words, within, wanted)
    return next(found, -1) >= 0 and next(found, -1) < 0


def _stands(words: Sequence[int], within: tuple[int, int], wanted: Sequence[int]) -> bool:
    return next(_places(words, within, wanted), -1) >= 0


def _places(words: Sequence[int], within: tuple[int, int], wanted: Sequence[int]) -> Iterator[int]:
    first, last = max(0, within[0]), min(within[1], len(words)) - len(wanted) + 1
    opening = wanted[0]
    for place in range(first, last):
        if words[place] == opening and words[place : place + len(wanted)] == wanted:
            yield place


def _has_like(
    words: Sequence[int], within: tuple[int, int], wanted: Sequence[int], but: int
) -> bool:
    """Whether a place, other than at `but` and about it, holds most of the wanted words."""
    size = len(wanted)
    apart = max(1, size // 2 + 1)
    if size <= SHORT:
        places = range(within[0], within[1] - size + 1)
        return any(abs(i - but) >= apart and words[i : i + size] == wanted for i in places)
    need = max(SHORT, round(_MOST * size))
    lacking = Counter(wanted)
    shared = 0
    for end in range(within[0], within[1]):
        start = end - size
        if start >= within[0]:  # the first word of the window before is left behind
            lacking[words[start]] += 1
            shared -= lacking[words[start]] > 0
        shared += lacking[words[end]] > 0
        lacking[words[end]] -= 1
        if shared >= need and start + 1 >= within[0] and abs(start + 1 - but) >= apart:
            return True
    return False
