"""Keeps the list of recent documents level with what is read."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer

from desktop.ui.look.icons import KIND_ICONS
from desktop.ui.tree.recent_documents import Recent

if TYPE_CHECKING:
    from desktop.domain import Changes
    from desktop.ui.desk import Desk
    from desktop.ui.tabs.document_pane import DocumentPane

MOST = 5
_FOLDED = "recent_folded"


class RecentVerbs:
    """What is read is listed as soon as its place has settled."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        recent = desk.left.recent
        recent.opened.connect(desk.safely(self._open))
        recent.folded.connect(lambda folded: desk.settings.set_flag(_FOLDED, value=folded))
        desk.reading.current_changed.connect(self.show)
        desk.reading.pane_made.connect(self._connect_pane)
        desk.opened.connect(self._opened)

    def _opened(self) -> None:
        self._desk.left.recent.show_open(is_open=not self._desk.settings.flag(_FOLDED))
        self.show()

    def _connect_pane(self, pane: DocumentPane) -> None:
        # The place is kept first, by whoever else hears that it has settled.
        pane.position_settled.connect(lambda *_place: QTimer.singleShot(0, pane, self.show))

    def refresh(self, changes: Changes) -> None:
        """List documents by the names that they have now."""
        if changes.documents:
            self.show()

    def show(self) -> None:
        """List the documents that were read last."""
        if not self._desk.is_open:
            return
        catalogue = self._desk.catalogue
        found = [catalogue.documents[one] for one in catalogue.recent()[:MOST]]
        self._desk.left.recent.show_recent(
            [Recent(one.id, one.title, KIND_ICONS.get(one.kind, "document")) for one in found]
        )

    def _open(self, document_id: str, keep: bool) -> None:  # noqa: FBT001  # a signal's
        self._desk.open_passage(document_id, keep=keep)
