"""Verbs about links from elsewhere: copy one, follow one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtGui import QGuiApplication

from desktop.errors import DeadLinkError
from desktop.ui.tree.tree_nodes import Kind

if TYPE_CHECKING:
    from desktop.domain.exchanged.destination import Destination
    from desktop.ui.desk import Desk


class DeepLinkVerbs:
    """A link opens what it names and does nothing else, whoever wrote it."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    def copy(self) -> None:
        """Copy the links to the highlights in hand, or else to the document."""
        links, ids = self._desk.workspace.deeplinks, self._desk.subject.ids
        if not ids:
            self.copy_document()
            return
        what = "the highlight" if len(ids) == 1 else f"{len(ids):,} highlights"
        self._put("\n".join(map(links.to_highlight, ids)), what)

    def copy_document(self) -> None:
        """Copy the links to the documents in the tree that are chosen, or to the one in front."""
        pane, subject = self._desk.subject.pane, self._desk.subject
        ids = [row.key for row in subject.rows if row.kind is Kind.DOCUMENT]
        if not ids and pane is not None:
            ids = [pane.document_id]
        if not ids:
            self._desk.status.say("Choose a highlight or a document first.")
            return
        links = self._desk.workspace.deeplinks
        what = "the document" if len(ids) == 1 else f"{len(ids):,} documents"
        self._put("\n".join(map(links.to_document, ids)), what)

    def _put(self, text: str, what: str) -> None:
        QGuiApplication.clipboard().setText(text)
        self._desk.status.say(f"Copied a link to {what}. It opens here, from any program.")

    def follow(self, text: str) -> None:
        """Show what a link leads to; of what is gone, what it was, and its document."""
        try:
            self._show(self._desk.workspace.deeplinks.followed(text))
        except DeadLinkError as error:
            if error.document_id:
                self._desk.open_passage(error.document_id)
            self._desk.status.say(str(error))

    def _show(self, found: Destination) -> None:
        self._desk.open_passage(found.document_id, found.start, found.end)
        if found.highlight_id:
            self._desk.subject.take(found.highlight_id)
