from __future__ import annotations

import pytest
from PySide6.QtCore import QRectF
from PySide6.QtGui import QFont

from desktop.domain import Block, BlockKind
from desktop.ui.reader.canvas.block_layout import (
    ROOM,
    BlockLayout,
    RowHeights,
    TableLines,
    attribute,
    is_said_to_be_rtl,
)
from desktop.ui.reader.canvas.boxes import Box, Setting

pytestmark = pytest.mark.usefixtures("qapp")


def row(*cells: str) -> BlockLayout:
    """Return cells side by side, 100 pixels wide and 10 apart."""
    made, start = BlockLayout(), 50
    for number, cell in enumerate(cells):
        made.add(Box(cell, start, Setting(QFont(), 20), 100, height=20), number * 110.0, 0.0)
        start += len(cell) + 1
    return made


def test_an_offset_between_two_cells_belongs_to_the_one_before() -> None:
    made = row("Quay", "1,204")
    assert made.box_of(50) is made.box_of(54) is made.boxes[0]
    assert made.box_of(55) is made.boxes[1]
    assert made.box_of(0) is made.boxes[0]
    assert BlockLayout().box_of(0) is None


def test_the_nearest_cell_is_on_the_line_before_it_is_in_the_column() -> None:
    made = row("Quay", "1,204", "77")
    below = made.add(Box("none", 80, Setting(QFont(), 20), 100, height=20), 0.0, 40.0)
    assert made.box_near(105, 10) is made.boxes[0]
    assert made.box_near(108, 10) is made.boxes[1]
    assert made.box_near(300, 45) is below
    assert BlockLayout().box_near(0, 0) is None


def test_the_ends_of_a_range_are_the_boxes_that_hold_some_of_it() -> None:
    made = row("Quay", "", "1,204", "77")
    first, empty, second, _ = made.boxes
    assert made.ends_of(50, 52) == (first, first)
    assert made.ends_of(52, 58) == (first, second)
    assert made.ends_of(54, 57) == (empty, second)
    assert made.ends_of(54, 55) is None
    assert made.ends_of(0, 10) is None
    assert BlockLayout().ends_of(0, 10) is None


def test_what_a_block_carries_is_read_with_care() -> None:
    assert attribute({"width": 640}, "width") == 640
    assert attribute({"marker": "1."}, "marker") == 0
    assert attribute({}, "height") == 0
    assert is_said_to_be_rtl(Block(0, 4, BlockKind.PARAGRAPH, 0, {"direction": "rtl"}))
    assert not is_said_to_be_rtl(Block(0, 4, BlockKind.PARAGRAPH, 0, {}))


def test_the_bar_lies_below_what_is_seen_and_inside_the_room_left_for_it() -> None:
    layout = BlockLayout(seen=QRectF(10, 20, 400, 100), overflow=400)
    assert layout.track().top() > 120
    assert layout.track().bottom() <= 120 + ROOM


def test_the_thumb_shows_how_much_and_which_part_is_seen() -> None:
    layout = BlockLayout(seen=QRectF(10, 20, 400, 100), overflow=400)
    assert layout.thumb(0).width() == 200
    assert layout.thumb(0).left() == 10
    assert layout.thumb(400).right() == 410
    assert BlockLayout(seen=QRectF(0, 0, 100, 9), overflow=10**6).thumb(0).width() >= 20


def rows_of(guesses: list[int], exact: list[int], top: int = 30) -> BlockLayout:
    """Return a table of one cell a row, each a letter, that stands 30 below the top."""
    heights = RowHeights(top, guesses)
    firsts = list(range(len(guesses) + 1))
    made = BlockLayout(foot=9, top=top)
    for number in range(len(guesses)):
        made.add(Box("x", 2 * number, Setting(QFont(), 20), 100, height=20), 0, 0)
    made.grid = TableLines(heights, exact.__getitem__, firsts, [(0, 100)], 100)
    return made


def test_rows_stand_where_they_are_guessed_to_until_they_are_measured() -> None:
    made = rows_of([40, 40, 40], [40, 90, 20])
    assert (made.rows, made.height, made.row_top(2)) == (3, 159, 110)
    assert made.measure(1) == 90
    assert (made.row_top(1), made.row_top(2), made.height) == (70, 160, 209)
    assert made.measure(2) == 20 + 9
    assert made.unmeasured == 0
    assert made.measure(0) == 30 + 40
    assert made.unmeasured == -1
    assert made.height == 30 + 40 + 90 + 20 + 9


def test_the_row_at_a_height_and_of_an_offset() -> None:
    made = rows_of([40, 40, 40], [40, 40, 40])
    assert [made.row_at(y) for y in (-5, 0, 30, 69, 70, 149, 150, 999)] == [0, 0, 0, 0, 1, 2, 2, 2]
    assert [made.row_of(offset) for offset in (0, 1, 2, 3, 4, 99)] == [0, 0, 1, 1, 2, 2]
    assert made.boxes_in(1) == [made.boxes[1]]
    assert list(made.boxes_between(75, 120)) == list(made.boxes[1:])


def test_a_block_that_is_no_table_is_one_row() -> None:
    made = row("Quay", "1,204")
    made.foot = 50
    assert (made.rows, made.measure(0), made.row_top(0), made.unmeasured) == (1, 50, 0, -1)
    assert made.row_of(55) == made.row_at(40) == 0
    assert made.boxes_in(0) == made.boxes
