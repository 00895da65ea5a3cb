from __future__ import annotations

import time

from hypothesis import given
from hypothesis import strategies as st

from desktop.formats.exchange.coded.joined_codes import Cell, Split, split

NAMES = ["Trust", "Trust, privacy", "cost, time", "Cost", "privacy", "One, two, three"]
PART = st.text("abAB ", min_size=1, max_size=4).map(str.strip).filter(bool)
NAME = st.lists(PART, min_size=1, max_size=3)
BOOK = st.lists(NAME.map(", ".join), unique=True, min_size=1, max_size=8)


def codes(cells: list[Cell], known=()) -> list[tuple[str, ...]]:
    return [one.codes for one in split(cells, known)]


def test_names_of_a_codebook_are_found_whatever_commas_they_have():
    cell = Cell("Cost, cost, time, One, two, three, Trust")
    assert split([cell], NAMES) == [Split(("Cost", "cost, time", "One, two, three", "Trust"))]


def test_a_number_of_codes_tells_what_commas_do_not():
    cells = [Cell("Trust, privacy", 1), Cell("Cost, Trust, privacy", 2), Cell("a, b", 2)]
    assert codes(cells) == [("Trust, privacy",), ("Cost", "Trust, privacy"), ("a", "b")]


def test_what_one_cell_tells_helps_to_read_others():
    cells = [
        Cell("a, b, c, d", 2),
        Cell("a, b", 1),
        Cell("c, d, e, f", 2),
    ]
    assert codes(cells) == [("a, b", "c, d"), ("a, b",), ("c, d", "e, f")]
    assert not any(one.is_guess for one in split(cells))


def test_where_nothing_tells_it_is_a_guess():
    (one,) = split([Cell("a, b, c", 2)])
    assert one.is_guess
    assert len(one.codes) == 2
    (ambiguous,) = split([Cell("Trust, privacy", None)], NAMES)
    assert ambiguous.codes == ("Trust, privacy",)


def test_codes_on_lines_of_their_own_need_no_telling():
    assert codes([Cell("Trust, privacy\r\nCost\n", None)]) == [("Trust, privacy", "Cost")]


@given(BOOK, st.data())
def test_whatever_is_said_for_certain_is_so(book, data):
    rows = data.draw(st.lists(st.lists(st.sampled_from(book), min_size=1, unique=True), max_size=8))
    cells = [Cell(", ".join(row), len(row)) for row in rows]
    for row, one in zip(rows, split(cells, book), strict=True):
        assert len(one.codes) == len(row)
        assert ", ".join(one.codes) == ", ".join(row)


def test_cells_that_can_be_read_in_endless_ways_are_given_up():
    begun = time.process_time()
    many = ", ".join(["a"] * 60)
    split([Cell(many, 30), Cell(many + "x", 7)], [", ".join(["a"] * n) for n in range(1, 40)])
    assert time.process_time() - begun < 2
