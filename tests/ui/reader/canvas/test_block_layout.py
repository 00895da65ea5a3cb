from __future__ import annotations

import pytest
from PySide6.QtCore import QRectF
from PySide6.QtGui import QFont

from desktop.domain import Block, BlockKind
from desktop.ui.reader.canvas.block_layout import ROOM, BlockLayout, attribute, is_said_to_be_rtl
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
