"""The nouns, as frozen values; those of a text itself are in `text`, `spans` and `quoting`.

Text offsets count Unicode code points, from 0, end exclusive.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING

from desktop.domain.quoting import Quoted
from desktop.domain.scripts import levelled, raised
from desktop.domain.spans import Span, SpanKind
from desktop.domain.text import (
    CELL_BREAK,
    CONTEXT,
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
    from collections.abc import Mapping
    from datetime import datetime

__all__ = [
    "CELL_BREAK",
    "COLOURS",
    "CONTEXT",
    "ROW_BREAK",
    "SOFT_BREAK",
    "Anchor",
    "Block",
    "BlockAttributes",
    "BlockKind",
    "Blocks",
    "Changes",
    "Collection",
    "Comment",
    "Content",
    "Document",
    "DocumentKind",
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
    "Parsed",
    "Placement",
    "PlacementStatus",
    "Progress",
    "Quoted",
    "SearchResult",
    "Section",
    "Span",
    "SpanKind",
    "Step",
    "Tag",
    "levelled",
    "raised",
]


class DocumentKind(StrEnum):
    """What a document is, for the tree, filters and citations."""

    DOCUMENT = "document"
    NEWS_REPORT = "news report"
    WRITTEN_QUESTIONS = "written questions"
    ARTICLE_COLLECTION = "article collection"
    REPORT = "report"
    DEBATE = "debate"
    INTERVIEW = "interview"
    WEB_PAGE = "web page"
    BOOK = "book"
    EMAIL = "e-mail"


class PlacementStatus(StrEnum):
    """How sure we are of where a highlight stands in a revision."""

    SAME = "same"
    EDITED = "edited"
    MOVED = "moved"
    REVIEW = "review"
    LOST = "lost"
    MANUAL = "manual"


class LinkKind(StrEnum):
    """What one highlight has to do with another."""

    SUPPORTS = "supports"
    CONTRADICTS = "contradicts"
    QUALIFIES = "qualifies"
    REPEATS = "repeats"
    ANSWERS = "answers"
    SEE_ALSO = "see also"


class ImportStatus(StrEnum):
    """What became of one path given to an import."""

    IMPORTED = "imported"
    UNCHANGED = "unchanged"
    REVISED = "revised"
    FAILED = "failed"


class HighlightStyle(StrEnum):
    """How a highlight is drawn."""

    FILL = "fill"
    UNDERLINE = "underline"


COLOURS = ("yellow", "green", "blue", "pink", "purple", "orange")
"""Highlight colours in the order of the keys 1 to 6."""


@dataclass(frozen=True, slots=True)
class Facts:
    """Bibliographic facts of a document. Dates are ISO 8601, as exact as the source is."""

    title: str = ""
    authors: tuple[str, ...] = ()
    date: str = ""
    publisher: str = ""
    url: str = ""
    language: str = ""
    citation_key: str = ""
    other: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Comment:
    """A remark that came inside a source file, to be kept as a note on a highlight."""

    start: int
    end: int
    note: str
    author: str = ""
    date: str = ""


@dataclass(frozen=True, slots=True)
class Parsed:
    """What an importer makes of one file."""

    content: Content
    kind: DocumentKind
    facts: Facts
    media_type: str
    importer: str
    """Name and version, such as 'html 1': a higher version counts as a new revision."""
    assets: Mapping[str, bytes] = field(default_factory=dict)
    """Pictures by SHA-256."""
    comments: tuple[Comment, ...] = ()
    remarks: tuple[str, ...] = ()
    """Sentences the reader should know, such as 'Tracked changes were accepted.'"""
    encoding: str = ""
    """What its letters were read as, by the name of the `Encoding`; '' where the format says."""


@dataclass(frozen=True, slots=True)
class ReadingChoice:
    """How the reader wants a file to be read, where an importer would decide by itself."""

    encoding: str = ""
    """A name as in `Encoding`; '' for what the file says or is most likely in."""
    whole_page: bool = False
    """Whether a web page is wanted with what surrounds its article."""


AS_IT_IS = ReadingChoice()


@dataclass(frozen=True, slots=True)
class Encoding:
    """A way to write letters as bytes; `name` is what browsers call it, such as 'windows-1250'."""

    name: str
    title: str
    """In plain words, such as 'Central European (Windows-1250)'."""
    region: str
    languages: str = ""


@dataclass(frozen=True, slots=True)
class Preview:
    """The beginning of a document as it would be read; `encoding` is what it was read in."""

    encoding: str
    text: str


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
class Tag:
    """A tag: a path of levels separated by '/'; `count` is of the live highlights that bear it."""

    id: str
    path: str
    colour: str = ""
    definition: str = ""
    count: int = 0


@dataclass(frozen=True, slots=True)
class Link:
    """A typed, directed relation between two highlights."""

    id: str
    source_id: str
    target_id: str
    kind: LinkKind
    note: str = ""


@dataclass(frozen=True, slots=True)
class Step:
    """One gesture in the library's history; `holds` is False once it was undone.

    `kind` is 'change', 'undo', 'redo', or 'record' for what undo leaves alone, such as an import.
    """

    number: int
    text: str
    at: datetime
    by: str
    kind: str
    holds: bool
    events: int


@dataclass(frozen=True, slots=True)
class Hit:
    """A passage that answers a search; `marks` are the matched ranges inside `snippet`.

    With `highlight_id` it is that highlight's note which answers, and the snippet is of the note.
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
class ImportOutcome:
    """What became of one path given to an import; `error` is a sentence when it failed.

    `same_text_as` is another document with the same text, which this could be a version of.
    `from_trash` tells that the document was in the trash and is back, with its highlights.
    """

    path: str
    status: ImportStatus
    document_id: str = ""
    revision: int = 0
    error: str = ""
    same_text_as: str = ""
    from_trash: bool = False


@dataclass(frozen=True, slots=True)
class Progress:
    """How far slow work has come: `done` of `total` (0 when unknown), and what is in hand.

    Of that, `part` of `parts` are done, where it has many (else 0).
    """

    done: int
    total: int
    name: str
    part: int = 0
    parts: int = 0


@dataclass(frozen=True, slots=True)
class Changes:
    """What an action changed, by id; `indexed` when the index caught up."""

    documents: frozenset[str] = frozenset()
    highlights: frozenset[str] = frozenset()
    tags: frozenset[str] = frozenset()
    collections: frozenset[str] = frozenset()
    indexed: bool = False

    def __or__(self, other: Changes) -> Changes:
        return Changes(
            self.documents | other.documents,
            self.highlights | other.highlights,
            self.tags | other.tags,
            self.collections | other.collections,
            self.indexed or other.indexed,
        )

    def __bool__(self) -> bool:
        return self != Changes()
