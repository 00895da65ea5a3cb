"""Make a backup: the database as it is at one moment, and the original files it refers to."""

from __future__ import annotations

import os
import shutil
import sqlite3
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from sqlalchemy import func, select

from desktop.domain.backups import BackupOutcome, BackupReason
from desktop.errors import DamagedLibraryError
from desktop.library.backups import manifests, parts, pool
from desktop.library.backups.holdings import digests, opened
from desktop.library.backups.verifying import problems_in
from desktop.library.documents import documents_where
from desktop.library.file.folder import write_id
from desktop.library.file.shelves import DATABASE, POOL
from desktop.library.file.sources import is_whole, sync_folder
from desktop.library.file.store import LIBRARY_ID
from desktop.library.file.tables import DocumentRow, EventRow, RevisionRow, SettingRow, StepRow

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from desktop.library.file.store import Store


def state_of(store: Store) -> str:
    """Return a text that stays the same while nothing is changed that history knows of."""
    with store.reading() as session:
        rows = (
            session.scalar(select(func.max(EventRow.seq))),
            session.scalar(select(func.max(StepRow.id))),
            session.scalar(select(func.count()).select_from(RevisionRow)),
        )
        version = session.connection().exec_driver_sql("PRAGMA user_version").scalar()
    return ":".join(str(each or 0) for each in (version, *rows))


class Making:
    """One backup under way."""

    def __init__(
        self, store: Store, target: Path, reason: BackupReason, copied: Callable[[int, int], None]
    ) -> None:
        """Prepare to copy to `target`, telling `copied` how many of how many originals are."""
        self._store = store
        self._target = target
        self._reason = reason
        self._copied = copied
        self._titles: dict[str, str] = {}
        self._rotten: dict[str, str] = {}
        """What is wrong with originals of the library, by their digests."""

    def alone(self) -> BackupOutcome:
        """Make a library that needs nothing beside it."""
        return self._made(shared=None)

    def pooled(self) -> BackupOutcome:
        """Make a backup on a shelf, which shares original files with the others there."""
        return self._made(shared=self._target.parent / POOL)

    def _made(self, shared: Path | None) -> BackupOutcome:
        with parts.part_of(self._target) as part:
            state = state_of(self._store)  # before the copy: what comes between is a change
            self._copy_database(part / DATABASE)
            originals = shared or part / "sources"
            originals.mkdir(parents=True, exist_ok=True)
            self._copy_originals(part, originals, alone=shared is None)
            problems = self._problems(part)
            with self._store.reading() as session:
                row = session.get(SettingRow, LIBRARY_ID)
            library_id = row.value if row is not None else ""
            if shared is None:
                write_id(part, library_id)
            sync_folder(originals)
            made = datetime.now(UTC)
            manifests.write(
                part, manifests.Manifest(library_id, made, self._reason, state, tuple(problems))
            )
            parts.publish(part, self._target)
        saved = {sha256 for sha256 in self._rotten if is_whole(originals / sha256, sha256)}
        saved_too = [f"{self._sentence(each)} This backup has them." for each in sorted(saved)]
        return BackupOutcome(self._target, (*problems, *saved_too))

    def _copy_database(self, path: Path) -> None:
        try:
            self._store.copy_to(path, as_it_is=bool(self._store.problems()))
        except (DamagedLibraryError, sqlite3.Error):  # some damage is found by writing afresh alone
            path.unlink(missing_ok=True)
            self._store.copy_to(path, as_it_is=True)
        with path.open("rb+") as file:
            os.fsync(file.fileno())  # SQLite does not: https://sqlite.org/lang_vacuum.html

    def _copy_originals(self, part: Path, folder: Path, *, alone: bool) -> None:
        try:
            with opened(part) as raw:
                names = sorted(digests(raw))
        except DamagedLibraryError:
            return  # what is wrong with the database is said afterwards
        for done, sha256 in enumerate(names):
            self._copied(done, len(names))
            own = self._store.sources.path(sha256)
            is_kept = pool.keep(own, folder, sha256)
            if is_whole(own, sha256):
                continue
            self._rotten[sha256] = "are no longer what they were" if own.exists() else "are missing"
            if alone and own.exists() and not is_kept:
                shutil.copyfile(own, folder / sha256)  # what is left of it

    def _problems(self, part: Path) -> list[str]:
        """Return what is wrong with the copy, and so with the library."""
        if self._rotten:
            self._titles = _titles(self._store, set(self._rotten))
        told = {self._sentence(sha256) for sha256 in self._rotten}
        # A pool lacks what is rotten here: that is told as it is in the library.
        by_title = {sentence.rpartition("”")[0]: sentence for sentence in told}
        return [by_title.get(one.rpartition("”")[0], one) for one in problems_in(part)]

    def _sentence(self, sha256: str) -> str:
        return f"The original bytes of “{self._titles.get(sha256, sha256)}” {self._rotten[sha256]}."


def _titles(store: Store, names: set[str]) -> dict[str, str]:
    """Return the titles of the documents that originals belong to."""
    with store.reading() as session:
        everything = DocumentRow.id.is_not(None)
        titles = {each.id: each.title for each in documents_where(session, everything)}
        rows = session.execute(
            select(RevisionRow.sha256, RevisionRow.document_id).where(RevisionRow.sha256.in_(names))
        )
        return {sha256: titles.get(document_id, document_id) for sha256, document_id in rows}
