"""Passages whose words a program has kept beside positions that are not always in one unit.

What was typed in a window counts otherwise there than what was found by a search, and texts were
edited since. The words are the passage; the positions say which of several places it is.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from desktop.formats.exchange.refi.calibration import Marked, Reading, readings
from desktop.formats.exchange.refi.conventions import Text

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_LINE_ENDS = re.compile("\r\n|[\r\u2028\u2029]")
_BLANK = re.compile(r"\s+")


class Kept(NamedTuple):
    """A passage as it lies in a database."""

    start: int
    end: int
    words: str


class Found(NamedTuple):
    """The words of a passage, and where they begin and end in code points, if that is known."""

    quotation: str
    at: int | None
    until: int | None
    is_ambiguous: bool = False


def plain(words: str) -> str:
    """Return words with plain line ends, without blanks around them."""
    return _LINE_ENDS.sub("\n", words).strip().strip("\ufeff").strip()


def found(text: str, passages: Sequence[Kept]) -> Iterator[Found]:
    """Yield what each of the passages in a text is."""
    read = Text(text)
    ways = readings(read, [Marked(one.start, one.end, one.words) for one in passages])
    keys = [_BLANK.sub("", plain(one.words)) for one in passages]
    for number, (one, key) in enumerate(zip(passages, keys, strict=True)):
        yield _found(read.text, one, key, number, ways)


def _found(text: str, one: Kept, key: str, number: int, ways: list[Reading]) -> Found:
    places = [where for way in ways if (where := way.ranges[number]) is not None]
    if not key:
        distinct = {plain(text[slice(*where)]) for where in places}
        start, end = places[0] if places else (0, 0)
        is_guess = len(distinct) > 1
        return (
            Found(plain(text[start:end]), start, end, is_guess) if places else Found("", None, None)
        )
    for start, end in places:
        if _BLANK.sub("", text[start:end]) == key:
            return Found(plain(one.words), start, end)
    words = plain(one.words)
    nearest = _nearest(text, words, one.start)
    if nearest is not None:
        return Found(words, nearest, nearest + len(words))
    return Found(words, min(one.start, len(text)), None)


def _nearest(text: str, words: str, position: int) -> int | None:
    """Return the place of words that is nearest to a position."""
    before = text.rfind(words, 0, max(0, position) + len(words))
    after = text.find(words, max(0, position))
    places = [place for place in (before, after) if place >= 0]
    return min(places, key=lambda place: abs(place - position), default=None)
