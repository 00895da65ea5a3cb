"""Numbers of lines in margins, and what only looks like some."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from desktop.formats.pdf.order.line_numbers import numbers_of_lines
from desktop.formats.pdf.order.page_words import Word
from desktop.pdf import Box, Run

EM, PITCH = 10.0, 12.0


def word(text: str, x: float, y: float, number: int) -> Word:
    run = Run(text, number, Box(x, y, x + 5.0 * len(text), y + EM), y + 8, EM, " ")
    return Word([run], number)


def page(count: int, step: int, *, first: int = 0, begin: str = "lines", x: float = 20):
    """Return the words of lines, each `step`th of which has its number beside it."""
    places = []
    for line in range(count):
        places += [(begin if line % 4 else "Lines", 60, line), ("of running text", 90, line)]
        if (line + 1) % step == 0:
            places.append((f"{first + line + 1}", x, line))
    return [word(text, left, PITCH * line, n) for n, (text, left, line) in enumerate(places)]


def numbers(words, known=()) -> list[str]:
    return [one.text for one in numbers_of_lines(words, EM, known)[0]]


@given(st.sampled_from([1, 2, 5]), st.integers(20, 40), st.sampled_from([20, 240]))
def test_lines_are_numbered_on_either_side(step, count, x):
    wanted = [str(n) for n in range(step, count + 1, step)]
    assert numbers(page(count, step, x=x)) == wanted


def test_a_last_page_has_few():
    _, margins = numbers_of_lines(page(30, 5), EM)
    last = page(6, 5, first=30)
    assert numbers(last, margins) == ["35"]
    assert numbers(last) == []


def test_numbers_of_paragraphs_stay():
    words = [
        one
        for n in range(8)
        for one in (
            word(f"{n + 1}", 20, 60 * n, 100 * n),
            *(word("lines of running text", 60, 60 * n + 12 * at, 100 * n + at) for at in (1, 2)),
        )
    ]
    assert numbers(words) == []


def test_the_rows_of_a_list_keep_their_numbers():
    assert numbers(page(30, 1, begin="Aden")) == []


def test_figures_that_do_not_count_stay():
    words = page(30, 40)
    figures = [word(f"{17 * n % 13}", 20, PITCH * n, 1_000 + n) for n in range(30)]
    assert numbers([*words, *figures]) == []


def test_numbers_in_the_text_stay():
    assert numbers(page(30, 5, x=95)) == []
    assert numbers([word("7", 20, 0, 0)]) == []
