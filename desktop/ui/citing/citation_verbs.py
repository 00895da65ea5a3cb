"""Verbs that copy: passages and highlights with their citation, documents as others cite them."""

from __future__ import annotations

from operator import attrgetter
from typing import TYPE_CHECKING

from PySide6.QtGui import QGuiApplication

from desktop.domain.citing.copy_style import CopyStyle
from desktop.ui.reader.tools.clipboard import cited
from desktop.ui.tree.tree_nodes import Kind
from desktop.ui.work.tasks import call

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from PySide6.QtCore import QMimeData

    from desktop.domain import Highlight
    from desktop.ui.desk import Desk
    from desktop.ui.reader.protocol import Reader
    from desktop.ui.tabs.document_pane import DocumentPane
    from desktop.ui.work.tasks import Call

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

    @property
    def _style(self) -> str:
        return self._desk.settings.preferences().citation_style

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
        form = reader.html_of(one.start, one.end)
        asked = call(
            self._desk.workspace.citations.line,
            one.document_id,
            one.start,
            end=one.end,
            said_by=one.said_by,
            in_style=self._style,
        )
        self._told(asked, lambda line: self._put_formed(cited(one.quote, form, line)))

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
            words, form = reader.selected_text(), reader.html_of(start, end)
            line = call(citations.line, document_id, start, revision, end=end, in_style=self._style)
            self._told(line, lambda said: self._put_formed(cited(words, form, said)))
        else:
            passage = call(
                citations.passage, document_id, start, end, chosen, revision, in_style=self._style
            )
            self._told(passage, self._put)

    def _copy_highlights(self, ids: Sequence[str], style: CopyStyle) -> None:
        citations = self._desk.workspace.citations
        copying = call(citations.highlights, ids, style, in_style=self._style)
        self._told(copying, self._put, at_once=len(ids) <= FEW)

    def _told(self, asked: Call[str], then: Callable[[str], None], *, at_once: bool = True) -> None:
        """Have something cited; in a style of its own, the worker does, as styles load slowly."""
        if at_once and not self._style:
            make = attrgetter(asked.method)(self._desk.workspace)
            then(make(*asked.args, **asked.kwargs))
        else:
            self._desk.tasks.search(asked, then=then, failed=self._desk.status.say)

    def _put_formed(self, words: QMimeData) -> None:
        QGuiApplication.clipboard().setMimeData(words)
        self._desk.status.say("Copied with citation.")

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
