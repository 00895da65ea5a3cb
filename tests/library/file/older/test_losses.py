"""Formats 1 and 2 called a highlight whose words had gone to be reviewed, with an empty range."""

from __future__ import annotations

import sqlite3
from contextlib import closing

from desktop.domain import Placement, PlacementStatus
from desktop.library import Library
from tests.library.file.older.later import set_back


def as_format_2(library):
    """Make a closed library what format 2 made of it."""
    with closing(sqlite3.connect(library.path)) as raw, raw:
        raw.execute("UPDATE placements SET status = 'review' WHERE status = 'lost'")
        raw.create_function("old", 1, lambda side: side and side.replace('"lost"', '"review"'))
        raw.execute("UPDATE events SET before = old(before), after = old(after)")
        raw.execute("ALTER TABLE steps RENAME COLUMN code TO text")
        for column in ("salt", "digest", "seal"):
            raw.execute(f"ALTER TABLE events DROP COLUMN {column}")
        raw.execute("DROP TABLE digests")
        set_back(raw, 2)


def test_what_was_lost_is_called_so_and_what_waits_still_waits(desk, library):
    made = desk.keep("One tide.\nTwo tides.")
    gone, waits, stays = (desk.highlight(made, words) for words in ("One", "Two", "tides"))
    desk.keep("Two tides.", document_id=made.id)
    places = {
        gone.id: Placement(2, 0, 0, PlacementStatus.LOST),
        waits.id: Placement(2, 0, 3, PlacementStatus.REVIEW),
        stays.id: Placement(2, 4, 9, PlacementStatus.SAME),
    }
    library.imports.place(made.id, 2, places)
    library.close()
    as_format_2(library)
    opened = desk.reopen()
    assert {h.id: h.placement for h in opened.highlights.all(document_id=made.id)} == places


def test_an_undo_of_what_an_older_version_noted_says_lost_again(desk, library):
    made = desk.keep("One tide.\nTwo tides.")
    gone = desk.highlight(made, "One")
    desk.keep("Two tides.", document_id=made.id)
    library.imports.place(made.id, 2, {gone.id: Placement(2, 0, 0, PlacementStatus.LOST)})
    library.highlights.move(gone.id, library.documents.content(made.id, 2).anchor(2, 0, 3))
    library.close()
    as_format_2(library)
    opened = Library.open(library.folder, library.history.window)
    desk.library = opened
    assert opened.highlights.get(gone.id).placement.status is PlacementStatus.MANUAL
    opened.history.undo()
    assert opened.highlights.get(gone.id).placement == Placement(2, 0, 0, PlacementStatus.LOST)
