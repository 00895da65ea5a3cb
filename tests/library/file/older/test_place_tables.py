from __future__ import annotations

import sqlite3
from contextlib import closing

from tests.library.file.older.later import set_back


def test_an_older_library_gets_room_for_places_and_is_sound(desk):
    highlight = desk.highlight(desk.keep(), "1,204 people")
    desk.library.close()
    with closing(sqlite3.connect(desk.library.path)) as raw, raw:
        for table in ("surveyed", "whereabouts", "passage_facts"):
            raw.execute(f"DROP TABLE {table}")
        set_back(raw, 8)
    library = desk.reopen()
    (found,) = library.whereabouts.missing()
    assert list(found.passages) == [highlight.id]
    assert library.care.check() == []
