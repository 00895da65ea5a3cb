"""Which lines of an old text are which of a new one, as a person would say."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import defaultdict
from typing import TYPE_CHECKING, NamedTuple

from desktop.annotate.worded_text import LINE_BREAKS

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from desktop.annotate.correspondence import Correspondence
    from desktop.annotate.runs import Run
    from desktop.annotate.worded_text import WordedText

_LABEL = 3
"""Words in a line that only numbers what follows, at most: Article 12, § 3, 19."""
_LABELS = 2
"""Lines of that kind one after another, at most: Chapter 2, Article 12."""
_SHORT = 8
"""Words in a line of which each counts."""
_ENOUGH = 0.4
"""How much of the shorter line is in the other when they are one."""
_ALIKE = 0.3
"""The same of the longer line, where only a few words are shared."""
_MANY = 5
"""Words that are no chance."""
_BREAK = re.compile(f"[{LINE_BREAKS}]")


class Lines:
    """The lines of a text that have words; one without belongs to the line before it."""

    def __init__(self, text: WordedText) -> None:
        self._text = text
        count = len(text)
        firsts = [number for number in range(count) if text.line_starts[number]]
        self.firsts = firsts or ([0] if text.text.strip() else [])
        """The first word of each line, and after the last line the end."""
        self.count = len(self.firsts)
        self.firsts.append(count)
        self.starts = [self._start(first) for first in self.firsts[: self.count]]
        """Where each line begins, and after the last one the end of the text."""
        self.starts.append(len(text.text))

    def _start(self, first: int) -> int:
        """Return where a line begins, with the signs before its first word."""
        if not first:
            return 0
        floor = self._text.ends[first - 1]
        breaks = [match.end() for match in _BREAK.finditer(self._text.between(first))]
        return floor + breaks[-1] if breaks else floor

    def at(self, word: int) -> int:
        """Return the line of a word."""
        return bisect_right(self.firsts, word, 0, self.count) - 1

    def size(self, line: int) -> int:
        """Return how many words a line has."""
        return self.firsts[line + 1] - self.firsts[line]

    def words(self, line: int) -> Sequence[int]:
        """Return the words of a line as numbers."""
        return self._text.words[self.firsts[line] : self.firsts[line + 1]]

    def numbers_of(self, first: int, last: int) -> int:
        """Count the words from `first` to `last` that number a line."""
        return self._text.numbering.count(1, first, last)

    def unnumbered(self, line: int) -> list[int]:
        """Return the words of a line but for those that number it."""
        first, last = self.firsts[line : line + 2]
        numbering = self._text.numbering
        return [self._text.words[word] for word in range(first, last) if not numbering[word]]

    def is_label(self, line: int) -> bool:
        """Whether a line says no more than the number of what follows."""
        first, last = self.firsts[line : line + 2]
        return last - first <= _LABEL and self.numbers_of(first, last) > 0

    def range(self, first: int, last: int) -> tuple[int, int]:
        """Return where lines from `first` to before `last` stand, without white space around."""
        start, end = self.starts[first], self.starts[last]
        words = self._text.text[start:end]
        blank = len(words) - len(words.lstrip())
        return start + blank, start + max(blank, len(words.rstrip()))

    def end(self, line: int) -> int:
        """Return where the lines before a line end."""
        return self.range(line - 1, line)[1] if line else 0


class Pair(NamedTuple):
    """Lines of the old text that are those of the new one, ends exclusive."""

    old: int
    old_end: int
    new: int
    new_end: int

    @property
    def turned(self) -> Pair:
        """The same, seen from the other text."""
        return Pair(self.new, self.new_end, self.old, self.old_end)


class Pairing(NamedTuple):
    """Lines that stayed, in the order of both texts, and those that moved, in the order of old."""

    stayed: list[Pair]
    moved: list[Pair]

    @classmethod
    def of(cls, words: Correspondence, old: Lines, new: Lines) -> Pairing:
        """Pair the lines of two texts whose words are aligned."""
        links = _Links(old, new)
        shared = links.shared(words.stayed(0, len(words.old)))
        found = links.labelled([pair for pair in shared if links.is_one(*pair, shared[pair])])
        stayed = _joined(found)
        crossing = links.crossing(words.moved, stayed)
        return _placed(stayed, _in_a_row(crossing))

    @property
    def turned(self) -> Pairing:
        """The same, seen from the other text."""
        return Pairing(
            [pair.turned for pair in self.stayed], sorted(pair.turned for pair in self.moved)
        )


class _Links:
    """Finds lines that share words."""

    def __init__(self, old: Lines, new: Lines) -> None:
        self._old, self._new = old, new

    def shared(self, runs: Iterable[Run]) -> dict[tuple[int, int], float]:
        """Count the words that lines share; in long ones a single word here and there counts half.

        The number of a line does not count.
        """
        found: defaultdict[tuple[int, int], float] = defaultdict(float)
        for run in runs:
            for pair, first, size in self._parts(run):
                counted = size - self._old.numbers_of(first, first + size)
                is_short = max(self._old.size(pair[0]), self._new.size(pair[1])) <= _SHORT
                found[pair] += counted if size > 1 or is_short else counted / 2
        return found

    def _parts(self, run: Run) -> Iterator[tuple[tuple[int, int], int, int]]:
        """Yield the pairs of lines that a run touches, with its first word there and how many."""
        old, new = self._old.firsts, self._new.firsts
        i, j, left = run
        line, other = self._old.at(i), self._new.at(j)
        while left:
            size = min(left, old[line + 1] - i, new[other + 1] - j)
            yield (line, other), i, size
            i, j, left = i + size, j + size, left - size
            line += i == old[line + 1]
            other += j == new[other + 1]

    def is_one(self, line: int, other: int, shared: float) -> bool:
        """Whether lines are one and the same, perhaps edited, if they share so many words."""
        if self._number_alike(line, other):
            return True
        sizes = self._old.size(line), self._new.size(other)
        return shared >= _ENOUGH * min(sizes) and (
            shared >= _MANY or shared >= _ALIKE * max(sizes) or self._is_same(line, other)
        )

    def _is_same(self, line: int, other: int) -> bool:
        return self._old.words(line) == self._new.words(other)

    def labelled(self, links: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
        """Return links in which the number of a section goes with what it numbers.

        When 19 is put in before, the old 19 is the new 20, not the new 19.
        """
        labels = {link for link in links if self._number_alike(*link)}
        lines = [link for link in links if link not in labels]
        mine = {line for line, _ in lines}
        theirs = {other for _, other in lines}
        found = set(lines)
        for line, other in lines:
            for above in self._labels_above(line, other):
                if above[0] not in mine and above[1] not in theirs:
                    found.add(above)
                    mine.add(above[0])
                    theirs.add(above[1])
        found |= {link for link in labels if link[0] not in mine and link[1] not in theirs}
        return sorted(found | self._last_label(found))

    def _labels_above(self, line: int, other: int) -> list[tuple[int, int]]:
        """Return the lines that number those given; none where they make a table of numbers."""
        found: list[tuple[int, int]] = []
        for above in zip(range(line - 1, -1, -1), range(other - 1, -1, -1), strict=False):
            if not self._number_alike(*above):
                break
            found.append(above)
        return found if len(found) <= _LABELS else []

    def _last_label(self, found: set[tuple[int, int]]) -> set[tuple[int, int]]:
        """Return the last lines, if they are numbers and nothing else was found for either."""
        last = self._old.count - 1, self._new.count - 1
        free = all(line != last[0] and other != last[1] for line, other in found)
        return {last} if free and min(last) >= 0 and self._number_alike(*last) else set()

    def _number_alike(self, line: int, other: int) -> bool:
        """Whether both lines are labels with the same words, whatever their numbers are."""
        if not (self._old.is_label(line) and self._new.is_label(other)):
            return False
        return self._old.unnumbered(line) == self._new.unnumbered(other)

    def crossing(self, runs: Iterable[Run], stayed: Sequence[Pair]) -> list[tuple[int, int]]:
        """Return lines that moved, out of those that have no other counterpart."""
        mine = {line for pair in stayed for line in range(pair.old, pair.old_end)}
        theirs = {line for pair in stayed for line in range(pair.new, pair.new_end)}
        shared = self.shared(runs)
        found: dict[int, int] = {}
        for (line, other), count in sorted(shared.items(), key=lambda item: (-item[1], item[0])):
            if line in mine or other in theirs or count < _MANY:
                continue
            if self.is_one(line, other, count):
                found[line] = other
                mine.add(line)
                theirs.add(other)
        for line, other in list(found.items()):
            for step in (-1, 1):
                here, there = line + step, other + step
                while self._goes_along(here, there) and here not in mine and there not in theirs:
                    found[here] = there
                    mine.add(here)
                    theirs.add(there)
                    here, there = here + step, there + step
        return sorted(found.items())

    def _goes_along(self, line: int, other: int) -> bool:
        """Whether lines beside some that moved are the same, or number them."""
        if not (0 <= line < self._old.count and 0 <= other < self._new.count):
            return False
        return self._number_alike(line, other) or self._is_same(line, other)


def _joined(links: Iterable[tuple[int, int]]) -> list[Pair]:
    """Return links as pairs of lines: one that became two are a pair with both."""
    found: list[Pair] = []
    for line, other in links:
        last = found[-1] if found else Pair(0, 0, 0, 0)
        if line >= last.old_end and other >= last.new_end:
            found.append(Pair(line, line + 1, other, other + 1))
        elif other >= last.new:
            ends = max(line + 1, last.old_end), max(other + 1, last.new_end)
            found[-1] = Pair(last.old, ends[0], last.new, ends[1])
    return found


def _in_a_row(links: Iterable[tuple[int, int]]) -> list[Pair]:
    """Return links as pairs of lines: those that follow one another in both texts are one."""
    found: list[Pair] = []
    for line, other in links:
        if found and (line, other) == (found[-1].old_end, found[-1].new_end):
            found[-1] = found[-1]._replace(old_end=line + 1, new_end=other + 1)
        else:
            found.append(Pair(line, line + 1, other, other + 1))
    return found


def _placed(stayed: Sequence[Pair], crossing: Iterable[Pair]) -> Pairing:
    """Tell what moved from what only lies between the same lines as before."""
    olds, news = [pair.old for pair in stayed], [pair.new for pair in stayed]
    found, moved = list(stayed), []
    reached = -1, 0, 0
    for pair in crossing:
        gap = bisect_right(olds, pair.old)
        is_here = gap == bisect_right(news, pair.new)
        if is_here and (gap > reached[0] or (pair.old >= reached[1] and pair.new >= reached[2])):
            # Line by line: each that was edited is a change.
            found += _line_by_line(pair)
            reached = gap, pair.old_end, pair.new_end
        else:
            moved.append(pair)
    return Pairing(sorted(found), moved)


def _line_by_line(pair: Pair) -> Iterator[Pair]:
    for number in range(pair.old_end - pair.old):
        line, other = pair.old + number, pair.new + number
        yield Pair(line, line + 1, other, other + 1)
