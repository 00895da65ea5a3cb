"""The outline of a file."""

from __future__ import annotations

from desktop.pdf import Bookmark, PdfFile
from tests.formats.pdf.samples import Made, lines

PAGES = [lines("One"), lines("Two")]


def test_titles_and_pages_are_read():
    made = Made(PAGES, outline=[("First  part", 0), ("Second – part", 1)])
    with PdfFile(made.data()) as file:
        assert file.outline() == [Bookmark("First part", 1, 0), Bookmark("Second – part", 1, 1)]


def test_an_outline_that_runs_in_circles_ends():
    data = Made(PAGES, outline=[("First", 0), ("Other", 1)]).data()
    round_again = data.replace(b"/Next 15 0 R", b"/Next 14 0 R")
    assert round_again != data
    with PdfFile(round_again) as file:
        assert [mark.title for mark in file.outline()] == ["First"]
    inside = data.replace(b"/Next 15 0 R", b"/First 14 0 R")
    with PdfFile(inside) as file:
        assert len(file.outline()) == 1


def test_a_file_without_an_outline_has_none():
    with PdfFile(Made(PAGES).data()) as file:
        assert file.outline() == []
