"""What goes into a project that is handed to another program."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from datetime import datetime

    from desktop.domain import Content, Document, Highlight, Tag
    from desktop.domain.exchanged.given import Given


class Written(NamedTuple):
    """A note on a document, or on the whole library."""

    id: str
    text: str
    title: str = ""
    by: str = ""
    at: datetime | None = None


class Earlier(NamedTuple):
    """A text that passages were kept in, and that is not the newest of its document."""

    revision: int
    content: Content


class Tie(NamedTuple):
    """A link between two highlights, with what the first does to the second."""

    id: str
    origin: str
    target: str
    name: str
    note: str = ""


@dataclass(frozen=True, slots=True)
class SharedDocument:
    """A document with its text, its highlights in reading order, and what is known of these."""

    document: Document
    content: Content
    highlights: Sequence[Highlight]
    given: Mapping[str, Sequence[Given]] = field(default_factory=dict)
    """The tags of highlights, by their ids; those it does not tell of have nobody and no date."""
    made_by: Mapping[str, str] = field(default_factory=dict)
    """Who made each highlight, by its id."""
    earlier: Mapping[str, Earlier] = field(default_factory=dict)
    """Where highlights stand whose words the newest text does not have, by their ids."""
    whole: Sequence[Given] = ()
    """The tags of the document."""
    notes: Sequence[Written] = ()
    collection: str = ""
    """Where it stands in the tree, 'A/B'."""


@dataclass(frozen=True, slots=True)
class SharedProject:
    """A library, or a part of it; its documents are gone through once, one after another."""

    library_id: str
    name: str
    tags: Sequence[Tag]
    documents: Iterable[SharedDocument]
    links: Sequence[Tie] = ()
    """Those of which an end is not written are left out."""
    notes: Sequence[Written] = ()
    changed: datetime | None = None
    """When anything of it was changed last."""
    with_people: bool = True
    """Whether it says who did what."""
