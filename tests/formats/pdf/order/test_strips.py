"""White strips: where they are found, how far they reach, and what stands on their sides."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.formats.pdf.order.page_words import Word
from desktop.formats.pdf.order.strips import Parted, rows, strip
from desktop.pdf import Box, Run

EM, PITCH = 10.0, 12.0
TEXT = ("of", "boats", "that", "came", "ashore")


def words(*places: tuple[str, float, float]) -> list[Word]:
    """Return words, each in letters of half an em, in the order of the file."""
    return [
        Word([Run(text, n, Box(x, y, x + 5.0 * len(text), y + EM), y + 8, EM, " ")], n)
        for n, (text, x, y) in enumerate(places)
    ]


def block(x: float, count: int, top: float = 0) -> list[tuple[str, float, float]]:
    """Return lines of running text, some 125 points wide."""
    return [
        (text, x + sum(5.0 * len(before) + 5 for before in TEXT[:at]), top + PITCH * line)
        for line in range(count)
        for at, text in enumerate(TEXT)
    ]


@given(st.integers(6, 40), st.floats(6.5, 60))
def test_the_strip_between_columns_is_found_whatever_its_width(count, gutter):
    right = 145 + gutter
    found = strip(words(*block(20, count), *block(right, count)), EM)
    assert found is not None
    assert 130 < found.x < right
    assert found.top <= 0
    assert found.bottom >= PITCH * (count - 1) + 8
    assert found.parted is Parted.COLUMNS


@pytest.mark.parametrize("gutter", [2.0, 4.0])
def test_the_space_between_words_is_no_strip(gutter):
    assert strip(words(*block(20, 20), *block(140 + gutter, 20)), EM) is None


def test_a_text_in_one_column_has_none():
    assert strip(words(*block(20, 40)), EM) is None


def test_few_lines_are_no_columns():
    assert strip(words(*block(20, 3), *block(200, 3)), EM) is None


def test_a_title_across_columns_is_above_the_strip():
    title = [("h" * 60, 20.0, -40.0)]
    found = strip(words(*title, *block(20, 20), *block(200, 20)), EM)
    assert found is not None
    assert -30 < found.top <= 0


def test_a_line_across_ends_the_strip():
    across = [("h" * 60, 20.0, 20 * PITCH)]
    upper = [*block(20, 20), *block(200, 20)]
    lower = [*block(20, 8, 21 * PITCH), *block(200, 8, 21 * PITCH)]
    found = strip(words(*upper, *across, *lower), EM)
    assert found is not None
    assert found.bottom < 20 * PITCH + EM / 2


@pytest.mark.parametrize(
    ("x", "parted"), [(-20.0, Parted.LABELS_LEFT), (190.0, Parted.LABELS_RIGHT)]
)
def test_numbers_beside_some_lines_are_labels_of_them(x, parted):
    lines = block(20, 30)
    numbers = [(f"{line + 1}", x, PITCH * line) for line in range(0, 30, 3)]
    by_line = sorted([*lines, *numbers], key=lambda place: (place[2], place[1]))
    found = strip(words(*by_line), EM)
    assert found is not None
    assert found.parted is parted


def test_figures_written_row_by_row_are_a_table():
    cells = [
        (f"{1000 + 7 * line + at}", 20 + 80.0 * at, PITCH * line)
        for line in range(16)
        for at in range(3)
    ]
    assert strip(words(*cells), EM) is None


@given(st.lists(st.tuples(st.floats(0, 300), st.integers(0, 5)), min_size=1, max_size=30))
def test_words_of_a_row_share_a_base_line(places):
    made = words(*(("word", x, PITCH * line) for x, line in places))
    found = rows(made, EM)
    assert sorted(word.number for row in found for word in row) == [*range(len(made))]
    assert [len({word.baseline for word in row}) for row in found] == [1] * len(found)
    bases = [row[0].baseline for row in found]
    assert bases == sorted(set(bases))
