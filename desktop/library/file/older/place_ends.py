"""Make room for where passages end: who says their words is told from all of them."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import sqlite3

_CACHE = ("surveyed", "whereabouts", "passage_facts")


def add_place_ends(raw: sqlite3.Connection) -> None:
    """Add a column, and have all places looked for anew; from format 10 to format 11."""
    for table in _CACHE:
        raw.execute(f"DELETE FROM {table}")  # noqa: S608
    raw.execute('ALTER TABLE whereabouts ADD COLUMN "end" INTEGER NOT NULL DEFAULT 0')
