from __future__ import annotations

import sqlite3
from contextlib import closing

import pytest

from desktop.errors import LibraryBusyError
from desktop.library import Library


def test_a_change_waits_for_who_writes_and_is_made_afterwards(desk, library):
    document = desk.keep()
    seen = []
    with closing(sqlite3.connect(library.path, isolation_level=None)) as other:

        def wait(can_write):
            seen.append(can_write())
            other.execute("COMMIT")
            seen.append(can_write())

        library.history.turns.wait = wait
        other.execute("BEGIN IMMEDIATE")
        other.execute("UPDATE documents SET created_by = 'another'")
        made = desk.highlight(document, "1,204")
    assert seen == [False, True]
    assert library.highlights.get(made.id).quote == "1,204"
    library.highlights.change(made.id, note="Nobody writes: nothing is waited for.")
    assert seen == [False, True]


def test_who_will_not_wait_changes_nothing(desk, library):
    document = desk.keep()

    def wait(_can_write):
        raise LibraryBusyError(library.folder)

    library.history.turns.wait = wait
    with (
        Library.open(library.folder) as other,
        other._store.writing(),
        pytest.raises(LibraryBusyError),
    ):
        desk.highlight(document, "1,204")
    assert library.highlights.all() == []
    assert not library.history.in_step


def test_inside_a_step_nothing_is_waited_for(desk, library):
    document = desk.keep()
    library.history.turns.wait = lambda _can_write: pytest.fail("this window itself writes")
    with library._store.writing():
        assert library._store.can_write()
        desk.highlight(document, "1,204")
    assert len(library.highlights.all()) == 1
