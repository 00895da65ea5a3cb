from __future__ import annotations

import csv
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.export.written.csv_file import line, unguarded
from tests.export.written.samples import selection_of, source_of, written

ACTIVE = tuple("=+-@\t\r\n＝＋－＠")


def rows(data: bytes) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(data.decode("utf-8-sig"), newline="")))


def test_a_highlight_is_a_row_with_all_that_is_known():
    source = source_of("Title\nA passage.", (6, 16), note="Two\nlines", tags=("a/b", "c, d"))
    (row,) = rows(written("csv", selection_of(source)))
    assert row["Quotation"] == "A passage."
    assert row["Note"] == "Two\nlines"
    assert row["Tags"] == "a/b; c, d"
    assert row["Made by"] == "Ada Marsh"
    assert (row["Start"], row["End"], row["Status"]) == ("6", "16", "same")
    assert row["Citation key"] == "marsh2024"
    assert row["Link"].endswith(row["Highlight"])


def test_what_is_grouped_has_its_heading_in_the_first_column():
    (row,) = rows(written("csv", selection_of(source_of("Words", (0, 5)), heading="a/b")))
    assert next(iter(row.items())) == ("Tag", "a/b")


@pytest.mark.parametrize(
    "cell", ["=1+1", "+1", "-2", "@SUM(A1)", "\t=1", "\r=1", " =1", "＝1", "=cmd|' /C calc'!A0"]
)
def test_no_cell_is_run(cell):
    (read,) = next(csv.reader(io.StringIO(line([cell]), newline="")))
    assert not read.startswith(ACTIVE)
    assert unguarded(read) == cell


@given(st.text())
def test_a_cell_comes_back_as_it_was(cell):
    read, last = next(csv.reader(io.StringIO(line([cell, "x"]), newline="")))
    assert last == "x"
    assert not read.lstrip(" ").startswith(ACTIVE)
    assert unguarded(read) == cell


def test_numbers_are_numbers():
    assert line([-1, 5]) == "-1,5\r\n"
