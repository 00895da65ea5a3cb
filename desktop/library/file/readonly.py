"""Open the database of a library that cannot be written: on a read-only disk, or somebody else's.

SQLite makes files beside a database even to read it, unless it is told that nothing will change.
What another program has not yet folded into the database stands in such a file, and is read too.
"""

from __future__ import annotations

import os
import shutil
import sqlite3
from pathlib import Path
from tempfile import mkdtemp
from typing import TYPE_CHECKING
from urllib.parse import quote

from desktop.library.file.lenience import Connection
from desktop.library.file.migrations import is_current, migrate

if TYPE_CHECKING:
    from collections.abc import Iterator


def is_read_only(path: Path) -> bool:
    """Whether a database is there and neither it nor what SQLite puts beside it can be written."""
    return path.exists() and not (os.access(path, os.W_OK) and os.access(path.parent, os.W_OK))


class ReadOnlyFile:
    """A database opened for reading alone."""

    def __init__(self, path: Path, *, as_it_is: bool = False) -> None:
        """Open the file, or a copy where it cannot be read in place.

        So it is with a write-ahead log that SQLite cannot follow, and with an older format unless
        it is wanted `as_it_is`. Raises NewerLibraryError or DamagedLibraryError.
        """
        self._path = path
        self._copy: Path | None = None
        self.raw = self._opened(self._ways())
        try:
            if not is_current(self.raw, path.parent) and not as_it_is:
                self.close()
                self.raw = self._opened(iter([(self._copied(), "mode=rw")]))
                migrate(self.raw, self._copied().parent)
        except BaseException:
            self.close()
            raise

    def close(self) -> None:
        """Let go of it."""
        self.raw.close()
        if self._copy is not None:
            shutil.rmtree(self._copy, ignore_errors=True)

    def _opened(self, ways: Iterator[tuple[Path, str]]) -> sqlite3.Connection:
        failure: sqlite3.OperationalError | None = None
        for place, options in ways:
            raw = sqlite3.connect(
                f"file:{quote(str(place))}?{options}",
                uri=True,
                isolation_level=None,
                check_same_thread=False,
                factory=Connection,
            )
            try:
                raw.execute("SELECT count(*) FROM sqlite_master").fetchone()
            except sqlite3.OperationalError as error:
                raw.close()
                failure = error
            else:
                return raw
        raise failure or sqlite3.OperationalError(str(self._path))

    def _ways(self) -> Iterator[tuple[Path, str]]:
        if not _is_filled(_log_of(self._path)):
            yield self._path, "mode=ro&immutable=1"
            return
        yield self._path, "mode=ro"
        yield self._copied(), "mode=rw"

    def _copied(self) -> Path:
        """Return a copy of the database, with its log, in a folder that goes when it is closed."""
        if self._copy is None or not self._copy.exists():
            self._copy = Path(mkdtemp(prefix="manicule-"))
            shutil.copyfile(self._path, self._copy / self._path.name)
            if _is_filled(_log_of(self._path)):
                log = _log_of(self._path)
                shutil.copyfile(log, self._copy / log.name)
        return self._copy / self._path.name


def _log_of(path: Path) -> Path:
    return path.with_name(f"{path.name}-wal")


def _is_filled(path: Path) -> bool:
    return path.exists() and path.stat().st_size > 0
