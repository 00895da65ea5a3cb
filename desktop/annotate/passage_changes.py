"""What changed in a passage, or just beside it, so that its sense may be another."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from desktop.annotate.likeness import likeness
from desktop.annotate.sense import negates_within, sense

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from desktop.annotate.runs import Run, Stretch
    from desktop.annotate.worded_text import WordedText

_BESIDE = 2
"""How many words on either side are looked at for a negation or figure."""
_BOUNDARY = re.compile(r"[.!?;:|\n\t\x1e。！？；：।؟؛]")
"""Ends a sentence, a clause, a block or a cell: a negation beyond it belongs to something else."""
_SPACE = re.compile(r"(?<!\d)\s+|\s+(?!\d)")
"""But not that between two figures, which without it would be one."""
_NAME = 3
"""Words in a name, at most."""
_SAME_NAME = 0.7
"""Names that are as alike are one name, in another case or spelling."""


def changes(runs: Sequence[Run], stretch: Stretch) -> Iterator[Stretch]:
    """Yield the words of a stretch that do not agree, between runs that do."""
    i, j = stretch.old, stretch.new
    for run in runs:
        if (i, j) != (run.old, run.new):
            yield stretch._replace(old=i, old_end=run.old, new=j, new_end=run.new)
        i, j = run.old_end, run.new_end
    if (i, j) != (stretch.old_end, stretch.new_end):
        yield stretch._replace(old=i, new=j)


class Changes:
    """A passage in an old text and in a new one."""

    def __init__(self, old: WordedText, new: WordedText, stretch: Stretch) -> None:
        self._old, self._new, self._stretch = old, new, stretch

    def turn_its_sense(self, runs: Sequence[Run]) -> bool:
        """Whether figures, signs or negations in it are others, or stand elsewhere in it."""
        place = self._stretch
        before = self._old.slice(place.old, place.old_end)
        after = self._new.slice(place.new, place.new_end)
        if _closed_up(before) == _closed_up(after):
            return False
        return sense(before) != sense(after) or any(
            self._turns(change) for change in changes(runs, place)
        )

    def _turns(self, change: Stretch) -> bool:
        old = self._old.slice(change.old, change.old_end)
        new = self._new.slice(change.new, change.new_end)
        return sense(old) != sense(new) or negates_within(
            self._old.said(change.old, change.old_end), self._new.said(change.new, change.new_end)
        )

    def turn_it_from_beside(self) -> bool:
        """Whether a figure or negation was changed just beside it, in the same sentence."""
        place, old, new = self._stretch, self._old, self._new
        before = [_before(place.old), _before(place.new)]
        after = [_after(old, place.old_end), _after(new, place.new_end)]
        return any(
            # The very words say the same, whatever signs and white space part them.
            old.words[ours.start : ours.stop] != new.words[theirs.start : theirs.stop]
            and _told(old, ours, place.old) != _told(new, theirs, place.new)
            for ours, theirs in (before, after)
        )

    def rename(self, runs: Sequence[Run]) -> bool:
        """Whether a name gave way to another: of a country, a party to a contract, a person."""
        for change in changes(runs, self._stretch):
            if max(change.old_end - change.old, change.new_end - change.new) > _NAME:
                continue
            old = _names(self._old, change.old, change.old_end)
            new = _names(self._new, change.new, change.new_end)
            if old and new and likeness(old, new) < _SAME_NAME:
                return True
        return False


def _closed_up(passage: str) -> str:
    return " ".join(_SPACE.sub("", passage).split())


def _names(text: WordedText, first: int, last: int) -> str:
    """Return the letters of words with a capital that do not open a sentence."""
    return "".join(
        text.slice(word, word + 1).casefold()
        for word in range(first, last)
        if text.text[text.starts[word]].isupper() and not _opens_sentence(text, word)
    )


def _opens_sentence(text: WordedText, word: int) -> bool:
    return word == 0 or _BOUNDARY.search(text.between(word)) is not None


def _before(word: int) -> range:
    """Return the words just before a word."""
    return range(max(0, word - _BESIDE), word)


def _after(text: WordedText, word: int) -> range:
    return range(word, min(len(text), word + _BESIDE))


def _told(text: WordedText, words: range, first: int) -> list[tuple[str, ...]]:
    """Return the figures and negations among words beside a passage that begins at `first`.

    They count as far as its sentence goes, but for the number of a line before it: that of a
    section is another when one is put in.
    """
    is_before = words.stop <= first
    told = []
    for word in reversed(words) if is_before else words:
        if _BOUNDARY.search(text.between(word + 1 if is_before else word)):
            break
        if not (is_before and text.numbering[word]):
            told.append(sense(text.slice(word, word + 1)))
    return [one for one in told if one]
