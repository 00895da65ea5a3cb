from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.errors import UnreadableFileError
from desktop.formats.door.source import Source
from desktop.formats.exchange.ereaders import moon_reader

if TYPE_CHECKING:
    from desktop.domain.exchanged.project import Project

PATH = "/sdcard/Books/The Harbour.epub"
HEAD = ["1116625", "indent:true", "trim:false"]


def record(number: int, text: str = "", note: str = "", **said: object) -> list[str]:
    given = {"title": "The Harbour: A History", "chapter": 3, "position": 0, "colour": -11184811,
             "bookmark": "", "flags": "000"} | said  # fmt: skip
    return [
        "#", str(number), str(given["title"]), PATH, PATH.lower(), str(given["chapter"]), "0",
        str(given["position"]), str(len(text)), str(given["colour"]), "1669300806081",
        str(given["bookmark"]), note, text, *str(given["flags"]),
    ]  # fmt: skip


def read(*records: list[str]) -> Project | None:
    lines = [*HEAD, *(line for each in records for line in each), ""]
    return moon_reader.read(Source(Path("x.mrexpt"), "\n".join(lines).encode()))


def test_a_note_that_looks_like_a_separator_is_a_note():
    project = read(
        record(1, "The Pier<BR>stands", "#", position=40),
        record(2, "#", "##", chapter=2),
        record(3, "Waves", "two<BR>lines", position=3, flags="100"),
        record(4, bookmark="(88.8%) The Pier", title="The Harbour.epub"),
        record(5, "Gone", flags="010", position=99),
    )
    assert project is not None
    (book,) = project.sources
    told = [(p.identity, p.quotation, [n.text for n in p.notes]) for p in book.passages]
    assert told == [
        ("2", "#", ["##"]),
        ("3", "Waves", ["two\nlines"]),
        ("1", "The Pier\nstands", ["#"]),
        ("5", "Gone", []),
    ]
    assert project.without_a_home == {"bookmarks": 1, "strikeouts": 1}
    assert book.facts.title == "The Harbour: A History"
    assert book.beside == ("The Harbour.epub",)
    assert [p.is_underlined for p in book.passages] == [False, True, False, False]
    assert {(p.colour, p.created) for p in book.passages} == {("#555555", "2022-11-24T14:40:06Z")}


def test_a_record_that_is_cut_off_is_counted():
    project = read(record(1, "Whole"), record(2, "Cut")[:9])
    assert project is not None
    assert project.without_a_home == {"records that are incomplete": 1}


def test_other_files_are_none_and_broken_ones_say_so():
    assert moon_reader.read(Source(Path("x.mrexpt"), b"a text\nof two lines")) is None
    with pytest.raises(UnreadableFileError, match="export it again"):
        moon_reader.read(Source(Path("x.mrexpt"), "\n".join([*HEAD, "#", *"abcdefg"]).encode()))


@given(st.lists(st.sampled_from(["#", "1", "-1", "0", "9" * 20, "x", ""]), max_size=60))
def test_any_lines_are_records_or_none(lines):
    moon_reader.read(Source(Path("x.mrexpt"), "\n".join([*record(1, "a"), *lines]).encode()))
