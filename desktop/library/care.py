"""Backups, and finding and mending what went wrong with the files."""

from __future__ import annotations

import os
import shutil
from datetime import UTC, datetime
from typing import TYPE_CHECKING
from uuid import uuid4

from sqlalchemy import select

from desktop.errors import StorageError, reason_of
from desktop.library.checking.checks import Checks
from desktop.library.file.sources import PART, sync_folder
from desktop.library.file.tables import RevisionRow

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from desktop.library.steps.history import History


def _unheard(_done: int, _total: int) -> None:
    """Tell nobody."""


class Care:
    """What keeps a library safe and sound."""

    def __init__(self, history: History) -> None:
        self._history = history
        self._store = history.store

    def backup(
        self, folder: Path | None = None, copied: Callable[[int, int], None] = _unheard
    ) -> Path:
        """Copy the library, as it is at this moment, and return the folder of the copy.

        The copy is a library that can be opened. It goes to `folder`, or into it when something is
        there already; by default to the folder 'backups' inside the library. `copied` is told how
        many of how many sources are; what it raises ends the copying, and nothing is left.
        """
        target = self._backup_folder(folder)
        part = target.with_name(f".{target.name}.{uuid4().hex}{PART}")
        try:
            (part / "sources").mkdir(parents=True)
            self._store.copy_to(part / "library.sqlite3")
            with self._store.reading() as session:
                names = set(session.scalars(select(RevisionRow.sha256)))
            for done, name in enumerate(sorted(names)):
                copied(done, len(names))
                _copy(self._store.sources.path(name), part / "sources" / name)
            sync_folder(part / "sources")
            if target.is_dir():
                target.rmdir()
            part.replace(target)
            sync_folder(target.parent)
        except OSError as error:
            shutil.rmtree(part, ignore_errors=True)
            raise StorageError(target, reason_of(error)) from error
        except BaseException:
            shutil.rmtree(part, ignore_errors=True)
            raise
        return target

    def check(self, *, repair: bool = False) -> list[str]:
        """Return a sentence about each thing that is wrong; with `repair`, mend what can be."""
        return Checks(self._history).run(repair=repair)

    def _backup_folder(self, folder: Path | None) -> Path:
        stamp = datetime.now(UTC).strftime("%Y-%m-%d %H.%M.%S.%f")
        if folder is None:
            return self._store.folder / "backups" / stamp
        occupied = folder.exists() and (not folder.is_dir() or any(folder.iterdir()))
        return folder / stamp if occupied else folder


def _copy(source: Path, target: Path) -> None:
    """Copy original bytes durably; where they are missing the copy has to do without."""
    try:
        with source.open("rb") as file, target.open("xb") as out:
            shutil.copyfileobj(file, out, 1 << 20)
            out.flush()
            os.fsync(out.fileno())
    except FileNotFoundError:
        return
    target.chmod(0o444)
