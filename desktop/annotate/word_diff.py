"""What changed between two passages, word by word, for a person to look at."""

from __future__ import annotations

import re

from desktop.annotate.passage_changes import changes
from desktop.annotate.runs import Ladder, Stretch
from desktop.annotate.sense import negates_within, sense
from desktop.annotate.worded_text import Vocabulary, folded, word_pattern
from desktop.domain.reviews import Difference, DifferenceKind


def differences(old: str, new: str) -> list[Difference]:
    """Return what is equal and what changed between two passages, in order.

    White space, case and how accents are encoded do not matter; each sign counts as a word.
    """
    vocabulary = Vocabulary()
    before, after = _Signs(old, vocabulary), _Signs(new, vocabulary)
    numbered = bytearray(len(before.words)), bytearray(len(after.words))
    everything = Stretch(0, len(before.words), 0, len(after.words))
    runs = Ladder(before.words, after.words, numbered).align(everything)
    found = [
        Difference(
            DifferenceKind.EQUAL,
            before.range(run.old, run.old_end),
            after.range(run.new, run.new_end),
        )
        for run in runs
    ]
    found += [_difference(before, after, change) for change in changes(runs, everything)]
    return sorted(found, key=lambda one: (one.old, one.new))


class _Signs:
    """A passage as words and single signs."""

    def __init__(self, text: str, vocabulary: Vocabulary) -> None:
        self._text = text
        word = word_pattern(text)
        # It isn’t: one word, whose end negates it.
        pattern = re.compile(rf"(?:{word})(?:['’](?:{word}))*|\S")
        self._spans = [match.span() for match in pattern.finditer(text)]
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
