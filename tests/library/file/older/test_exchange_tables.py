"""A library from before anything came from other programs or was kept exported."""

from __future__ import annotations

import sqlite3
from contextlib import closing

from desktop.library.file.migrations import MIGRATIONS
from tests.library.file.older.later import set_back

ADDED = ("brought", "brought_documents", "export_targets", "export_blocks")


def shape(library):
    """Return the columns, keys and indexes of the tables that were added."""
    with closing(sqlite3.connect(library.path)) as raw:
        return {
            table: [
                raw.execute(f"PRAGMA {what}({table})").fetchall()
                for what in ("table_info", "foreign_key_list", "index_list")
            ]
            for table in ADDED
        }


def test_an_older_library_gets_the_tables_that_a_new_one_has_and_is_sound(desk, library):
    kept = desk.highlight(desk.keep(), "1,204", tags=["a/b"])
    library.close()
    new = shape(library)
    with closing(sqlite3.connect(library.path)) as raw, raw:
        raw.execute("PRAGMA foreign_keys=OFF")
        for table in ADDED:
            raw.execute(f"DROP TABLE {table}")
        set_back(raw, 12)
    library = desk.reopen()
    assert shape(library) == new
    with closing(sqlite3.connect(library.path)) as raw:
        assert raw.execute("PRAGMA user_version").fetchone() == (len(MIGRATIONS) + 1,)
    assert library.highlights.all() == [kept]
    assert library.care.check() == []
    library.history.undo()
    assert library.highlights.all() == []
    assert library.care.check() == []
