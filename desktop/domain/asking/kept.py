"""Highlights as a question gives them: with where they stand, in an order, counted."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Mapping

    from desktop.domain import Highlight
    from desktop.domain.speaker import Speaker


class Order(StrEnum):
    """In what order highlights are listed."""

    READING = "reading"
    """By the documents' titles, and in each from its beginning."""
    DATE = "date"
    """By the date of section or document; those without one last."""
    MADE = "made"
    """The latest first."""
    CHANGED = "changed"


FACT = "fact:"
"""Stands before the name of a fact of sections that highlights are counted by: fact:party."""


class Side(StrEnum):
    """What highlights are counted by: a list beside them, a side of a matrix."""

    TAG = "tag"
    """Each tag, and each level above, which counts those below it too."""
    DOCUMENT = "document"
    SECTION = "section"
    PERSON = "person"
    """Who says the words; asks, answers, writes or speaks in the section; or wrote the document."""
    SAID = "said"
    """Who says the words."""
    DEPARTMENT = "department"
    MONTH = "month"
    """Of the section's or the document's date."""
    COLOUR = "colour"
    STATUS = "status"
    BY = "by"


@dataclass(frozen=True, slots=True)
class Kept:
    """A highlight with what is known of its place."""

    highlight: Highlight
    sections: tuple[str, ...] = ()
    """The headings above, from the outermost."""
    page: str = ""
    facts: Mapping[str, str] = field(default_factory=dict)
    """Those of its section."""
    by: str = ""
    speaker: Speaker | None = None


@dataclass(frozen=True, slots=True)
class SmartTag:
    """A question kept under a name: it stands beside the tags, and is asked anew each time."""

    id: str
    name: str
    question: str


class Group(NamedTuple):
    """The highlights that have a value of a side; those that have none come last, under ''."""

    value: str
    ids: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Answer:
    """What answers a question: highlights by id in their order, and how many have each value."""

    ids: tuple[str, ...]
    counts: Mapping[str, tuple[tuple[str, int], ...]]
    groups: tuple[Group, ...] = ()
    """Where they were asked for: a highlight stands in each whose value it has."""


@dataclass(frozen=True, slots=True)
class Matrix:
    """How many highlights have both a value of one side and one of another."""

    rows: tuple[str, ...]
    columns: tuple[str, ...]
    counts: Mapping[tuple[int, int], int]
    """By number of row and column; what is not there is 0."""
    row_totals: tuple[int, ...]
    column_totals: tuple[int, ...]
    """A highlight with several values counts once in each of them."""
    total: int
    """Highlights that were asked for, whether they are in the matrix or not."""
