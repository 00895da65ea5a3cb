"""The backups of a library."""

from __future__ import annotations

import sqlite3
from contextlib import contextmanager
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from desktop.domain.backups import Backup, BackupOutcome, BackupReason
from desktop.errors import (
    BackupPlaceError,
    ManiculeError,
    OwnFileError,
    StorageError,
    reason_of,
)
from desktop.library.backups import manifests, parts, pool
from desktop.library.backups.forgetting import forget, holds_any, tidy
from desktop.library.backups.holdings import backups_on, wanted_on
from desktop.library.backups.making import Making, state_of
from desktop.library.backups.thinning import superfluous
from desktop.library.file import shelves
from desktop.library.file.folder import is_in_library, is_on_shelf, is_own
from desktop.library.file.sources import sync_folder
from desktop.library.file.store import LIBRARY_ID
from desktop.library.file.tables import SettingRow

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from desktop.library.steps.history import History
    from desktop.library.trash import Trash

FORGETTING = "backups forget"
"""The setting that stays while backups may still have what was deleted for good."""


def _unheard(_done: int, _total: int) -> None:
    """Tell nobody."""


class Backups:
    """Made when asked for and once a day, and kept on a shelf, or anywhere as a whole library."""

    def __init__(self, history: History, trash: Trash) -> None:
        self._history = history
        self._store = history.store
        self._trash = trash

    @property
    def shelf(self) -> Path:
        """The folder that new backups go to."""
        return shelves.chosen_shelf(self._store.folder)

    def all(self) -> list[Backup]:
        """Return the backups on all shelves, the newest first."""
        return backups_of(self._store.folder)

    def choose_place(self, folder: Path | None) -> Path:
        """Make backups in a folder of their own inside `folder` from now on; return that.

        None is inside the library. Earlier ones stay where they are.
        """
        self._store.refuse_if_read_only()
        inner = shelves.inner_shelf(self._store.folder)
        note = inner / shelves.ELSEWHERE
        try:
            inner.mkdir(exist_ok=True)
            if folder is None:
                note.unlink(missing_ok=True)
            elif folder.resolve() != inner.resolve():
                if is_in_library(self._store.folder, folder):
                    raise OwnFileError(folder, self._store.folder)
                shelf = folder.resolve() / f"Manicule backups {self._library_id()[:8]}"
                shelf.mkdir(exist_ok=True)
                part = inner / f".{shelves.ELSEWHERE}.part"
                part.write_text(f"{shelf}\n", encoding="utf-8")
                part.replace(note)
            sync_folder(inner)
        except OSError as error:
            raise StorageError(folder or inner, reason_of(error)) from error
        return self.shelf

    def make(
        self, folder: Path | None = None, copied: Callable[[int, int], None] = _unheard
    ) -> BackupOutcome:
        """Copy the library, as it is at this moment, and tell where and what is wrong with it.

        With `folder` the copy is a library of its own there, or in a new folder inside when
        something is there already; without, it goes on the shelf. `copied` is told how many of how
        many originals are copied; what it raises ends it, and nothing is left.
        Raises OwnFileError, StorageError or BackupPlaceError.
        """
        if folder is None or _is_same(folder, self.shelf):
            with self._at_the_shelf() as shelf:
                return self._made(shelf / _stamp(), BackupReason.ASKED, copied, pooled=True)
        self._refuse_own(folder)
        try:
            occupied = folder.exists() and (not folder.is_dir() or any(folder.iterdir()))
        except OSError as error:
            raise StorageError(folder, reason_of(error)) from error
        target = folder / _stamp() if occupied else folder
        return self._made(target, BackupReason.ASKED, copied, pooled=False)

    def make_daily(self, copied: Callable[[int, int], None] = _unheard) -> BackupOutcome | None:
        """Make today's backup, thin earlier ones, and return it, None when none was due.

        None is due when there is one of today, or nothing has changed since the newest.
        """
        self._store.refuse_if_read_only()
        with self._at_the_shelf() as shelf:
            if self._setting(FORGETTING):
                self._forget()
            if not self._is_due(shelf):
                return None
            made = self._made(shelf / _stamp(), BackupReason.DAILY, copied, pooled=True)
            self._thin(shelf)
            return made

    def forget_soon(self) -> None:
        """Note that backups are to forget what was deleted for good, whenever that can be done."""
        self._set(FORGETTING, "yes")

    def forget(self) -> list[str]:
        """Take what was deleted for good out of the backups; return a sentence for each left.

        What cannot be done now, as a disk is not there, is done before the next daily backup.
        Raises BackupPlaceError.
        """
        self.forget_soon()
        with self._at_the_shelf():
            return self._forget()

    def _forget(self) -> list[str]:
        purged, tags, left = self._trash.purged(), self._trash.tag_ids(), []
        for shelf in shelves.shelves(self._store.folder):
            for path in shelves.on_shelf(shelf):
                try:
                    if holds_any(path, purged):
                        forget(path, purged, tags)
                    tidy(path)
                except (ManiculeError, OSError, sqlite3.Error):
                    left.append(
                        f"The backup {path} could not be rewritten and may still hold what was "
                        "deleted; delete it yourself if that must not be."
                    )
            self._sweep(shelf)
        if not left:
            self._set(FORGETTING, "")
        return left

    @contextmanager
    def _at_the_shelf(self) -> Iterator[Path]:
        """Give the shelf to one process at a time, with what others left there swept."""
        shelf = self.shelf
        inner = shelves.inner_shelf(self._store.folder)
        try:
            if shelf == inner:
                shelf.mkdir(exist_ok=True)
            elif not shelf.is_dir():
                # Not made: where a disk is missing the folder would be made on another one.
                raise BackupPlaceError(shelf, "is not there")
            with parts.held(shelf / parts.LOCK) as alone:
                if not alone:
                    raise BackupPlaceError(shelf, "is in use by another window or command")
                parts.sweep(shelf)
                yield shelf
        except OSError as error:
            raise StorageError(shelf, reason_of(error)) from error

    def _made(
        self,
        target: Path,
        reason: BackupReason,
        copied: Callable[[int, int], None],
        *,
        pooled: bool,
    ) -> BackupOutcome:
        try:
            making = Making(self._store, target, reason, copied)
            return making.pooled() if pooled else making.alone()
        except OSError as error:
            raise StorageError(target, reason_of(error)) from error
        except StorageError as error:
            raise StorageError(target, error.reason) from error

    def _is_due(self, shelf: Path) -> bool:
        made = [manifests.read(path) for path in shelves.on_shelf(shelf)]
        ours = [each for each in made if each and each.library_id == self._library_id()]
        newest = max(ours, key=lambda each: each.made, default=None)
        if newest is None:
            return True
        today = datetime.now().astimezone().date()
        return newest.made.date() != today and newest.state != state_of(self._store)

    def _thin(self, shelf: Path) -> None:
        known = [(path, manifests.read(path)) for path in shelves.on_shelf(shelf)]
        ours = [(path, manifest) for path, manifest in known if manifest is not None]
        for path in superfluous(ours, self._library_id()):
            parts.discard(path)
        self._sweep(shelf)

    def _sweep(self, shelf: Path) -> None:
        wanted = wanted_on(shelf)
        if wanted is not None:  # a backup that cannot be read may want any of them
            pool.sweep(shelf / shelves.POOL, wanted)

    def refuse_own(self, path: Path) -> None:
        """Raise OwnFileError for a path that leads to what the library, or its backups, live by."""
        if is_own(self._store.folder, path):
            raise OwnFileError(path, self._store.folder)

    def _refuse_own(self, folder: Path) -> None:
        library = self._store.folder
        is_ours = is_in_library(library, folder) or is_own(library, folder)
        if is_ours and not is_on_shelf(library, folder):
            raise OwnFileError(folder, library)

    def _library_id(self) -> str:
        return self._setting(LIBRARY_ID)

    def _setting(self, key: str) -> str:
        with self._store.reading() as session:
            row = session.get(SettingRow, key)
            return row.value if row is not None else ""

    def _set(self, key: str, value: str) -> None:
        with self._store.writing() as session:
            session.merge(SettingRow(key=key, value=value))


def backups_of(library: Path) -> list[Backup]:
    """Return the backups of a library, the newest first, whether or not it can be opened."""
    found = [each for shelf in shelves.shelves(library) for each in backups_on(shelf)]
    return sorted(found, key=lambda each: each.made, reverse=True)


def _is_same(one: Path, other: Path) -> bool:
    return one.resolve() == other.resolve()


def _stamp() -> str:
    return datetime.now(UTC).strftime(shelves.STAMP)
