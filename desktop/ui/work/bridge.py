"""What changed in the library, as one Qt signal."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import replace
from itertools import islice
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from desktop.domain import Changes
from desktop.errors import ManiculeError

if TYPE_CHECKING:
    from desktop.workspace import Workspace

POLL_MS = 1500
"""How often other windows and commands on the same library are asked after."""
GATHER_MS = 100
"""How long a worker's changes are gathered: an import tells of each file."""
SETTLE_MS = 400
SLICE = 16
"""Documents in one signal. Each gets its row anew: more would hold up the window."""


class Bridge(QObject):
    """Emits `changed` with Changes, whoever made them, always in the window's thread."""

    changed = Signal(object)
    settled = Signal()
    """The reader's own change was told, or for a moment nothing more of a worker's waited."""

    def __init__(self, workspace: Workspace, parent: QObject) -> None:
        super().__init__(parent)
        self._waiting = Changes()
        self.is_own = False
        """Whether what is told now is one step of this window, and nothing else with it."""
        self._is_asking = False
        workspace.subscribe(self.tell)
        self._poll = QTimer(self, interval=POLL_MS)
        self._ask = workspace.poll
        self._poll.timeout.connect(self._look)
        self._poll.start()
        self._gather = QTimer(self, singleShot=True)
        self._gather.timeout.connect(self._tell_slice)
        self._settle = QTimer(self, singleShot=True, interval=SETTLE_MS)
        self._settle.timeout.connect(self.settled)

    def tell(self, changes: Changes) -> None:
        """Pass on what changed; of very many documents, the first at once and the rest soon."""
        if len(changes.documents) > SLICE:
            self._waiting |= changes
            self._tell_slice()
        elif changes:
            self.is_own = not self._is_asking
            self.changed.emit(changes)
            self.is_own = False
            self.settled.emit()

    def tell_soon(self, changes: Changes) -> None:
        """Pass on what changed together with what changes in the next moment."""
        if not self._poll.isActive():
            return  # a worker's last word, after the library was closed
        self._waiting |= changes
        if not self._gather.isActive():
            self._gather.start(GATHER_MS)

    def tell_now(self) -> None:
        """Pass on all that waits: somebody is about to look at it."""
        while self._waiting:
            self._tell_slice()
        if self._settle.isActive():
            self._settle.stop()
            self.settled.emit()

    def _tell_slice(self) -> None:
        waiting = self._waiting
        first = frozenset(islice(waiting.documents, SLICE))
        rest = waiting.documents - first
        self._waiting = Changes(documents=rest, texts=waiting.texts & rest)
        if self._waiting:
            self._gather.start(0)
        if waiting:
            self.changed.emit(replace(waiting, documents=first, texts=waiting.texts & first))
            self._settle.start()

    def _look(self) -> None:
        """Ask after other processes; should the disk not answer, the next change will say so."""
        self._is_asking = True
        with suppress(ManiculeError):
            self._ask()
        self._is_asking = False

    def stop(self) -> None:
        """Ask no more after other processes; the library is about to close."""
        self._poll.stop()
        self._gather.stop()
        self._settle.stop()
