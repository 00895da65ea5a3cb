"""What changed in the library, as one Qt signal."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

if TYPE_CHECKING:
    from desktop.domain import Changes
    from desktop.workspace import Workspace

POLL_MS = 1500
"""How often other windows and commands on the same library are asked after."""


class Bridge(QObject):
    """Emits `changed` with Changes, whoever made them, always in the window's thread."""

    changed = Signal(object)

    def __init__(self, workspace: Workspace, parent: QObject) -> None:
        super().__init__(parent)
        workspace.subscribe(self.tell)
        self._poll = QTimer(self, interval=POLL_MS)
        self._poll.timeout.connect(workspace.poll)
        self._poll.start()

    def tell(self, changes: Changes) -> None:
        """Pass on what changed; nothing is passed on when nothing did."""
        if changes:
            self.changed.emit(changes)

    def stop(self) -> None:
        """Ask no more after other processes; the library is about to close."""
        self._poll.stop()
