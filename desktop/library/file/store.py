"""The database file: opened here, and nowhere else, and never left half written."""

from __future__ import annotations

import sqlite3
import threading
import time
from contextlib import closing, contextmanager
from typing import TYPE_CHECKING

from sqlalchemy import create_engine, event
from sqlalchemy.exc import DBAPIError, IntegrityError
from sqlalchemy.orm import Session
from sqlalchemy.pool import StaticPool

from desktop.errors import (
    DamagedLibraryError,
    LibraryBusyError,
    LostLibraryError,
    ManiculeError,
    ReadOnlyLibraryError,
    StorageError,
    reason_of,
)
from desktop.library.file import folder as own_folder
from desktop.library.file.lenience import Connection
from desktop.library.file.migrations import checked_format, migrate
from desktop.library.file.readonly import ReadOnlyFile, is_read_only
from desktop.library.file.shelves import POOL
from desktop.library.file.sources import Sources
from desktop.library.file.values import uncollected

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

PATIENCE = 5.0
"""Seconds to wait for another window or command before giving up."""

LIBRARY_ID = "library id"
"""The setting that holds the library's id."""
BEGUN_ANEW = "begun anew"
"""The setting of a library begun where another lost its database: seconds of the Unix time.

Original files from before that moment are the lost library's, and are not swept.
"""
PAUSE = 0.5
"""Of the time a transaction that is one of many took, how much is left to others after it."""

_PATIENCE_MS = round(1000 * PATIENCE)
_SMALLEST = 512
"""Bytes; SQLite takes a shorter file for an empty one, and would write over it."""

_BUSY = frozenset({sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED, sqlite3.SQLITE_PROTOCOL})
_DAMAGED = {
    sqlite3.SQLITE_CORRUPT: "the database is damaged",
    sqlite3.SQLITE_NOTADB: "the database is encrypted or is not a database",
    sqlite3.SQLITE_FORMAT: "the database is damaged",
}
_STORAGE = {
    sqlite3.SQLITE_FULL: "the disk is full",
    sqlite3.SQLITE_READONLY: "it is read-only",
    sqlite3.SQLITE_PERM: "permission was denied",
    sqlite3.SQLITE_IOERR: "the disk reported an error",
    sqlite3.SQLITE_CANTOPEN: "it could not be opened",
    sqlite3.SQLITE_NOLFS: "the disk cannot hold so large a file",
}


class Store:
    """One connection to a library's database, usable from any thread, one at a time."""

    def __init__(self, folder: Path, *, begin_anew: bool = False, read_only: bool = False) -> None:
        """Open the database in `folder`, creating or migrating it.

        Where a library has lost its database, LostLibraryError is raised unless told to begin anew.
        """
        self.folder = folder
        self.path = folder / "library.sqlite3"
        self.sources = Sources(folder / "sources", folder.parent / POOL)
        self.lock = threading.RLock()
        self.is_new = False
        self._begin_anew = begin_anew
        self.read_only = read_only or is_read_only(self.path)
        """Whether nothing can be changed, as its disk or its owner does not allow it."""
        self._file: ReadOnlyFile | None = None
        self._immediate = False
        self._session: Session | None = None
        self._raw = self._connect()
        self._engine = create_engine(
            "sqlite://",
            creator=lambda: self._raw,
            poolclass=StaticPool,
            pool_reset_on_return=None,
        )
        event.listen(self._engine, "begin", self._begin)

    def close(self) -> None:
        """Fold the write-ahead log into the database file and let go of it."""
        with self.lock:
            try:
                self._raw.execute("PRAGMA busy_timeout=100")
                self._raw.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()
            except sqlite3.Error:
                pass  # Another window is reading: the log stays, and whoever closes last folds it.
            self._engine.dispose()
            self._raw.close()
            if self._file is not None:
                self._file.close()

    @contextmanager
    def reading(self) -> Iterator[Session]:
        """Give a session that sees one state of the library; inside a change, the change so far."""
        with self.lock, self.known_errors():
            if self._session is not None:
                yield self._session
                return
            with Session(self._engine) as session:
                yield session

    @contextmanager
    def writing(self) -> Iterator[Session]:
        """Give the session of one transaction; an error inside leaves nothing of it behind."""
        with self.lock, self.known_errors():
            if self._session is not None:
                yield self._session
                return
            self.refuse_if_read_only()
            _check_place(self.path)
            # The collector may take longer than a transaction, and others wait for it.
            with uncollected(), Session(self._engine, expire_on_commit=False) as session:
                self._immediate = True
                try:
                    session.connection()
                finally:
                    self._immediate = False
                self._session = session
                try:
                    yield session
                    session.commit()
                finally:
                    self._session = None

    @contextmanager
    def writing_ahead(self, *, waits: bool = True) -> Iterator[Session]:
        """Give a session like `writing`, of what need not outlive a loss of power.

        The next transaction of `writing` makes it durable too. So nobody waits for the disk here,
        and a pause afterwards lets others in who ask now and then, as SQLite does. One that does
        not wait raises LibraryBusyError at once where another window writes.
        """
        with self.lock, self.known_errors():
            if self._session is not None:
                yield self._session
                return
            _hasten(self._raw, "NORMAL", waits * _PATIENCE_MS)
            begun = time.monotonic()
            try:
                with self.writing() as session:
                    yield session
            finally:
                _hasten(self._raw, "FULL", _PATIENCE_MS)
        time.sleep((time.monotonic() - begun) * PAUSE)

    def can_write(self) -> bool:
        """Whether no other window or command writes just now, so that a change need not wait."""
        with self.lock:
            return self._raw.in_transaction or _is_free(self._raw)

    def fold(self) -> None:
        """Fold what was written ahead into the database file; meanwhile others may write.

        Else the next transaction of `writing` would wait until the disk has all of it.
        """
        with self.lock, self.known_errors():
            if self._session is None:
                self._raw.execute("PRAGMA wal_checkpoint(PASSIVE)").fetchone()

    def refuse_if_read_only(self) -> None:
        """Raise ReadOnlyLibraryError where nothing can be changed."""
        if self.read_only:
            raise ReadOnlyLibraryError(self.folder)

    def foreign_version(self) -> int:
        """Return a number that differs from the last one when another connection has written."""
        with self.lock, self.known_errors():
            return int(self._raw.execute("PRAGMA data_version").fetchone()[0])

    def version(self) -> tuple[int, int]:
        """Return numbers that stay the same while nobody writes, not here and not elsewhere."""
        with self.lock, self.known_errors():
            return self.foreign_version(), self._raw.total_changes

    def copy_to(self, path: Path, *, as_it_is: bool = False) -> None:
        """Write a complete copy of the database to `path`, while others go on using it.

        Words that were deleted are not in it, unless every page is to be copied `as_it_is`, which
        is the way to copy a damaged database.
        """
        with self.lock, self.known_errors():
            if not as_it_is:
                self._raw.execute("VACUUM INTO ?", (str(path),))
                return
            with closing(sqlite3.connect(path)) as copy:
                self._raw.backup(copy)
                # A copy is one file: it must not ask for a log beside it on a read-only medium.
                copy.execute("PRAGMA journal_mode=DELETE")

    def problems(self) -> list[str]:
        """Return what SQLite itself finds wrong with the file and its references."""
        with self.lock, self.known_errors():
            return _problems(self._raw)

    def rebuild_indexes(self) -> None:
        """Write the database's own indexes afresh."""
        with self.lock, self.known_errors():
            self._raw.execute("REINDEX")

    @contextmanager
    def known_errors(self) -> Iterator[None]:
        """Turn what the disk or another window did to us into the reader's errors."""
        try:
            yield
        except IntegrityError:
            raise
        except UnicodeDecodeError as error:  # of what SQLite says about a damaged schema
            raise DamagedLibraryError(self.folder, _DAMAGED[sqlite3.SQLITE_CORRUPT]) from error
        except (DBAPIError, sqlite3.Error) as error:
            known = _explained(error.orig if isinstance(error, DBAPIError) else error, self.path)
            if known is None:
                raise
            raise known from error

    def _begin(self, _connection: object) -> None:
        # A transaction that will write takes the lock at once: one that reads first and then finds
        # another writer ahead of it could not wait, only fail.
        self._raw.execute("BEGIN IMMEDIATE" if self._immediate else "BEGIN")

    def _connect_to_read(self) -> sqlite3.Connection:
        with self.known_errors():
            try:
                self._file = ReadOnlyFile(self.path)
            except OSError as error:
                raise StorageError(self.folder, reason_of(error)) from error
            return self._file.raw

    def _connect(self) -> sqlite3.Connection:
        # Before the database: what another process puts here comes after its database.
        was_library = own_folder.was_library(self.folder)
        lost = own_folder.lost_reason(self.path) if was_library else ""
        if lost and not self._begin_anew:
            raise LostLibraryError(self.folder, lost, *own_folder.remains_of(self.folder))
        if not lost and not _starts_as_a_database(self.path):
            raise DamagedLibraryError(self.folder, _DAMAGED[sqlite3.SQLITE_NOTADB])
        if self.read_only:
            return self._connect_to_read()
        try:
            self.folder.mkdir(parents=True, exist_ok=True)
            if lost:
                own_folder.put_aside(self.folder)
        except OSError as error:
            raise StorageError(self.folder, reason_of(error)) from error
        with self.known_errors():
            raw = sqlite3.connect(
                self.path,
                timeout=PATIENCE,
                isolation_level=None,
                check_same_thread=False,
                factory=Connection,
            )
            try:
                self._make_ready(raw, was_library=was_library)
            except OSError as error:
                raw.close()
                raise StorageError(self.folder, reason_of(error)) from error
            except BaseException:
                raw.close()
                raise
            return raw

    def _make_ready(self, raw: sqlite3.Connection, *, was_library: bool) -> None:
        # Before the first byte is changed.
        is_unknown = checked_format(raw, self.folder) == 0
        if is_unknown and raw.execute("SELECT count(*) FROM sqlite_master").fetchone() != (0,):
            raise DamagedLibraryError(self.folder, "the number of the database's format is gone")
        is_empty = is_unknown and was_library
        if is_empty and not self._begin_anew:
            reason = "its database, library.sqlite3, has nothing in it"
            raise LostLibraryError(self.folder, reason, *own_folder.remains_of(self.folder))
        _prepare(raw)
        self.is_new = migrate(raw, self.folder)
        if self.is_new and is_empty:
            raw.execute("INSERT INTO settings VALUES (?, ?)", (BEGUN_ANEW, str(time.time())))
        if self.is_new or not own_folder.written_id(self.folder):
            row = raw.execute("SELECT value FROM settings WHERE key = ?", (LIBRARY_ID,)).fetchone()
            own_folder.write_id(self.folder, row[0] if row else "")


def _hasten(raw: sqlite3.Connection, synchronous: str, patience: int) -> None:
    """Set what a transaction waits for: the disk, and others, for so many milliseconds."""
    raw.execute(f"PRAGMA synchronous={synchronous}")
    raw.execute(f"PRAGMA busy_timeout={patience}")


def _problems(raw: sqlite3.Connection) -> list[str]:
    found = [row[0] for row in raw.execute("PRAGMA integrity_check")]
    broken = [
        f"row {row[1]} of {row[0]} refers to a missing row of {row[2]}"
        for row in raw.execute("PRAGMA foreign_key_check")
    ]
    return [line for line in found if line != "ok"] + broken


def _is_free(raw: sqlite3.Connection) -> bool:
    raw.execute("PRAGMA busy_timeout=0")
    try:
        raw.execute("BEGIN IMMEDIATE")
        raw.execute("ROLLBACK")
    except sqlite3.Error as error:  # what else is wrong the change itself will say
        return error.sqlite_errorcode & 0xFF not in _BUSY
    finally:
        raw.execute(f"PRAGMA busy_timeout={_PATIENCE_MS}")
    return True


def _explained(error: BaseException | None, path: Path) -> ManiculeError | None:
    code = (getattr(error, "sqlite_errorcode", None) or 0) & 0xFF
    if code == sqlite3.SQLITE_ERROR and str(error).startswith("no such "):
        return DamagedLibraryError(path.parent, f"in the database there is {error}")
    if code in _BUSY:
        return LibraryBusyError(path.parent)
    if code in _DAMAGED:
        return DamagedLibraryError(path.parent, _DAMAGED[code])
    if code in _STORAGE:
        return StorageError(path, _STORAGE[code])
    return None


def _starts_as_a_database(path: Path) -> bool:
    try:
        with path.open("rb") as file:
            start = file.read(_SMALLEST)
    except OSError:
        return True  # SQLite will say what is wrong with it
    return not start or len(start) == _SMALLEST or start.startswith(b"SQLite format 3\0")


def _prepare(raw: sqlite3.Connection) -> None:
    raw.execute("PRAGMA foreign_keys=ON")
    raw.execute("PRAGMA synchronous=FULL")
    raw.execute("PRAGMA journal_size_limit=67108864")
    raw.execute("PRAGMA cache_size=-16384")
    deadline = time.monotonic() + PATIENCE
    while True:
        try:
            raw.execute("PRAGMA journal_mode=WAL").fetchone()
        except sqlite3.OperationalError as error:
            # Changing the mode of a new file needs it alone, and SQLite does not wait for that.
            if error.sqlite_errorcode & 0xFF not in _BUSY or time.monotonic() > deadline:
                raise
            time.sleep(0.02)
        else:
            return


def _check_place(path: Path) -> None:
    """Refuse to write to a database that was moved or deleted meanwhile: nobody would find it.

    The system lets an open file be written to wherever it went.
    """
    if not path.exists():
        raise StorageError(path, "it was moved or deleted while it was open")
