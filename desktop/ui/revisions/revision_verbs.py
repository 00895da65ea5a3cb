"""Verbs about old revisions: read one, and go to the text that a highlight was made on."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtGui import QCursor
from PySide6.QtWidgets import QMenu

from desktop.ui.tabs.revision_button import fill
from desktop.ui.tree.tree_nodes import Kind

if TYPE_CHECKING:
    from desktop.domain import Document
    from desktop.ui.desk import Desk
    from desktop.ui.tabs.document_pane import DocumentPane


class RevisionVerbs:
    """Old revisions are read in tabs of their own, and nothing is changed there."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self._menu = QMenu(desk.window)
        self._menu.aboutToShow.connect(desk.safely(self._fill))
        desk.actions.by_name["revisions"].setMenu(self._menu)
        desk.reading.pane_made.connect(self._connect_pane)

    def _connect_pane(self, pane: DocumentPane) -> None:
        show = self._desk.safely(self.show)
        pane.bar.revisions.chosen.connect(lambda number: show(pane.document_id, number))
        pane.banner.newest_wanted.connect(lambda: show(pane.document_id))

    def in_hand(self) -> Document | None:
        """Return the document in the tree while the keyboard is there, or else in front."""
        tree, tab = self._desk.left.tree, self._desk.reading.on_show()
        node = tree.current_node() if tree.in_use() else None
        chosen = node.key if node is not None and node.kind is Kind.DOCUMENT else ""
        document_id = chosen or (tab.document_id if tab is not None else "")
        return self._desk.catalogue.documents.get(document_id)

    def _fill(self) -> None:
        document, pane = self.in_hand(), self._desk.reading.current()
        if document is None:
            self._menu.clear()
            return
        shown = pane.revision if pane is not None and pane.document_id == document.id else 0
        fill(
            self._menu,
            self._desk.workspace.revisions.all(document.id),
            shown or document.revision,
            lambda number: self._desk.safely(self.show)(document.id, number),
        )

    def choose(self) -> None:
        """List the revisions of the document in hand."""
        pane = self._desk.reading.current()
        button = pane.bar.revisions if pane is not None else None
        is_there = button is not None and button.isVisible() and not self._desk.left.tree.in_use()
        if button is not None and is_there:
            button.showMenu()
        else:
            self._menu.popup(QCursor.pos())

    def show(self, document_id: str, number: int = 0, start: int = -1, end: int = -1) -> None:
        """Show one revision of a document, the newest unless told, at a passage if there is one."""
        newest = self._desk.catalogue.documents[document_id].revision
        old = number if 0 < number < newest else 0
        self._desk.open_passage(document_id, start, end, revision=old)

    def made_on(self) -> None:
        """Show the first of the highlights in hand in the text that it was made on."""
        for highlight in self._desk.subject.highlights[:1]:
            anchor = highlight.anchor
            self.show(highlight.document_id, anchor.revision, anchor.start, anchor.end)
            self._desk.subject.take(highlight.id)
