"""Passages as arguments use them: with who says them, and a citation of the text that has them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop import export
from desktop.domain.arguing.claims import Evidence
from desktop.domain.reviews import reads_now
from desktop.errors import DamagedLibraryError, NotFoundError
from desktop.workspace.contents import NOTHING

if TYPE_CHECKING:
    from collections.abc import Collection

    from desktop.domain import Content, Document, Highlight
    from desktop.workspace.citing.citations import Citations
    from desktop.workspace.opened import Opened
    from desktop.workspace.searching.speakers import Speakers


class Witnesses:
    """Looks passages up for claims and outlines."""

    def __init__(self, opened: Opened, citations: Citations, speakers: Speakers) -> None:
        self._library = opened.library
        self._contents = opened.contents
        self._citations = citations
        self._speakers = speakers

    def of(self, highlight_ids: Collection[str]) -> dict[str, Evidence]:
        """Return what is known of each of these highlights; of one in the trash, only its id."""
        known = {one.id: one for one in self._library.highlights.by_id(highlight_ids)}
        missing = set(highlight_ids) - known.keys()
        gone = self._library.highlights.removed() if missing else []
        removed = {one.id: one for one in gone if one.id in missing}
        every = known | removed
        documents = {one.id: one for one in self._library.documents.all()}
        contents = self._contents.newest({one.document_id for one in every.values()})
        found = {key: Evidence(key) for key in highlight_ids}
        for one in sorted(every.values(), key=lambda one: one.document_id):
            if document := documents.get(one.document_id):
                content = contents.get(document.id, NOTHING)
                is_removed = one.id in removed
                found[one.id] = self._evidence(one, document, content, is_removed=is_removed)
        return found

    def _evidence(
        self, highlight: Highlight, document: Document, content: Content, *, is_removed: bool
    ) -> Evidence:
        anchor, placement = highlight.anchor, highlight.placement
        is_old = anchor.revision != placement.revision and (
            not placement.status.stands or reads_now(highlight, content) != highlight.quote
        )
        start, end = (anchor.start, anchor.end) if is_old else (highlight.start, highlight.end)
        speaker = self._speakers.of(highlight)
        said = speaker.name if speaker else ""
        citation, text = export.citation_text(export.cite(document, content, start, said)), content
        if is_old:
            made, said_by = anchor.revision, highlight.said_by
            try:
                citation = self._citations.line(document.id, start, made, end=end, said_by=said_by)
                text = self._contents.of(document.id, made)
            except (DamagedLibraryError, NotFoundError):  # it cannot be read: `check` tells
                citation, text = document.title, NOTHING
        return Evidence(
            highlight.id,
            highlight,
            is_removed=is_removed,
            title=document.title,
            publisher=document.facts.publisher,
            people=(said,) if said else _writers(document, text, start),
            citation=citation,
        )


def _writers(document: Document, content: Content, start: int) -> tuple[str, ...]:
    """Return who wrote the section of a passage, or else its document."""
    written = (section.facts.get("author") for section in reversed(content.section_path(start)))
    author = next(filter(None, written), "")
    return (author,) if author else document.facts.authors
