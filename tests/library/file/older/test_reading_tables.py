"""A library from before it was kept how much of a document has been read."""

from __future__ import annotations

import sqlite3
from contextlib import closing

from tests.library.file.older.later import gets_tables, set_back

ADDED = ("reading_marks", "stretches_read")


def test_an_older_library_gets_the_tables_that_a_new_one_has_and_is_sound(desk, library):
    gets_tables(desk, library, ADDED, 13)


def test_where_somebody_stopped_says_nothing_of_what_was_read(desk, library):
    document = desk.keep()
    library.documents.set_reading_position(document.id, 40)
    library.close()
    with closing(sqlite3.connect(library.path)) as raw, raw:
        for table in ADDED:
            raw.execute(f"DROP TABLE {table}")
        set_back(raw, 13)
    known = desk.reopen().readings.all()[document.id]
    assert (known.position, known.share, known.is_new) == (40, 0.0, False)
