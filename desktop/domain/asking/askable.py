"""What may be asked for in each field of a question."""

from __future__ import annotations

import re
from enum import StrEnum
from typing import TYPE_CHECKING, NamedTuple

from desktop.domain import COLOURS, tag_paths
from desktop.domain.asking.which import Field

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

FARTHEST = 1_000
"""Paragraphs."""
EXACTLY = "="
"""What stands before a value that is asked for as a whole, not as a part of others."""
_DAY = r"\d{4}(?:-\d{2}(?:-\d{2})?)?"
_RANGE = re.compile(rf"({_DAY})?\.\.({_DAY})?|({_DAY})")
_NEAR = re.compile(r"(.*[^/\s])\s*/\s*(\d{1,6})")


class Having(StrEnum):
    """What a highlight may have."""

    NOTE = "note"
    TAG = "tag"
    LINK = "link"


class Standing(StrEnum):
    """How a highlight's words stand in the newest revision."""

    SURE = "sure"
    """Any of which it is certain where it stands."""
    SAME = "same"
    EDITED = "edited"
    MOVED = "moved"
    MANUAL = "manual"
    REVIEW = "review"
    WAITING = "waiting"
    LOST = "lost"
    RECORD = "record"


class Days(NamedTuple):
    """From one day, month or year to another, both included; '' is open."""

    first: str
    last: str


class Near(NamedTuple):
    """A tag, and how many paragraphs away at most a highlight with it may be."""

    tag: str
    paragraphs: int


def checked(field: Field, value: str, colours: Mapping[str, str]) -> str:
    """Return what is asked for in its one spelling; ValueError, with a clause, if it is nothing.

    `colours` are those that have names of the reader's own, by the names in small letters.
    """
    if not value.removeprefix(EXACTLY):
        raise ValueError(f"“{field}:” asks for nothing")
    if field is Field.COLOUR:
        wanted = colours.get(value.casefold(), value.casefold())
        return _one_of(field, wanted, (*COLOURS, *colours))
    if field is Field.HAS or field is Field.IS:
        return _one_of(field, value.casefold(), Having if field is Field.HAS else Standing)
    if field in (Field.DATE, Field.MADE, Field.CHANGED):
        days(value.removeprefix(EXACTLY))
    if field is Field.NEAR:
        tag, paragraphs = near(value)
        return f"{tag}/{paragraphs}"
    if field is Field.FACT:
        named_fact(value)
    if field in (Field.TAG, Field.DOCTAG):
        return _tag(value)
    return value


def days(value: str) -> Days:
    """Return the days that '2025', '2025-03..', '..2026' or '2025..2026-03' names."""
    found = _RANGE.fullmatch(value)
    if found is None or value == "..":
        raise ValueError(f"“{value}” is no date: write 2026, 2026-03, 2026-03-26 or 2025..2026-03")
    first, last, single = found.groups()
    return Days(first or single or "", last or single or "")


def named_fact(value: str) -> tuple[str, str]:
    """Return the name and the letters that 'party=labour' asks for; with '=' before both, exactly.

    '=party=Labour' gives 'party' and '=Labour'.
    """
    name, _, said = value.removeprefix(EXACTLY).partition(EXACTLY)
    if not name or not said:
        raise ValueError(f"“{value}” names no fact with a value: write fact:party=labour")
    return name, f"{EXACTLY}{said}" if value.startswith(EXACTLY) else said


def near(value: str) -> Near:
    """Return the tag and the distance that 'figures/10' names."""
    found = _NEAR.fullmatch(value)
    if found is None:
        raise ValueError(f"“{value}” lacks a distance: write near:TAG/10 for ten paragraphs")
    return Near(_tag(found[1]), min(FARTHEST, int(found[2])))


def _one_of(field: Field, value: str, names: Iterable[str]) -> str:
    if value not in set(names):
        raise ValueError(f"“{field}:{value}” is unknown; there are " + ", ".join(map(str, names)))
    return value


def _tag(value: str) -> str:
    path = tag_paths.spelled(value)
    if not path:
        raise ValueError(f"“{value}” is no tag")
    return path
