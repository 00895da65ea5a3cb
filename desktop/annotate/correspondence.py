"""Which words of an old text are which of a new one: where they stayed, and where they moved."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from itertools import chain, pairwise, product
from operator import attrgetter
from typing import TYPE_CHECKING, NamedTuple, Self

from desktop.annotate.runs import (
    Ladder,
    Run,
    Slides,
    Stretch,
    agreeing_after,
    agreeing_before,
    grown,
    joined,
    rising,
    settled,
)
from desktop.annotate.worded_text import Vocabulary, WordedText

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from desktop.annotate.runs import Pairs
    from desktop.domain import Quoted

FIXED = 5
"""Words in a row that occur once in either text make a fixed point."""


class _Side(NamedTuple):
    """Where a run or a stretch begins and ends in one of the two texts."""

    start: Callable[[Run | Stretch], int]
    end: Callable[[Run | Stretch], int]


_OLD = _Side(attrgetter("old"), attrgetter("old_end"))
_NEW = _Side(attrgetter("new"), attrgetter("new_end"))
_START = Run(0, 0, 0)
# Progress is told in fifths: each is some seconds for two books.
_PARTS = 5


class Correspondence:
    """Two texts aligned on what occurs once in either; between that only when it is asked for."""

    def __init__(self, old: WordedText, new: WordedText, told: Callable[[], None]) -> None:
        self.old, self.new = old, new
        pairs = self._fixed_points()
        told()
        stayed = rising(pairs)
        told()
        everything = Stretch(0, len(old), 0, len(new))
        self.sides = (old.words, old.line_starts), (new.words, new.line_starts)
        runs = grown(old.words, new.words, stayed, FIXED, everything)
        self.fixed = settled(self.sides, runs)
        """What stayed, in the order of both texts."""
        told()
        self.moved = self._moved(pairs, stayed)
        """What stands in another order now, in the order of old."""
        self._reach: list[int] = []
        for run in self.moved:
            self._reach.append(max(run.old_end, self._reach[-1] if self._reach else 0))
        self._once = old.repeats(FIXED).once()
        self._end = Run(len(old), len(new), 0)
        self._between: dict[int, list[Run]] = {}
        """What stayed in the gaps that were looked into, by the number of the fixed run after."""
        self._beside: dict[Run, list[Slides]] = {}
        """What came or went on either side of the runs that were asked about."""
        numbered = old.numbering, new.numbering
        self._ladder = Ladder(old.words, new.words, numbered, told)

    @classmethod
    def of(cls, old: Quoted, new: Quoted, told: Callable[[int, int], None] | None = None) -> Self:
        """Align the words of two texts.

        `told` is called time and again, also later, with how many parts of how many are done;
        what it raises ends the work.
        """
        step = _counting(told)
        vocabulary = Vocabulary()
        before = WordedText(old, vocabulary)
        step()
        after = WordedText(new, vocabulary)
        step()
        return cls(before, after, step)

    def _fixed_points(self) -> Pairs:
        """Return where runs of words stand that occur once in either text, in the order of old.

        The number of a line is in none: with it a sentence that is often said would seem unique,
        and when a section is put in before, be taken for that of the section with its number.
        """
        old, new = self.old, self.new
        mine, theirs = old.repeats(FIXED), new.repeats(FIXED)
        return [
            (i, j)
            for key, i in mine.last.items()
            if mine.before[i] < 0 and (j := theirs.only(key)) >= 0
            if not old.numbers_line(i, i + FIXED) and not new.numbers_line(j, j + FIXED)
            if old.words[i : i + FIXED] == new.words[j : j + FIXED]
        ]

    def _moved(self, pairs: Pairs, stayed: Pairs) -> list[Run]:
        old, new = self.old.words, self.new.words
        kept = set(stayed) if len(stayed) < len(pairs) else set(pairs)
        found: list[Run] = []
        for i, j in pairs:
            last = found[-1] if found else Run(-1, -1, 0)
            inside = last.old <= i < last.old_end and i - last.old == j - last.new
            if (i, j) in kept or inside:
                continue
            back = agreeing_before(old, new, i, j, (0, 0))
            after = agreeing_after(old, new, i + FIXED, j + FIXED, (len(old), len(new)))
            found.append(Run(i - back, j - back, back + FIXED + after))
        return sorted(found)

    def moved_from(self, first: int, last: int) -> Iterator[Run]:
        """Yield the blocks that moved and held one of the words from `first` to `last` of old."""
        number = bisect_left(self.moved, last, key=_OLD.start) - 1
        while number >= 0 and self._reach[number] > first:
            if self.moved[number].old_end > first:
                yield self.moved[number]
            number -= 1

    def stayed(self, first: int, last: int) -> list[Run]:
        """Return the runs of words from `first` to `last` of old that stand in new, in order."""
        runs = (run.clipped(first, last) for run in self._runs(first, last, _OLD))
        return [run for run in runs if run.size > 0]

    def image(self, word: int) -> int:
        """Return where a word of old stands in new, in its order; -1 if it does not."""
        runs = self.stayed(word, word + 1)
        return runs[0].new if runs else -1

    def next_after(self, word: int) -> Run:
        """Return the first run that stayed and begins at a word of old or later; or their ends."""
        runs = self._runs(word, len(self.old), _OLD)
        return next((run for run in runs if run.old >= word), self._end)

    def last_before(self, word: int) -> Run:
        """Return the last run that stayed and ends at a word of old or before; or their starts."""
        number = bisect_right(self.fixed, word, key=_OLD.end)
        start = self.fixed[number - 1].old if number else 0
        runs = [run for run in self._runs(start, word, _OLD) if _OLD.end(run) <= word]
        return runs[-1] if runs else _START

    def taken(self, first: int, last: int) -> int:
        """Count the words from `first` to `last` of new that were there before, in that order."""
        runs = self._runs(first, last, _NEW)
        ends = ((max(run.new, first), min(run.new_end, last)) for run in runs)
        return sum(max(0, end - start) for start, end in ends)

    def run_around(self, first: int, last: int) -> Run | None:
        """Return the run that stayed and holds all words from `first` to `last` of old."""
        runs = self._runs(first, last, _OLD)
        return next((run for run in runs if run.old <= first and run.old_end >= last), None)

    def gaps_beside(self, run: Run) -> list[Slides]:
        """Return what was put in or taken out on either side of a run; then as parts of more."""
        if run not in self._beside:
            before, after = self.last_before(run.old), self.next_after(run.old_end)
            earlier, later = self.last_before(before.old), self.next_after(after.old_end)
            runs = earlier, before, run, after, later
            gaps = [Slides.between(self.sides, one, other) for one, other in pairwise(runs)]
            lefts, rights = (gaps[1], joined(*gaps[:2])), (gaps[2], joined(*gaps[2:]))
            both = (joined(left, right) for left, right in product(lefts, rights))
            self._beside[run] = [gap for gap in chain(lefts, rights, both) if gap]
        return self._beside[run]

    def own(self, first: int, last: int) -> int:
        """Count the runs of FIXED words from `first` to `last` of old that it has but once."""
        return self._once.count(1, first, max(first, last - FIXED + 1))

    def is_fixed(self, first: int, last: int) -> bool:
        """Whether one fixed run holds all words from `first` to `last` of old."""
        number = bisect_right(self.fixed, first, key=_OLD.start) - 1
        return number >= 0 and _OLD.end(self.fixed[number]) >= last

    def room(self, first: int, last: int) -> Stretch | None:
        """Return what lies between the nearest fixed runs around words of old, if any does."""
        gaps = [
            gap
            for gap in map(self._gap, self._numbers(first, last, _OLD))
            if first < gap.old_end and gap.old < min(last, gap.old_end)
        ]
        if not gaps:
            return None
        return Stretch(gaps[0].old, gaps[-1].old_end, gaps[0].new, gaps[-1].new_end)

    def stood(self, word: int) -> int:
        """Return the word of new before which a word of old would stand."""
        stayed = self.image(word - 1) + 1 if word else 0
        return stayed or self.last_before(word).new_end

    def _runs(self, first: int, last: int, side: _Side) -> Iterator[Run]:
        """Yield in order the runs that stayed, of all gaps and fixed runs that words touch."""
        for number in self._numbers(first, last, side):
            gap = self._gap(number)
            if first < side.end(gap) and side.start(gap) < min(last, side.end(gap)):
                if number not in self._between:
                    self._between[number] = settled(self.sides, self._ladder.align(gap))
                yield from self._between[number]
            if number < len(self.fixed):
                yield self.fixed[number]

    def _numbers(self, first: int, last: int, side: _Side) -> range:
        """Return the numbers of the fixed runs, each with the gap before it, that words touch."""
        start = max(0, bisect_right(self.fixed, first, key=side.start) - 1)
        return range(start, bisect_left(self.fixed, last, start, key=side.start) + 1)

    def _gap(self, number: int) -> Stretch:
        """Return what lies before a fixed run, or at the end of the texts."""
        before = self.fixed[number - 1] if number else _START
        after = self.fixed[number] if number < len(self.fixed) else self._end
        return Stretch(before.old_end, after.old, before.new_end, after.new)


def _counting(told: Callable[[int, int], None] | None) -> Callable[[], None]:
    """Return what tells that one more part is done; there may be more parts than were foreseen."""
    done = 0

    def step() -> None:
        nonlocal done
        done = min(_PARTS, done + 1)
        if told is not None:
            told(done, _PARTS)

    return step
