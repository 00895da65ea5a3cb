from __future__ import annotations

import sqlite3
import time
from contextlib import closing
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from desktop.errors import UnreadableFileError
from desktop.formats.door.companions import reader
from desktop.formats.door.source import Source
from desktop.formats.exchange.sqlite_bytes import Tables, number, text

WORDS = "CREATE TABLE word (id INTEGER PRIMARY KEY, Said TEXT, count INTEGER);"

ENDLESS = """CREATE VIEW word AS
    WITH RECURSIVE n(said) AS (SELECT 1 UNION ALL SELECT said + 1 FROM n) SELECT said FROM n;"""
ONE = "INSERT INTO word (said) VALUES ('one');"
MANY = "INSERT INTO word (said) VALUES (hex(zeroblob(99)));"


def database(script: str) -> bytes:
    with closing(sqlite3.connect(":memory:")) as made:
        made.executescript(script)
        return made.serialize()


def source(data: bytes) -> Source:
    return Source(Path("some.sqlite3"), data)


def at(path: Path) -> Source:
    return Source(path, path.read_bytes(), beside=reader(path))


def said(given_: Source) -> list[str]:
    with Tables(given_) as tables:
        return [row[0] for row in tables.rows("word", "said")]


def test_rows_come_in_the_order_they_were_made_with_what_is_missing_as_none():
    words = "INSERT INTO word (said) VALUES ('two'), ('one'), ('ünë 🇬🇧');"
    data = database(";".join((WORDS, "CREATE INDEX i ON word (said, id)", words)))
    with Tables(source(data)) as tables:
        assert "WORD" in tables
        assert tables.columns("word") == {"id", "said", "count"}
        rows = list(tables.rows("word", "id", "SAID", "nothing"))
        assert list(tables.rows("no_such_table", "id")) == []
    assert rows == [(1, "two", None), (2, "one", None), (3, "ünë 🇬🇧", None)]


def test_a_file_that_is_open_in_its_program_is_read_with_its_log(tmp_path):
    path = tmp_path / "it's 100% (open)?#.sqlite"
    with closing(sqlite3.connect(path)) as writer:
        writer.execute("PRAGMA journal_mode=WAL")
        writer.execute("PRAGMA wal_autocheckpoint=0")
        writer.executescript(WORDS)
        for word in ("one", "two", "three"):
            writer.execute("INSERT INTO word (said) VALUES (?)", (word,))
            writer.commit()
        writer.execute("INSERT INTO word (said) VALUES ('not yet said')")  # and not committed
        found = said(at(path))
    assert found == ["one", "two", "three"]


def test_of_a_log_that_was_cut_off_the_finished_part_is_read(tmp_path):
    path, log = tmp_path / "open.sqlite", tmp_path / "open.sqlite-wal"
    with closing(sqlite3.connect(path)) as writer:
        writer.execute("PRAGMA journal_mode=WAL")
        writer.executescript(WORDS)
        writer.execute("INSERT INTO word (said) VALUES ('one')")
        writer.commit()
        finished = len(log.read_bytes())
        writer.executemany("INSERT INTO word (said) VALUES (?)", [("more " * 100,)] * 500)
        writer.commit()
        data, logged = path.read_bytes(), log.read_bytes()
    for cut in (len(logged) - 1, finished + 5000, finished):
        read = Source(
            path, data, beside=lambda name, cut=cut: logged[:cut] if "wal" in name else b""
        )
        assert said(read) == ["one"]
    assert (
        len(said(Source(path, data, beside=lambda name: logged if "wal" in name else b""))) == 501
    )


def test_without_its_log_the_file_itself_is_read(tmp_path):
    path = tmp_path / "closed.sqlite"
    with closing(sqlite3.connect(path)) as writer:
        writer.execute("PRAGMA journal_mode=WAL")
        writer.executescript(WORDS + ONE)
    before = path.read_bytes()
    assert said(at(path)) == ["one"]
    assert path.read_bytes() == before
    assert list(tmp_path.iterdir()) == [path]


def test_a_file_in_the_middle_of_a_change_asks_to_close_its_program(tmp_path):
    path = tmp_path / "busy.sqlite"
    with closing(sqlite3.connect(path)) as writer:
        writer.executescript(WORDS + ONE)
        writer.execute("PRAGMA cache_size=1")
        writer.execute("BEGIN EXCLUSIVE")
        writer.executemany("INSERT INTO word (said) VALUES (?)", [("w" * 900,)] * 200)
        with pytest.raises(UnreadableFileError, match="close its program"):
            said(at(path))
        writer.rollback()
    assert said(at(path)) == ["one"]


@pytest.mark.parametrize(
    "script",
    [
        ENDLESS,
        "CREATE VIRTUAL TABLE word USING fts5(said);",
    ],
    ids=["an endless view", "a virtual table"],
)
def test_only_plain_tables_are_read(script):
    begun = time.process_time()
    assert said(source(database(script))) == []
    assert time.process_time() - begun < 1


def test_what_a_table_computes_is_not_computed():
    made = "CREATE TABLE word (id CHECK (length(id) > 0) DEFAULT (hex(4)), said AS (zeroblob(id)));"
    data = database(";".join((made, "INSERT INTO word VALUES (50000000)")))
    assert said(source(data)) == [None]


def test_a_file_that_is_none_or_broken_is_refused_in_a_sentence():
    whole = database(WORDS + MANY * 999)
    for data in (
        b"",
        b"none",
        whole[:5000],
        whole[:100] + bytes(4000),
        whole[:16] + b"\xff" * 9000,
    ):
        with pytest.raises(UnreadableFileError, match="database"):
            said(source(data))


@settings(max_examples=150, deadline=None)
@given(data=st.data())
def test_whatever_is_broken_in_it_it_is_read_or_refused(data):
    whole = bytearray(database(WORDS + MANY * 200))
    for _ in range(data.draw(st.integers(1, 8))):
        position = data.draw(st.integers(16, len(whole) - 1))
        whole[position] = data.draw(st.integers(0, 255))
    try:
        for one in said(source(bytes(whole))):
            assert one is None or isinstance(one, str | bytes | int | float)
    except UnreadableFileError:
        pass


def test_a_tree_that_bites_its_tail_is_given_up():
    with closing(sqlite3.connect(":memory:")) as made:
        made.execute("PRAGMA page_size=512")
        made.executescript(WORDS)
        made.executemany("INSERT INTO word (said) VALUES (?)", [("w" * 200,)] * 20_000)
        whole = bytearray(made.serialize())
        root = made.execute("SELECT rootpage FROM sqlite_master WHERE name = 'word'").fetchone()[0]
    page = (root - 1) * 512
    count = int.from_bytes(whole[page + 3 : page + 5], "big")
    for cell in range(count):
        place = int.from_bytes(whole[page + 12 + 2 * cell : page + 14 + 2 * cell], "big")
        whole[page + place : page + place + 4] = root.to_bytes(4, "big")
    begun = time.process_time()
    with pytest.raises(UnreadableFileError):
        said(source(bytes(whole)))
    assert time.process_time() - begun < 5


def test_values_of_any_type_are_made_text_or_numbers():
    assert [text(v) for v in ("a", None, b"\xffa", 1, 1.5)] == ["a", "", "�a", "1", "1.5"]
    assert [number(v) for v in (1, "2", "x", None, b"3", 1e400)] == [1, 2, None, None, 3, None]
