"""Verbs that copy: passages and highlights with their citation, documents as others cite them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtGui import QGuiApplication

from desktop.domain.citing.copy_style import CopyStyle
from desktop.ui.reader.tools.clipboard import cited
from desktop.ui.tree.tree_nodes import Kind
from desktop.ui.work.tasks import call

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from desktop.domain import Highlight
    from desktop.ui.desk import Desk
    from desktop.ui.reader.protocol import Reader
    from desktop.ui.tabs.document_pane import DocumentPane

FEW = 20
"""Highlights that are gathered while the window waits; of more, texts may have to be read."""


class CitationVerbs:
    """The style is chosen once, in Preferences, or for one copy."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        desk.reading.pane_made.connect(self._connect)

    def _connect(self, pane: DocumentPane) -> None:
        copy = self._desk.safely(self.copy)
        pane.views.with_readers(lambda reader: reader.citation_requested.connect(copy))

    @property
    def _usual(self) -> CopyStyle:
        try:
            return CopyStyle(self._desk.settings.preferences().copy_style)
        except ValueError:  # of a later version
            return CopyStyle.PLAIN

    # Words

    def copy(self, style: str = "") -> None:
        """Copy the passage or the highlights in hand with where they come from."""
        chosen = CopyStyle(style) if style else self._usual
        pane, subject = self._desk.subject.pane, self._desk.subject
        if pane is not None and subject.passage is not None:
            passage = subject.passage
            place = passage.document_id, passage.start, passage.end
            self.copy_passage(pane.reader, place, pane.revision or None, chosen)
        elif ids := subject.ids:
            one = subject.highlights[0] if len(ids) == 1 and subject.highlights else None
            if chosen is CopyStyle.PLAIN and pane is not None and one and self._is_there(pane, one):
                self._copy_one(pane.reader, one)
            else:
                self._copy_highlights(ids, chosen)

    def _copy_one(self, reader: Reader, one: Highlight) -> None:
        """Copy a highlight with its form, for a word processor."""
        line = self._desk.workspace.citations.line(
            one.document_id, one.start, end=one.end, said_by=one.said_by
        )
        words = cited(one.quote, reader.html_of(one.start, one.end), line)
        QGuiApplication.clipboard().setMimeData(words)
        self._desk.status.say("Copied with citation.")

    @staticmethod
    def _is_there(pane: DocumentPane, one: Highlight) -> bool:
        """Whether the words of a highlight stand in the newest text, which is on show."""
        if pane.content is None or pane.revision or not one.quote.strip():
            return False
        return pane.content.text[one.start : one.end] == one.anchor.quotation

    def copy_passage(
        self,
        reader: Reader,
        place: tuple[str, int, int],
        revision: int | None,
        style: CopyStyle | None = None,
    ) -> None:
        """Copy a passage of a reader: a document, from where to where, of which old revision."""
        chosen = style or self._usual
        citations, (document_id, start, end) = self._desk.workspace.citations, place
        if chosen is CopyStyle.PLAIN:
            line = citations.line(document_id, start, revision, end=end)
            words = cited(reader.selected_text(), reader.html_of(start, end), line)
            QGuiApplication.clipboard().setMimeData(words)
            self._desk.status.say("Copied with citation.")
        else:
            self._put(citations.passage(document_id, start, end, chosen, revision))

    def _copy_highlights(self, ids: Sequence[str], style: CopyStyle) -> None:
        copying = call(self._desk.workspace.citations.highlights, ids, style)
        if len(ids) <= FEW:
            self._put(self._desk.workspace.citations.highlights(ids, style))
        else:
            self._desk.tasks.search(copying, then=self._put, failed=self._desk.status.say)

    def _put(self, text: str, said: str = "Copied with citation.") -> None:
        QGuiApplication.clipboard().setText(text)
        self._desk.status.say(said)

    # Documents

    def copy_citation(self) -> None:
        """Copy the citation of the documents in hand as wholes, in the chosen style."""
        citations, style = self._desk.workspace.citations, self._usual
        self._copy_documents(lambda ids: citations.documents(ids, style), "")

    def copy_bibtex(self) -> None:
        """Copy the documents in hand as entries of a BibTeX file."""
        self._copy_documents(self._desk.workspace.citations.bibtex, " as BibTeX")

    def copy_csl(self) -> None:
        """Copy the documents in hand as CSL-JSON."""
        self._copy_documents(self._desk.workspace.citations.csl_json, " as CSL-JSON")

    def _copy_documents(self, made: Callable[[Sequence[str]], str], form: str) -> None:
        pane = self._desk.subject.pane
        ids = [node.key for node in self._desk.subject.rows if node.kind is Kind.DOCUMENT]
        if not ids and pane is not None:
            ids = [pane.document_id]
        if ids:
            what = "the citation" if len(ids) == 1 else f"{len(ids)} citations"
            self._put(made(ids), f"Copied {what}{form}.")
