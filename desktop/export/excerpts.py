"""What an export is made of: one document and the highlights chosen from it."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from desktop.domain import Content, Document, Highlight, LinkKind


@dataclass(frozen=True, slots=True)
class LinkedHighlight:
    """The other end of a link, with the title of its document."""

    kind: LinkKind
    highlight: Highlight
    title: str
    note: str = ""


@dataclass(frozen=True, slots=True)
class Excerpts:
    """One document, its content and the highlights to export, in reading order."""

    document: Document
    content: Content
    highlights: tuple[Highlight, ...]
    links: Mapping[str, tuple[LinkedHighlight, ...]] = field(default_factory=dict)
    """Links by the id of the highlight they start from."""
