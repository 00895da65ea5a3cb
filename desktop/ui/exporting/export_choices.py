"""What an export was asked for, and what of it is remembered for the next one."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

    from desktop.domain.asking.which import Which
    from desktop.domain.exchanged.export_wish import ExportWish, FormatNote, StyleNote

PDF_COPY = "pdf"
"""Stands among the formats for a copy of the document's own file."""


@dataclass(frozen=True, slots=True)
class ExportChoices:
    """How the last export was written; another one begins so."""

    form: str = "markdown"
    style: str = ""
    """The name of a citation style, or the path of its file."""
    language: str = ""
    grouping: str = ""
    order: str = "reading"
    many: bool = False
    with_links: bool = False

    @classmethod
    def read(cls, text: str) -> ExportChoices:
        """Return choices as they were kept; the usual ones for anything else."""
        usual = cls()
        try:
            kept = json.loads(text)
            known = {name: kept[name] for name, value in asdict(usual).items()
                     if type(kept.get(name)) is type(value)}  # fmt: skip
        except (ValueError, AttributeError, RecursionError):
            return usual
        return cls(**known)

    def __str__(self) -> str:
        return json.dumps(asdict(self))


@dataclass(frozen=True, slots=True)
class ExportOffer:
    """What can be exported, and how."""

    title: str
    """Of the one document that is meant; '' where none is."""
    documents: tuple[str, ...]
    """Ids of those that are chosen."""
    tags: Sequence[str]
    formats: Sequence[FormatNote]
    styles: Sequence[StyleNote]
    folder: str
    read: Callable[[str], Which]
    """Reads a question; raises QuestionError."""
    tag: str = ""
    question: str = ""
    everything: bool = False
    """Whether the whole library is meant unless told otherwise."""
    copies: bool = False
    """Whether the one document is a PDF file, which can be copied."""


@dataclass(frozen=True, slots=True)
class ExportChoice:
    """What the reader wants exported. `target` is a folder when `many`, else a file."""

    target: Path
    wish: ExportWish
    many: bool
    replace: bool
    as_copy: bool = False
    """Whether it is a copy of the document's own file, with the highlights in it."""
