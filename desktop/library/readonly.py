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

if TYPE_CHECKING:
    from collections.abc import Iterator


def is_read_only(path: Path) -> bool:
    """Whether a database is there and neither it nor what SQLite puts beside it can be written."""
    return path.exists() and not (os.access(path, os.W_OK) and os.access(path.parent, os.W_OK))


class ReadOnlyFile:
    """A database opened for reading alone."""

    def __init__(self, path: Path) -> None:
        """Open the file, or a copy where its write-ahead log cannot be read in place."""
        self._copy: Path | None = None
        self.raw = self._opened(path)

    def close(self) -> None:
        """Let go of it."""
        self.raw.close()
        if self._copy is not None:
            shutil.rmtree(self._copy, ignore_errors=True)

    def _opened(self, path: Path) -> sqlite3.Connection:
        failure: sqlite3.OperationalError | None = None
        for place, options in self._ways(path):
            raw = sqlite3.connect(
                f"file:{quote(str(place))}?{options}",
                uri=True,
                isolation_level=None,
                check_same_thread=False,
            )
            try:
                raw.execute("SELECT count(*) FROM sqlite_master").fetchone()
            except sqlite3.OperationalError as error:
                raw.close()
                failure = error
            else:
                return raw
        raise failure or sqlite3.OperationalError(str(path))

    def _ways(self, path: Path) -> Iterator[tuple[Path, str]]:
        log = path.with_name(f"{path.name}-wal")
        if not (log.exists() and log.stat().st_size):
            yield path, "mode=ro&immutable=1"
            return
        yield path, "mode=ro"
        self._copy = Path(mkdtemp(prefix="manicule-"))
        copied = self._copy / path.name
        shutil.copyfile(path, copied)
        shutil.copyfile(log, copied.with_name(log.name))
        yield copied, "mode=rw"
