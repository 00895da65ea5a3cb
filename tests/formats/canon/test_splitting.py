"""Where a block that is too long is cut."""

from __future__ import annotations

from desktop.domain import CELL_BREAK, ROW_BREAK, SOFT_BREAK, BlockKind
from desktop.formats.canon.splitting import LONGEST_BLOCK, cut_at

HALF = LONGEST_BLOCK // 2


def test_at_the_last_break_before_the_limit_which_is_swallowed() -> None:
    text = "a" * (HALF + 5) + " " + "b" * HALF
    assert cut_at(text, 0, BlockKind.PARAGRAPH, 0) == (HALF + 5, 1)


def test_a_line_break_in_the_last_half_is_better_than_a_space() -> None:
    text = "a" * (HALF + 5) + SOFT_BREAK + "b" * 100 + " " + "c" * LONGEST_BLOCK
    assert cut_at(text, 0, BlockKind.PARAGRAPH, 0) == (HALF + 5, 1)


def test_any_break_is_better_than_none() -> None:
    assert cut_at("a b" + "c" * LONGEST_BLOCK, 0, BlockKind.PARAGRAPH, 0) == (1, 1)


def test_without_a_break_nothing_is_swallowed_and_no_letter_loses_its_accent() -> None:
    text = "a" * (LONGEST_BLOCK - 2) + "e\u0301\u0301" + "b" * 50
    assert cut_at(text, 0, BlockKind.PARAGRAPH, 0) == (LONGEST_BLOCK - 2, 0)
    assert cut_at("a" * LONGEST_BLOCK * 2, 0, BlockKind.CODE, 0) == (LONGEST_BLOCK, 0)


def test_tables_are_cut_between_rows() -> None:
    row = "a" * 3000 + CELL_BREAK + "b c"
    at, swallowed = cut_at(ROW_BREAK.join([row] * 5), 0, BlockKind.TABLE, 0)
    assert (at, swallowed) == (3 * len(row) + 2, 1)


def test_a_later_block_is_cut_from_where_it_begins() -> None:
    text = "x" * 100 + "a" * (HALF + 5) + " " + "b" * LONGEST_BLOCK
    assert cut_at(text, 100, BlockKind.PARAGRAPH, 0) == (HALF + 105, 1)
