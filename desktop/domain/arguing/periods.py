"""Times that a text names: years, months, from one to another."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_ABROAD = {
    "januar": 1, "jänner": 1, "februar": 2, "märz": 3, "mai": 5, "juni": 6, "juli": 7,
    "oktober": 10, "dezember": 12, "janvier": 1, "février": 2, "mars": 3, "avril": 4, "juin": 6,
    "juillet": 7, "août": 8, "septembre": 9, "octobre": 10, "novembre": 11, "décembre": 12,
    "enero": 1, "febrero": 2, "marzo": 3, "abril": 4, "mayo": 5, "junio": 6, "julio": 7,
    "agosto": 8, "septiembre": 9, "setiembre": 9, "octubre": 10, "noviembre": 11, "diciembre": 12,
}  # fmt: skip
"""German, French and Spanish months that English has not."""
_MONTH = (
    rf"(?:{'|'.join(sorted(_ABROAD, key=len, reverse=True))}"
    r"|jan(?:uary|\.)?|feb(?:ruary|\.)?|mar(?:ch|\.)?|apr(?:il|\.)?|may|june?|july?"
    r"|aug(?:ust|\.)?|sept?(?:ember|\.)?|oct(?:ober|\.)?|nov(?:ember|\.)?|dec(?:ember|\.)?)"
)
_YEAR = r"(?:1[89]|20)\d\d"
_DAY = r"\d{1,2}(?:st|nd|rd|th|er|\.)?(?:\s+de)?"
_OF_YEAR = rf"{_MONTH}\s+(?:del?\s+)?{_YEAR}"
_TIME = rf"(?:{_DAY}\s+{_OF_YEAR}|{_MONTH}\s+{_DAY},?\s+{_YEAR}|{_OF_YEAR}|{_YEAR})"
_END = r"(?![\w%]|[.,]\d|\s?(?:%|per\s?cent|percent|million|billion|thousand))"
_RANGE = re.compile(
    rf"(?<![\w£$€.,/-])(?P<from>{_TIME})(?:\s*(?:[–—-]|to|and|until|till)\s*(?P<to>{_TIME}))"
    rf"{_END}",
    re.IGNORECASE,
)
_SHORT = re.compile(rf"(?<![\w£$€.,/-])({_YEAR})[–/-](\d\d){_END}")
_SINCE = re.compile(rf"\bsince\s+(?P<from>{_TIME}){_END}", re.IGNORECASE)
_DECADE = re.compile(rf"(?<![\w.,])({_YEAR})s\b")
_ONE = re.compile(rf"(?<![\w£$€.,/-])(?P<from>{_TIME}){_END}", re.IGNORECASE)
_BARE = re.compile(
    rf"(?<!\w)(?:{_DAY}\s+(?:of\s+)?{_MONTH}|{_MONTH}\s+{_DAY})(?!\w)", re.IGNORECASE
)
"""A day without a year: no period, and no figure."""
_WHOLE = re.compile(_YEAR)
_NAMED = re.compile(_MONTH, re.IGNORECASE)
_AND = re.compile(r"\band\b", re.IGNORECASE)
_BETWEEN = re.compile(r"\bbetween\s+$", re.IGNORECASE)
_YEAR_LONG, _TO_DECEMBER = 12, 11
_DIGITS = 100
OPEN = 12 * 10_000
"""The end of what goes on."""


@dataclass(frozen=True, slots=True)
class Period:
    """From one month to another, both counted from the year 0."""

    first: int
    last: int

    @property
    def name(self) -> str:
        """What it is called, one spelling for each: '2013–2025', '2024-03', 'since 2019'."""
        if self.last == OPEN:
            return f"since {_moment(self.first, whole=self.first % _YEAR_LONG == 0)}"
        whole = self.first % _YEAR_LONG == 0 and self.last % _YEAR_LONG == _TO_DECEMBER
        begin, end = _moment(self.first, whole=whole), _moment(self.last, whole=whole)
        return begin if begin == end else f"{begin}–{end}"

    def meets(self, other: Period) -> bool:
        """Whether both are of the same time: one that is only part of the other is not."""
        if OPEN in (self.last, other.last):
            return self.first == other.first or self.last == other.last
        return (self.first, self.last) == (other.first, other.last)


def _moment(month: int, *, whole: bool) -> str:
    year, number = divmod(month, _YEAR_LONG)
    return str(year) if whole else f"{year}-{number + 1:02}"


@dataclass(frozen=True, slots=True)
class Timed:
    """Where a text names a time; one without a period says a day of no year."""

    start: int
    end: int
    period: Period | None


def times(words: str) -> list[Timed]:
    """Return the times that words name, in their order; none lies in another."""
    found: list[Timed] = []
    for timed in _named(words):
        if all(timed.end <= one.start or one.end <= timed.start for one in found):
            found.append(timed)
    return sorted(found, key=lambda one: one.start)


def _named(words: str) -> Iterator[Timed]:
    """Yield what may be a time, what says most first."""
    if _WHOLE.search(words):
        yield from _with_years(words)
    yield from (Timed(*one.span(), None) for one in _BARE.finditer(words))


def _with_years(words: str) -> Iterator[Timed]:
    for match in _RANGE.finditer(words):
        joined = words[match.end("from") : match.start("to")]
        first, last = _ends(match["from"]), _ends(match["to"])
        is_two = _AND.search(joined) and not _BETWEEN.search(words[: match.start()])
        if not is_two and first[0] <= last[1]:
            yield Timed(*match.span(), Period(first[0], last[1]))
    for match in _SHORT.finditer(words):
        year, short = int(match[1]), int(match[2])
        until = year - year % _DIGITS + short
        if year < until:
            yield Timed(*match.span(), _years(year, until))
    for match in _SINCE.finditer(words):
        yield Timed(*match.span(), Period(_ends(match["from"])[0], OPEN))
    yield from (
        Timed(*one.span(), _years(int(one[1]), int(one[1]) + 9)) for one in _DECADE.finditer(words)
    )
    yield from (Timed(*one.span(), Period(*_ends(one["from"]))) for one in _ONE.finditer(words))


def _years(first: int, last: int) -> Period:
    return Period(first * _YEAR_LONG, last * _YEAR_LONG + _TO_DECEMBER)


def _ends(time: str) -> tuple[int, int]:
    """Return the first and the last month of a time with a year."""
    year = _WHOLE.search(time)
    month = _NAMED.search(time)
    begin = int(year[0] if year else 0) * _YEAR_LONG
    if month is None:
        return begin, begin + _TO_DECEMBER
    name = month[0].lower()
    at = begin + (_ABROAD[name] - 1 if name in _ABROAD else _MONTHS.index(name[:3]))
    return at, at
