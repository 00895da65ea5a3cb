"""A folder whose new files are imported by themselves."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QFileSystemWatcher, QObject, QTimer, Signal

if TYPE_CHECKING:
    from collections.abc import Mapping

SETTLE_MS = 1500
"""A file is taken when it looked the same at two looks this far apart: it is no longer written."""

Stamp = tuple[int, int]


class FolderWatch(QObject):
    """Looks at one folder, not at what is below it."""

    found = Signal(list)
    """Paths that are new or changed."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._watcher = QFileSystemWatcher(self)
        self._folder = ""
        self._taken: dict[str, Stamp] = {}
        self._pending: dict[str, Stamp] = {}
        self._look_again = QTimer(self, singleShot=True, interval=SETTLE_MS)
        self._look_again.timeout.connect(self.look)
        self._watcher.directoryChanged.connect(lambda _path: self._look_again.start())

    def watch(self, folder: str) -> None:
        """Watch this folder instead; '' watches none. What is in it already is found too."""
        if folder == self._folder:
            return
        if self._watcher.directories():
            self._watcher.removePaths(self._watcher.directories())
        self._folder = folder
        self._taken, self._pending = {}, {}
        if folder and Path(folder).is_dir():
            self._watcher.addPath(folder)
            self._look_again.start()

    def look(self) -> None:
        """Look what is new; tell of what has settled."""
        now = _stamps(self._folder)
        fresh = {path: stamp for path, stamp in now.items() if self._taken.get(path) != stamp}
        settled = [path for path, stamp in fresh.items() if self._pending.get(path) == stamp]
        self._taken |= {path: fresh[path] for path in settled}
        self._pending = {path: stamp for path, stamp in fresh.items() if path not in settled}
        if self._pending:
            self._look_again.start()
        if settled:
            self.found.emit([Path(path) for path in sorted(settled)])


def _stamps(folder: str) -> Mapping[str, Stamp]:
    try:
        with os.scandir(folder) as entries:
            return {
                entry.path: (entry.stat().st_mtime_ns, entry.stat().st_size)
                for entry in entries
                if entry.is_file() and not entry.name.startswith((".", "~"))
            }
    except OSError:
        return {}
