"""Backups: made, listed, restored, and made to forget."""

from __future__ import annotations

import logging
from typing import TYPE_CHECKING

from desktop import paths
from desktop.domain import Progress
from desktop.errors import CancelledError
from desktop.library.backups import backups_of
from desktop.library.backups.holdings import backup_at, backups_on
from desktop.library.backups.restoration import Restoring, found_backup

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from desktop.domain.backups import Backup, BackupOutcome
    from desktop.workspace.opened import Opened

    Told = Callable[[Progress], None] | None
    Asked = Callable[[], bool] | None

_LOG = logging.getLogger(__name__)


class Backups:
    """What can be done so that nothing is lost with a disk."""

    def __init__(self, opened: Opened) -> None:
        self._opened = opened
        self._library = opened.library

    @property
    def place(self) -> Path:
        """The folder that new backups go to."""
        return self._library.backups.shelf

    def choose_place(self, folder: Path | None) -> Path:
        """Make backups inside `folder` from now on, or inside the library; return the place."""
        return self._library.backups.choose_place(folder)

    def all(self) -> list[Backup]:
        """Return what each backup holds, the newest first."""
        return self._library.backups.all()

    def make(
        self, folder: Path | None = None, *, progress: Told = None, cancelled: Asked = None
    ) -> BackupOutcome:
        """Copy the library while it is in use, and tell where the copy is and what is wrong.

        With `folder` the copy is a library of its own. After a cancel nothing of it is left.
        """
        made = self._library.backups.make(folder, _copied("The backup", progress, cancelled))
        _LOG.info("Backup: %d problems", len(made.problems))
        return made

    def make_daily(self, *, progress: Told = None, cancelled: Asked = None) -> BackupOutcome | None:
        """Make today's backup unless it is there, or nothing has changed since the last."""
        made = self._library.backups.make_daily(_copied("The backup", progress, cancelled))
        if made is not None:
            _LOG.info("Daily backup: %d problems", len(made.problems))
        return made

    def restore(
        self, backup: Path, target: Path, *, progress: Told = None, cancelled: Asked = None
    ) -> BackupOutcome:
        """Restore a backup into a new folder. Raises OccupiedFolderError or StorageError."""
        return restore(backup, target, self._library.folder, progress=progress, cancelled=cancelled)

    def find(self, name: str) -> Backup:
        """Return the backup of a name, or at a path. Raises NotFoundError."""
        return found(name, self._library.folder)

    def forget(self) -> list[str]:
        """Take what was deleted for good out of the backups; return a sentence for each left."""
        return self._library.backups.forget()


def restore(
    backup: Path,
    target: Path,
    library: Path | None = None,
    *,
    progress: Told = None,
    cancelled: Asked = None,
) -> BackupOutcome:
    """Restore a backup into a new folder, or where its library has lost its database.

    Originals that the backup lacks may be in `library`, which need not open.
    """
    copied = _copied("The restoration", progress, cancelled)
    restored = Restoring(backup, library, copied).into(target)
    _LOG.info("Restored: %d problems", len(restored.problems))
    return restored


def listed(library: Path | None = None, shelf: Path | None = None) -> list[Backup]:
    """Return the backups of a library that need not open, or of a folder, the newest first."""
    if shelf is None:
        return backups_of(library or paths.default_library())
    return backups_on(shelf) or backups_of(shelf)


def found(name: str, library: Path | None = None) -> Backup:
    """Return the backup of a name, or at a path. Raises NotFoundError."""
    return backup_at(found_backup(name, library or paths.default_library()))


def _copied(what: str, progress: Told, cancelled: Asked) -> Callable[[int, int], None]:
    def copied(done: int, total: int) -> None:
        if cancelled is not None and cancelled():
            raise CancelledError(what)
        if progress is not None:
            progress(Progress(done, total, ""))

    return copied
