"""What an export is made of: one document and the highlights chosen from it."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import datetime

    from desktop.domain import Content, Document, Highlight, LinkEnd


@dataclass(frozen=True, slots=True)
class LinkedHighlight:
    """The other end of a link, with the title of its document."""

    word: str
    """What is done to it."""
    highlight: Highlight
    title: str
    note: str = ""


@dataclass(frozen=True, slots=True)
class Earlier:
    """The revision that a passage was kept in, where the newest does not have its words."""

    document: Document
    """As it was then."""
    content: Content
    revision: int
    imported: datetime
    lacking: int = 0
    """The first revision without the passage, where it is no longer in the source."""
    lacking_since: datetime | None = None


@dataclass(frozen=True, slots=True)
class Excerpts:
    """One document, its content and the highlights to export, in reading order."""

    document: Document
    content: Content
    highlights: tuple[Highlight, ...]
    links: Mapping[str, tuple[LinkedHighlight, ...]] = field(default_factory=dict)
    """Links by the id of the highlight they start from."""
    borrowed: frozenset[str] = frozenset()
    """Highlights whose note is a comment that came inside the file: somebody else's words."""
    earlier: Mapping[str, Earlier] = field(default_factory=dict)
    """Of highlights whose words the source does not have any more as they were kept, by id."""
    colours: Mapping[str, str] = field(default_factory=dict)
    """The reader's own names of colours."""
    changed: datetime | None = None
    """When anything of this was changed last, where more is known of it than stands here."""
    said: Mapping[str, str] = field(default_factory=dict)
    """Who says the words of highlights, by id; '' where that is nobody or not known."""
    made_by: Mapping[str, str] = field(default_factory=dict)
    """Who made each highlight, by id."""
    ends: Mapping[str, Sequence[LinkEnd]] = field(default_factory=dict)
    """Links by the id of either highlight, as that one sees them."""
    claims: Mapping[str, Sequence[str]] = field(default_factory=dict)
    """What the claims say that a highlight stands in, by its id."""
    collection: str = ""
    """Where the document stands in the tree, 'A/B'."""

    def last_change(self) -> datetime:
        """Return when the newest thing in here was changed."""
        linked = [link.highlight for h in self.highlights for link in self.links.get(h.id, ())]
        moments = [highlight.modified for highlight in (*self.highlights, *linked)]
        known = [self.changed] if self.changed else []
        return max([self.document.added, *moments, *known])
