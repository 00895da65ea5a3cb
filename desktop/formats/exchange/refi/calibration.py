"""How positions in a text are counted, found out by what they point at.

Passages that people mark begin and end at words, and some programs write the words down beside the
positions: whichever way of counting agrees with both is the one that was meant.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from desktop.formats.exchange.refi.conventions import Convention, Text

ENOUGH = 0.8
"""The score that a reading needs to be believed."""
MARGIN = 0.15
"""By how much it must be better than every other one."""
_FEWEST = 3
"""Passages that must be read otherwise for their own scores to tell."""
# For each end. A letter at an end that is right counts as both ends.
_AT_A_WORD = 0.5
_AS_NAMED, _BEGINS_AS_NAMED = 3.0, 2.0
_SHORTEST = 8
"""Letters of a name that is likely the beginning of a passage, where that begins so."""
_ENDS = ".… "
_BLANK = re.compile(r"\s+")


class Marked(NamedTuple):
    """A passage by its positions, as a file has them, and by what it is called there."""

    start: int
    end: int
    name: str = ""


Range = tuple[int, int] | None


@dataclass(frozen=True, slots=True)
class Reading:
    """Conventions that put all passages in the same places, and how likely these are."""

    conventions: tuple[Convention, ...]
    ranges: tuple[Range, ...]
    scores: tuple[float, ...]

    @property
    def score(self) -> float:
        """Of all passages."""
        return sum(self.scores) / len(self.scores) if self.scores else 0.0

    @property
    def misfits(self) -> int:
        """How many passages can be none."""
        return sum(each is None for each in self.ranges)


def readings(text: Text, marked: Sequence[Marked]) -> list[Reading]:
    """Return how the passages may be read, the likeliest first; one reading if all agree."""
    found: dict[tuple[Range, ...], list[Convention]] = {}
    for convention in text.conventions():
        scale = text.scale(convention)
        ranges = tuple(scale.range(one.start, one.end) for one in marked)
        found.setdefault(ranges, []).append(convention)
    keys = [_key(one.name) for one in marked]
    made = [
        Reading(
            tuple(conventions),
            ranges,
            tuple(_score(text.text, one, key) for one, key in zip(ranges, keys, strict=True)),
        )
        for ranges, conventions in found.items()
    ]
    return sorted(made, key=lambda reading: -reading.score)


def is_sure(best: Reading, others: Iterable[Reading]) -> bool:
    """Whether a reading is good, and better than all others by enough."""
    return all(_is_better(best, other) for other in others)


def _is_better(best: Reading, other: Reading) -> bool:
    if best.score >= ENOUGH and best.score - other.score >= MARGIN:
        return True
    # Where few passages are read otherwise, what all the others score says nothing.
    unlike = [
        (mine, its)
        for mine, its, here, there in zip(
            best.scores, other.scores, best.ranges, other.ranges, strict=True
        )
        if here != there
    ]
    if len(unlike) < _FEWEST:
        return False
    mine = sum(score for score, _ in unlike) / len(unlike)
    its = sum(score for _, score in unlike) / len(unlike)
    return mine >= ENOUGH and mine - its >= MARGIN


def is_called_so(name: str, quotation: str) -> bool:
    """Whether a passage is called by its own words, or by the first of them."""
    key = _key(name)
    return bool(key) and _key(quotation[: _enough_for(key)]).startswith(key)


def _score(text: str, where: Range, key: str) -> float:
    if where is None or where[0] == where[1]:
        return 0.0
    start, end = where
    score = 0.0
    if key:
        letters = _BLANK.sub("", text[start : min(end, start + _enough_for(key))])
        if letters.rstrip(_ENDS) == key:
            score += _AS_NAMED
        elif len(key) >= _SHORTEST and letters.startswith(key):
            score += _BEGINS_AS_NAMED
    first, last = text[start], text[end - 1]
    before = text[start - 1] if start else " "
    after = text[end] if end < len(text) else " "
    score += _AT_A_WORD * (not first.isspace() and not (before.isalnum() and first.isalnum()))
    score += _AT_A_WORD * (not last.isspace() and not (after.isalnum() and last.isalnum()))
    return score


def _key(name: str) -> str:
    """Return a name without its blanks, and without what says that it was cut off."""
    return _BLANK.sub("", name.rstrip(_ENDS))


def _enough_for(key: str) -> int:
    return 2 * len(key) + 200
