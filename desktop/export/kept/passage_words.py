"""What is said of a passage wherever it goes: its words, what they are cited as, how they stand."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from desktop import words
from desktop.domain import LocatorKind, Placement, PlacementStatus
from desktop.domain.reviews import reads_now
from desktop.export.citation import Citation, citation_of_revision, citation_text, cite, day
from desktop.export.quotation import on_a_line

if TYPE_CHECKING:
    from collections.abc import Iterator

    from desktop.domain import Content, Document, Highlight, Section
    from desktop.export.excerpts import Excerpts


class PassageWords:
    """A highlight as the revision tells of it that surely has its words."""

    def __init__(self, source: Excerpts, highlight: Highlight) -> None:
        self._source, self._earlier = source, source.earlier.get(highlight.id)
        self._newest = highlight
        self.highlight = _as_it_was(highlight) if self._earlier else highlight
        """Placed where its words are."""
        self.content: Content = self._earlier.content if self._earlier else source.content
        self.document: Document = self._earlier.document if self._earlier else source.document

    @property
    def said(self) -> str:
        """Who says the words, or ''."""
        return self._source.said.get(self.highlight.id, "")

    @property
    def citation(self) -> Citation:
        """The parts of its citation."""
        return cite(self.document, self.content, self.highlight.start, self.said)

    @property
    def cited(self) -> str:
        """Its citation on one line."""
        earlier = self._earlier
        if earlier is None:
            return citation_text(self.citation)
        return citation_of_revision(self.citation, earlier.revision, earlier.imported)

    @property
    def page(self) -> str:
        """The label of its page, or ''."""
        return self.content.locator(self.highlight.start, LocatorKind.PAGE)

    @property
    def paragraph(self) -> str:
        """The number of its paragraph as printed, or ''."""
        return self.content.locator(self.highlight.start, LocatorKind.PARAGRAPH)

    @property
    def sections(self) -> tuple[Section, ...]:
        """The sections around it, outermost first; of what is gone, none of the newest text."""
        return () if self.is_gone else self._source.content.section_path(self._newest.start)

    @property
    def is_gone(self) -> bool:
        """Whether it stands under no heading of the newest text."""
        return self._earlier is not None and self._earlier.lacking_since is not None

    @property
    def area(self) -> str:
        """What an area is called; '' for a passage of words."""
        if self.highlight.anchor.region is None:
            return ""
        return words.area(self.highlight, self.page)

    def standing(self) -> str:
        """Return a sentence about how its words stand in the newest revision, '' where they do."""
        return next(self._standing(), "")

    def _standing(self) -> Iterator[str]:
        earlier, source = self._earlier, self._source
        if earlier and earlier.lacking_since:
            since = f"{day(earlier.lacking_since)} (revision {earlier.lacking})"
            yield f"No longer in the source since {since}."
        elif self._newest.placement.status.is_unsure:
            yield "To review: the source changed after this passage was kept."
        elif earlier and (now := reads_now(self._newest, source.content)):
            yield f"The source reads now (revision {source.document.revision}): {on_a_line(now)}"


def _as_it_was(highlight: Highlight) -> Highlight:
    anchor = highlight.anchor
    place = Placement(anchor.revision, anchor.start, anchor.end, PlacementStatus.SAME)
    return replace(highlight, placement=place)
