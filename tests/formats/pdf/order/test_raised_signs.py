"""What is raised or lowered in a line, above all beside figures."""

from __future__ import annotations

import pytest

from desktop.formats.pdf.order.page_lines import lines
from desktop.formats.pdf.order.page_words import Word
from desktop.pdf import Box, Run

SIZE = 10.0


def read(*parts: tuple[str, float, float]) -> str:
    """Return a line of one word, raised letters after ^ and lowered ones after _."""
    runs: list[Run] = []
    at = 50.0
    for text, size, rise in parts:
        end = at + len(text) * size / 2
        base = 100 - rise
        runs.append(Run(text, 0, Box(at, base - size, end, base + size / 4), base, size, ""))
        at = end
    runs[0].parted = "\n"
    (line,) = lines([Word(runs, 0)], (), 0, 0)
    signs = {1: "^", -1: "_", 0: ""}
    return " ".join(signs[piece.script] + piece.text for piece in line.pieces)


@pytest.mark.parametrize(
    ("size", "rise"), [(6, 3.5), (6, 0), (7, 1.2), (SIZE, 3.5), (8.5, 2), (6, 7)]
)
@pytest.mark.parametrize("mark", ["1", "12", "1)", "(3)", "1,2"])
def test_a_mark_is_no_part_of_the_figure_that_it_touches(mark, size, rise):
    assert read(("544", SIZE, 0), (mark, size, rise)) == f"544 ^{mark}"


def test_a_mark_may_stand_before_the_figure():
    assert read(("1", 6, 0), ("544", SIZE, 0)) == "^1 544"
    assert read(("1", SIZE, 3.5), ("544", SIZE, 0)) == "^1 544"


def test_a_mark_of_more_figures_than_it_stands_at_is_one():
    assert read(("5", SIZE, 0), ("112", 6, 3.5)) == "5 ^112"
    assert read(("5", SIZE, 0), ("112", 6, 0)) == "5 ^112"


@pytest.mark.parametrize("said", ["ships", "544.", "5.", "(ships)", "ships,", "12%)"])
def test_a_small_figure_behind_a_word_or_its_stop_is_a_mark(said):
    assert read((said, SIZE, 0), ("1", 6, 0)) == f"{said} ^1"


def test_a_stop_that_is_set_by_itself_changes_nothing():
    assert read(("5", SIZE, 0), (".", SIZE, 0), ("1", 6, 0)) == "5. ^1"


def test_marks_that_are_set_one_by_one_are_one():
    assert read(("544", SIZE, 0), ("1", 6, 0), ("2", 6, 0)) == "544 ^12"


@pytest.mark.parametrize("parts", [("H", "2", "O"), ("m", "2"), ("CO", "2")])
def test_small_figures_in_formulas_stay_as_they_are_set(parts):
    assert "^" not in read(*((text, 6 if text == "2" else SIZE, 0) for text in parts))


def test_figures_that_are_set_alike_are_one():
    assert read(("1", SIZE, 0), ("998", SIZE, 0)) == "1998"
    assert read(("1", SIZE, 0), ("998", 9.2, 0.5)) == "1998"


def test_figures_below_the_line_are_lowered():
    assert read(("x", SIZE, 0), ("2", 6, -2)) == "x _2"
    assert read(("x=", SIZE, 0), ("10", SIZE, 0), ("2", SIZE, -3)) == "x=10 _2"
