"""Pages whose text is still to be read."""

from __future__ import annotations

from array import array

from desktop.domain.printed.page_map import blank_pages
from desktop.domain.printed.unread_pages import are_unread, unread

SIZES = array("f", [400, 600, 300, 600, 400, 600])


def test_each_page_has_a_place_and_no_letters():
    content, pages = unread(SIZES, ("", "", ""))
    assert content.text.split("\n")[1] == "Page 2, not read yet"
    assert blank_pages(content) == {0, 1, 2}
    assert pages.fits(len(content.text))
    for number in range(3):
        start, end = pages.range_of(number)
        assert content.text[start:end] == f"Page {number + 1}, not read yet"
        assert pages.page_of(start) == number
        assert pages.blank_page(start) == number
        assert pages.runs_on(number) == []
    assert [content.text[one.start : one.end] for one in content.blocks] == content.text.split("\n")
    assert pages[1][:2] == (300, 600)


def test_pages_are_called_as_the_file_calls_them():
    _, pages = unread(SIZES, ("i", "\u202eii", ""))
    assert pages.labels == ("i", "ii", "")
    _, pages = unread(SIZES, ("", "", ""))
    assert pages.labels == ("1", "2", "3")


def test_they_are_known_as_such():
    assert are_unread(unread(SIZES, ("", "", ""))[1])
