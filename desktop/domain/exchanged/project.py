"""What another program's file holds: documents, tags and passages, in no program's own terms.

Readers of such files (`desktop/formats/exchange`) make these; nothing here has been looked up in
the library yet. Moments are ISO 8601, as exact as the file is, or ''. Everything is a stranger's.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from desktop.domain.reading import Facts

if TYPE_CHECKING:
    from collections.abc import Mapping


@dataclass(frozen=True, slots=True)
class ForeignTag:
    """A code or tag; its levels are names as they stand there, whatever letters are in them."""

    levels: tuple[str, ...]
    colour: str = ""
    """Like '#a0b1c2', or ''."""
    definition: str = ""
    by: str = ""
    at: str = ""


@dataclass(frozen=True, slots=True)
class ForeignCoding:
    """A tag on a passage or a document, by its number among the project's tags."""

    tag: int
    by: str = ""
    at: str = ""
    note: str = ""
    """What is said of this coding alone."""


@dataclass(frozen=True, slots=True)
class ForeignNote:
    """Words of somebody's own, as Markdown."""

    text: str
    title: str = ""
    by: str = ""
    at: str = ""


@dataclass(frozen=True, slots=True)
class PageBoxes:
    """Where a passage is printed: a page, from 0, and boxes in points from its lower left corner.

    A box is left, bottom, right, top.
    """

    page: int
    boxes: tuple[tuple[float, float, float, float], ...] = ()


@dataclass(frozen=True, slots=True)
class ForeignPassage:
    """A passage that somebody marked."""

    quotation: str
    """The words as the program has them; '' for an area, or where they are missing."""
    identity: str = ""
    """What the file calls it, if that is unique and stable; '' to be known by its place."""
    at: float | None = None
    """Where it begins, in the unit of its source's `length`, or in any that grows as it is read."""
    until: float | None = None
    prefix: str = ""
    """The words before it and after it, where the program has kept them."""
    suffix: str = ""
    is_verbatim: bool = True
    """Whether the words are those of the source, and were not edited by anybody."""
    is_cut: bool = False
    """Whether the program has kept back the words, or some of them."""
    is_ambiguous: bool = False
    """Whether its words are a guess: see the project's `doubts`."""
    page: str = ""
    """What its page is called."""
    chapter: tuple[str, ...] = ()
    """The headings that it stands under, the highest first."""
    printed: PageBoxes | None = None
    is_area: bool = False
    """Whether it is a part of a page or picture rather than words."""
    colour: str = ""
    """Like '#a0b1c2', the name of one of COLOURS, or ''."""
    is_underlined: bool = False
    codings: tuple[ForeignCoding, ...] = ()
    notes: tuple[ForeignNote, ...] = ()
    by: str = ""
    created: str = ""
    modified: str = ""


@dataclass(frozen=True, slots=True)
class ForeignSource:
    """A document that passages were marked in."""

    identity: str
    """What the file calls it."""
    facts: Facts = Facts()  # noqa: RUF009 - it is frozen
    folders: tuple[str, ...] = ()
    """The collections that it lies in, from the top."""
    file: int | None = None
    """Its bytes, by number among the project's files."""
    sha256: str = ""
    """Of its bytes, should they be elsewhere."""
    beside: tuple[str, ...] = ()
    """Where its bytes may be, as paths from the project's file inside the same folder."""
    length: float | None = None
    """The end of the scale that passages are placed on, where that is known."""
    passages: tuple[ForeignPassage, ...] = ()
    notes: tuple[ForeignNote, ...] = ()
    codings: tuple[ForeignCoding, ...] = ()
    removed: tuple[str, ...] = ()
    """Identities of passages that the file says were removed."""


@dataclass(frozen=True, slots=True)
class ForeignLink:
    """A relation between two passages, by their identities."""

    origin: str
    target: str
    name: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True)
class ForeignFile:
    """A source whose bytes are inside the project's file."""

    name: str
    """A file name with the suffix that says what it is."""
    data: bytes


@dataclass(frozen=True, slots=True)
class Doubt:
    """How passages of a source are to be counted out, where the file does not tell.

    `readings` are names that a `ReadingChoice` takes, each with the same few passages so read.
    """

    source: str
    readings: Mapping[str, tuple[str, ...]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Project:
    """All that is to be brought in from one file."""

    form: str
    """The name of the format, such as 'refi-qda'."""
    program: str
    """What wrote it, as a reader knows it, such as 'NVivo 12.6'."""
    identity: str = ""
    """What the file is known by, however often it is written; '' for its format and name."""
    name: str = ""
    tags: tuple[ForeignTag, ...] = ()
    sources: tuple[ForeignSource, ...] = ()
    links: tuple[ForeignLink, ...] = ()
    notes: tuple[ForeignNote, ...] = ()
    """About the whole of it."""
    files: tuple[ForeignFile, ...] = ()
    without_a_home: Mapping[str, int] = field(default_factory=dict)
    """What has no place here, by kind in the plural, such as 'variables'."""
    remarks: tuple[str, ...] = ()
    """Sentences about how it was read, such as which unit its positions are in, and how surely."""
    doubts: tuple[Doubt, ...] = ()
    has_facts_only: bool = False
    """Whether it is a bibliography: its sources say what documents are, and bring none."""
