"""The nouns, as frozen values.

Text offsets count Unicode code points, from 0, end exclusive.
"""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass, field
from enum import IntEnum, StrEnum
from typing import TYPE_CHECKING, NamedTuple, TypedDict

if TYPE_CHECKING:
    from array import array
    from collections.abc import Iterator, Mapping
    from datetime import datetime

SOFT_BREAK = "\u2028"
"""Breaks a line inside a block; blocks themselves are joined by a line feed."""
CELL_BREAK = "\t"
ROW_BREAK = "\x1e"
CONTEXT = 64
"""Characters of context an anchor keeps on either side of its quotation."""


class BlockKind(IntEnum):
    """What a block of text is. The numbers are stored: never reuse one."""

    PARAGRAPH = 0
    HEADING = 1
    LIST_ITEM = 2
    QUOTATION = 3
    TABLE = 4
    IMAGE = 5
    CAPTION = 6
    RULE = 7
    CODE = 8
    FOOTNOTE = 9


class SpanKind(IntEnum):
    """What an inline span is. The numbers are stored: never reuse one."""

    BOLD = 0
    ITALIC = 1
    UNDERLINE = 2
    STRIKE = 3
    CODE = 4
    SUPERSCRIPT = 5
    SUBSCRIPT = 6
    LINK = 7
    NOTE_REFERENCE = 8


class LocatorKind(IntEnum):
    """What a locator counts. The numbers are stored: never reuse one."""

    PAGE = 0
    PARAGRAPH = 1
    LINE = 2


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


class BlockAttributes(TypedDict, total=False):
    """What a few blocks carry besides kind and level."""

    marker: str
    """List item: the number or bullet as printed, such as '1.' or '•'."""
    asset: str
    """Image: SHA-256 of its bytes; absent when the picture is not at hand."""
    width: int
    height: int
    header_rows: int
    """Table: rows at the top that name the columns."""
    direction: str
    """'rtl' when the source says so and the first letters do not."""


class Block(NamedTuple):
    """One block of a text, without the line feed that follows it."""

    start: int
    end: int
    kind: BlockKind
    level: int
    attributes: BlockAttributes


@dataclass(frozen=True, slots=True)
class Blocks:
    """All blocks of a text as parallel packed arrays, so that 5 MB of text loads in milliseconds.

    `starts` (type code 'I') has one entry more than there are blocks: the text's length plus one.
    """

    starts: array[int]
    kinds: bytes
    levels: bytes
    attributes: Mapping[int, BlockAttributes] = field(default_factory=dict)

    def __len__(self) -> int:
        return len(self.kinds)

    def __getitem__(self, index: int) -> Block:
        if not 0 <= index < len(self.kinds):
            raise IndexError(index)
        return Block(
            self.starts[index],
            self.starts[index + 1] - 1,
            BlockKind(self.kinds[index]),
            self.levels[index],
            self.attributes.get(index, {}),
        )

    def __iter__(self) -> Iterator[Block]:
        return (self[i] for i in range(len(self.kinds)))

    def at(self, offset: int) -> int:
        """Return the index of the block that holds `offset`; offsets outside are clamped."""
        found = bisect_right(self.starts, offset, 0, len(self.kinds)) - 1
        return max(0, found)


@dataclass(frozen=True, slots=True)
class Span:
    """Inline style or link inside one block; `target` is a URL, or '#' and an offset here."""

    start: int
    end: int
    kind: SpanKind
    target: str = ""


@dataclass(frozen=True, slots=True)
class Section:
    """A node of the outline, with facts of its own.

    Facts by form: a written question has asked_by, party, constituency or peerage, asked_of,
    answered_by, role, date, uin; an article has author, date, biography; a speech has
    speaker, time.
    """

    title: str
    level: int
    start: int
    end: int
    facts: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Locator:
    """Where a printed page, numbered paragraph or line begins, with its label as printed."""

    start: int
    kind: LocatorKind
    label: str


@dataclass(frozen=True, slots=True)
class Content:
    """Canonical text and its structure: what the reader, search, anchors and export all use.

    Blocks are joined by a line feed. The text holds no carriage return, NUL, lone surrogate or
    U+FFFC; a block holds no line feed and at most 10,000 code points. Spans are sorted and never
    cross a block. Sections are in reading order; a subsection lies inside its parent.
    """

    text: str
    blocks: Blocks
    spans: tuple[Span, ...] = ()
    sections: tuple[Section, ...] = ()
    locators: tuple[Locator, ...] = ()

    def section_path(self, offset: int) -> tuple[Section, ...]:
        """Return the sections around `offset`, outermost first."""
        return tuple(s for s in self.sections if s.start <= offset < s.end)

    def locator(self, offset: int, kind: LocatorKind) -> str:
        """Return the label in force at `offset`, or ''; a paragraph's ends with its section."""
        best = ""
        floor = 0
        if kind is LocatorKind.PARAGRAPH:
            path = self.section_path(offset)
            floor = path[-1].start if path else 0
        for locator in self.locators:
            if locator.start > offset:
                break
            if locator.kind is kind and locator.start >= floor:
                best = locator.label
        return best


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
class Anchor:
    """What a highlight was made on. Never changed afterwards."""

    revision: int
    start: int
    end: int
    quotation: str
    prefix: str
    suffix: str


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
    """The best hits of a search. `total` counts all passages that match."""

    query: str
    total: int
    hits: tuple[Hit, ...] = ()


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
    """How far slow work has come: `done` of `total` (0 when unknown), and what is in hand."""

    done: int
    total: int
    name: str


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
