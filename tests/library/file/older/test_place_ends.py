from __future__ import annotations

import sqlite3
from contextlib import closing

from tests.library.file.older.later import set_back


def test_places_of_an_older_library_are_looked_for_anew(desk):
    highlight = desk.highlight(desk.keep(), "1,204 people")
    desk.library.close()
    with closing(sqlite3.connect(desk.library.path)) as raw, raw:
        set_back(raw, 10)
    library = desk.reopen()
    (found,) = library.whereabouts.missing()
    assert found.passages == {highlight.id: (highlight.start, highlight.end)}
    assert library.care.check() == []
