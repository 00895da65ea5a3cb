from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.pdf import GreyPicture, PdfFile
from tests.formats.pdf.samples import Made, Text

WHITE = 255


def drawn(made: Made, dpi: int = 72, most: int = 1 << 20) -> GreyPicture:
    with PdfFile(made.data()) as file:
        picture = file.picture(0, dpi, most)
    assert picture is not None
    return picture


def dark(picture: GreyPicture) -> tuple[float, float]:
    """Return where the middle of all that is dark is, as shares of width and height."""
    places = [at for at, grey in enumerate(picture.pixels) if grey < WHITE // 2]
    across = sum(at % picture.width for at in places) / len(places)
    down = sum(at // picture.width for at in places) / len(places)
    return across / picture.width, down / picture.height


def test_a_page_is_drawn_at_the_size_that_is_asked_for():
    picture = drawn(Made([[Text("Words", 40, 60, 20)]]), dpi=144)
    assert (picture.width, picture.height, picture.dpi) == (800, 1200, 144)
    assert len(picture.pixels) == 800 * 1200
    across, down = dark(picture)
    assert across < 0.3
    assert down < 0.2


def test_a_page_that_the_file_turns_is_drawn_as_it_is_shown():
    picture = drawn(Made([[Text("Words", 40, 60, 20)]], rotate=90))
    assert (picture.width, picture.height) == (600, 400)
    across, down = dark(picture)
    assert across > 0.8
    assert down < 0.4


@pytest.mark.parametrize("box", ["0 0 400 600", "0 0 14400 14400", "0 0 14400 1", "0 0 2 14400"])
def test_no_page_takes_more_pixels_than_it_may(box):
    picture = drawn(Made([[Text("Words")]], box=box), dpi=200, most=100_000)
    assert 0 < picture.width * picture.height <= 100_000
    assert 0 <= picture.dpi < 200
    assert len(picture.pixels) == picture.width * picture.height


def test_a_page_that_is_not_there_has_no_picture():
    with PdfFile(Made([[Text("Words")]]).data()) as file:
        assert file.picture(7, 72, 1000) is None


@given(st.integers(1, 5), st.integers(1, 5), st.integers(-4, 8))
def test_a_turned_picture_has_each_pixel_where_it_belongs(width, height, quarters):
    picture = GreyPicture(width, height, 200, bytes(range(width * height)))
    turned = picture.turned(1)
    assert (turned.width, turned.height) == (height, width)
    assert all(
        turned.pixels[x * height + height - 1 - y] == picture.pixels[y * width + x]
        for x in range(width)
        for y in range(height)
    )
    assert picture.turned(quarters).turned(-quarters) == picture
    assert picture.turned(quarters) == picture.turned(quarters + 4)
