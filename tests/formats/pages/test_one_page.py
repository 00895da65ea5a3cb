"""A page that is asked of a process of its own."""

from __future__ import annotations

from desktop.domain.printed.page_wishes import Kind, Wish
from desktop.formats.pages import asked
from tests.formats.pdf.samples import HEIGHT, WIDTH, lines, pdf

PART = Wish(Kind.PICTURE, b"", 0, 0, WIDTH, HEIGHT, 10, 20, 90, 80)


def test_a_picture_and_the_places_of_characters_come(tmp_path):
    path = tmp_path / "one.pdf"
    path.write_bytes(pdf(lines("Alpha beta")))
    pictured, read = asked(path, PART)
    assert pictured.data[16:24] == bytes([0, 0, 0, 90, 0, 0, 0, 80])
    assert len(read.boxes) == 4 * len("Alpha beta")


def test_what_is_not_there_is_none(tmp_path):
    path = tmp_path / "one.pdf"
    path.write_bytes(pdf(lines("Alpha beta")))
    assert asked(path, PART._replace(page=7)) == (None, None)
    path.write_bytes(b"no file of pages")
    assert asked(path, PART) == (None, None)
