"""Columns that formats after the sixth added, taken out of a library's file again."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import sqlite3

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
