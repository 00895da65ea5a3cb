"""The fingerprints of all documents, in a file that may be deleted at any time."""

from __future__ import annotations

import shutil
import sqlite3
from contextlib import suppress
from threading import RLock
from typing import TYPE_CHECKING, TypeVar

from desktop.domain import Progress
from desktop.errors import StorageError, reason_of
from desktop.search.copies.shingles import fingerprints

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence
    from pathlib import Path

    from desktop.domain import Content

T = TypeVar("T")
_VERSION = 1
"""Raised whenever the same text would leave other fingerprints."""
_NAME = "copies.sqlite3"
# Below the 999 values that an old SQLite takes in a statement.
_AT_ONCE = 500
_WAIT = 5.0
"""Seconds for another process that writes."""
_LEAST_FREE = 50 << 20
"""Bytes of the disk that are left alone."""
_TABLES = f"""
    CREATE TABLE documents (number INTEGER PRIMARY KEY, id TEXT UNIQUE, revision INTEGER);
    CREATE TABLE prints (
        hash INTEGER, document INTEGER, start INTEGER, PRIMARY KEY (hash, document, start)
    ) WITHOUT ROWID;
    PRAGMA user_version = {_VERSION};
"""


class FingerprintFile:
    """Whatever is wrong with the file it starts afresh, empty: `revisions` then says so.

    Safe to use from several threads and processes.
    """

    def __init__(self, folder: Path) -> None:
        self._path = folder / _NAME
        self._turn = RLock()
        self._raw: sqlite3.Connection | None = None

    def revisions(self) -> dict[str, int]:
        """Return the revision of each document that there are fingerprints of."""
        query = "SELECT id, revision FROM documents"
        return self._answer(lambda raw: dict(raw.execute(query).fetchall()), {})

    def places(self, hashes: Iterable[int]) -> dict[str, list[tuple[int, int]]]:
        """Return where in which documents these hashes stand, each as hash and place."""
        wanted = sorted(set(hashes))

        def read(raw: sqlite3.Connection) -> dict[str, list[tuple[int, int]]]:
            found: dict[str, list[tuple[int, int]]] = {}
            for first in range(0, len(wanted), _AT_ONCE):
                some = wanted[first : first + _AT_ONCE]
                marks = ",".join("?" * len(some))
                query = (
                    "SELECT id, hash, start FROM prints JOIN documents ON number = document "  # noqa: S608
                    f"WHERE hash IN ({marks})"
                )
                for document_id, print_, start in raw.execute(query, some):
                    found.setdefault(document_id, []).append((print_, start))
            return found

        return self._answer(read, {})

    def update(
        self,
        documents: Iterable[tuple[str, int, Content]],
        total: int,
        gone: Iterable[str],
        progress: Callable[[Progress], None] | None = None,
        cancelled: Callable[[], bool] | None = None,
    ) -> None:
        """Forget documents that are gone or changed, and take fingerprints of `total` revisions.

        What was done before it is `cancelled` stays. Raises StorageError.
        """
        self._write(lambda raw: _forget(raw, gone))
        for done, (document_id, revision, content) in enumerate(documents):
            if cancelled is not None and cancelled():
                return
            if progress is not None:
                progress(Progress(done, total, document_id))
            prints = fingerprints(content)
            self._write(lambda raw: _put(raw, document_id, revision, prints))  # noqa: B023 - called here

    def close(self) -> None:
        """Let go of the file."""
        with self._turn:
            if self._raw is not None:
                self._raw.close()
                self._raw = None

    def _answer(self, read: Callable[[sqlite3.Connection], T], otherwise: T) -> T:
        with self._turn:
            try:
                return read(self._opened())
            except sqlite3.OperationalError:
                return otherwise  # somebody writes, or the disk cannot be written: not damage
            except sqlite3.Error:
                self._begin_afresh()
                return otherwise

    def _write(self, write: Callable[[sqlite3.Connection], None]) -> None:
        with self._turn:
            try:
                self._path.parent.mkdir(parents=True, exist_ok=True)
                if shutil.disk_usage(self._path.parent).free < _LEAST_FREE:
                    raise StorageError(self._path.parent, "the disk is full")
                raw = self._opened()
                with raw:
                    write(raw)
            except sqlite3.OperationalError as error:
                raise StorageError(self._path.parent, "it cannot be written") from error
            except sqlite3.Error:
                self._begin_afresh()
            except OSError as error:
                raise StorageError(self._path.parent, reason_of(error)) from error

    def _opened(self) -> sqlite3.Connection:
        if self._raw is None:
            self._path.parent.mkdir(parents=True, exist_ok=True)
            self._raw = sqlite3.connect(self._path, timeout=_WAIT, check_same_thread=False)
            self._raw.execute("PRAGMA journal_mode = WAL")
            self._raw.execute("PRAGMA synchronous = NORMAL")
            (version,) = self._raw.execute("PRAGMA user_version").fetchone()
            if version != _VERSION:
                self._raw.executescript(
                    f"DROP TABLE IF EXISTS documents; DROP TABLE IF EXISTS prints; {_TABLES}"
                )
        return self._raw

    def _begin_afresh(self) -> None:
        self.close()
        for ending in ("", "-wal", "-shm"):
            with suppress(OSError):
                self._path.with_name(_NAME + ending).unlink()


def _forget(raw: sqlite3.Connection, ids: Iterable[str]) -> None:
    query = "SELECT number FROM documents WHERE id = ?"
    numbers = [str(row[0]) for each in ids for row in raw.execute(query, (each,))]
    if numbers:
        # One walk through all of them: an index by document would make the file half as large
        # again.
        marks = ",".join(numbers)
        raw.execute(f"DELETE FROM prints WHERE document IN ({marks})")  # noqa: S608 - whole numbers
        raw.execute(f"DELETE FROM documents WHERE number IN ({marks})")  # noqa: S608 - the same


def _put(
    raw: sqlite3.Connection, document_id: str, revision: int, prints: Sequence[tuple[int, int]]
) -> None:
    made = raw.execute(
        "INSERT INTO documents (id, revision) VALUES (?, ?)", (document_id, revision)
    )
    rows = sorted((print_, made.lastrowid, start) for print_, start in prints)
    raw.executemany("INSERT OR IGNORE INTO prints VALUES (?, ?, ?)", rows)
