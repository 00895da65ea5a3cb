"""Take what was deleted for good out of a backup too: its rows, their pages, its originals."""

from __future__ import annotations

import os
import sqlite3
from contextlib import closing
from dataclasses import replace
from typing import TYPE_CHECKING

from desktop.library.backups import manifests, parts
from desktop.library.backups.holdings import digests, opened
from desktop.library.backups.verifying import problems_in
from desktop.library.file.shelves import DATABASE, database_of
from desktop.library.file.sources import sync_folder
from desktop.library.file.store import Store
from desktop.library.steps.history import History
from desktop.library.trash import Trash

if TYPE_CHECKING:
    from collections.abc import Set
    from pathlib import Path


def holds_any(backup: Path, ids: Set[str]) -> bool:
    """Whether a backup still has one of these documents or notes. Raises DamagedLibraryError."""
    with opened(backup) as raw:
        tables = {row[0] for row in raw.execute("SELECT name FROM sqlite_master")}
        return any(
            row[0] in ids
            for table in sorted({"documents", "free_notes"} & tables)
            for row in raw.execute(f"SELECT id FROM {table}")  # noqa: S608 - of the two above
        )


def forget(backup: Path, ids: Set[str], kept_tags: Set[str]) -> None:
    """Rewrite a backup without these documents and notes, as one step that may be done again.

    It comes to the newest format by that: an older one knows nothing of what deleting means now.
    Raises ManiculeError or OSError where the backup stays as it was.
    """
    database = database_of(backup)
    with closing(sqlite3.connect(database)) as raw:
        # Folds a log into it, which must not be applied to what takes its place.
        raw.execute("PRAGMA journal_mode=DELETE")
    with parts.part_of(backup) as part:
        with opened(backup) as raw, closing(sqlite3.connect(part / DATABASE)) as copy:
            raw.backup(copy)
        store = Store(part)
        try:
            Trash(History(store)).forget(ids, kept_tags)
        finally:
            store.close()
        with closing(sqlite3.connect(part / DATABASE, isolation_level=None)) as copy:
            copy.execute("PRAGMA journal_mode=DELETE")
            copy.execute("VACUUM")
        (part / DATABASE).replace(database)
        sync_folder(database.parent)


def tidy(backup: Path) -> None:
    """Take originals and sentences out of a backup that its database has forgotten."""
    if backup.is_dir():
        _remove_originals(backup)
        _tell_anew(backup)


def _remove_originals(backup: Path) -> None:
    sources = backup / "sources"
    if not sources.is_dir():
        return
    with opened(backup) as raw:
        wanted = digests(raw)
    for path in sources.iterdir():
        if path.name not in wanted:
            if os.name == "nt":
                path.chmod(0o644)
            path.unlink()


def _tell_anew(backup: Path) -> None:
    """Write the manifest again: its sentences may name what is gone."""
    manifest = manifests.read(backup)
    if manifest is not None and manifest.problems:
        manifests.write(backup, replace(manifest, problems=tuple(problems_in(backup))))
