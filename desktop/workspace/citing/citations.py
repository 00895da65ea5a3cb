"""Citations of passages, highlights and documents, in the forms in which they are pasted."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop import export, words
from desktop.annotate.speakers.who_says import WhoSays
from desktop.domain import CELL_BREAK, ROW_BREAK, SOFT_BREAK
from desktop.domain.citing.cited_highlight import CitedHighlight
from desktop.export.citing.cited_runs import plain

if TYPE_CHECKING:
    from collections.abc import Sequence

    from desktop.domain import Content, Document, Highlight
    from desktop.domain.citing.copy_style import CopyStyle
    from desktop.export.citing.citer import Citer
    from desktop.workspace.opened import Opened


class Citations:
    """What can be copied with where it comes from."""

    def __init__(self, opened: Opened) -> None:
        self._opened = opened
        self._library = opened.library
        self._citer: tuple[str, Citer] | None = None
        """What cites in the style that was asked for last."""

    def line(
        self,
        document_id: str,
        start: int,
        revision: int | None = None,
        *,
        end: int | None = None,
        said_by: str | None = None,
        in_style: str = "",
    ) -> str:
        """Return one line that cites the passage at `start`, of a revision that it names.

        Without one, of the newest. With the passage's `end`, who speaks in it is told by the text,
        unless the reader has it that it is said by another, or by nobody. `in_style` is a citation
        style, by its name or its file; a bad one raises UnusableStyleError.
        """
        document, content = self._as_of(document_id, revision)
        speaker = _speaker(content, start, end) if said_by is None else said_by
        cited = export.cite(document, content, start, speaker)
        styled = self._styled(document, content, start, cited.said, in_style)
        return self._said(cited, revision, document_id, styled)

    def passage(
        self,
        document_id: str,
        start: int,
        end: int,
        style: CopyStyle,
        revision: int | None = None,
        *,
        in_style: str = "",
    ) -> str:
        """Return the words from `start` to `end` with their citation; the rest as for `line`."""
        document, content = self._as_of(document_id, revision)
        said = content.quoted(start, end).text
        block = export.blockquote_of(said)
        speaker = _speaker(content, start, end)
        words_of = said, block, "", speaker
        one = self._cited(document, content, words_of, (start, revision), in_style)
        return export.passages_cited([one], style)

    def highlights(self, ids: Sequence[str], style: CopyStyle, *, in_style: str = "") -> str:
        """Return the words of highlights with their citations, in the order of `ids`.

        Words that the newest text does not have are cited from the revision they were kept in.
        """
        found = {one.id: one for one in self._library.highlights.by_id(ids)}
        passages = [self._kept(found[key], in_style) for key in ids if key in found]
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

    def _kept(self, one: Highlight, in_style: str) -> export.CitedPassage:
        start, revision, _ = self._source(one)
        document, content = self._as_of(one.document_id, revision)
        block = export.blockquote(one, content) if one.quote.strip() else ""
        end = start + len(one.anchor.quotation)
        speaker = _speaker(content, start, end) if one.said_by is None else one.said_by
        said = one.quote, block, words.area(one), speaker
        return self._cited(document, content, said, (start, revision), in_style)

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
        place: tuple[int, int | None],
        in_style: str,
    ) -> export.CitedPassage:
        quotation, block, area, speaker = said
        start, revision = place
        cited = export.cite(document, content, start, speaker)
        styled = self._styled(document, content, start, cited.said, in_style)
        return export.CitedPassage(
            quotation.replace(SOFT_BREAK, "\n").replace(ROW_BREAK, "\n").strip(CELL_BREAK),
            block,
            area,
            self._said(cited, revision, document.id, styled),
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

    def _styled(
        self, document: Document, content: Content, start: int, said: str, style: str
    ) -> str:
        """Return a citation in a style; '' without one, or where it cannot make one."""
        if not style:
            return ""
        if self._citer is None or self._citer[0] != style:
            from desktop.export.citing.citer import Citer  # slow to import, and seldom wanted

            self._citer = style, Citer(style)
        styled = plain(self._citer[1].cite(document, content, start))
        return f"{said}, quoted in {styled}" if said and styled else styled

    def _said(
        self, cited: export.Citation, revision: int | None, document_id: str, styled: str = ""
    ) -> str:
        if styled:
            return styled if revision is None else f"{styled} (revision {revision})"
        if revision is None:
            return export.citation_text(cited)
        made = self._library.revisions.get(document_id, revision)
        return export.citation_of_revision(cited, revision, made.imported)


def _speaker(content: Content, start: int, end: int | None) -> str:
    """Return who says a passage, as the text tells it."""
    return "" if end is None else WhoSays(content).of(start, end)
