"""Citations of passages, highlights and documents, in the forms in which they are pasted."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop import export, words
from desktop.annotate.speakers.who_says import WhoSays
from desktop.domain import CELL_BREAK, ROW_BREAK, SOFT_BREAK
from desktop.domain.citing.cited_highlight import CitedHighlight

if TYPE_CHECKING:
    from collections.abc import Sequence

    from desktop.domain import Content, Document, Highlight
    from desktop.domain.citing.copy_style import CopyStyle
    from desktop.workspace.opened import Opened


class Citations:
    """What can be copied with where it comes from."""

    def __init__(self, opened: Opened) -> None:
        self._opened = opened
        self._library = opened.library

    def line(
        self,
        document_id: str,
        start: int,
        revision: int | None = None,
        *,
        end: int | None = None,
        said_by: str | None = None,
    ) -> str:
        """Return one line that cites the passage at `start`, of a revision that it names.

        Without one, of the newest. With the passage's `end`, who speaks in it is told by the text,
        unless the reader has it that it is said by another, or by nobody.
        """
        document, content = self._as_of(document_id, revision)
        speaker = _speaker(content, start, end) if said_by is None else said_by
        return self._said(export.cite(document, content, start, speaker), revision, document_id)

    def passage(
        self, document_id: str, start: int, end: int, style: CopyStyle, revision: int | None = None
    ) -> str:
        """Return the words from `start` to `end` with their citation; `revision` as for `line`."""
        document, content = self._as_of(document_id, revision)
        said = content.quoted(start, end).text
        block = export.blockquote_of(said)
        speaker = _speaker(content, start, end)
        one = self._cited(document, content, (said, block, "", speaker), start, revision)
        return export.passages_cited([one], style)

    def highlights(self, ids: Sequence[str], style: CopyStyle) -> str:
        """Return the words of highlights with their citations, in the order of `ids`.

        Words that the newest text does not have are cited from the revision they were kept in.
        """
        found = {one.id: one for one in self._library.highlights.by_id(ids)}
        passages = [self._kept(found[key]) for key in ids if key in found]
        return export.passages_cited(passages, style)

    def listed(self, ids: Sequence[str]) -> list[CitedHighlight]:
        """Return highlights in the order of `ids`, each with its source in one line."""
        found = {one.id: one for one in self._library.highlights.by_id(ids)}
        titles = {one.id: one.title for one in self._library.documents.all()}
        return [
            CitedHighlight(one, titles.get(one.document_id, ""), self._source(one)[2])
            for one in (found[key] for key in ids if key in found)
        ]

    def documents(self, ids: Sequence[str], style: CopyStyle) -> str:
        """Return the citations of whole documents, in the order of titles."""
        return export.documents_cited(self._library.documents.all(ids), style)

    def bibtex(self, ids: Sequence[str] | None = None) -> str:
        """Return documents as BibTeX: these, or all."""
        return export.bibtex(self._library.documents.all(ids))

    def csl_json(self, ids: Sequence[str] | None = None) -> str:
        """Return documents as CSL-JSON: these, or all."""
        return export.csl_json(self._library.documents.all(ids))

    def _kept(self, one: Highlight) -> export.CitedPassage:
        start, revision, _ = self._source(one)
        document, content = self._as_of(one.document_id, revision)
        block = export.blockquote(one, content) if one.quote.strip() else ""
        end = start + len(one.anchor.quotation)
        speaker = _speaker(content, start, end) if one.said_by is None else one.said_by
        said = one.quote, block, words.area(one), speaker
        return self._cited(document, content, said, start, revision)

    def _source(self, one: Highlight) -> tuple[int, int | None, str]:
        """Return where the words of a highlight stand, in which old revision, and its citation."""
        start, revision = one.start, None
        content = self._opened.contents.of(one.document_id)
        if content.text[start : one.end] != one.anchor.quotation:
            start, revision = one.anchor.start, one.anchor.revision
        end = start + len(one.anchor.quotation)
        line = self.line(one.document_id, start, revision, end=end, said_by=one.said_by)
        return start, revision, line

    def _cited(
        self,
        document: Document,
        content: Content,
        said: tuple[str, str, str, str],
        start: int,
        revision: int | None,
    ) -> export.CitedPassage:
        quotation, block, area, speaker = said
        cited = export.cite(document, content, start, speaker)
        return export.CitedPassage(
            quotation.replace(SOFT_BREAK, "\n").replace(ROW_BREAK, "\n").strip(CELL_BREAK),
            block,
            area,
            self._said(cited, revision, document.id),
            document.facts.citation_key,
            export.locator(content, start),
            f"revision {revision}" if revision is not None else "",
            start,
        )

    def _as_of(self, document_id: str, revision: int | None) -> tuple[Document, Content]:
        content = self._opened.contents.of(document_id, revision)
        if revision is None:
            return self._library.documents.get(document_id), content
        return self._library.revisions.document(document_id, revision), content

    def _said(self, cited: export.Citation, revision: int | None, document_id: str) -> str:
        if revision is None:
            return export.citation_text(cited)
        made = self._library.revisions.get(document_id, revision)
        return export.citation_of_revision(cited, revision, made.imported)


def _speaker(content: Content, start: int, end: int | None) -> str:
    """Return who says a passage, as the text tells it."""
    return "" if end is None else WhoSays(content).of(start, end)
