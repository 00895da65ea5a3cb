# ruff: noqa: S608 - the statements are ours
"""Events come back from a backup as the chain proves them, and no others."""

from __future__ import annotations

import shutil
import sqlite3
from contextlib import closing

from desktop.library import Library


def test_purged_words_do_not_come_back_with_the_event_that_said_them(full, damaged):
    with Library.open(full) as library:
        library.backups.make()
        [gone] = library.trash.all()
        library.trash.empty()
    library = damaged(f"DELETE FROM events WHERE noun <> 'purges' AND document_id = '{gone.id}'")
    assert library.care.check()
    library.care.check(repair=True)
    assert library.care.check() == []
    with closing(sqlite3.connect(full / "library.sqlite3")) as raw:
        said = raw.execute(
            "SELECT before, after FROM events WHERE noun <> 'purges' AND document_id = ?",
            (gone.id,),
        ).fetchall()
    assert said
    assert set(said) == {(None, None)}


def test_the_history_of_another_course_of_things_is_not_taken_for_the_lost_one(full, damaged):
    with Library.open(full) as library:
        one = next(each for each in library.highlights.all() if each.note == "Another note.")
        before = full.parent / "before.sqlite3"
        shutil.copy(full / "library.sqlite3", before)
        library.highlights.change(one.id, note="In the other course.")
        library.backups.make()
    shutil.copy(before, full / "library.sqlite3")
    with Library.open(full) as library:
        library.highlights.change(one.id, note="In this course.")
    library = damaged("DELETE FROM events WHERE seq = (SELECT max(seq) FROM events)")
    library.care.check(repair=True)
    notes = {each.note for each in library.highlights.all()}
    assert "In this course." in notes
    assert "In the other course." not in notes
