"""Dates as bibliographies give them, made ISO 8601."""

from __future__ import annotations

import re
from typing import NamedTuple

from desktop.formats.metadata import iso_dates

# 2011 · 2011-07 · 2011/07/05 · 2011-07-05T17:47:05Z · -0044
_NUMBERS = re.compile(
    r"(-?\d{4,5})(?:[-/](\d{1,2})?(?:[-/](\d{1,2})?(?:(?:[T /]\d[\d:.]*)?(?:Z|[+-][\d:]+)?|/)?)?)?"
)
_YEAR = re.compile(r"-?\d{4}(?:-|$)")
_UNSURE = re.compile(r"[~?%\[\]{}]")
_RANGE = re.compile(r"(-?\d{4}(?:-\d\d){0,2})/(?:(-?\d{4}(?:-\d\d){0,2})|\.\.)?")
"""1930/1952, and the open 2003/"""
_MONTHS = 12
_DAYS = 31
_SEASONS = {
    **dict.fromkeys((13, 21), "spring"),
    **dict.fromkeys((14, 22), "summer"),
    **dict.fromkeys((15, 23), "autumn"),
    **dict.fromkeys((16, 24), "winter"),
}
"""Months that are none: 13 to 16 in Zotero and BibTeX, 21 to 24 in EDTF."""
_WORDED = re.compile(r"([^\W\d_]{3,12})\.?,?\s+(-?\d{4})|(-?\d{4}),?\s+([^\W\d_]{3,12})\.?")
_NAMED = {"spring": 13, "summer": 14, "autumn": 15, "fall": 15, "winter": 16}
# Letters looked at; a date with its words has 60.
_LONGEST = 200


class Published(NamedTuple):
    """When something appeared; the `date` is that at which a range of dates begins."""

    date: str = ""
    season: str = ""
    ended: str = ""

    @property
    def is_sure(self) -> bool:
        """Whether it was read, and is not only what stands there."""
        return _YEAR.match(self.date) is not None

    def until(self, last: Published) -> Published:
        """Return the range of dates that begins with it."""
        return self._replace(ended=last.date) if last.is_sure and last.date != self.date else self


def published(text: str) -> Published:
    """Return the date that is written there; one that cannot be read stays as it is written."""
    text = " ".join(text.split())[:_LONGEST]
    bare = _UNSURE.sub("", text).strip()
    found = _RANGE.fullmatch(bare)
    if found is not None:
        return published(found[1]).until(published(found[2] or ""))
    found = _NUMBERS.fullmatch(bare)
    if found is not None:
        return _of_numbers(*(int(part or 0) for part in found.groups()))
    return _worded(bare) or Published(text)


def of_parts(year: str, month: str = "", day: str = "") -> Published:
    """Return the date of a year, a month by number or name, and a day."""
    if not month.strip():
        return published(year)
    number = int(month) if month.strip().isdecimal() else _number_of(month)
    if number and re.fullmatch(r"-?\d{4}", year.strip()):
        first = re.search(r"\d{1,2}", day)
        return _of_numbers(int(year), number, int(first[0]) if first else 0)
    return published(" ".join(filter(None, (day, month, year))))


def _of_numbers(year: int, month: int = 0, day: int = 0) -> Published:
    written = f"{year:04}" if year >= 0 else f"{year:05}"
    if month in _SEASONS:
        return Published(written, _SEASONS[month])
    if not 1 <= month <= _MONTHS:
        return Published(written)
    written = f"{written}-{month:02}"
    return Published(f"{written}-{day:02}" if 1 <= day <= _DAYS else written)


def _number_of(month: str) -> int:
    """Return the number of a month or season by its name in any of some languages, or 0."""
    name = month.strip().strip(".").casefold()
    named = iso_dates.iso_date(f"1 {name} 2000")
    return _NAMED.get(name, 0) or int(named[5:7] or 0)


def _worded(text: str) -> Published | None:
    day = iso_dates.iso_date(text)
    if day:
        return Published(day)
    found = _WORDED.search(text)
    number = _number_of(found[1] or found[4]) if found else 0
    return _of_numbers(int(found[2] or found[3]), number) if found and number else None
