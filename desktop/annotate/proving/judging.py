"""Tell how a quotation stands to a text near a place: verbatim, altered, cut, or not there."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from desktop.annotate.meaning.renaming import SENTENCE_END
from desktop.annotate.meaning.sense import sense
from desktop.annotate.proving.denying import loses_negation, negates, opens_thought
from desktop.annotate.proving.nearest_words import Found, find
from desktop.annotate.worded_text import UNSPACED
from desktop.domain.citing.proof import Discrepancy, ProofStatus

if TYPE_CHECKING:
    from collections.abc import Sequence

    from desktop.annotate.proving.elisions import Fragment
    from desktop.domain import Content, Quoted

_REACH = 4_000
"""Letters that an ellipsis may leave out, at most."""
_BEFORE, _AFTER = 4, 2
"""Words beside a quotation that may negate it: “do not think that” it burnt."""
_BEFORE_THAT = 10
"""The same before words that open what was thought: “there is no evidence to suggest that”."""
_CLAUSE_END = re.compile(rf"{SENTENCE_END.pattern}|[,()\[\]—–“”„«»\"]")
_ASIDE = re.compile(r"\s*[,(–—].*[,)–—]\s*", re.DOTALL)
"""What is put in between, whose negation is its own: “, which did not last,”"""
_WORDS = re.compile(rf"\s*(?:[{UNSPACED}]{{1,3}}|[^\s{UNSPACED}]+)")
"""With the space before each; of a script without spaces, a few letters."""
# Letters around the passage that the index named: quotations may begin in the one before it.
_NEAR = 400
_TRIED = 5
"""Places of the same words around which the others are looked for."""


class Judged(NamedTuple):
    """Where a quotation stands in a text, and how."""

    status: ProofStatus
    start: int
    end: int
    alike: float
    """How much of its words stand there."""
    differences: tuple[Discrepancy, ...] = ()
    parts: tuple[tuple[int, int], ...] = ()
    """Where what it says between its ellipses stands, one after another."""
    omitted: tuple[tuple[int, int], ...] = ()
    """Where the words stand that it leaves out, and that negate it."""


def judged(
    content: Content, quoted: Sequence[Fragment], near: tuple[int, int], before: str
) -> Judged | None:
    """Return how a quotation, in its fragments, stands near a place; None where it does not.

    `before` is what the draft says before it in the same sentence, which may negate it.
    """
    places = _places(content, quoted, near)
    if places is None:
        return None
    size = sum(one.size for one in quoted)
    alike = sum(place.alike * one.size for place, one in zip(places, quoted, strict=True)) / size
    standing = [place for place in places if place.start < place.end]
    start, end = standing[0].start, standing[-1].end
    parts = tuple((place.start, place.end) for place in places)
    found = tuple(sorted((one for place in places for one in place.differences), key=_by_weight))
    if found:
        return Judged(ProofStatus.ALTERED, start, end, alike, found, parts)
    lost = _lost(content, standing, before)
    return Judged(
        ProofStatus.CUT if lost else ProofStatus.VERBATIM,
        start,
        end,
        alike,
        tuple(one.discrepancy for one in lost),
        parts,
        tuple((one.start, one.end) for one in lost),
    )


def _by_weight(one: Discrepancy) -> bool:
    return not one.turns_sense


def _places(
    content: Content, quoted: Sequence[Fragment], near: tuple[int, int]
) -> list[Found] | None:
    """Return where the fragments stand: the longest near the place, the others around that."""
    anchor = max(range(len(quoted)), key=lambda number: quoted[number].size)
    reach = len(quoted[anchor].text) + _NEAR
    firsts = find(content, quoted[anchor], max(0, near[0] - reach), near[1] + reach, near[0])
    best: list[Found] | None = None
    for first in firsts[: _TRIED if len(quoted) > 1 else 1]:
        found = _around(content, quoted, anchor, first)
        if best is None or _unlike(found) < _unlike(best):
            best = found
        if not _unlike(best):
            break
    return best


def _unlike(places: Sequence[Found]) -> float:
    return sum(1 - place.alike for place in places)


def _around(content: Content, quoted: Sequence[Fragment], anchor: int, first: Found) -> list[Found]:
    """Return where the fragments stand around one of them."""
    before: list[Found] = []
    after: list[Found] = []
    here = first
    for one in quoted[anchor + 1 :]:
        found = find(content, one, here.end, here.end + _REACH, here.end)
        here = found[0] if found else _lacking(here.end, one)
        after.append(here)
    here = first
    for one in reversed(quoted[:anchor]):
        found = find(content, one, max(0, here.start - _REACH), here.start, here.start)
        here = found[0] if found else _lacking(here.start, one)
        before.append(here)
    return [*reversed(before), first, *after]


def _lacking(at: int, one: Fragment) -> Found:
    """Return words that do not stand beside the others: the draft put them in."""
    put_in = Discrepancy("inserted", "", one.written, turns_sense=bool(sense(one.text)))
    return Found(at, at, 0.0, (put_in,))


class _Omitted(NamedTuple):
    """Words beside a quotation that it leaves out, and where they stand."""

    words: str
    start: int
    end: int

    @property
    def discrepancy(self) -> Discrepancy:
        return Discrepancy("omitted", self.words, "", turns_sense=True)


def _lost(content: Content, places: Sequence[Found], before: str) -> list[_Omitted]:
    """Return what was left out and negates what was quoted."""
    beside: list[_Omitted] = []
    if not negates(before):
        beside.append(_words_before(content, places[0].start))
    for one, other in pairwise(places):
        gap = content.quoted(one.end, max(one.end, other.start)).text
        if SENTENCE_END.search(gap):
            beside.append(_words_after(content, one.end))
            beside.append(_words_before(content, other.start))
        elif not _ASIDE.fullmatch(gap):
            beside.append(_Omitted(" ".join(gap.split()), one.end, other.start))
    beside.append(_words_after(content, places[-1].end))
    return [one for one in beside if loses_negation(one.words)]


def _words_before(content: Content, start: int) -> _Omitted:
    """Return the words just before a place, in the same clause."""
    block = content.blocks[content.blocks.at(start)]
    above = content.quoted(block.start, start)
    opened = [match.end() for match in _CLAUSE_END.finditer(above.text)][-1:]
    words = list(_WORDS.finditer(above.text, opened[0] if opened else 0))
    said = [word[0].strip() for word in words]
    first = max(0, len(words) - _BEFORE)
    # What was denied of a thought is denied of all its words, however late they stand in it.
    for that in range(len(words), 0, -1):
        if opens_thought(said[:that]):
            first = min(first, max(0, that - _BEFORE_THAT))
            break
    return _stretch(above, words[first:])


def _words_after(content: Content, end: int) -> _Omitted:
    """Return the words just behind a place, in the same clause."""
    block = content.blocks[content.blocks.at(max(0, end - 1))]
    below = content.quoted(end, block.end)
    closed = _CLAUSE_END.search(below.text)
    stop = closed.start() if closed else len(below.text)
    return _stretch(below, list(_WORDS.finditer(below.text, 0, stop))[:_AFTER])


def _stretch(quoted: Quoted, words: Sequence[re.Match[str]]) -> _Omitted:
    """Return words in a row as they stand in the text."""
    if not words:
        return _Omitted("", quoted.start, quoted.start)
    first = words[0].start() + len(words[0][0]) - len(words[0][0].lstrip())
    last = words[-1].end()
    return _Omitted(quoted.text[first:last], *quoted.source(first, last))
