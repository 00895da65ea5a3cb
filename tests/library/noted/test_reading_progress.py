from __future__ import annotations

import sqlite3
from contextlib import closing

import pytest

from desktop.domain.noted.reading_progress import ReadingState
from desktop.domain.steps import StepCode
from desktop.errors import LibraryBusyError, NotFoundError
from desktop.library.noted.reading_progress import ranges_in


def read(library, document, *ranges):
    library.readings.add(document.id, document.revision, ranges, document.characters)


def share(library, document):
    return library.readings.all()[document.id].share


def test_what_was_read_is_joined_and_is_no_step(desk, library):
    document = desk.keep()
    steps = len(library.history.steps())
    read(library, document, (0, 10))
    read(library, document, (30, 40), (5, 20))
    library = desk.reopen()
    assert library.readings.stretches(document.id) == [(0, 20), (30, 40)]
    assert share(library, document) == 30 / document.characters
    assert len(library.history.steps()) == steps
    assert library.care.check() == []


def test_a_jump_to_the_end_is_not_reading(desk, library):
    document = desk.keep()
    library.documents.set_reading_position(document.id, document.characters - 1)
    known = library.readings.all()[document.id]
    assert (known.position, known.share) == (document.characters - 1, 0.0)
    assert not known.is_new


def test_a_range_beyond_the_text_counts_as_far_as_there_is_text(desk, library):
    document = desk.keep()
    read(library, document, (0, 10_000))
    assert share(library, document) == 1.0


def test_documents_are_marked_as_read_and_unread_and_that_is_undone(desk, library):
    one, two = desk.keep(), desk.keep("Another text.", title="Other", name="2.txt")
    read(library, one, (0, 10))
    library.readings.mark([one.id, two.id], ReadingState.READ)
    assert (share(library, one), share(library, two)) == (1.0, 1.0)
    library.readings.mark([one.id], ReadingState.UNREAD)
    assert share(library, one) == 0.0
    assert library.readings.all()[one.id].is_new
    read(library, one, (0, 5))
    assert not library.readings.all()[one.id].is_new
    assert share(library, one) == 5 / one.characters
    assert library.history.undo() is StepCode.MARK_UNREAD
    assert share(library, one) == 1.0
    assert library.history.undo() is StepCode.MARK_READ
    assert share(library, one) == 10 / one.characters
    assert two.id not in library.readings.all()
    library.history.redo()
    library.history.redo()
    assert share(library, one) == 5 / one.characters
    assert library.care.check() == []


def test_a_document_in_the_trash_keeps_what_was_read_until_it_is_deleted(desk, library):
    document = desk.keep()
    read(library, document, (0, 10))
    library.readings.mark([document.id], ReadingState.READ)
    library.trash.put(document.id)
    assert library.readings.all() == {}
    with pytest.raises(NotFoundError):
        read(library, document, (10, 20))
    library.trash.restore(document.id)
    assert share(library, document) == 1.0
    library.trash.put(document.id)
    library.trash.empty()
    assert library.care.check() == []
    with closing(sqlite3.connect(library.path)) as raw:
        assert raw.execute("SELECT * FROM stretches_read").fetchall() == []
        assert raw.execute("SELECT * FROM reading_marks").fetchall() == []


def test_a_new_revision_has_what_is_found_in_it(desk, library):
    document = desk.keep()
    read(library, document, (0, 10))
    library.readings.mark([document.id], ReadingState.READ)
    mark = library.readings.left_behind
    assert mark(document.id) == []
    newer = desk.keep(desk.text + " More.", document_id=document.id)
    left = {since: (number, ranges) for number, since, ranges in mark(document.id)}
    assert sorted(left.values()) == [(1, [(0, 10)]), (1, [(0, document.characters)])]
    found = {since: ranges for since, (_, ranges) in left.items()}
    library.readings.carry_over(document.id, 2, found, newer.characters)
    assert mark(document.id) == []
    assert share(library, document) == document.characters / newer.characters
    library.history.undo()
    assert share(library, document) == 10 / newer.characters
    assert library.care.check() == []


def test_while_another_writes_nobody_waits(desk, library):
    document = desk.keep()
    with closing(sqlite3.connect(library.path, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        with pytest.raises(LibraryBusyError):
            read(library, document, (0, 10))
        other.execute("ROLLBACK")
    read(library, document, (0, 10))
    assert share(library, document) == 10 / document.characters


def test_damaged_ranges_are_none():
    assert ranges_in("[0,5,9,12]") == [(0, 5), (9, 12)]
    for text in ("x", "[1]", "[5,1]", '["a",2]', "[0,5,5,9]", "{}", None, "[0,5,3,9]"):
        assert ranges_in(text) is None
