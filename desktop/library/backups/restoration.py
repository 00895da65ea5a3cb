"""Restore a backup: into a new folder, or where a library has lost its database."""

from __future__ import annotations

import os
import shutil
import sqlite3
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING
from uuid import uuid4

from desktop.domain.backups import BackupOutcome
from desktop.errors import NotFoundError, OccupiedFolderError, StorageError, reason_of
from desktop.library.backups import parts, pool
from desktop.library.backups.holdings import digests, opened, original
from desktop.library.backups.verifying import problems_in
from desktop.library.file import folder as own_folder
from desktop.library.file.shelves import DATABASE, database_of, on_shelf, shelves
from desktop.library.file.sources import PART, sync_folder

if TYPE_CHECKING:
    from collections.abc import Callable

_LIBRARY_ID = "SELECT value FROM settings WHERE key = 'library id'"


def found_backup(name: str, library: Path) -> Path:
    """Return the backup of a name on a library's shelves, or at a path. Raises NotFoundError."""
    for shelf in shelves(library):
        for path in on_shelf(shelf):
            if path.name == name:
                return path
    path = Path(name)
    if path.exists() and database_of(path).is_file():
        return path
    raise NotFoundError("backup", name)


class Restoring:
    """One restoration under way. The backup is read, and nothing that exists is replaced."""

    def __init__(
        self, backup: Path, library: Path | None, copied: Callable[[int, int], None]
    ) -> None:
        """Prepare to restore; original files that the backup has not may be in `library`."""
        self._backup = backup
        self._library = library
        self._copied = copied

    def into(self, target: Path) -> BackupOutcome:
        """Restore to `target`: a folder that is new or empty, or a library without its database.

        Raises OccupiedFolderError, StorageError, or DamagedLibraryError for such a backup.
        """
        try:
            if _is_lost(target):
                self._in_place(target)
            else:
                self._refuse(target)
                self._anew(target)
        except sqlite3.Error as error:
            reason = "the disk is full" if _is_full(error) else str(error)
            raise StorageError(target, reason) from error
        except OSError as error:
            raise StorageError(target, reason_of(error)) from error
        return BackupOutcome(target, tuple(problems_in(target)))

    def _refuse(self, target: Path) -> None:
        if os.path.lexists(target) and not (target.is_dir() and not any(target.iterdir())):
            raise OccupiedFolderError(target)
        for taken in (self._backup, self._library):
            if taken is not None and own_folder.is_in_library(taken, target):
                raise OccupiedFolderError(target)

    def _anew(self, target: Path) -> None:
        with parts.part_of(target) as part:
            (part / "sources").mkdir()
            library_id = self._copy_database(part / DATABASE)
            self._copy_originals(part / "sources")
            own_folder.write_id(part, library_id)
            parts.publish(part, target)

    def _in_place(self, target: Path) -> None:
        """Put the database where it is missing, and beside it the originals that are missing."""
        for left in target.glob(f".{DATABASE}.*{PART}"):
            left.unlink()
        part = target / f".{DATABASE}.{uuid4().hex}{PART}"
        try:
            library_id = self._copy_database(part)
            (target / "sources").mkdir(exist_ok=True)
            self._copy_originals(target / "sources")
            own_folder.put_aside(target, library_id)
            own_folder.write_id(target, library_id)
            part.rename(target / DATABASE)
            sync_folder(target)
        finally:
            part.unlink(missing_ok=True)

    def _copy_database(self, path: Path) -> str:
        with opened(self._backup) as raw, closing(sqlite3.connect(path)) as copy:
            raw.backup(copy)
            copy.execute("PRAGMA journal_mode=DELETE")
            row = raw.execute(_LIBRARY_ID).fetchone()
        return str(row[0]) if row else ""

    def _copy_originals(self, folder: Path) -> None:
        with opened(self._backup) as raw:
            names = sorted(digests(raw))
        for done, sha256 in enumerate(names):
            self._copied(done, len(names))
            places = [original(self._backup, sha256)]
            if self._library is not None:
                places.append(self._library / "sources" / sha256)
            if not any(pool.keep(place, folder, sha256) for place in places):
                self._keep_what_is_left(places, folder / sha256)
        sync_folder(folder)

    def _keep_what_is_left(self, places: list[Path], target: Path) -> None:
        rotten = next((place for place in places if place.is_file()), None)
        if rotten is not None and not target.exists():
            shutil.copyfile(rotten, target)


def _is_lost(target: Path) -> bool:
    return own_folder.was_library(target) and bool(own_folder.lost_reason(target / DATABASE))


def _is_full(error: sqlite3.Error) -> bool:
    return (getattr(error, "sqlite_errorcode", None) or 0) & 0xFF == sqlite3.SQLITE_FULL
