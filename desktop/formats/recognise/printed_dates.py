"""Dates as they are printed."""

from __future__ import annotations

import re
from datetime import date
from functools import lru_cache

_MONTHS = (
    "january|janvier|januar|enero",
    "february|février|fevrier|februar|febrero",
    "march|mars|märz|marzo",
    "april|avril|abril",
    "may|mai|mayo",
    "june|juin|juni|junio",
    "july|juillet|juli|julio",
    "august|août|aout|agosto",
    "september|septembre|septiembre",
    "october|octobre|oktober|octubre",
    "november|novembre|noviembre",
    "december|décembre|decembre|dezember|diciembre",
)
_SHORT = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sept?", "oct", "nov", "dec")
_MONTH = "|".join(f"(?:{long}|{brief}\\.?)" for long, brief in zip(_MONTHS, _SHORT, strict=True))
_DAY = (
    r"(?:(?:mon|tues?|wednes|thurs?|fri|satur|sun)(?:day)?"
    r"|lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche)"
)
_NUMBER = r"(?:[0-2]?\d|3[01])"
_YEAR = r"(?:1[5-9]|20|21)\d\d"
DATE = (
    rf"(?:{_DAY}\.?,?\s+)?(?:the\s+)?"
    rf"(?:{_YEAR}-\d\d-\d\d"
    rf"|{_NUMBER}(?:st|nd|rd|th|er|\.)?\s+(?:of\s+|de\s+)?(?:{_MONTH})(?:,?\s+(?:de\s+)?{_YEAR})?"
    rf"|(?:{_MONTH})\s+{_NUMBER}(?:st|nd|rd|th)?(?:,?\s+{_YEAR})?"
    rf"|(?:{_MONTH})\s+{_YEAR}"
    rf"|{_NUMBER}[./]\d\d?[./](?:{_YEAR}|\d\d))"
)
TIME = (
    r"(?:\d{1,2}[:.h]\d\d(?:[:.]\d\d)?(?:\s*[ap]\.?m\.?)?|\d{1,2}\s*[ap]\.?m\.?)(?:\s*[A-Z]{2,4})?"
)
# For: Published on 3 May 2024 at 10:00
_LINE = re.compile(
    r"(?:(?:first\s+)?(?:published|posted|updated|last\s+updated|date|dated|on"
    r"|publié|mis à jour|veröffentlicht|publicado|actualizado|le|am|el)\b:?\s*"
    r"(?:(?:on|le|am|el)\s+)?)?"
    rf"(?P<date>{DATE})(?:\s*(?:,|at|à|um|[-–—|·])?\s*{TIME}(?:\s+Uhr)?)?\.?"
    rf"(?:\s*[,|·(–—-]?\s*(?:last\s+)?(?:updated|modified):?\s*(?:on\s+)?{DATE}(?:,?\s*{TIME})?\)?\.?)?",
    re.IGNORECASE,
)
# For: 2024-05-03
_ISO = re.compile(rf"{_YEAR}-\d\d-\d\d")
# Letters of a line that is a date: weekday, day, time and zone, and that of a revision.
_LONGEST = 90


# Each line is asked about several times, as the first, second and third of a head.
@lru_cache(maxsize=64)
def line_date(text: str) -> str:
    """Return the date of a line that is a date and nothing else, as printed, or ''."""
    if len(text) > _LONGEST:
        return ""
    found = _LINE.fullmatch(text)
    return found["date"] if found else ""


def iso(printed: str) -> str:
    """Return a printed date as ISO 8601 when day, month and year are certain, else ''."""
    exact = _ISO.search(printed)
    if exact:
        return exact[0]
    year = re.search(rf"\b{_YEAR}\b", printed)
    month = next(
        (
            number
            for number, names in enumerate(zip(_MONTHS, _SHORT, strict=True), 1)
            if re.search(rf"\b(?:{names[0]}|{names[1]})\b", printed, re.IGNORECASE)
        ),
        0,
    )
    day = re.search(
        rf"\b({_NUMBER})(?:st|nd|rd|th|er|\.)?\b", printed.replace(year[0], "") if year else ""
    )
    if not (year and month):
        return ""
    if not day:
        return f"{year[0]}-{month:02}"
    try:
        return date(int(year[0]), month, int(day[1])).isoformat()
    except ValueError:
        return ""
