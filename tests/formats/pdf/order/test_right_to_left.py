"""What runs from right to left."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.formats.pdf.order.right_to_left import from_right, is_right_to_left, with_turned
from desktop.pdf import Box, Run

HARBOUR = "נמל"


def runs(*places: tuple[str, float]) -> list[Run]:
    return [
        Run(text, n, Box(x, 0, x + 5 * len(text), 10), 8, 10, "")
        for n, (text, x) in enumerate(places)
    ]


def said(*places: tuple[str, float]) -> str:
    return "".join(run.text for run in from_right(runs(*places)))


@pytest.mark.parametrize(
    ("text", "is_so"), [(HARBOUR, True), ("2019", False), (f"{HARBOUR} 12,300,000", True),
                        (f"{HARBOUR} harbour", False), ("", False)],
)  # fmt: skip
def test_figures_have_no_direction(text, is_so):
    assert is_right_to_left(text) is is_so


@given(st.permutations(range(3)))
def test_letters_are_read_from_the_right_however_they_come(order):
    places = [(HARBOUR[n], 40.0 - 5 * n) for n in range(3)]
    assert said(*(places[n] for n in order)) == HARBOUR


def test_a_dash_comes_before_the_number_that_it_joins():
    assert said((HARBOUR, 40), ("1", 25), ("2", 30), ("-", 35)) == f"{HARBOUR}-12"


def test_letters_that_are_one_sign_keep_their_order():
    assert said(("ا", 30), ("ل", 50), ("ا", 50), ("ب", 60)) == "بلاا"


def test_other_words_are_left_alone():
    assert said(("a", 40), ("b", 20)) == "ab"
    assert said((HARBOUR, 40), ("12", 25)) == f"{HARBOUR}12"


def test_words_from_the_left_keep_their_order_in_a_row_from_the_right():
    row = ["נמל", "Act", "Harbour", "של"]
    assert with_turned(row, str.isascii) == ["נמל", "Harbour", "Act", "של"]
