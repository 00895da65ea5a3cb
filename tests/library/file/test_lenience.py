import sqlite3
from contextlib import closing

import pytest

from desktop.library.file.lenience import Connection


@pytest.fixture
def raw():
    with closing(sqlite3.connect(":memory:", factory=Connection)) as connection:
        connection.execute("CREATE TABLE texts (text)")
        rows = [("one",), (b"t\xffwo",), ("three",)]
        connection.executemany("INSERT INTO texts VALUES (CAST(? AS TEXT))", rows)
        yield connection


WANTED = [("one",), ("t\ufffdwo",), ("three",)]


def test_a_damaged_text_is_read_as_far_as_it_goes(raw):
    assert raw.execute("SELECT text FROM texts").fetchall() == WANTED


def test_no_row_comes_twice_where_they_are_fetched_one_by_one(raw):
    asked = raw.execute("SELECT text FROM texts")
    assert [asked.fetchone(), *asked.fetchmany(1), asked.fetchone()] == WANTED
    assert asked.fetchone() is None


def test_rows_are_read_in_a_loop(raw):
    assert list(raw.execute("SELECT text FROM texts")) == WANTED


def test_other_errors_stay(raw):
    with pytest.raises(sqlite3.OperationalError, match="no such table"):
        raw.execute("SELECT * FROM nowhere").fetchall()
