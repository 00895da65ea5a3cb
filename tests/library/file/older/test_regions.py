"""A library from before parts of pages could be kept."""

import sqlite3
from contextlib import closing

from desktop.library.file.migrations import MIGRATIONS
from tests.library.file.older.later import set_back


def as_format_7(library):
    """Make a closed library what format 7 made of it."""
    with closing(sqlite3.connect(library.path)) as raw, raw:
        for table in ("smart_tags", "surveyed", "whereabouts", "passage_facts"):
            raw.execute(f"DROP TABLE {table}")
        set_back(raw, 7)


def test_a_library_of_format_7_opens_with_its_highlights_and_its_history(desk, library):
    made = desk.keep()
    kept = desk.highlight(made, "1,204", note="N.")
    library.highlights.move(kept.id, desk.anchor(made, "people held"))
    moved = library.highlights.get(kept.id)
    library.close()
    as_format_7(library)
    library = desk.reopen()
    with closing(sqlite3.connect(library.path)) as raw:
        assert raw.execute("PRAGMA user_version").fetchone() == (len(MIGRATIONS) + 1,)
    assert library.highlights.all() == [moved]
    assert library.highlights.original_anchor(kept.id) == kept.anchor
    assert library.care.check() == []
    library.history.undo()
    assert library.highlights.get(kept.id).anchor == kept.anchor
    assert library.care.check() == []
