"""Columns, and what only looks like some."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hypothesis import given
from hypothesis import strategies as st

from desktop.formats.pdf.order.page_words import Word
from desktop.formats.pdf.order.reading_order import columns, is_in_order, parts
from desktop.pdf import Box, Run

if TYPE_CHECKING:
    from random import Random

EM = 10.0


def word(text: str, x: float, y: float, number: int, tag: int = -1) -> Word:
    width = 5.0 * len(text)
    run = Run(text, number, Box(x, y, x + width, y + EM), y + 8, EM, " ", tag=tag)
    return Word([run], number)


def column(name: str, x: float, rows: int, *, words: int = 5, y: float = 0) -> list[tuple]:
    return [
        (f"{name}{chr(65 + row)}{chr(97 + at)}", x + 18 * at, y + 12 * row)
        for row in range(rows)
        for at in range(words)
    ]


def read(*places: tuple) -> list[list[str]]:
    found = [word(text, x, y, number) for number, (text, x, y) in enumerate(places)]
    return [[one.text for one in part] for part in columns(found, EM)]


def test_one_column_is_left_alone():
    places = column("a", 50, 12)
    assert read(*places) == [[text for text, _, _ in places]]


@given(st.integers(8, 30), st.randoms(use_true_random=False))
def test_columns_are_read_one_after_the_other_however_they_were_written(rows, chance: Random):
    left, right = column("a", 50, rows), column("b", 250, rows)
    places = sorted([*left, *right], key=lambda place: (place[2], place[1]))
    if chance.random() < 0.5:
        chance.shuffle(places)
    assert read(*places) == [[t for t, _, _ in left], [t for t, _, _ in right]]


def test_three_columns_and_a_title_above():
    title = [("h" * 85, 50, -30)]
    parts = [column(name, x, 20) for name, x in (("a", 50), ("b", 200), ("c", 350))]
    found = read(*title, *(place for row in zip(*parts, strict=True) for place in row))
    assert [text for part in found for text in part] == [
        text for part in (title, *parts) for text, _, _ in part
    ]


def test_the_rows_of_a_table_stay_together():
    cells = [(f"{row * 7}", x, 12 * row) for row in range(15) for x in (50, 150, 250, 350)]
    assert read(*cells) == [[text for text, _, _ in cells]]


def paragraphs(count: int, x: float) -> tuple[list[tuple], list[list[tuple]]]:
    """Return the numbers of paragraphs of three lines, 30 left of them, and their lines."""
    parts = [column(f"{n}t", x, 3, words=14, y=48 * n) for n in range(count)]
    return [(f"{n + 1}.", x - 30, 48 * n) for n in range(count)], parts


@given(st.integers(6, 12), st.booleans())
def test_numbers_in_the_margin_are_read_with_their_paragraphs(count, is_before):
    numbers, parts = paragraphs(count, 80)
    text = [place for part in parts for place in part]
    found = read(*numbers, *text) if is_before else read(*text, *numbers)
    wanted = [number for pair in zip(numbers, parts, strict=True) for number in (pair[0], *pair[1])]
    assert [text for part in found for text in part] == [text for text, _, _ in wanted]


def test_numbers_at_the_end_of_lines_are_read_after_these():
    _, parts = paragraphs(8, 50)
    numbers = [(f"{number}", 340, 48 * number) for number in range(8)]
    found = read(*(place for part in parts for place in part), *numbers)
    wanted = [
        one
        for part, number in zip(parts, numbers, strict=True)
        for one in (*part[:14], number, *part[14:])
    ]
    assert [text for part in found for text in part] == [text for text, _, _ in wanted]


def test_notes_in_the_margin_stay_together():
    notes, text = column("n", 50, 8, words=1, y=5), column("t", 120, 30, words=12)
    found = [text for part in read(*notes, *text) for text in part]
    assert found[:8] == [text for text, _, _ in notes]


def test_bands_written_out_of_turn_are_put_in_place():
    foot, text = column("f", 50, 3, y=400), column("t", 50, 20)
    assert read(*foot, *text) == [[t for t, _, _ in (*text, *foot)]]


def test_tags_must_cover_the_text_to_be_trusted():
    tagged = [word("abcde", 0, 12 * n, n, tag=n) for n in range(17)]
    bare = [word("abcde", 0, 300 + 12 * n, n) for n in range(3)]
    assert is_in_order([*tagged, *bare])
    assert not is_in_order([*tagged, *bare, *bare])
    assert not is_in_order([])


def test_cells_that_are_written_row_by_row_stay_in_their_rows():
    cells = [
        (f"{side}{chr(65 + row)}{at}", x + 28 * at, 12 * row)
        for row in range(12)
        for side, x in (("a", 50), ("b", 200))
        for at in range(3)
    ]
    wide = [("w" * 60, 50, 160)]
    assert [text for part in read(*cells, *wide) for text in part] == [
        text for text, _, _ in (*cells, *wide)
    ]


def test_short_lines_of_an_index_are_columns_where_the_file_writes_them_so():
    def entries(name: str, x: float, step: float) -> list[tuple]:
        return [
            (word, x + 40 * at, step * row)
            for row in range(20)
            for at, word in enumerate((f"{name}{chr(65 + row)}index", f"{row}"))
        ]

    left, right = entries("a", 50, 12), entries("b", 250, 13.7)
    assert read(*left, *right) == [[t for t, _, _ in left], [t for t, _, _ in right]]


def test_one_reads_on_below_a_picture_across_both_columns():
    parts = [column(name, x, 8, y=y) for y in (0, 300) for name, x in (("a", 50), ("b", 250))]
    left, right, *below = parts
    written = [*left, *below[0], *right, *below[1]]
    assert [text for part in read(*written) for text in part] == [
        text for part in parts for text, _, _ in part
    ]


def test_a_column_may_begin_above_the_other():
    title, left, right = [("h" * 30, 50, -40)], column("a", 50, 12, y=9), column("b", 250, 12, y=-4)
    assert [text for part in read(*title, *left, *right) for text in part] == [
        text for part in (title, left, right) for text, _, _ in part
    ]


def test_tagged_text_is_cut_where_it_goes_on_higher_up():
    words = [word("a", 0, 12 * n, n) for n in range(9)] + [word("b", 80, 12 * n, n) for n in (0, 1)]
    assert [len(part) for part in parts(words, EM)] == [9, 2]
