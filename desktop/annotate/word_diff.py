"""What changed between two passages, word by word, for a person to look at."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from operator import itemgetter
from typing import TYPE_CHECKING, NamedTuple

from desktop.annotate.meaning.sense import negates_within, sense
from desktop.annotate.passage_changes import changes
from desktop.annotate.runs import Ladder, Stretch
from desktop.annotate.worded_text import INVISIBLE, Vocabulary, cased, folded, word_pattern
from desktop.domain.differences import Difference, DifferenceKind

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from desktop.annotate.runs import Run

_SINGLE = "'‘’‚‛‹›′`"
_NO_SIGNS = re.compile(rf"[\"“”„‟«»″]|(?<!\w)[{_SINGLE}{INVISIBLE}]+|[{_SINGLE}{INVISIBLE}]+(?!\w)")
"""Quotation marks, which one edition writes for another; not the apostrophe of isn’t."""
_APOSTROPHES = str.maketrans(dict.fromkeys("‘’‛′`", "'"))
_ISLAND = 3
"""Words that agree by chance, at most, in the middle of a sentence that was written anew."""
_FIGURE = re.compile(r"\d")


def differences(old: str, new: str) -> list[Difference]:
    """Return what is equal and what changed between two passages, in order.

    White space, case and how accents are encoded do not matter; each sign counts as a word.
    """
    vocabulary = Vocabulary()
    before, after = (_Signs(text, vocabulary, _sign_pattern(text)) for text in (old, new))
    return _told(before, after, _runs(before, after))


class Passage(NamedTuple):
    """A passage, and where in it several signs are one: ⁻⁶·⁵."""

    text: str
    tied: Sequence[tuple[int, int]] = ()


class WordDiff:
    """Compares passages of two texts for a redline.

    Case matters here; white space, quotation marks and how letters are encoded do not.
    """

    def __init__(self, old: str, new: str) -> None:
        """Take two whole texts, of which passages will be compared."""
        self._pattern = _sign_pattern(old + new)
        self._vocabulary = Vocabulary(cased)

    def between(self, old: Passage, new: Passage) -> list[Difference]:
        """Return what is equal and what changed, in order; ranges count letters of the passages.

        A sentence that was written anew is one change, even if a word in it stayed by chance.
        """
        texts = [_without_quotes(passage.text) for passage in (old, new)]
        if texts[0].split() == texts[1].split():
            return []
        before, after = (
            _Signs(text, self._vocabulary, self._pattern, passage.tied)
            for text, passage in zip(texts, (old, new), strict=True)
        )
        runs = _runs(before, after)
        return _told(before, after, list(_without_islands(before, after, runs)))


class _Signs:
    """A passage as words and single signs."""

    def __init__(
        self,
        text: str,
        vocabulary: Vocabulary,
        pattern: re.Pattern[str],
        tied: Sequence[tuple[int, int]] = (),
    ) -> None:
        self._text = text
        self._spans = [match.span() for match in pattern.finditer(text)]
        for start, end in tied:
            first = bisect_right(self._spans, start, key=itemgetter(1))
            last = bisect_left(self._spans, end, key=itemgetter(0))
            if first < last:
                whole = self._spans[first][0], self._spans[last - 1][1]
                self._spans[first:last] = [whole]
        self.words = vocabulary.numbers([text[start:end] for start, end in self._spans])

    def range(self, first: int, last: int) -> tuple[int, int]:
        """Return where words begin and end; none stand at the end of the word before them."""
        if first < last:
            return self._spans[first][0], self._spans[last - 1][1]
        place = self._spans[first - 1][1] if first else 0
        return place, place

    def text(self, first: int, last: int) -> str:
        """Return words as they are written, with what is between them."""
        start, end = self.range(first, last)
        return self._text[start:end]

    def folded(self, first: int, last: int) -> list[str]:
        """Return words as they are compared."""
        return [folded(self._text[start:end]) for start, end in self._spans[first:last]]


def _sign_pattern(text: str) -> re.Pattern[str]:
    word = word_pattern(text)
    # It isn’t: one word, whose end negates it.
    return re.compile(rf"(?:{word})(?:['’](?:{word}))*|\S")


def _without_quotes(text: str) -> str:
    """Return a passage of the same length, with spaces for quotation marks."""
    return _NO_SIGNS.sub(_blank, text).translate(_APOSTROPHES)


def _blank(match: re.Match[str]) -> str:
    return " " * len(match[0])


def _all_of(before: _Signs, after: _Signs) -> Stretch:
    return Stretch(0, len(before.words), 0, len(after.words))


def _runs(before: _Signs, after: _Signs) -> list[Run]:
    numbered = bytearray(len(before.words)), bytearray(len(after.words))
    return Ladder(before.words, after.words, numbered).align(_all_of(before, after))


def _without_islands(before: _Signs, after: _Signs, runs: Sequence[Run]) -> Iterator[Run]:
    """Yield runs without those of a few words that stand between longer changes."""
    everything = _all_of(before, after)
    i, j = everything.old, everything.new
    for number, run in enumerate(runs):
        is_last = number + 1 == len(runs)
        follows = (
            (everything.old_end, everything.new_end)
            if is_last
            else (runs[number + 1].old, runs[number + 1].new)
        )
        words = before.text(run.old, run.old_end)
        removed = len(before.text(i, run.old)), len(before.text(run.old_end, follows[0]))
        put_in = len(after.text(j, run.new)), len(after.text(run.new_end, follows[1]))
        longer = min(map(max, zip(removed, put_in, strict=True)))
        is_island = run.size <= _ISLAND and len(words) <= longer and any(removed) and any(put_in)
        if is_island and not _FIGURE.search(words):
            continue
        yield run
        i, j = run.old_end, run.new_end


def _told(before: _Signs, after: _Signs, runs: Sequence[Run]) -> list[Difference]:
    found = [
        Difference(
            DifferenceKind.EQUAL,
            before.range(run.old, run.old_end),
            after.range(run.new, run.new_end),
        )
        for run in runs
    ]
    found += [_difference(before, after, one) for one in changes(runs, _all_of(before, after))]
    return sorted(found, key=lambda one: (one.old, one.new))


def _difference(before: _Signs, after: _Signs, change: Stretch) -> Difference:
    old, new = (change.old, change.old_end), (change.new, change.new_end)
    kind = DifferenceKind.REPLACED
    if not change.area:
        removed = change.old < change.old_end
        kind = DifferenceKind.REMOVED if removed else DifferenceKind.INSERTED
    turns = sense(before.text(*old)) != sense(after.text(*new)) or negates_within(
        before.folded(*old), after.folded(*new)
    )
    return Difference(kind, before.range(*old), after.range(*new), turns)
