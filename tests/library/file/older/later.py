"""Columns that formats after the sixth added, taken out of a library's file again."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from typing import TYPE_CHECKING

from desktop.library.file.migrations import MIGRATIONS

if TYPE_CHECKING:
    from collections.abc import Sequence

COLUMNS = (
    (7, "revisions", "pages_blob"),
    (8, "highlights", "region"),
    (8, "highlights", "picture"),
    (10, "highlights", "said_by"),
    (10, "tags", "example"),
    (10, "tags", "exclusion"),
)

PLACE_ENDS = 11


def set_back(raw: sqlite3.Connection, number: int) -> None:
    """Call columns that came after a format by other names, and write its number."""
    for format_, table, column in COLUMNS:
        if format_ > number:
            raw.execute(f"ALTER TABLE {table} RENAME COLUMN {column} TO later_{column}")
    if number < PLACE_ENDS and raw.execute("PRAGMA table_info(whereabouts)").fetchone():
        raw.execute('ALTER TABLE whereabouts DROP COLUMN "end"')  # a cache, so nothing is lost
    raw.execute(f"PRAGMA user_version={number}")


def shape(library, tables: Sequence[str]):
    """Return the columns, keys and indexes of tables."""
    with closing(sqlite3.connect(library.path)) as raw:
        return {
            table: [
                raw.execute(f"PRAGMA {what}({table})").fetchall()
                for what in ("table_info", "foreign_key_list", "index_list")
            ]
            for table in tables
        }


def gets_tables(desk, library, tables: Sequence[str], number: int) -> None:
    """Check that a library of a format without some tables gets those that a new one has."""
    kept = desk.highlight(desk.keep(), "1,204", tags=["a/b"])
    library.close()
    new = shape(library, tables)
    with closing(sqlite3.connect(library.path)) as raw, raw:
        raw.execute("PRAGMA foreign_keys=OFF")
        for table in tables:
            raw.execute(f"DROP TABLE {table}")
        set_back(raw, number)
    library = desk.reopen()
    assert shape(library, tables) == new
    with closing(sqlite3.connect(library.path)) as raw:
        assert raw.execute("PRAGMA user_version").fetchone() == (len(MIGRATIONS) + 1,)
    assert library.highlights.all() == [kept]
    assert library.care.check() == []
    library.history.undo()
    assert library.highlights.all() == []
    assert library.care.check() == []
