"""Pictures of parts of pages, read back with another program."""

from __future__ import annotations

import struct

import pytest

from desktop.formats.picture import as_pdf
from desktop.pdf import Part, PdfFile, picture
from desktop.pdf.region_picture import MAGIC, png
from tests.formats.pdf.samples import HEIGHT, WIDTH, Made, Text, annotation


@pytest.fixture
def drawn():
    """Return a function that draws a part of a page."""

    def draw(part, **about):
        with PdfFile(Made([[Text("open sesame", 60, 90, 20)]], **about).data()) as file:
            page = file.opened(0)
            try:
                return picture(page, part)
            finally:
                page.close()

    return draw


PART = Part(WIDTH, HEIGHT, 50, 60, 120, 50)


def test_it_is_a_file_of_the_size_that_was_asked_for(drawn):
    data = drawn(PART)
    assert data.startswith(MAGIC)
    assert struct.unpack(">II", data[16:24]) == (120, 50)
    assert drawn(PART) == data
    with PdfFile(as_pdf(data)) as file:
        grey = file.picture(0, 72, 1 << 20)
    assert min(grey.pixels) < 128 < max(grey.pixels)


def test_black_and_white_takes_less_than_colour():
    black, red = bytearray(b"\0\0\0\0" * 600), bytearray(b"\0\0\xff\0" * 600)
    assert png(30, 20, black)[25] == 0
    assert png(30, 20, red)[25] == 2
    with PdfFile(as_pdf(png(30, 20, red))) as file:
        page = file.opened(0)
        memory = bytearray(30 * 20 * 4)
        page.draw(Part(30, 20, 0, 0, 30, 20), 0, memoryview(memory))
        page.close()
    assert bytes(memory[1200:1203]) == b"\0\0\xff"


def test_a_frame_that_became_an_area_is_not_in_its_picture(drawn):
    frame = annotation("Square", (50, 60, 170, 110), more="/C [1 0 0] /BS <</W 4>>")
    assert drawn(PART, links={0: frame}) == drawn(PART)
