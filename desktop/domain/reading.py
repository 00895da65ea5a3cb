"""What is read from a file: its facts, its content, and what became of reading it."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from desktop.domain.exchanged.brought_report import BroughtReport
    from desktop.domain.printed.page_map import PageMap
    from desktop.domain.printed.recognised import RecognisedPages
    from desktop.domain.printed.region import Region
    from desktop.domain.text import Content


OWN_IDENTITY = "manicule:"
"""Before the id of a highlight: what a Manicule's own mark in a file is known by."""


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


class ImportStatus(StrEnum):
    """What became of one path given to an import."""

    IMPORTED = "imported"
    UNCHANGED = "unchanged"
    REVISED = "revised"
    FAILED = "failed"


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
    """What a file says that it is cited by; of a document, what no other document has."""
    other: Mapping[str, str] = field(default_factory=dict)
    page_labels: str = ""
    """What the reader calls the pages, as in `pages.relabelled`; '' for what is printed on them."""


@dataclass(frozen=True, slots=True)
class Comment:
    """A remark or a mark that came inside a source file, to be kept as a highlight."""

    start: int
    end: int
    note: str
    author: str = ""
    date: str = ""
    colour: str = ""
    """One of COLOURS; '' for whichever is usual."""
    is_underlined: bool = False
    """Whether its passage is underlined rather than painted over."""
    tags: tuple[str, ...] = ()
    identity: str = ""
    """What it is known by in any copy of the file; '' for its passage and what it says."""
    answers: str = ""
    """What the mark is known by that it answers, whose note has its words, too."""
    region: Region | None = None
    """The part of a page that it is, where that is no passage."""
    words: str = ""
    """What is printed in its region."""
    picture: str = ""
    """How its region looks: one of the assets."""


@dataclass(frozen=True, slots=True)
class Verdict:
    """Whether a document has a form, such as that of a debate, and what speaks for or against."""

    form: DocumentKind
    fits: bool
    why: str


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
    considered: tuple[Verdict, ...] = ()
    """The forms that were tried, in that order; the last one that fits is what it is."""
    pages: PageMap | None = None
    """Where its text stands on pages, for a file that has them."""


@dataclass(frozen=True, slots=True)
class Explanation:
    """What an import would make of a file; `document_id` is one that has the same bytes, or ''."""

    path: str
    sha256: str
    parsed: Parsed
    document_id: str = ""


class TakenAs(StrEnum):
    """What a file is taken for."""

    WHAT_IT_IS = ""
    DOCUMENT = "document"
    NOTES = "notes"


@dataclass(frozen=True, slots=True)
class ReadingChoice:
    """How the reader wants a file to be read, where an importer would decide by itself."""

    encoding: str = ""
    """A name as in `Encoding`; '' for what the file says or is most likely in."""
    whole_page: bool = False
    """Whether a web page is wanted with what surrounds its article."""
    password: str = field(default="", repr=False)
    """What opens a locked file; never kept, and in no log."""
    recognised: RecognisedPages | None = field(default=None, repr=False)
    """The words of pages that the file has only pictures of."""
    taken_as: TakenAs = TakenAs.WHAT_IT_IS
    """Whether a file is a document, or another program's notes."""
    positions: str = ""
    """How another program counts, where its file does not tell: one of a `Doubt`'s readings."""


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
    collection: str = ""
    """The path of the collection that it was meant for."""
    needs_password: bool = False
    """Whether it failed for want of a password, or of the right one."""
    brought: BroughtReport | None = None
    """What another program's file brought, where it was one."""
    standing: Mapping[str, int] = field(default_factory=dict)
    """How many highlights of a new revision have each status, by the PlacementStatus's value."""


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
