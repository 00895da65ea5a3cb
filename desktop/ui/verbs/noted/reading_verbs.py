"""Verbs about how much of documents is read: it is kept as one reads, shown, and set right."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop.domain.noted.reading_progress import ReadingState, told
from desktop.ui.noted.reading_clock import ReadingClock
from desktop.ui.tree.tree_nodes import Kind

if TYPE_CHECKING:
    from desktop.domain import Changes
    from desktop.ui.desk import Desk
    from desktop.ui.tabs.document_pane import DocumentPane


class ReadingVerbs:
    """What is read on the screen is no step; to mark a document is one."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self.clock = ReadingClock(desk)
        self.clock.kept.connect(self._kept)
        desk.reading.pane_made.connect(self._connect_pane)

    def mark_read(self) -> None:
        """Say that the documents in hand are read, wherever that was."""
        self._mark(ReadingState.READ)

    def mark_unread(self) -> None:
        """Say that the documents in hand are to be read from the beginning."""
        self._mark(ReadingState.UNREAD)

    def _mark(self, state: ReadingState) -> None:
        desk = self._desk
        ids = [row.key for row in desk.subject.rows if row.kind is Kind.DOCUMENT]
        pane = desk.reading.current()
        if not ids and pane is not None:
            ids = [pane.document_id]
        if not ids:
            return
        self.clock.forget(ids)
        desk.workspace.readings.mark(ids, state)
        what = f"“{desk.catalogue.title(ids[0])}”" if len(ids) == 1 else f"{len(ids):,} documents"
        desk.status.say_undoable(f"{what} marked as {state.value}.")

    def _kept(self, document_id: str) -> None:
        """Show how much is read of a document that was read on in."""
        self._desk.catalogue.read_more(document_id)
        for pane in self._desk.reading.panes():
            if pane.document_id == document_id:
                self._show(pane)

    def refresh(self, changes: Changes) -> None:
        """Show in all pages how much is read."""
        for pane in self._desk.reading.panes():
            if pane.document_id in changes.readings:
                self._show(pane)

    def _connect_pane(self, pane: DocumentPane) -> None:
        pane.views.turned.connect(lambda: self._show(pane))
        self._show(pane)

    def _show(self, pane: DocumentPane) -> None:
        share = self._desk.catalogue.reading(pane.document_id).share
        pane.bar.show_read(told(share) if share > 0 and not pane.revision else "")
