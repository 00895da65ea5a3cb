"""What is to be written, of which highlights, in which order."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, NamedTuple

from desktop.domain.asking.kept import Order, Side
from desktop.domain.asking.which import ANYTHING

if TYPE_CHECKING:
    from desktop.domain.asking.which import Which


class Grouping(StrEnum):
    """What highlights stand together by. Values are kept in the reader's settings."""

    DOCUMENT = "document"
    TAG = "tag"
    CLAIM = "claim"
    PERSON = "person"
    """Who says the words, or else speaks, asks, answers or writes."""
    MONTH = "month"

    @property
    def side(self) -> Side | None:
        """The side of highlights that it is, where questions know it."""
        return None if self is Grouping.CLAIM else Side(self.value)


@dataclass(frozen=True, slots=True)
class ExportWish:
    """An export, but for where it goes."""

    form: str = "markdown"
    """The name of a format."""
    documents: tuple[str, ...] = ()
    """Ids; without any, all documents."""
    tags: tuple[str, ...] = ()
    """Only passages that bear one of these, or one below it."""
    question: Which = ANYTHING
    """Only highlights that answer it."""
    grouping: Grouping | None = None
    """None leaves it to the format: by document, or in tables one list."""
    order: Order = Order.READING
    style: str = ""
    """The name of a citation style, or the path of its file; '' for the program's own."""
    language: str = ""
    """Of the words of citations, such as de-DE; '' for that of the style."""
    with_links: bool = False
    """Whether each highlight has its link also where that is not usual."""


class FormatNote(NamedTuple):
    """A format of exports as a list of them tells it."""

    name: str
    title: str
    suffix: str
    holds_documents: bool
    """Whether it tells of documents and not of highlights."""
    is_bytes: bool
    """Whether it is no text."""
    is_cited: bool
    """Whether a citation style can be chosen for it."""
    is_flat: bool
    """Whether its highlights are one list unless they are to be grouped."""


class StyleNote(NamedTuple):
    """A citation style as a list of them tells it."""

    name: str
    title: str
    is_in_text: bool
    """Whether it is cited in brackets and listed at the end; else in notes."""


class ExportPreview(NamedTuple):
    """How an export begins."""

    kind: str
    """What `body` is: text, page (HTML without anything active) or table."""
    body: str
    rows: tuple[tuple[str, ...], ...]
    """Of a table, the names of the columns first."""
    documents: int
    highlights: int
    """How many the whole export has."""
    is_all: bool
