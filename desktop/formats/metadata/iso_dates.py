"""Dates as web pages write them, made ISO 8601."""

from __future__ import annotations

import re
from datetime import date

_ISO = re.compile(
    r"\s*(\d{4})(?:-(\d{1,2})(?:-(\d{1,2})(?:[T ]+(\d{1,2}):(\d{2})(?::(\d{2})(?:[.,]\d+)?)?"
    r"\s*(Z|[+-]\d{2}:?\d{2})?)?)?)?(?![\d:])"
)
_COMPACT = re.compile(r"\s*(\d{4})(\d{2})(\d{2})(?:\d{6})?\s*$")
_SLASHES = re.compile(r"\s*(\d{4})[/.](\d{1,2})[/.](\d{1,2})\b")
_DOTS = re.compile(r"\b(\d{1,2})\.\s?(\d{1,2})\.\s?(\d{4})\b")
_IDEOGRAPHS = re.compile(r"(\d{4})\s*[年년]\s*(\d{1,2})\s*[月월]\s*(\d{1,2})\s*[日일]")
_DAY_MONTH = re.compile(
    r"\b(\d{1,2})(?:st|nd|rd|th|er|º|\.)?\s+(?:de\s+|of\s+)?([^\W\d_]{3,12})\.?,?\s+(?:de\s+|del\s+)?"
    r"(\d{4})\b"
)
_MONTH_DAY = re.compile(r"\b([^\W\d_]{3,12})\.?\s+(\d{1,2})(?:st|nd|rd|th)?,?\s+(\d{4})\b")
_EARLIEST, _LATEST = 1400, 2100
_YEAR = re.compile(r"\s*(\d{4})\s*$")

_MONTHS = (
    "january jan januar janvier enero ene janeiro gennaio januari يناير января",
    "february feb februar février fevrier febrero fevereiro fev febbraio februari فبراير февраля",
    "march mar märz maerz mars marzo março marco maart مارس марта",
    "april apr avril avr abril abr aprile أبريل ابريل апреля",
    "may mai mayo maio maggio mei مايو мая",
    "june jun juni juin junio junho giugno يونيو июня",
    "july jul juli juillet julio julho luglio يوليو июля",
    "august aug août aout agosto ago augustus أغسطس августа",
    "september sep sept septembre septiembre setembro set settembre سبتمبر сентября",
    "october oct oktober okt octobre octubre outubro out ottobre أكتوبر октября",
    "november nov novembre noviembre novembro نوفمبر ноября",
    "december dec dezember dez décembre decembre diciembre dic dezembro dicembre ديسمبر декабря",
)
_DAYS = (
    *("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"),
    *("mon", "tue", "tues", "wed", "thu", "thurs", "fri", "sat", "sun"),
    *("on", "at", "published", "updated", "posted"),
)
_MONTH = {name: number for number, names in enumerate(_MONTHS, 1) for name in names.split()}


def iso_date(text: str) -> str:
    """Return the day in `text` as YYYY-MM-DD, or as much of it as is given, or ''."""
    return moment(text)[:10]


def moment(text: str) -> str:
    """Return the first date in `text` with the time and zone it gives, or ''."""
    text = text[:200]
    return _iso(text) or _numeric(text) or _worded(text)


def month_of(word: str) -> int:
    """Return the number of the month that a word names in some language, or 0."""
    return _MONTH.get(word.casefold(), 0)


def without_date(text: str) -> str:
    """Return what stands before the first date or figure in a line such as a byline."""
    before, *after = re.split(r"\d", text, maxsplit=1)
    if not after:
        return text
    words = before.split()
    while words and words[-1].strip(".,|·•–—-").casefold() in ("", *_MONTH, *_DAYS):
        words.pop()
    return " ".join(words)


def _iso(text: str) -> str:
    # A clock or zone that is written wrongly leaves the day as it is.
    found = _ISO.match(text) or _ISO.match(re.split("[T ]", text.strip(), maxsplit=1)[0])
    if not found:
        return ""
    year, month, day, hour, minute, second, zone = found.groups()
    if month is None:
        return year if _YEAR.match(text) and _is_likely(int(year)) else ""
    if day is None:
        return f"{year}-{int(month):02}" if _is_day(year, month, "1") else ""
    if not _is_day(year, month, day):
        return ""
    written = f"{year}-{int(month):02}-{int(day):02}"
    if hour is None:
        return written
    clock = f"T{int(hour):02}:{minute}" + (f":{second}" if second else "")
    return written + clock + _zone(zone)


def _zone(zone: str | None) -> str:
    if not zone or zone == "Z":
        return zone or ""
    return zone if ":" in zone else f"{zone[:3]}:{zone[3:]}"


def _numeric(text: str) -> str:
    for pattern in (_COMPACT, _SLASHES, _IDEOGRAPHS):
        found = pattern.match(text) if pattern is not _IDEOGRAPHS else pattern.search(text)
        if found:
            return _written(*found.groups())
    found = _DOTS.search(text)
    return _written(found[3], found[2], found[1]) if found else ""


def _worded(text: str) -> str:
    for found in _DAY_MONTH.finditer(text):
        month = _MONTH.get(found[2].casefold())
        if month:
            return _written(found[3], str(month), found[1])
    for found in _MONTH_DAY.finditer(text):
        month = _MONTH.get(found[1].casefold())
        if month:
            return _written(found[3], str(month), found[2])
    return ""


def _written(year: str, month: str, day: str) -> str:
    return f"{year}-{int(month):02}-{int(day):02}" if _is_day(year, month, day) else ""


def _is_day(year: str, month: str, day: str) -> bool:
    try:
        date(int(year), int(month), int(day))
    except ValueError:
        return False
    return _is_likely(int(year))


def _is_likely(year: int) -> bool:
    return _EARLIEST <= year <= _LATEST
