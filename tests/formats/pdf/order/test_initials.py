"""Large first letters."""

from __future__ import annotations

import pytest

from desktop.formats.pdf.order.initials import with_initials
from desktop.formats.pdf.order.page_words import Word
from desktop.pdf import Box, Run

EM = 10.0


def word(text: str, x: float, y: float, number: int, size: float = EM) -> Word:
    box = Box(x, y - 0.8 * size, x + 0.5 * size * len(text), y + 0.2 * size)
    return Word([Run(text, number, box, y, size, " ")], number)


def read(initial: str, first: str, *, lines: int = 3, x: float = 50, size: float = 30) -> list[str]:
    side = x + 0.5 * size * len(initial) + 1
    text = [word(first, side, 100, 1), word("vessel", side + 60, 100, 2)]
    text += [word("harbour", side, 100 + 12 * n, 10 * n) for n in range(1, lines)]
    found = with_initials([word(initial, x, 120, 0, size), *text], EM)
    return [one.text for one in found]


@pytest.mark.parametrize("initial", ["T", "“T"])
def test_a_letter_over_lines_begins_the_first_word_beside_it(initial):
    assert read(initial, "he")[:2] == [f"{initial}he", "vessel"]


def test_its_word_stands_where_the_line_does():
    words = [word("T", 50, 120, 0, 30), word("he", 66, 100, 1), word("lines", 66, 112, 2)]
    begun = with_initials(words, EM)[0]
    assert (begun.box, begun.baseline, begun.size) == (words[1].box, 100, EM)


def test_a_letter_that_is_a_word_by_itself_stays_one():
    assert read("A", "harbour")[:3] == ["A", "harbour", "vessel"]
    assert read("A", "nother")[0] == "Another"


def test_a_large_letter_beside_one_line_or_none_is_a_title():
    assert read("T", "he", lines=1)[0] == "T"
    assert with_initials([word("T", 50, 120, 0, 30)], EM)[0].text == "T"


def test_letters_of_the_usual_size_stay():
    assert read("T", "he", size=12)[0] == "T"
