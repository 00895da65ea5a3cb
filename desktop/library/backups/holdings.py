"""What a backup holds, read from its own database in whatever format that is."""

from __future__ import annotations

import sqlite3
from contextlib import contextmanager
from datetime import datetime
from typing import TYPE_CHECKING

from desktop.domain.backups import Backup, BackupReason
from desktop.errors import DamagedLibraryError, ManiculeError
from desktop.library.backups import manifests
from desktop.library.file.readonly import ReadOnlyFile
from desktop.library.file.shelves import POOL, database_of, made_at, on_shelf

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

_COUNTS = """
SELECT (SELECT count(*) FROM documents WHERE deleted_at IS NULL),
       (SELECT count(*) FROM highlights JOIN documents ON documents.id = document_id
         WHERE highlights.deleted_at IS NULL AND documents.deleted_at IS NULL),
       (SELECT count(*) FROM highlights JOIN documents ON documents.id = document_id
         WHERE highlights.deleted_at IS NULL AND documents.deleted_at IS NULL AND note <> ''),
       (SELECT max(at) FROM steps),
       (SELECT value FROM settings WHERE key = 'library id')
"""
UNREADABLE = "Its database cannot be read."


def backups_on(shelf: Path) -> list[Backup]:
    """Return what the backups on a shelf hold, the newest first."""
    return [backup_at(path) for path in on_shelf(shelf)]


def backup_at(path: Path) -> Backup:
    """Return what a backup holds; one that cannot be read says so."""
    manifest = manifests.read(path)
    made = manifest.made if manifest else made_at(path).astimezone()
    reason = BackupReason.ASKED if path.is_dir() else BackupReason.MIGRATION
    problems = manifest.problems if manifest else ()
    try:
        with opened(path) as raw:
            documents, highlights, notes, newest, library_id = raw.execute(_COUNTS).fetchone()
            size = _size(path, raw)
            if manifest is None and raw.execute("PRAGMA quick_check(1)").fetchone() != ("ok",):
                problems = ("Its database is damaged.",)
            latest = datetime.fromisoformat(newest).astimezone() if newest else None
    except (ManiculeError, ValueError):
        documents = highlights = notes = size = 0
        latest, library_id = None, manifest.library_id if manifest else ""
        problems = (UNREADABLE, *problems)
    return Backup(
        path,
        made,
        manifest.reason if manifest else reason,
        str(library_id or ""),
        documents,
        highlights,
        notes,
        latest,
        problems,
        size,
    )


@contextmanager
def opened(backup: Path) -> Iterator[sqlite3.Connection]:
    """Give a connection to a backup's database, for reading alone.

    Raises DamagedLibraryError, or NewerLibraryError.
    """
    database = database_of(backup)
    try:
        file = ReadOnlyFile(database, as_it_is=True)
        try:
            yield file.raw
        finally:
            file.close()
    except (sqlite3.Error, OSError) as error:
        raise DamagedLibraryError(backup, "its database cannot be read") from error


def digests(raw: sqlite3.Connection) -> set[str]:
    """Return the digests of the original files that a database refers to."""
    return {str(row[0]) for row in raw.execute("SELECT DISTINCT sha256 FROM revisions")}


def wanted_on(shelf: Path) -> set[str] | None:
    """Return the digests that any backup on a shelf refers to, None when one cannot be asked."""
    wanted: set[str] = set()
    try:
        for path in on_shelf(shelf):
            with opened(path) as raw:
                wanted |= digests(raw)
    except ManiculeError:
        return None
    return wanted


def original(backup: Path, sha256: str) -> Path:
    """Return where the bytes of an original are that a backup refers to, there or not."""
    own = backup / "sources" / sha256
    return own if own.exists() else backup.parent / POOL / sha256


def _size(backup: Path, raw: sqlite3.Connection) -> int:
    paths = [database_of(backup), *(original(backup, sha256) for sha256 in digests(raw))]
    return sum(_bytes(path) for path in paths)


def _bytes(path: Path) -> int:
    try:
        return path.stat().st_size
    except OSError:
        return 0
