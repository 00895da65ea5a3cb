"""A folder whose new and changed files are imported by themselves."""

from __future__ import annotations

import os
import threading
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QFileSystemWatcher, QObject, QTimer, Signal

if TYPE_CHECKING:
    from collections.abc import Mapping

SETTLE_MS = 1500
"""A file is taken when it looked the same at two looks this far apart: it is no longer written."""
LATER_MS = 30_000
"""After this another look is taken where the system tells nothing: at a folder that was not there,
and at files that were just taken and may be written on."""

Stamp = tuple[int, int]
"""When a file was changed, and its size."""


class FolderWatch(QObject):
    """Looks at one folder, not at what is below it."""

    found = Signal(list)
    """Paths that are new or changed."""
    _looked = Signal(str, object)
    """A folder, and what was in it."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._watcher = QFileSystemWatcher(self)
        self.folder = ""
        self.taken: dict[str, Stamp] = {}
        """What was told of, by path; for reading."""
        self._pending: dict[str, Stamp] = {}
        self._look_again = QTimer(self, singleShot=True, interval=SETTLE_MS)
        self._look_again.timeout.connect(self._look_aside)
        self._look_later = QTimer(self, singleShot=True, interval=LATER_MS)
        self._look_later.timeout.connect(self._look_aside)
        self._is_looking = False
        self._looked.connect(self._hear)
        self._watcher.directoryChanged.connect(lambda _path: self._look_again.start())

    def watch(self, folder: str, taken: Mapping[str, Stamp] | None = None) -> None:
        """Watch this folder instead; '' watches none.

        What is in it already is found too, unless it was `taken` as it is.
        """
        if folder == self.folder:
            return
        if self._watcher.directories():
            self._watcher.removePaths(self._watcher.directories())
        self._look_again.stop()
        self._look_later.stop()
        self.folder = folder
        self.taken, self._pending = dict(taken or {}), {}
        if folder:
            self._follow()
            self._look_again.start()

    def look(self) -> None:
        """Look what is new, at once; tell of what has settled."""
        if self.folder:
            self._compare(_stamps(self.folder))

    def _look_aside(self) -> None:
        """Look in a thread: thousands of files on a slow disk take long."""
        if self._is_looking:
            self._look_again.start()
        elif self.folder:
            self._is_looking = True
            # A daemon, so that a disk that does not answer does not keep the program from ending.
            threading.Thread(target=self._scan, args=(self.folder,), daemon=True).start()

    def _scan(self, folder: str) -> None:
        stamps = _stamps(folder)
        with suppress(RuntimeError):  # the window is gone, and this object with it
            self._looked.emit(folder, stamps)

    def _hear(self, folder: str, stamps: Mapping[str, Stamp]) -> None:
        self._is_looking = False
        if folder == self.folder:
            self._compare(stamps)

    def _compare(self, now: Mapping[str, Stamp]) -> None:
        self._follow()
        fresh = {path: stamp for path, stamp in now.items() if self.taken.get(path) != stamp}
        settled = [path for path, stamp in fresh.items() if self._pending.get(path) == stamp]
        self.taken |= {path: fresh[path] for path in settled}
        self._pending = {path: stamp for path, stamp in fresh.items() if path not in settled}
        if self._pending:
            self._look_again.start()
        if settled or not self._watcher.directories():
            self._look_later.start()
        if settled:
            self.found.emit([Path(path) for path in sorted(settled)])

    def _follow(self) -> None:
        """Be told of changes in the folder, also when it has come, or come back, meanwhile."""
        if self.folder not in self._watcher.directories() and Path(self.folder).is_dir():
            self._watcher.addPath(self.folder)


def _stamps(folder: str) -> Mapping[str, Stamp]:
    found: dict[str, Stamp] = {}
    try:
        with os.scandir(folder) as entries:
            for entry in entries:
                if entry.is_file() and not entry.name.startswith((".", "~")):
                    status = entry.stat()
                    found[entry.path] = (status.st_mtime_ns, status.st_size)
    except OSError:  # the folder is gone, or a file went while it was looked at
        return found
    return found
