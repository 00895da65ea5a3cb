"""Words that are printed over one another letter by letter are two words."""

from __future__ import annotations

import pytest

from desktop.pdf import PdfFile
from tests.formats.pdf.samples import HEIGHT, Made

WIDTHS = {
    "S": 6.67,
    "e": 5.56,
    "a": 5.56,
    "r": 3.33,
    "c": 5,
    "h": 5.56,
    "B": 7.22,
    "C": 7.22,
    "~": 5.84,
}


def letters(word: str, x: float, y: float = 80) -> str:
    """Return what draws a word letter by letter."""
    drawn = []
    for letter in word:
        drawn.append(f"BT /F1 10 Tf {x:.2f} {HEIGHT - y} Td ({letter}) Tj ET")
        x += WIDTHS[letter]
    return " ".join(drawn)


def read(*drawn: str) -> str:
    with PdfFile(Made([[]], drawn=" ".join(drawn)).data()) as file:
        runs = file.page(0).runs
    return "".join(run.parted + run.text for run in runs)


@pytest.mark.parametrize("x", [47, 52, 60])
def test_each_word_is_read_by_itself(x):
    assert read(letters("Search", 50), letters("BBC", x)) == "Search BBC"
    assert read(letters("BBC", x), letters("Search", 50)) == "BBC Search"


def test_lines_above_and_below_stay_where_they_are():
    over = letters("Search", 50), letters("BBC", 52)
    said = read(letters("each", 50, 60), *over, letters("reach", 50, 100))
    assert said == "each\nSearch BBC\nreach"


@pytest.mark.parametrize(
    ("drawn", "said"),
    [
        ((letters("Search", 50),), "Search"),
        ((letters("Se", 50), letters("rch", 68.0), letters("a", 62.2)), "Search"),
        ((letters("BBC", 50), letters("a", 60)), "BBaC"),
        ((letters("each", 50), *(letters("~", x) for x in (50, 55.6, 61.1, 66))), "e~a~~c~h"),
    ],
)
def test_other_letters_are_read_as_they_stand(drawn, said):
    assert read(*drawn).replace(" ", "") == said
