"""The nouns, as frozen values; those of texts, pages and files in modules of their own.

Text offsets count Unicode code points, from 0, end exclusive.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from desktop.domain.printed.page_map import Characters, Page, PageMap, TextRun
from desktop.domain.printed.region import Area, Enclosed, Region
from desktop.domain.quoting import Quoted
from desktop.domain.reading import (
    AS_IT_IS,
    OWN_IDENTITY,
    Comment,
    DocumentKind,
    Encoding,
    Explanation,
    Facts,
    ImportOutcome,
    ImportStatus,
    Parsed,
    Preview,
    Progress,
    ReadingChoice,
    TakenAs,
    Verdict,
)
from desktop.domain.scripts import levelled, lowered, raised
from desktop.domain.spans import Span, SpanKind
from desktop.domain.text import (
    CELL_BREAK,
    CONTEXT,
    LONGEST_BLOCK,
    ROW_BREAK,
    SOFT_BREAK,
    Anchor,
    Block,
    BlockAttributes,
    BlockKind,
    Blocks,
    Content,
    Locator,
    LocatorKind,
    Section,
)

if TYPE_CHECKING:
    from datetime import datetime

    from desktop.domain.steps import StepCode

__all__ = [
    "AS_IT_IS",
    "CELL_BREAK",
    "COLOURS",
    "CONTEXT",
    "LONGEST_BLOCK",
    "OWN_IDENTITY",
    "ROW_BREAK",
    "SOFT_BREAK",
    "Anchor",
    "Area",
    "Block",
    "BlockAttributes",
    "BlockKind",
    "Blocks",
    "Changes",
    "Characters",
    "Collection",
    "Comment",
    "Content",
    "Document",
    "DocumentKind",
    "Draft",
    "Enclosed",
    "Encoding",
    "Explanation",
    "Facts",
    "Highlight",
    "HighlightStyle",
    "Hit",
    "ImportOutcome",
    "ImportStatus",
    "Link",
    "LinkKind",
    "Locator",
    "LocatorKind",
    "Page",
    "PageMap",
    "Parsed",
    "Placement",
    "PlacementStatus",
    "Preview",
    "Progress",
    "Provenance",
    "Quoted",
    "ReadingChoice",
    "Region",
    "SearchResult",
    "Section",
    "Span",
    "SpanKind",
    "Step",
    "Tag",
    "TakenAs",
    "TextRun",
    "Verdict",
    "levelled",
    "lowered",
    "raised",
]


class PlacementStatus(StrEnum):
    """How sure we are of where a highlight stands in a revision."""

    SAME = "same"
    """Word for word where it stood, whatever became of the text around it."""
    EDITED = "edited"
    """Where it stood, in slightly other words of the same sense."""
    MOVED = "moved"
    """Word for word, in a passage that stands elsewhere now."""
    REVIEW = "review"
    """Perhaps at its place, for the reader to say; with an empty one nothing can be proposed."""
    LOST = "lost"
    """No longer in the text; its place is empty, where it stood."""
    MANUAL = "manual"
    """Where the reader put it."""
    RECORD = "record"
    """No longer in the text, as the reader said: it tells of the revision it was made on."""
    WAITING = "waiting"
    """Not looked for yet; its place is empty."""

    @property
    def is_unsure(self) -> bool:
        """Whether the reader is to look: it may stand elsewhere, or nowhere."""
        return self in (PlacementStatus.REVIEW, PlacementStatus.LOST, PlacementStatus.WAITING)

    @property
    def stands(self) -> bool:
        """Whether the passage is in this revision, and surely there."""
        return not self.is_unsure and self is not PlacementStatus.RECORD

    @property
    def is_gone(self) -> bool:
        """Whether nothing is drawn in the page."""
        return self in (PlacementStatus.LOST, PlacementStatus.RECORD, PlacementStatus.WAITING)


class LinkKind(StrEnum):
    """What one highlight has to do with another."""

    SUPPORTS = "supports"
    CONTRADICTS = "contradicts"
    QUALIFIES = "qualifies"
    REPEATS = "repeats"
    ANSWERS = "answers"
    SEE_ALSO = "see also"


class HighlightStyle(StrEnum):
    """How a highlight is drawn."""

    FILL = "fill"
    UNDERLINE = "underline"
    AREA = "area"
    """A frame round a part of a page: it has a region, and perhaps no words."""


COLOURS = ("yellow", "green", "blue", "pink", "purple", "orange")
"""Highlight colours in the order of the keys 1 to 6."""


@dataclass(frozen=True, slots=True)
class Collection:
    """A folder of the document tree."""

    id: str
    name: str
    parent_id: str | None = None


@dataclass(frozen=True, slots=True)
class Document:
    """A document as the tree and the lists show it, at its newest revision."""

    id: str
    kind: DocumentKind
    facts: Facts
    collection_id: str | None
    media_type: str
    sha256: str
    revision: int
    characters: int
    sections: int
    highlights: int
    added: datetime
    remarks: tuple[str, ...] = ()
    source_name: str = ""
    tags: tuple[str, ...] = ()
    """Those on it as a whole."""

    @property
    def title(self) -> str:
        """The document's title; importers fall back to the file name, so it is never empty."""
        return self.facts.title


@dataclass(frozen=True, slots=True)
class Placement:
    """Where a highlight stands in one revision."""

    revision: int
    start: int
    end: int
    status: PlacementStatus

    @property
    def is_proposed(self) -> bool:
        """Whether it awaits review, and there is a place that the reader could accept."""
        return self.status is PlacementStatus.REVIEW and self.start < self.end


@dataclass(frozen=True, slots=True)
class Draft:
    """A note as far as it was written: it is no note until it is handed over.

    `highlight_id` is of the highlight that it is on, or of the free note that it is.
    """

    id: str
    highlight_id: str
    text: str
    at: datetime
    """When it was kept last."""


@dataclass(frozen=True, slots=True)
class Highlight:
    """A passage kept. `placement` is where it stands in the document's newest revision."""

    id: str
    document_id: str
    anchor: Anchor
    placement: Placement
    colour: str
    created: datetime
    modified: datetime
    style: HighlightStyle = HighlightStyle.FILL
    note: str = ""
    tags: tuple[str, ...] = ()
    said_by: str | None = None
    """Who says the words, as the reader has it; '' is nobody, None leaves it to the text."""

    @property
    def quote(self) -> str:
        """The words kept, as they may be quoted: without note marks, exponents told apart."""
        anchor = self.anchor
        return anchor.quotation if anchor.words is None else anchor.words

    @property
    def start(self) -> int:
        """First code point in the newest revision."""
        return self.placement.start

    @property
    def end(self) -> int:
        """End in the newest revision, exclusive."""
        return self.placement.end


@dataclass(frozen=True, slots=True)
class Provenance:
    """Where a highlight comes from: who made it, and what it is known by in the file, if it is."""

    author: str
    origin: str = ""
    is_removed: bool = False


@dataclass(frozen=True, slots=True)
class Tag:
    """A tag: a path of levels separated by '/'; `count` is of the live highlights that bear it."""

    id: str
    path: str
    colour: str = ""
    definition: str = ""
    count: int = 0
    exclusion: str = ""
    """When it is not to be used."""
    example: str = ""
    """The id of a highlight that shows what it is for."""
    documents: int = 0
    """Documents that bear it as a whole."""


@dataclass(frozen=True, slots=True)
class TagUse:
    """How far a tag is in use: a level above others counts those below too."""

    highlights: int = 0
    documents: int = 0
    """Those in which a highlight bears it, and those that bear it themselves."""
    whole: int = 0
    """Of these, how many bear it themselves."""
    since: str = ""
    """The day on which it was first put on what bears it now."""


@dataclass(frozen=True, slots=True)
class Link:
    """A typed, directed relation between two highlights."""

    id: str
    source_id: str
    target_id: str
    kind: str
    """A LinkKind, or the id of a kind that the reader has added."""
    note: str = ""


@dataclass(frozen=True, slots=True)
class LinkWords:
    """A kind of link with its words: what one end does to the other, and what is done to that."""

    id: str
    forward: str
    backward: str


LINKS = (
    LinkWords(LinkKind.SUPPORTS, "supports", "is supported by"),
    LinkWords(LinkKind.CONTRADICTS, "contradicts", "is contradicted by"),
    LinkWords(LinkKind.QUALIFIES, "qualifies", "is qualified by"),
    LinkWords(LinkKind.REPEATS, "repeats", "is repeated by"),
    LinkWords(LinkKind.ANSWERS, "answers", "is answered by"),
    LinkWords(LinkKind.SEE_ALSO, "see also", "see also"),
)
"""The kinds of links that everybody has."""


@dataclass(frozen=True, slots=True)
class LinkEnd:
    """A link as one of its highlights sees it."""

    link_id: str
    other_id: str
    kind: str
    word: str
    """What this highlight does to the other, or what is done to it."""
    is_source: bool


@dataclass(frozen=True, slots=True)
class Step:
    """One gesture in the library's history; `holds` is False once it was undone.

    `kind` is 'change', 'undo', 'redo', or 'record' for what undo leaves alone, such as an import.
    """

    number: int
    code: StepCode
    at: datetime
    by: str
    kind: str
    holds: bool
    events: int
    documents: tuple[str, ...] = ()
    """Ids of those that it is about, as far as they are told."""
    of: StepCode | None = None
    """What an undo took back, or a redo made again."""


@dataclass(frozen=True, slots=True)
class Hit:
    """A passage that answers a search; `marks` are the matched ranges inside `snippet`.

    With `highlight_id` it is that highlight's note which answers, and the snippet is of the note.
    Or its quotation is, where that `is_gone` from the text. With `note_id` a free note answers:
    the title is its own, and there is a document only if it belongs to one.
    """

    document_id: str
    title: str
    section: str
    start: int
    end: int
    score: float
    snippet: str
    marks: tuple[tuple[int, int], ...] = ()
    highlight_id: str = ""
    is_gone: bool = False
    note_id: str = ""
    page: str = ""
    """What the printed page is called that it begins on, where there are any."""


@dataclass(frozen=True, slots=True)
class SearchResult:
    """The best hits of a search. `total` counts all passages that match what was asked.

    When none does, `corrected` may say what was looked for instead: then the hits are of that, and
    `corrected_total` counts them.
    """

    query: str
    total: int
    hits: tuple[Hit, ...] = ()
    corrected: str = ""
    corrected_total: int = 0
    remarks: tuple[str, ...] = ()
    """Sentences about what was asked, such as 'There is no tag “law”.'"""


@dataclass(frozen=True, slots=True)
class Changes:
    """What an action changed, by id; `indexed` when the index caught up."""

    documents: frozenset[str] = frozenset()
    highlights: frozenset[str] = frozenset()
    tags: frozenset[str] = frozenset()
    collections: frozenset[str] = frozenset()
    indexed: bool = False
    notes: frozenset[str] = frozenset()
    """Free notes; the notes of highlights change with those."""
    bookmarks: frozenset[str] = frozenset()
    claims: frozenset[str] = frozenset()
    outlines: frozenset[str] = frozenset()
    link_kinds: frozenset[str] = frozenset()
    exports: frozenset[str] = frozenset()
    """Targets of exports that are kept up."""
    texts: frozenset[str] = frozenset()
    """Those of `documents` of which more than a count is new: what they say, their sections."""
    readings: frozenset[str] = frozenset()
    """Documents of which another share counts as read; reading on tells nobody."""

    def __or__(self, other: Changes) -> Changes:
        return Changes(*(getattr(self, each) | getattr(other, each) for each in self.__slots__))

    def __bool__(self) -> bool:
        return self != Changes()
