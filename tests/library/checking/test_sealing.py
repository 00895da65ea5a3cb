from __future__ import annotations

import pytest

from desktop.library.checking import sealing
from desktop.library.checking.stored import Stored


@pytest.fixture
def told(desk, library):
    """Alter a library of three highlights by a statement; return what is said of its events."""
    document = desk.keep()
    for words in ("1,204", "people", "no data"):
        desk.highlight(document, words)

    def call(statement: str = "") -> list[sealing.Fault]:
        with library._store.writing() as session:
            session.connection().exec_driver_sql(statement or "SELECT 1")
        with library._store.reading() as session:
            return list(sealing.faults(session, Stored(session)))

    return call


def test_a_chain_that_nobody_touched_has_no_fault(told):
    assert told() == []


def test_an_event_that_says_something_else_is_told_with_its_row(told):
    (fault,) = told("UPDATE events SET after = replace(after, '1,204', '1,205') WHERE seq = 2")
    assert fault.seq == 2
    assert fault.row
    assert fault.sentence.endswith("what it says was altered.")


def test_an_event_of_another_row_is_none_that_was_sealed(told):
    (fault,) = told("UPDATE events SET key = 'another' WHERE seq = 2")
    assert (fault.seq, fault.row) == (2, "")
    assert "is not what was sealed" in fault.sentence


def test_a_seal_that_was_altered_says_nothing_of_the_next_event(told):
    (fault,) = told("UPDATE events SET seal = zeroblob(32) WHERE seq = 2")
    assert fault.seq == 2


@pytest.mark.parametrize(
    ("which", "wanted"),
    [
        ("seq = 2", "an event is missing after event 1."),
        ("seq IN (2, 3)", "2 events are missing after event 1."),
        ("seq = (SELECT max(seq) FROM events)", "an event is missing after event"),
    ],
)
def test_what_was_taken_out_is_counted(told, which, wanted):
    assert any(wanted in fault.sentence for fault in told(f"DELETE FROM events WHERE {which}"))  # noqa: S608


def test_words_that_were_taken_leave_the_chain_whole(told, library):
    blank = "UPDATE events SET before = NULL, after = NULL, salt = NULL WHERE seq = 2"
    assert told(blank) == []
    with library._store.reading() as session:
        links = list(sealing.links(session))
        assert [sealing.is_blank(one) for one in links[:3]] == [False, True, False]
        assert sealing.has_its_words(links[0])
        assert not sealing.has_its_words(links[1])
        assert links == list(sealing.links(session, newest_first=True))[::-1]
        assert sealing.greatest_seq(session) == links[-1].said.seq
