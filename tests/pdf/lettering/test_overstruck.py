"""Letters that are printed over one another."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.pdf import Box, PdfFile, Run
from desktop.pdf.lettering.overstruck import is_any_drawn_over, overstruck
from tests.formats.pdf.samples import Text, pdf

WIDE = 6.0


def read(*runs: tuple[str, str, dict[int, float]]) -> list[tuple[str, str, int]]:
    """Return runs joined, each given by its letters, what parts it, and where some stand."""
    places: dict[int, Box] = {}
    found: list[Run] = []
    x = first = 0.0
    for text, parted, moved in runs:
        x += WIDE if parted else 0
        start = int(first)
        for at in range(len(text)):
            left = moved.get(at, x)
            places[start + at] = Box(left, 0, left + WIDE - 1, 7)
            x = max(x, left + WIDE) if at not in moved else x
        box = Box(min(p.x0 for n, p in places.items() if n >= start), 0, x, 7)
        found.append(Run(text, start, box, 0, 10, parted))
        first += len(text)

    def loose(first: int, last: int) -> Box:
        return Box(places[first].x0, 0, places[last].x1 + 1, 7)

    joined = overstruck(found, places.get, loose)
    return [(run.text, run.parted, run.first) for _, run in joined]


def test_an_accent_and_the_letter_under_it_are_one():
    assert read(("caf´e", "", {3: 18})) == [("caf", "", 0), ("é", "", 4)]


def test_an_accent_beside_a_letter_stays():
    assert read(("5´e", "", {})) == [("5´e", "", 0)]


def test_a_stroke_makes_a_sign_its_contrary_and_keeps_the_space_before_it():
    assert read(("a", "", {}), ("\u0338", " ", {0: 12}), ("=", "", {0: 12}), ("b", " ", {})) == [
        ("a", "", 0), ("≠", " ", 2), ("b", " ", 3),
    ]  # fmt: skip
    assert read(("/", "", {0: 0}), ("∈", "", {0: 0})) == [("∉", "", 1)]


def test_a_slash_between_words_stays():
    assert read(("and/or", "", {})) == [("and/or", "", 0)]


def test_a_cedilla_that_comes_after_its_letter_parts_no_word():
    assert read(("C¸", "", {1: 0}), ("a", " ", {0: 6})) == [("Ç", "", 0), ("a", "", 2)]


def test_an_accent_that_stands_at_the_end_of_its_line_finds_its_capital():
    assert read(("Uber", "", {}), ("¨", " ", {0: 0}), ("und", " ", {})) == [
        ("Über", "", 0), ("und", " ", 5),
    ]  # fmt: skip


@given(st.text("abeo´¨˜=/ˇ", min_size=1, max_size=8), st.booleans())
def test_no_letter_is_lost(text, together):
    found = read((text, "", dict.fromkeys(range(len(text)), 0.0) if together else {}))
    said = unicodedata.normalize("NFD", "".join(piece for piece, _, _ in found))
    assert all(letter in said for letter in text if letter in "abeo")
    for piece, _, first in found:
        assert 0 <= first <= len(text) - len(piece)


def test_plain_pages_are_not_looked_through():
    plain = Run("and/or ^~", 0, Box(0, 0, 1, 1), 0, 10, "")
    assert not is_any_drawn_over([plain])
    assert is_any_drawn_over([plain, Run("´", 9, Box(0, 0, 1, 1), 0, 10, "")])


@pytest.mark.parametrize("rise", [0, 3])
def test_a_file_that_draws_accents_apart(rise):
    drawn = [Text("Caf", 50, 80), Text("´", 67.2, 80 - rise), Text("e", 66.1, 80), Text("am", 71.7)]
    with PdfFile(pdf(drawn), "") as file:
        page = file.page(0)
        assert page
        assert "".join(run.text for run in page.runs) == "Caféam"
        assert page.runs[0].text[0] == "C"
