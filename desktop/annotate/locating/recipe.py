"""The one recipe: what was marked in another program's copy of a text, found in ours by its words.

Offsets of another program are of no use here, as no two programs make the same text of a file. Its
words are; where they stand several times, what is beside them tells which is meant, or their page,
or the order in which passages follow one another. Where nothing does, the reader is asked.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from desktop.annotate.locating.scale import Scale, is_in_order
from desktop.annotate.occurrences import SearchedText
from desktop.domain.exchanged.located import Found, Located

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from desktop.domain import Content

    Range = tuple[int, int]

_FEW_PERCENT = 0.03
"""Of the text, by which two places must differ in how far they are from the one expected."""
_NEARER = 3
"""How many times nearer the place must be than the next one."""
_SLACK = 24
"""Letters by which even exact places may be off, as white space is counted otherwise."""
_TELLING = 6
"""Letters beside a passage that must agree, beyond those that agree at another place."""
_TOLD = 64
"""Passages between two words about how far it is."""


@dataclass(frozen=True, slots=True)
class Sought:
    """A passage as another program has it."""

    quotation: str
    prefix: str = ""
    suffix: str = ""
    at: float | None = None
    """Where it begins there, in whatever grows as it is read."""
    within: Range | None = None
    """The part of our text that its page is."""
    is_sure: bool = True
    """Whether these are surely the words of the source, and all of them."""


def located(
    content: Content,
    wanted: Sequence[Sought],
    length: float | None = None,
    told: Callable[[int, int], None] | None = None,
) -> list[Located]:
    """Return where passages stand in a text; `length` is where `at` would end.

    `told` is called with how many of how many are found; what it raises ends the work.
    """
    return _Locating(content, wanted, length).run(told or (lambda _done, _total: None))


class _Locating:
    """One text, and all that is looked for in it."""

    def __init__(self, content: Content, wanted: Sequence[Sought], length: float | None) -> None:
        self._words = content.quoted()
        self._text = SearchedText(self._words.text, (one.quotation for one in wanted))
        self._wanted = wanted
        self._length = length
        self._found: dict[str, list[Range]] = {}

    def run(self, told: Callable[[int, int], None]) -> list[Located]:
        total = 2 * len(self._wanted)
        for number, one in enumerate(self._wanted):
            if one.quotation not in self._found:
                self._found[one.quotation] = self._text.places(one.quotation)
            if number % _TOLD == 0:
                told(number, total)
        made = []
        for number, one in enumerate(self._wanted):
            made.append(self._located(number, one))
            if number % _TOLD == 0:
                told(len(self._wanted) + number, total)
        return made

    def _located(self, number: int, one: Sought) -> Located:
        places = self._found[one.quotation]
        if not places:
            return self._lost(number, one)
        how = Found.EXACT
        here: Range | None = places[0]
        if len(places) > 1:
            how, here = Found.SEVERAL, self._told_by_what_is_beside(one, places)
            here = here or self._told_by_page(one, places) or self._told_by_order(number, places)
        elif one.within is not None and not self._is_within(one.within, places[0]):
            how = Found.REVIEW  # another edition may have these words elsewhere
        if not one.is_sure or here is None:
            how = Found.REVIEW
        return Located(how, *self._words.source(*(here or self._likeliest(number, places))))

    def _lost(self, number: int, one: Sought) -> Located:
        """Return an empty place, where the passage would stand as far as that can be told."""
        at = self._at(number)
        expected = self._scale.expected(at) if at is not None else None
        if expected is None and one.within is not None:
            return Located(Found.LOST, one.within[0], one.within[0])
        if expected is None and at is not None:
            expected = self._scale.known_before(at)
        place = min(round(expected or 0), len(self._words.text))
        start = self._words.source(place, place)[0]
        return Located(Found.LOST, start, start)

    def _told_by_what_is_beside(self, one: Sought, places: Sequence[Range]) -> Range | None:
        """Return the place beside which most of the same stands, if that tells it from others."""
        before, after = _letters(one.prefix), _letters(one.suffix)
        if not before and not after:
            return None
        ranked = sorted(
            ((self._agreeing(before, after, place), place) for place in places), reverse=True
        )
        (best, place), (second, _) = ranked[:2]
        enough = min(_TELLING, len(before) + len(after))
        return place if best >= enough and best - second >= min(enough, _TELLING) else None

    def _agreeing(self, before: str, after: str, place: Range) -> int:
        """Count the letters that agree without a break on either side of a place."""
        text = self._words.text
        here = _letters(text[max(0, place[0] - 2 * len(before) - _SLACK) : place[0]])
        there = _letters(text[place[1] : place[1] + 2 * len(after) + _SLACK])
        return _shared(before[::-1], here[::-1]) + _shared(after, there)

    def _told_by_page(self, one: Sought, places: Sequence[Range]) -> Range | None:
        """Return the one place that is on the page of the passage."""
        if one.within is None:
            return None
        found = [place for place in places if self._is_within(one.within, place)]
        return found[0] if len(found) == 1 else None

    def _is_within(self, within: Range, place: Range) -> bool:
        start, end = self._words.source(*place)
        return start < within[1] and end > within[0]

    def _told_by_order(self, number: int, places: Sequence[Range]) -> Range | None:
        """Return the place that keeps the order of passages, if it alone does or is by far nearest.

        Where many passages are known they tell how exact the counting is.
        """
        at = self._at(number)
        if at is None:
            return None
        room, expected, blur = self._scale.room(at), self._scale.expected(at), self._scale.blur
        inside = [one for one in places if room is None or room[0] <= one[0] <= room[1]]
        if room is not None and len(inside) == 1:
            return inside[0]
        if expected is None or not inside:
            return None
        near, next_one, *_ = sorted(abs(one[0] - expected) for one in inside) + [float("inf")] * 2
        place = min(inside, key=lambda one: abs(one[0] - expected))
        exact = _NEARER * (blur or 0) + _SLACK
        if blur is not None and near <= exact and next_one > 2 * exact:
            return place
        apart = next_one - near > _FEW_PERCENT * len(self._words.text)
        return place if apart and next_one >= _NEARER * near else None

    def _likeliest(self, number: int, places: Sequence[Range]) -> Range:
        at = self._at(number)
        expected = self._scale.expected(at) if at is not None else None
        if expected is None:
            return places[0]
        return min(places, key=lambda one: abs(one[0] - expected))

    def _at(self, number: int) -> float | None:
        """Return where a passage begins there: if none says so, what number it has."""
        return float(number) if self._is_numbered else self._wanted[number].at

    @cached_property
    def _is_numbered(self) -> bool:
        """Whether passages have no places, but follow one another as they do in our text."""
        if any(one.at is not None for one in self._wanted):
            return False
        return is_in_order(
            [
                (float(number), float(self._found[one.quotation][0][0]))
                for number, one in enumerate(self._wanted)
                if len(self._found[one.quotation]) == 1
            ]
        )

    @cached_property
    def _scale(self) -> Scale:
        points = [
            (at, float(self._found[one.quotation][0][0]))
            for number, one in enumerate(self._wanted)
            if one.is_sure
            and len(self._found[one.quotation]) == 1
            and (at := self._at(number)) is not None
        ]
        length = float(len(self._wanted)) if self._is_numbered else self._length
        return Scale(points, length, len(self._words.text))


def _letters(text: str) -> str:
    return "".join(text.split()).casefold()


def _shared(one: str, other: str) -> int:
    count = 0
    for left, right in zip(one, other, strict=False):
        if left != right:
            break
        count += 1
    return count
