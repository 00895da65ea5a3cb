"""What stands between the words of a line."""

from __future__ import annotations

import pytest

from desktop.formats.pdf.order.page_lines import lines
from desktop.formats.pdf.order.page_words import Word
from desktop.pdf import Box, Run

WIDE = "\u2003"


def read(*words: str | float, between: float = 3) -> str:
    """Return a line of words; a number is the gap before the next one, in place of the usual."""
    found: list[Word] = []
    at, gap = 50.0, between
    for word in words:
        if not isinstance(word, str):
            gap = word
            continue
        box = Box(at + gap, 50, at + gap + 5 * len(word), 60)
        found.append(Word([Run(word, 1 + 100 * len(found), box, 58, 10, " ")], len(found)))
        at, gap = box.x1, between
    return "".join(line.text for line in lines(found, (), 0, 0))


@pytest.mark.parametrize("gap", [1.5, 2.5, 5])
def test_a_narrow_gap_in_a_figure_is_a_space(gap):
    assert read("It", "cost", "1", gap, "234", gap, "567", "pounds") == "It cost 1 234 567 pounds"


def test_figures_of_two_cells_are_not_one():
    assert read("Aden", 40, "627", 20, "497") == f"Aden 627{WIDE}497"
    assert read("Aden", 40, "1", 2, "627", 8, "497") == f"Aden 1 627{WIDE}497"
    assert read("12", 20, "627") == f"12{WIDE}627"


def test_figures_that_cannot_be_taken_for_one_need_no_more_than_a_space():
    assert read("Aden", 40, "627", 20, "49", 20, "1998", 20, "12") == "Aden 627 49 1998 12"


def test_gaps_in_stretched_lines_are_wide():
    assert read("It", "cost", "1", "234", "pounds", between=7) == "It cost 1 234 pounds"
