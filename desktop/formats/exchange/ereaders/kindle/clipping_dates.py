"""The dates of clippings, which a Kindle writes out in the language it is set to."""

from __future__ import annotations

import re
from datetime import datetime
from typing import NamedTuple

from desktop.formats.metadata import iso_dates

_EAST = re.compile(r"(\d{4})\s*[年년]\s*(\d{1,2})\s*[月월]\s*(\d{1,2})\s*[日일]")
_ISO = re.compile(r"(?<!\d)(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?!\d)")
_FIGURES = re.compile(r"(?<!\d)(\d{1,2})([-/.])(\d{1,2})\2(\d{4}|\d{2})(?!\d)")
# For: 22:14:51, 4.46 Uhr, 10:16:21 PM, 23:38:23.1; not the beginning of 27.09.2020.
_CLOCK = re.compile(
    r"(?<![\d:.])(\d{1,2})([:.])(\d{2})(?:\2(\d{2})(?:\.\d{1,9})?)?(?![\d:]|\.\d)"
    r"(?:\s*([ap])\.?\s?m\b\.?)?",
    re.IGNORECASE,
)
# For: 下午1:26:46, 午後1:26
_BEFORE_NOON = ("上午", "午前", "凌晨", "早上", "오전")
_AFTER_NOON = ("下午", "午後", "晚上", "오후")
# For: GMT+07:29
_ZONE = re.compile(r"\b(?:GMT|UTC)(?:\s*([+\-−])\s*(\d{1,2}):?(\d{2})?)?")
_TOKEN = re.compile(r"\d+|[^\W\d_]+")
_NOON, _CENTURY, _LAST_MONTH = 12, 2000, 12
_FULL_YEAR = 4


class _Day(NamedTuple):
    year: int
    month: int
    day: int


def moment(text: str) -> str:
    """Return the moment in a clipping's line as ISO 8601, or '' where it cannot be told surely."""
    text = text[:300]
    zone = _ZONE.search(text)
    bare = text.replace(zone[0], " ") if zone else text
    clocks = sorted(_CLOCK.finditer(bare), key=lambda found: found[2] != ":")
    clock = next((c for c in clocks if int(c[1]) < 24 and int(c[3]) < 60), None)  # noqa: PLR2004
    before = bare[: clock.start()] if clock else bare
    day = _day(f"{before} {bare[clock.end() :]}" if clock else bare)
    if day is None:
        return ""
    try:
        datetime(*day)  # noqa: DTZ001 - whether there is such a day
    except ValueError:
        return ""
    written = f"{day.year:04}-{day.month:02}-{day.day:02}"
    if clock is None:
        return written
    seconds = f":{clock[4]}" if clock[4] and int(clock[4]) < 60 else ""  # noqa: PLR2004
    return f"{written}T{_hour(clock, before):02}:{clock[3]}{seconds}{_offset(zone)}"


def _hour(clock: re.Match[str], before: str) -> int:
    hour = int(clock[1])
    half = (clock[5] or "").lower()
    spoken = before.rstrip()
    if half == "a" or spoken.endswith(_BEFORE_NOON):
        return 0 if hour == _NOON else hour
    if (half == "p" or spoken.endswith(_AFTER_NOON)) and hour < _NOON:
        return hour + _NOON
    return hour


def _offset(zone: re.Match[str] | None) -> str:
    if zone is None:
        return ""
    if not zone[1] or int(zone[2]) > 14:  # noqa: PLR2004
        return "Z" if not zone[1] else ""
    return f"{'+' if zone[1] == '+' else '-'}{int(zone[2]):02}:{zone[3] or '00'}"


def _day(text: str) -> _Day | None:
    found = _EAST.search(text) or _ISO.search(text)
    if found:
        return _Day(*map(int, found.groups()))
    return _worded(text) or _in_figures(text)


def _worded(text: str) -> _Day | None:
    """Return the day beside the name of a month: 27. September 2020, May 5, 2019, 5 December 12."""
    tokens = _TOKEN.findall(text)
    months = ((at, iso_dates.month_of(token)) for at, token in enumerate(tokens))
    at, month = next(((at, month) for at, month in months if month), (0, 0))
    if not month:
        return None
    before = [token for token in tokens[:at] if token.isdecimal()]
    after = [token for token in tokens[at + 1 :] if token.isdecimal()]
    if before and len(before[-1]) < _FULL_YEAR:
        day, year = before[-1], next(iter(after), "")
    elif before:
        year, day = before[-1], next(iter(after), "")
    else:
        day, year = (*after, "", "")[:2]
    if not day or not year or len(year) > _FULL_YEAR:
        return None
    return _Day(_year(year), month, int(day))


def _in_figures(text: str) -> _Day | None:
    """Return a day such as 27.09.2020; none for one that may be another in another country."""
    found = _FIGURES.search(text)
    if found is None:
        return None
    first, second = int(found[1]), int(found[3])
    if found[2] == "." or first > _LAST_MONTH or first == second:
        return _Day(_year(found[4]), second, first)
    if second > _LAST_MONTH:
        return _Day(_year(found[4]), first, second)
    return None


def _year(figures: str) -> int:
    return int(figures) + (_CENTURY if len(figures) < _FULL_YEAR else 0)
