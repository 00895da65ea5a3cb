"""Watches the file of a draft while it is written on elsewhere."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QFileSystemWatcher, QObject, QTimer, Signal

if TYPE_CHECKING:
    from pathlib import Path

SETTLE_MS = 700
"""After it was written on, the file is left alone for so long: most programs write in steps."""


class DraftWatch(QObject):
    """Looks at one file, also where it is replaced by another of the name."""

    changed = Signal()

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._path: Path | None = None
        self._watcher = QFileSystemWatcher(self)
        self._settled = QTimer(self, singleShot=True, interval=SETTLE_MS)
        self._settled.timeout.connect(self._tell)
        self._watcher.fileChanged.connect(lambda _path: self._settled.start())
        self._watcher.directoryChanged.connect(lambda _path: self._look())

    def watch(self, path: Path) -> None:
        """Watch this file instead."""
        watched = [*self._watcher.files(), *self._watcher.directories()]
        if watched:
            self._watcher.removePaths(watched)
        self._settled.stop()
        self._path = path
        self._watcher.addPaths([str(one) for one in (path, path.parent) if one.exists()])

    def _look(self) -> None:
        """Take hold of a file that was put in the place of the one watched."""
        path = self._path
        if path is not None and str(path) not in self._watcher.files() and path.exists():
            self._watcher.addPath(str(path))
            self._settled.start()

    def _tell(self) -> None:
        self._look()
        self.changed.emit()
