"""What changed in a passage, or just beside it, so that its sense may be another."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from desktop.annotate.likeness import likeness
from desktop.annotate.meaning.opposites import gives_way
from desktop.annotate.meaning.renaming import SENTENCE_END, is_renamed
from desktop.annotate.meaning.sense import is_figure, negates_within, sense
from desktop.annotate.worded_text import UNSPACED, folded

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from desktop.annotate.runs import Run, Stretch
    from desktop.annotate.worded_text import WordedText

_BESIDE = 2
"""How many words on either side are looked at for a negation or figure."""
_SPACE = re.compile(r"(?<!\d)\s+|\s+(?!\d)")
"""But not that between two figures, which without it would be one."""
_SAME_WORD = 0.8
"""Words as alike are one in two spellings or forms: metres, meters, metre."""
_TELLING = 3
"""Letters of a word that is more than a connection of others."""
_REFERENCE = re.compile(rf"\d*(?:[^\W\d_{UNSPACED}]|[ivxl]{{2,4}})|\d+[a-z]{{0,2}}")
"""What something is called by."""


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
        if before == after or _closed_up(before) == _closed_up(after):
            return False
        changed = list(changes(runs, place))
        return (
            sense(before) != sense(after)
            or any(self._turns(change) for change in changed)
            or self._trade_places(changed)
        )

    def _trade_places(self, changed: Sequence[Stretch]) -> bool:
        """Whether words went from where they stood to where others did: who owes, and to whom."""
        old, new = self._old, self._new
        gone = {word for c in changed for word in old.said(c.old, c.old_end)}
        come = {word for c in changed for word in new.said(c.new, c.new_end)}
        return sum(len(word) >= _TELLING for word in gone & come) > 1

    def _turns(self, change: Stretch) -> bool:
        old = self._old.slice(change.old, change.old_end)
        new = self._new.slice(change.new, change.new_end)
        if sense(old) != sense(new):
            return True
        before = self._old.said(change.old, change.old_end)
        after = self._new.said(change.new, change.new_end)
        return (
            negates_within(before, after)
            or gives_way(before, after)
            or _refer_elsewhere("".join(before), "".join(after))
            or (change.area > 0 and self._is_of_a_figure(change) and _are_unlike(before, after))
        )

    def _is_of_a_figure(self, change: Stretch) -> bool:
        """Whether it follows a figure directly, as what is counted does: 30 days."""
        sides = (self._old, change.old), (self._new, change.new)
        return all(
            word > 0 and is_figure(text.slice(word - 1, word)) and not text.between(word).strip()
            for text, word in sides
        )

    def turn_it_from_beside(self) -> bool:
        """Whether what turns its sense was changed just beside it, in the same sentence."""
        place, old, new = self._stretch, self._old, self._new
        before = [_before(place.old), _before(place.new)]
        after = [_after(old, place.old_end), _after(new, place.new_end)]
        return any(
            # The very words say the same, whatever signs and white space part them.
            old.words[ours.start : ours.stop] != new.words[theirs.start : theirs.stop]
            and _tell_otherwise(_told(old, ours, place.old), _told(new, theirs, place.new))
            for ours, theirs in (before, after)
        )

    def rename(self, runs: Sequence[Run]) -> bool:
        """Whether a name in it gave way to another."""
        place = self._stretch
        return any(is_renamed(self._old, self._new, change) for change in changes(runs, place))


def _refer_elsewhere(old: str, new: str) -> bool:
    """Whether both are a letter or number that something is called by: 3a, iv, c."""
    return old != new and all(_REFERENCE.fullmatch(one) for one in (old, new))


def _are_unlike(old: Sequence[str], new: Sequence[str]) -> bool:
    """Whether the first words are two, and not one in another spelling or form."""
    return likeness(old[0], new[0]) < _SAME_WORD


def _closed_up(passage: str) -> str:
    return " ".join(_SPACE.sub("", passage).split())


def _before(word: int) -> range:
    """Return the words just before a word."""
    return range(max(0, word - _BESIDE), word)


def _after(text: WordedText, word: int) -> range:
    return range(word, min(len(text), word + _BESIDE))


def _told(text: WordedText, words: range, first: int) -> list[str]:
    """Return the words beside a passage that begins at `first`, as they are written.

    They count as far as its sentence goes, but for the number of a line before it: that of a
    section is another when one is put in.
    """
    is_before = words.stop <= first
    told = []
    for word in reversed(words) if is_before else words:
        if SENTENCE_END.search(text.between(word + 1 if is_before else word)):
            break
        if not (is_before and text.numbering[word]):
            told.append(text.slice(word, word + 1))
    return told


def _tell_otherwise(old: Sequence[str], new: Sequence[str]) -> bool:
    """Whether words have other figures or negations, or one gave way to its opposite."""
    before, after = (list(filter(None, map(sense, words))) for words in (old, new))
    return before != after or gives_way(map(folded, old), map(folded, new))
