"""Where characters stand."""

from __future__ import annotations

import pytest

from desktop.pdf import PdfFile
from tests.formats.pdf.samples import HEIGHT, Made, Text, lines
from tests.formats.pdf.vertical import SIZE, column, vertical


def quads(*texts: Text, first=0, last=1000):
    with PdfFile(Made([texts]).data()) as file:
        places = file.places(0, [(first, last)])
    return places.quads[0] if places else []


def test_each_line_has_an_area_of_its_own():
    found = quads(*lines("First line", "Second"))
    assert len(found) == 2
    upper, lower = found
    assert upper.top_left.y > lower.top_left.y
    assert upper.top_left.x == upper.bottom_left.x == pytest.approx(50, abs=1)
    assert upper.bottom_left.y < HEIGHT - 80 < upper.top_left.y
    assert upper.top_right.x > lower.top_right.x


def test_words_in_two_columns_have_two_areas():
    assert len(quads(Text("Left", 50, 80), Text("Right", 250, 80))) == 2
    assert len(quads(Text("Left words stay together", 50, 80))) == 1


def test_a_part_of_a_line_has_that_much_of_it():
    (whole,), (part,) = quads(Text("One two three")), quads(Text("One two three"), first=4, last=7)
    assert whole.top_left.x < part.top_left.x < part.top_right.x < whole.top_right.x


@pytest.mark.parametrize(
    ("turn", "across", "down"), [(0, (1, 0), (0, -1)), (90, (0, 1), (1, 0)),
                                 (180, (-1, 0), (0, 1)), (270, (0, -1), (-1, 0))],
)  # fmt: skip
def test_corners_are_named_as_the_letters_stand(turn, across, down):
    (quad,) = quads(Text("Turned", 200, 300, turn=turn))
    right = quad.top_right.x - quad.top_left.x, quad.top_right.y - quad.top_left.y
    below = quad.bottom_left.x - quad.top_left.x, quad.bottom_left.y - quad.top_left.y
    assert [(value > 0.1) - (value < -0.1) for value in right] == list(across)
    assert [(value > 0.1) - (value < -0.1) for value in below] == list(down)


def test_numbers_beyond_the_page_are_nowhere():
    assert quads(Text("Few"), first=50, last=60) == []
    assert quads(first=0, last=5) == []


def test_letters_one_below_another_are_one_line():
    with PdfFile(vertical(column("わたくしといふ", 540, 60))) as file:
        ((quad,),) = file.places(0, [(0, 7)]).quads
    assert quad.top_left.y - quad.bottom_left.y == pytest.approx(7 * SIZE, abs=1)
    assert quad.top_right.x - quad.top_left.x == pytest.approx(SIZE, abs=1)
