"""Bring the database of an earlier version up to this one.

`PRAGMA user_version` holds the number of the format. A new library is made at the newest format;
an older one goes through the numbered steps, one transaction in all, after a copy was put aside.
"""

from __future__ import annotations

import errno
import os
import sqlite3
from contextlib import closing
from datetime import UTC, datetime
from functools import cache
from itertools import takewhile
from typing import TYPE_CHECKING
from uuid import uuid4

from sqlalchemy.dialects import sqlite
from sqlalchemy.schema import CreateIndex, CreateTable

from desktop.errors import DamagedLibraryError, NewerLibraryError
from desktop.library.file.chain import chain_events, note_digest
from desktop.library.file.older.argument_tables import add_argument_tables
from desktop.library.file.older.exchange_tables import add_exchange_tables
from desktop.library.file.older.key_column import add_citation_keys
from desktop.library.file.older.losses import mark_lost
from desktop.library.file.older.place_ends import add_place_ends
from desktop.library.file.older.place_tables import add_place_tables
from desktop.library.file.older.reading_tables import add_reading_tables
from desktop.library.file.older.regions import add_regions
from desktop.library.file.older.step_codes import name_by_code
from desktop.library.file.slices import add_slices
from desktop.library.file.tables import Row
from desktop.library.file.texts import add_pages
from desktop.library.file.wording import add_words

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

APPLICATION_ID = 0x4D616E69
"""'Mani', so that a file can be told from any other program's database."""

MIGRATIONS: tuple[Callable[[sqlite3.Connection], None], ...] = (
    add_words,
    mark_lost,
    name_by_code,
    chain_events,
    add_slices,
    add_pages,
    add_regions,
    add_place_tables,
    add_argument_tables,
    add_place_ends,
    add_citation_keys,
    add_exchange_tables,
    add_reading_tables,
)
"""The step at index n leads from format n + 1 to format n + 2. Never edit one that was released."""

_SHAPES = (
    ("highlights", "words"),
    ("steps", "code"),
    ("events", "seal"),
    ("slices", "number"),
    ("revisions", "pages_blob"),
    ("highlights", "region"),
    ("whereabouts", "block"),
    ("highlights", "said_by"),
    ("whereabouts", "end"),
    ("documents", "citation_key"),
    ("brought", "said"),
    ("stretches_read", "ranges"),
)
"""Tables and columns by which a format is known whose number was damaged."""
_LATEST = 14
"""The newest format that is known so."""


def migrate(
    raw: sqlite3.Connection,
    folder: Path,
    steps: tuple[Callable[[sqlite3.Connection], None], ...] = MIGRATIONS,
) -> bool:
    """Create or migrate the database, and return whether it was created.

    Raises NewerLibraryError or DamagedLibraryError, and then nothing was changed.
    """
    newest = len(steps) + 1
    if checked_format(raw, folder, newest) == newest:
        return False
    raw.execute("BEGIN IMMEDIATE")
    try:
        found = checked_format(raw, folder, newest)  # another window may have been faster
        if found == 0:
            _create(raw)
        elif found < newest:
            _put_aside(folder, found)
            for step in steps[found - 1 :]:
                step(raw)
        raw.execute(f"PRAGMA user_version={newest}")
        raw.execute("COMMIT")
    except BaseException:
        if raw.in_transaction:
            raw.execute("ROLLBACK")
        raise
    return found == 0


def is_current(raw: sqlite3.Connection, folder: Path) -> bool:
    """Whether a database can be read as it is. Raises NewerLibraryError or DamagedLibraryError."""
    return checked_format(raw, folder) == len(MIGRATIONS) + 1


def checked_format(raw: sqlite3.Connection, folder: Path, newest: int = len(MIGRATIONS) + 1) -> int:
    """Return the number of the database's format, 0 for an empty file, or refuse it."""
    found = int(raw.execute("PRAGMA user_version").fetchone()[0])
    shape = _by_shape(raw, newest)
    if found <= newest and shape and found not in shape:
        found = shape[0]  # the number was damaged; its tables are what they are
    if found > newest:
        raise NewerLibraryError(folder, found, newest)
    ours = raw.execute("PRAGMA application_id").fetchone()[0] == APPLICATION_ID
    empty = not raw.execute("SELECT count(*) FROM sqlite_master").fetchone()[0]
    if not ours and not (found == 0 and empty):
        raise DamagedLibraryError(folder, "the database belongs to another program")
    return found


def _by_shape(raw: sqlite3.Connection, newest: int) -> range:
    """Return the formats whose tables look like these, none for those of another program."""
    has = {
        column
        for table, column in _SHAPES
        if raw.execute(
            "SELECT 1 FROM pragma_table_info(?) WHERE name = ?", (table, column)
        ).fetchone()
    }
    if "seal" in has and "pages_blob" in has:
        columns = ("region", "block", "said_by", "end", "citation_key", "said", "ranges")
        found = 7 + len(list(takewhile(has.__contains__, columns)))
        return range(found, newest + 1 if found == _LATEST else found + 1)
    if "seal" in has:
        return range(6, 7) if "number" in has else range(5, 6)
    if "code" in has:
        return range(4, 5)
    if "words" in has:
        return range(2, 4)
    is_ours = raw.execute("PRAGMA table_info(steps)").fetchone()
    return range(1, 2) if is_ours else range(0)


@cache
def _statements() -> tuple[str, ...]:
    """Return what makes all tables, worked out once."""
    made: list[CreateTable | CreateIndex] = []
    for table in Row.metadata.sorted_tables:
        indexes = sorted(table.indexes, key=lambda index: str(index.name))
        made += [CreateTable(table), *map(CreateIndex, indexes)]
    dialect = sqlite.dialect()
    return tuple(str(each.compile(dialect=dialect)) for each in made)


def _create(raw: sqlite3.Connection) -> None:
    for statement in _statements():
        raw.execute(statement)
    own = {"key": "library id", "value": str(uuid4())}
    raw.execute("INSERT INTO settings VALUES (:key, :value)", own)
    note_digest(raw, "settings", own["key"], own)
    raw.execute(f"PRAGMA application_id={APPLICATION_ID}")


def _put_aside(folder: Path, found: int) -> None:
    backups = folder / "backups"
    backups.mkdir(exist_ok=True)
    stamp = datetime.now(UTC).strftime("%Y-%m-%d %H.%M.%S.%f")
    path = backups / f"format {found} before {stamp}.sqlite3"
    try:
        # A connection of its own: a copy cannot be taken through one in the middle of a change.
        with (
            closing(sqlite3.connect(folder / "library.sqlite3")) as source,
            closing(sqlite3.connect(path)) as copy,
        ):
            source.backup(copy)
            copy.execute("PRAGMA journal_mode=DELETE")
            is_same = _quick_check(copy) == _quick_check(source)
    except BaseException:
        path.unlink(missing_ok=True)
        raise
    if not is_same:
        path.unlink()
        raise OSError(errno.EIO, os.strerror(errno.EIO))


def _quick_check(raw: sqlite3.Connection) -> list[tuple[str]]:
    return raw.execute("PRAGMA quick_check").fetchall()
