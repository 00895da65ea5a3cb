"""Runs of words that two sequences share, in the same order in both."""

from __future__ import annotations

from bisect import bisect_left
from difflib import SequenceMatcher
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    Words = Sequence[int]
    Pairs = Sequence[tuple[int, int]]

_LADDER = ((5, False), (3, False), (5, True), (2, False), (3, True), (2, True), (1, True))
"""How many words must occur once in a stretch to be a fixed point of it, from sure to unsure.

Each with whether the number of a line may be one of them.
"""
_LONE_WORDS = 2_500
"""Where the words of both sides, multiplied, are more, a word that occurs once proves nothing."""
_COMPARED = 250_000
"""The same for comparing all words with all."""
_DEEPEST = 100
"""How often a stretch is divided: made-up texts would go on a time for each word."""
# Compared as slices at C speed, then one by one at the end.
_STEP = 64
_JOINED = 600
"""Words between two gaps that may be one."""


class Run(NamedTuple):
    """So many words that agree, from `old` and from `new` on."""

    old: int
    new: int
    size: int

    @property
    def old_end(self) -> int:
        """The word of old after the last."""
        return self.old + self.size

    @property
    def new_end(self) -> int:
        """The word of new after the last."""
        return self.new + self.size

    def clipped(self, first: int, last: int) -> Run:
        """Return what lies between two words of old; its size is not positive if nothing does."""
        start = max(self.old, first)
        return Run(start, self.new + start - self.old, min(self.old + self.size, last) - start)


class Stretch(NamedTuple):
    """A part of two sequences of words, ends exclusive."""

    old: int
    old_end: int
    new: int
    new_end: int

    @property
    def longest(self) -> int:
        """How many words it has, in the longer sequence."""
        return max(self.old_end - self.old, self.new_end - self.new)

    @property
    def area(self) -> int:
        """How many pairs of words it has."""
        return (self.old_end - self.old) * (self.new_end - self.new)


def rising(pairs: Pairs) -> Pairs:
    """Return the longest sequence of pairs, given in the order of old, that rises in new too."""
    if all(pairs[n][1] < pairs[n + 1][1] for n in range(len(pairs) - 1)):
        return pairs
    lowest: list[int] = []
    ending: list[int] = []
    before = [-1] * len(pairs)
    for number, (_, new) in enumerate(pairs):
        length = bisect_left(lowest, new)
        if length == len(lowest):
            lowest.append(new)
            ending.append(number)
        else:
            lowest[length], ending[length] = new, number
        before[number] = ending[length - 1] if length else -1
    found, number = [], ending[-1]
    while number >= 0:
        found.append(pairs[number])
        number = before[number]
    return found[::-1]


def agreeing_after(old: Words, new: Words, i: int, j: int, within: tuple[int, int]) -> int:
    """Count the words that agree from `i` and `j` on, before the ends given."""
    most, size = min(within[0] - i, within[1] - j), 0
    while size < most and old[i + size : i + size + _STEP] == new[j + size : j + size + _STEP]:
        size += _STEP
    size = min(size, max(0, most))
    while size < most and old[i + size] == new[j + size]:
        size += 1
    return size


def agreeing_before(old: Words, new: Words, i: int, j: int, within: tuple[int, int]) -> int:
    """Count the words that agree before `i` and `j`, from the beginnings given on."""
    most, size = min(i - within[0], j - within[1]), 0
    while size < most and old[i - size - 1] == new[j - size - 1]:
        size += 1
    return size


def grown(old: Words, new: Words, pairs: Pairs, size: int, stretch: Stretch) -> list[Run]:
    """Return the runs around pairs of `size` words, as far as the words agree both ways."""
    runs: list[Run] = []
    floor, ceiling = (stretch.old, stretch.new), (stretch.old_end, stretch.new_end)
    for i, j in pairs:
        if i < floor[0] or j < floor[1]:
            continue  # inside the run before
        back = agreeing_before(old, new, i, j, floor)
        after = agreeing_after(old, new, i + size, j + size, ceiling)
        runs.append(Run(i - back, j - back, back + size + after))
        floor = i + size + after, j + size + after
    return runs


def _once(words: Words, start: int, end: int, size: int) -> dict[tuple[int, ...], int]:
    """Return where each run of `size` words stands that occurs once."""
    part = words[start:end]
    found: dict[tuple[int, ...], int] = {}
    for place, run in enumerate(zip(*(part[n:] for n in range(size)), strict=False), start):
        found[run] = -1 if run in found else place
    return found


class Ladder:
    """Aligns stretches: on what occurs once in them, then once between that, and so on."""

    def __init__(
        self,
        old: Words,
        new: Words,
        numbered: tuple[bytearray, bytearray],
        told: Callable[[], None] | None = None,
    ) -> None:
        """Take two sequences; `numbered` has 1 for each word that numbers a line.

        `told` is called now and then, and may raise to end the work.
        """
        self._old, self._new = old, new
        self._numbered = numbered
        self._told = told

    def align(self, stretch: Stretch, rung: int = 0, depth: int = 0) -> list[Run]:
        """Return the runs that agree in a stretch, in the same order in both."""
        if self._told is not None:
            self._told()
        if not stretch.area:
            return []
        for number in range(rung if depth < _DEEPEST else len(_LADDER), len(_LADDER)):
            if runs := self._on_rung(stretch, number):
                found: list[Run] = []
                i, j = stretch.old, stretch.new
                for run in runs:
                    between = Stretch(i, run.old, j, run.new)
                    found += (*self.align(between, number, depth + 1), run)
                    i, j = run.old_end, run.new_end
                after = Stretch(i, stretch.old_end, j, stretch.new_end)
                return found + self.align(after, number, depth + 1)
        if stretch.area > _COMPARED:
            return []
        old = self._old[stretch.old : stretch.old_end]
        new = self._new[stretch.new : stretch.new_end]
        blocks = SequenceMatcher(None, old, new, autojunk=False).get_matching_blocks()
        return [Run(stretch.old + b.a, stretch.new + b.b, b.size) for b in blocks if b.size]

    def _on_rung(self, stretch: Stretch, number: int) -> list[Run]:
        size, with_numbers = _LADDER[number]
        mine = _once(self._old, stretch.old, stretch.old_end, size)
        theirs = _once(self._new, stretch.new, stretch.new_end, size)
        pairs = [
            (i, j)
            for run, i in mine.items()
            if i >= 0 and (j := theirs.get(run, -1)) >= 0
            if with_numbers or not self._numbers_line(i, j, size)
        ]
        runs = grown(self._old, self._new, rising(pairs), size, stretch)
        if size == 1 and stretch.area > _LONE_WORDS:
            return [run for run in runs if run.size > 1]
        return runs

    def _numbers_line(self, i: int, j: int, size: int) -> bool:
        mine, theirs = self._numbered
        return mine.find(1, i, i + size) >= 0 or theirs.find(1, j, j + size) >= 0


class Slides(NamedTuple):
    """Words that only one of two texts has, and how far others may as well be said to be it.

    Of “a b c a b d” and “a b d” that is “a b c” or “b c a” or “c a b”.
    """

    words: Words
    line_starts: bytearray
    start: int
    end: int

    @classmethod
    def between(
        cls, sides: Sequence[tuple[Words, bytearray]], one: Run, other: Run
    ) -> Slides | None:
        """Return what one text alone has between two runs, if the other has nothing there."""
        gaps = (one.old_end, other.old), (one.new_end, other.new)
        found = [cls(*side, *gap) for side, gap in zip(sides, gaps, strict=True) if gap[0] < gap[1]]
        return found[0] if len(found) == 1 else None

    def shifts(self, most_back: int, most_on: int) -> Iterator[int]:
        """Yield by how many words it could stand further on, or back where that is negative.

        Where it is made of whole lines now, only so that it still is.
        """
        floor, ceiling = max(0, self.start - most_back), min(len(self.words), self.end + most_on)
        back = agreeing_before(self.words, self.words, self.start, self.end, (floor, 0))
        ends = ceiling, ceiling
        on = agreeing_after(self.words, self.words, self.start, self.end, ends)
        whole = self.is_whole_lines(0)
        for shift in range(-back, on + 1):
            if not whole or self.is_whole_lines(shift):
                yield shift

    def may_hold(self, first: int, last: int) -> bool:
        """Whether the words from `first` to `last` may as well be said to be in it."""
        start, end = first, last
        if self.is_whole_lines(0):  # then it takes whole lines where it holds a part of one
            start = self.line_starts.rfind(1, 0, first + 1)
            end = self.line_starts.find(1, last)
        shifts = self.shifts(max(0, self.start - start), max(0, end - self.end))
        return any(self.start + n <= first and last <= self.end + n for n in shifts)

    def is_whole_lines(self, shift: int) -> bool:
        """Whether it would begin and end with a line, were it so many words further on."""
        starts = self.line_starts
        return bool(starts[self.start + shift] and starts[self.end + shift])


def joined(one: Slides | None, other: Slides | None) -> Slides | None:
    """Return two gaps as one, if what one text alone has may as well be said to stand together.

    Of “a b a b a c d” let “a b a d” be left: what went is “b” and “a c”, or else “b a c”.
    """
    if not one or not other or one.words is not other.words:
        return None
    words, between = one.words, other.start - one.end
    if not 0 <= between <= _JOINED:
        return None
    on = agreeing_after(words, words, one.start, one.end, (other.start, other.start))
    back = agreeing_before(words, words, other.start, other.end, (one.end, one.end))
    if on + back < between:
        return None
    found = one._replace(start=one.start + between - back, end=other.end - back)
    shifts = found.shifts(_JOINED, _JOINED)
    shift = next((n for n in shifts if found.is_whole_lines(n)), 0)
    return found._replace(start=found.start + shift, end=found.end + shift)


def settled(sides: Sequence[tuple[Words, bytearray]], runs: Sequence[Run]) -> list[Run]:
    """Return runs between which whole lines were put in or taken out, wherever that may be said.

    Each side are words, and where lines begin. An item of a list that goes takes its own first
    words with it, even if the next one begins with the same.
    """
    found = list(runs)
    for number in range(len(found) - 1):
        one, other = found[number : number + 2]
        gap = Slides.between(sides, one, other)
        if gap is None or gap.is_whole_lines(0):
            continue
        shifts = (n for n in gap.shifts(one.size - 1, other.size - 1) if gap.is_whole_lines(n))
        if shift := next(shifts, 0):
            found[number] = one._replace(size=one.size + shift)
            found[number + 1] = Run(other.old + shift, other.new + shift, other.size - shift)
    return found
