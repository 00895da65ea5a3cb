"""Lines that are headings."""

from __future__ import annotations

import pytest

from desktop.formats.pdf.headings import by_outline, by_size
from desktop.formats.pdf.order.page_lines import Line, Piece
from desktop.pdf import Bookmark, Box


def line(text: str, *, size: float = 10, bold: bool = False, page: int = 0) -> Line:
    return Line(page, page, [Piece(text)], Box(0, 0, 90, 10), 8, size, bold)


@pytest.mark.parametrize(
    ("title", "printed"),
    [
        ("The register", ["The register"]),
        ("The register", ["2.1 The Register"]),
        ("2.1. The register", ["The register"]),
        ("IV. The register and those who keep it", ["IV. The register and", "those who keep it"]),
        ("3 On co-operation", ["3", "On co-", "operation"]),
    ],
)
def test_a_title_is_found_as_it_is_printed(title, printed):
    lines = [line("Before"), *map(line, printed), line("After")]
    assert by_outline([lines], [Bookmark(title, 2, 0)]) == 1
    assert [one.text for one in lines if one.heading == 2] == printed


def test_a_title_may_stand_on_the_next_page_but_no_further():
    pages = [[line("One")], [line("Two")], [line("Three")]]
    assert by_outline(pages, [Bookmark("Two", 1, 0), Bookmark("Three", 1, 0)]) == 1


def test_of_two_places_the_larger_print_is_the_heading():
    lines = [line("Contents"), line("Scope"), line("Scope", size=14)]
    by_outline([lines], [Bookmark("Scope", 1, 0)])
    assert [one.heading for one in lines] == [0, 0, 1]


def test_a_sentence_that_begins_like_a_title_is_none():
    assert by_outline([[line("The register was kept")]], [Bookmark("The register", 1, 0)]) == 0


def test_larger_and_bold_lines_are_headings_by_their_size():
    found = [[line("Title", size=20)], [line("Part", size=14)], [line("Sub", bold=True)]]
    text = [line("A sentence in bold ends so.", bold=True)]
    by_size([*found, text], 10)
    assert [lines[0].heading for lines in found] == [1, 2, 3]
    assert text[0].heading == 0


def test_a_title_that_was_cut_short_is_the_whole_heading():
    printed = ["5.1. Support of electricity from sources that do", "not run dry (RES)"]
    lines = [line("Before"), *(line(text, bold=True) for text in printed), line("After")]
    title = "Support of electricity from sources that do not"
    assert by_outline([lines], [Bookmark(title, 2, 0)]) == 1
    assert [one.text for one in lines if one.heading] == printed


def test_the_first_line_is_a_title_in_other_words():
    page = [line("Annex 4, tables"), line("Tables and an annex")]
    assert by_outline([page], [Bookmark("Tables – Annex 4 of the report", 1, 0)]) == 1
    assert [one.heading for one in page] == [1, 0]
    assert by_outline([[line("Of the report on towns")]], [Bookmark("Of towns", 1, 0)]) == 0
