"""Exports that are kept up: what goes where, and what became of it the last time."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from datetime import datetime


class KeptForm(StrEnum):
    """In what form notes are kept. Values are stored: one that was released is never changed."""

    OBSIDIAN = "obsidian"
    MARKDOWN = "markdown"
    TEMPLATE = "template"
    """One of the reader's own, or of the gallery."""


@dataclass(frozen=True, slots=True)
class Kept:
    """What is to be kept, as the reader chooses it."""

    name: str
    folder: str
    form: KeptForm = KeptForm.OBSIDIAN
    question: str = ""
    """Only highlights that answer it; with '' all."""
    smart_tag: str = ""
    """The id of a kept question, which is asked as it is by then, instead."""
    collection: str | None = None
    """The id of a collection: only documents in it, and in those below."""
    template: str = ""
    """The name of one in the gallery, or the path of a file."""
    file_name: str = ""
    """A template for the names of files; with '' the title."""
    automatic: bool = False
    """Whether changes bring it up to date by themselves."""


@dataclass(frozen=True, slots=True)
class ExportTarget:
    """An export that is kept up."""

    id: str
    kept: Kept
    is_adrift: bool = False
    """Whether it was of a collection that is gone."""
    report: KeptReport | None = None
    """What became of it the last time."""


class Became(StrEnum):
    """What became of the note of a document."""

    CREATED = "created"
    REWRITTEN = "rewritten"
    UNCHANGED = "unchanged"
    EXTENDED = "extended"
    """A person had changed it: it was kept, and what is new was put at its end."""
    KEPT = "kept"
    """A person had changed it, and nothing is new."""
    BESIDE = "beside"
    """It could not be told what is whose: written beside."""
    FAILED = "failed"
    LEFT = "left"
    """Nothing of the document is exported any more; its note stays."""


class Remark(NamedTuple):
    """A sentence about the note of a document that its reader may want to know."""

    became: Became
    path: str
    """Inside the folder; '' where there is none."""
    sentence: str


@dataclass(frozen=True, slots=True)
class KeptReport:
    """What became of a kept export."""

    at: datetime
    counts: dict[Became, int] = field(default_factory=dict)
    remarks: tuple[Remark, ...] = ()
    error: str = ""
    """A sentence, where nothing could be done at all."""

    @property
    def written(self) -> int:
        """How many files were written."""
        written = (Became.CREATED, Became.REWRITTEN, Became.EXTENDED, Became.BESIDE)
        return sum(self.counts.get(one, 0) for one in written)


@dataclass(frozen=True, slots=True)
class WrittenNote:
    """What is remembered of the note of a document, to tell later what others did to it."""

    document_id: str
    path: str
    """Inside the folder, with '/' between its parts."""
    digests: tuple[str, ...]
    marks: dict[str, str]
    front: dict[str, str]
    name: str = ""
    """What it was called by us: under another name it was renamed by a person."""
