"""Cells that lines enclose."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from hypothesis import given
from hypothesis import strategies as st

from desktop.formats.pdf.order.grids import grids
from desktop.pdf import Box

if TYPE_CHECKING:
    from random import Random

XS, YS = (50.0, 120.0, 200.0, 300.0), (100.0, 120.0, 140.0, 160.0)


def across(y: float, x0: float = XS[0], x1: float = XS[-1]) -> Box:
    return Box(x0, y, x1, y + 0.5)


def down(x: float, y0: float = YS[0], y1: float = YS[-1]) -> Box:
    return Box(x, y0, x + 0.5, y1)


def places(*rules: Box) -> list[tuple[int, ...]]:
    return [tuple(cell[:4]) for grid in grids(rules) for cell in grid.cells]


ROWS, COLUMNS = [across(y) for y in YS], [down(x) for x in XS]
EVERY = [(row, column, 1, 1) for row in range(3) for column in range(3)]


def test_lines_that_meet_enclose_cells():
    assert places(*ROWS, *COLUMNS) == EVERY
    assert grids([*ROWS, *COLUMNS])[0].cells[0].box == Box(50.25, 100.25, 120.25, 120.25)


@given(st.randoms(use_true_random=False))
def test_lines_may_be_drawn_cell_by_cell_and_in_any_order(chance: Random):
    rules = [across(y, *span) for y in YS for span in pairwise(XS)]
    rules += [down(x, *span) for x in XS for span in pairwise(YS)]
    chance.shuffle(rules)
    assert places(*rules) == EVERY


def test_a_line_that_is_missing_joins_cells():
    rules = [*ROWS, down(50), down(120, 120), down(200), down(300)]
    assert places(*rules) == [(0, 0, 1, 2), (0, 2, 1, 1), *EVERY[3:]]


def test_sides_may_be_open():
    assert places(*ROWS, *COLUMNS[1:3]) == EVERY


def test_what_encloses_no_rectangles_is_no_grid():
    rows = [across(100), across(120, 50, 120), across(120, 200, 300), across(140), across(160)]
    bent = [*rows, down(50), down(120, 100, 120), down(120, 140, 160), down(200), down(300)]
    assert places(*bent) == []
    assert places(across(100), across(160), *COLUMNS) == []
    assert places(*ROWS) == []
    assert grids([]) == []
