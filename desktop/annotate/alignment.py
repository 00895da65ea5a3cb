"""Two revisions of a text, aligned once for all highlights between them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop.annotate import placement
from desktop.annotate.correspondence import Correspondence
from desktop.annotate.worded_text import folded
from desktop.domain import Placement, PlacementStatus

if TYPE_CHECKING:
    from collections.abc import Callable

    from desktop.domain import Anchor, Content

_QUOTES = frozenset("\"“”„‟«»″'‘’‚‛‹›′`")
"""Signs that one edition writes for another."""

_WITHIN = frozenset("- \t\n\u2028\u00a0\u00ad\u200b").union(_QUOTES)
"""Signs within a word that is broken, and apostrophes."""
_REACH = 8
"""How much longer a part of a word may be where it is broken."""


class Alignment:
    """Says where anchors of one revision stand in another.

    It is made of quoted words: note marks are left out, and 10⁶ is not 106. An anchor is placed
    in the same way whether alone or among thousands.
    """

    def __init__(
        self,
        old: Content,
        new: Content,
        revision: int,
        told: Callable[[int, int], None] | None = None,
    ) -> None:
        """Align a text with one that came after it, which is `revision` of the document.

        `told` is called time and again with how many parts of how many are done, also while
        anchors are placed; what it raises ends the work.
        """
        self._revision = revision
        self._old_content, self._new_content = old, new
        self._is_same = old.text == new.text
        if self._is_same:
            return
        self._words = Correspondence.of(old.quoted(), new.quoted(), told)
        self._old, self._new = self._words.old, self._words.new

    def place(self, anchor: Anchor) -> Placement:
        """Return where a highlight made in the old text stands in the new one."""
        if self._is_same:
            return self._placed(PlacementStatus.SAME, anchor.start, anchor.end)
        if anchor.start >= self._old_content.aside_start:
            return self._beside(anchor)
        start, end = self._old.quoted.places(anchor.start, anchor.end)
        first, last = self._old.range(start, end)
        if first == last:
            return self._signs(first, start, end)
        found = placement.found(self._words, first, last)
        if found is None:
            return self._at_point(PlacementStatus.LOST, first)
        if found.first >= found.last:
            return self._at_point(found.status, first)
        begins = self._start(start, first, found.first)
        ends = self._end(end, last - 1, found.last - 1)
        if begins >= ends:  # a part of a word that gave way to another
            begins, ends = self._new.starts[found.first], self._new.ends[found.last - 1]
        return self._placed(found.status, *self._with_marks(anchor, begins, ends))

    def _beside(self, anchor: Anchor) -> Placement:
        """Place what pages bear beside the text: where it stands between the same, once only.

        It says the same on many pages, and proves nothing of what stands near it.
        """
        text, floor = self._new_content.text, self._new_content.aside_start
        around = anchor.prefix + anchor.quotation + anchor.suffix
        found = text.find(around, max(0, floor - len(anchor.prefix)))
        start = found + len(anchor.prefix)
        if found < 0 or start < floor or text.find(around, found + 1) >= 0:
            end = self._new_content.body_end
            return self._placed(PlacementStatus.REVIEW, end, end)
        return self._placed(PlacementStatus.SAME, start, start + len(anchor.quotation))

    def _start(self, start: int, word: int, other: int) -> int:
        """Return where a passage begins whose first word is `other` now.

        Signs before it are taken in, and letters of the word left out, where they stand again.
        """
        old, new = self._old, self._new
        place, inside = new.starts[other], start - old.starts[word]
        if inside > 0:
            there = new.text[place : place + _REACH * inside]
            return place + _shared(old.text[start - inside : start], there)
        signs = old.text[start : old.starts[word]]
        return place - _taken_in(signs[::-1], new.between(other)[::-1])

    def _end(self, end: int, word: int, other: int) -> int:
        """Return where a passage ends, as `_start` does where it begins."""
        old, new = self._old, self._new
        place, left_out = new.ends[other], old.ends[word] - end
        if left_out > 0:
            there = new.text[max(0, place - _REACH * left_out) : place]
            return place - _shared(old.text[end : end + left_out][::-1], there[::-1])
        return place + _taken_in(old.text[old.ends[word] : end], new.between(other + 1))

    def _with_marks(self, anchor: Anchor, start: int, end: int) -> tuple[int, int]:
        """Return the range in the text itself, with the marks of notes that the passage had."""
        old, new = self._old.quoted, self._new.quoted
        start, end = new.source(start, end)
        if old.mark_at(anchor.start) and (mark := new.mark_at(max(0, start - 1))):
            start = min(start, mark[0])
        if old.mark_at(anchor.end - 1) and (mark := new.mark_at(end)):
            end = max(end, mark[1])
        return start, end

    def _signs(self, word: int, start: int, end: int) -> Placement:
        """Place signs without a word by the words that they stand between, before `word`."""
        first, last = max(0, word - 1), min(len(self._old), word + 1)
        if first == last or not self._words.is_fixed(first, last):
            return self._at_point(PlacementStatus.LOST, word)
        other = self._words.image(first) + word - first
        between, there = self._old.between(word), self._new.between(other)
        if "".join(between.split()) != "".join(there.split()):
            return self._at_point(PlacementStatus.LOST, word)
        here = self._old.ends[word - 1] if word else 0
        skipped = len("".join(self._old.text[here:start].split()))
        size = len("".join(self._old.text[start:end].split()))
        signs = [place for place, sign in enumerate(there) if not sign.isspace()]
        if not size:  # the mark of a note, which may be another one by now
            return self._at_point(PlacementStatus.REVIEW, word)
        starts = self._new.ends[other - 1] if other else 0
        place = starts + signs[skipped], starts + signs[skipped + size - 1] + 1
        return self._placed(PlacementStatus.SAME, *self._new.quoted.source(*place))

    def _at_point(self, status: PlacementStatus, word: int) -> Placement:
        """Return an empty range after the word that a word of old would follow."""
        before = self._words.stood(word)
        place = self._new.ends[before - 1] if before else 0
        place = self._new.quoted.source(place, place)[0]
        return self._placed(status, place, place)

    def _placed(self, status: PlacementStatus, start: int, end: int) -> Placement:
        return Placement(self._revision, start, end, status)


def _shared(letters: str, text: str) -> int:
    """Return how much of the beginning of a text is these letters; 0 if it begins with others.

    A word may be broken in one text and not in the other, or an apostrophe stand in it.
    """
    wanted = (letter for letter in letters if letter not in _WITHIN)
    at = 0
    for letter in wanted:
        while at < len(text) and text[at] in _WITHIN:
            at += 1
        if at == len(text) or folded(text[at]) != folded(letter):
            return 0
        at += 1
    while at < len(text) and text[at] in _WITHIN:
        at += 1
    return at


def _taken_in(signs: str, text: str) -> int:
    """Return how far a text goes on with the same signs, whatever white space is between them."""
    reached = at = 0
    for sign in signs:
        if sign.isspace():
            continue
        while at < len(text) and text[at].isspace():
            at += 1
        if at == len(text) or not (text[at] == sign or {text[at], sign} <= _QUOTES):
            break
        at += 1
        reached = at
    return reached
