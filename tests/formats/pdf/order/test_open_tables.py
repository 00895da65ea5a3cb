"""Tables without lines between their columns, and what only looks like their lines."""

from __future__ import annotations

import pytest

from desktop.formats.pdf.order.grids import grids
from desktop.formats.pdf.order.open_tables import are_open
from desktop.formats.pdf.order.page_words import Word
from desktop.pdf import Box, Run

LINES = (100.0, 120.0, 200.0)


def across(y: float, x0: float = 50, x1: float = 300) -> Box:
    return Box(x0, y, x1, y + 0.5)


RULES = [across(y) for y in LINES]


def words(*rows: tuple[float, str], step: float = 80) -> list[Word]:
    """Return words 40 points long, the rows of them by their baselines, `step` points apart."""
    found: list[Word] = []
    for y, row in rows:
        for column, text in enumerate(row.split()):
            x = 55 + column * step
            run = Run(text, len(found), Box(x, y - 9, x + 40, y + 2), y, 10, " ")
            found.append(Word([run], len(found)))
    return found


HEAD, BODY = (115, "Town People Area"), [(140, "Riga 605,000 304"), (160, "Tartu 97,000 39")]
PROSE = [(y, "words that fill the line") for y in (115, 130, 145, 160, 175)]


def test_a_head_and_rows_between_lines_are_a_table():
    assert are_open(RULES, [], words(HEAD, *BODY))
    assert are_open(RULES, [], words(HEAD, BODY[0]))


def test_rows_between_two_of_the_lines_are_enough():
    assert are_open(RULES, [], words((115, "Title"), *BODY, (180, "Narva 53,000 84")))
    assert not are_open(RULES, [], words((115, "Title"), *BODY))


def test_columns_may_be_parted_in_the_lines_as_well():
    pieces = [across(y, x, x + 74) for y in LINES for x in (50, 130, 210)]
    assert are_open(pieces, [], words(HEAD, *BODY))


def test_a_list_in_a_box_is_none():
    items = words(*[(y, "\u2022 Boats") for y in (135, 150, 165, 180)], step=60)
    assert not are_open(RULES, [], items)
    assert are_open(RULES, [], words(*[(y, "Boats 12") for y in (135, 150, 165, 180)], step=120))


def test_columns_of_text_that_are_parted_in_the_lines_are_none():
    """An index is set so, with a line at the head and foot of each letter of its columns."""
    pieces = [across(y, x, x + 120) for y in LINES for x in (50, 180)]
    index = words(*[(y, "Area Boat") for y in (115, 135, 150, 165, 180)], step=130)
    assert not are_open(pieces, [], index)


@pytest.mark.parametrize("rows", [[HEAD, *BODY], [HEAD]])
def test_heads_that_are_underlined_each_are_a_table(rows):
    assert are_open([across(118, x, x + 74) for x in (50, 130, 210)], [], words(*rows))


def test_lines_beside_one_another_without_words_above_each_are_none():
    rules = [across(118, x, x + 74) for x in (50, 130, 210)]
    assert not are_open(rules, [], words((115, "Town People")))
    assert not are_open([across(118, x, x + 6) for x in range(55, 300, 8)], [], words(HEAD))


def test_text_between_a_head_line_and_a_box_is_none():
    assert not are_open(RULES, [], words(*PROSE, step=45))


def test_text_in_two_columns_is_none():
    rows = [(y, "a b c d e") for y in (115, 130, 145, 160, 175)]
    columns = [word for word in words(*rows, step=45) if word.text != "c"]
    columns += words(*[(y + 0.1, "x") for y, _ in rows])
    assert not are_open(RULES, [], columns)


def test_a_drawing_is_none():
    assert not are_open(
        [*RULES, *(across(300 + 3 * at) for at in range(200))], [], words(HEAD, *BODY)
    )
    assert not are_open(RULES, [], [])
    assert not are_open(RULES, [], words((110, "A"), (150, "B")))


def test_lines_that_are_not_alike_or_too_few_are_none():
    assert not are_open(RULES[:2], [], words(HEAD))
    odd = [across(100), across(120, 50, 250), across(200, 80, 300)]
    assert not are_open(odd, [], words(HEAD, *BODY))


def test_lines_of_a_grid_are_none():
    ruled = [*RULES, *(Box(x, LINES[0], x + 0.5, LINES[-1]) for x in (50, 130, 210, 300))]
    assert not are_open(ruled, grids(ruled), words(HEAD, *BODY))
