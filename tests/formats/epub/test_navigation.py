from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from desktop.domain import Parsed
from tests.formats.epub.samples import NAV, TWO, book, page


def outline(parsed: Parsed) -> list[tuple[int, str, str]]:
    text = parsed.content.text
    return [(s.level, s.title, text[s.start : s.end]) for s in parsed.content.sections]


def test_navigation_becomes_outline_and_page_labels() -> None:
    parsed = book({"nav.xhtml": NAV, "one.xhtml": page("<p>start</p>"), "two.xhtml": TWO})
    assert parsed.content.text == "start\na\nb\nc"
    assert outline(parsed) == [
        (1, "Part", "start\na\nb\n"),
        (2, "Opening", "start\na\n"),
        (2, "Middle", "b\n"),
        (1, "Close", "c"),
    ]
    assert [(found.label, found.start) for found in parsed.content.locators] == [
        ("iv", 0),
        ("5", 8),
    ]


def test_the_contents_of_a_second_edition_book() -> None:
    ncx = (
        '<ncx xmlns="http://www.daisy.org/z3986/2005/ncx/"><navMap><navPoint><navLabel>'
        '<text>All</text></navLabel><content src="one.xhtml"/><navPoint><navLabel>'
        '<text>Later</text></navLabel><content src="two.xhtml#b"/></navPoint></navPoint></navMap>'
        '<pageList><pageTarget value="9"><navLabel><text>9</text></navLabel>'
        '<content src="two.xhtml#c"/></pageTarget></pageList></ncx>'
    )
    parsed = book({"toc.ncx": ncx, "one.xhtml": page("<p>start</p>"), "two.xhtml": TWO})
    assert outline(parsed) == [(1, "All", "start\na\nb\nc"), (2, "Later", "b\nc")]
    assert [(found.label, found.start) for found in parsed.content.locators] == [("9", 10)]


def test_headings_are_the_outline_of_a_book_without_contents() -> None:
    parsed = book({"one.xhtml": page("<h1>Title</h1><p>x</p><h2>Sub</h2>")}, "one")
    assert [(s.level, s.title) for s in parsed.content.sections] == [(1, "Title"), (2, "Sub")]


@pytest.mark.parametrize(
    ("place", "start"),
    [
        ("/6/2!/4/4/1:3", 9),
        ("/6/2[x]!/4/4[y]/3:1[,to^]]", 13),
        ("/6/2!/4/2", 0),
        ("/6/2!/4/40/1:3", None),
        ("/6/9!/4/2", None),
        ("/6/2", None),
    ],
)
def test_printed_pages_found_by_counting(place: str, start: int | None) -> None:
    nav = page(
        '<nav epub:type="page-list"><ol>'
        f'<li><a href="book.opf#epubcfi({place})">7</a></li></ol></nav>'
    )
    body = "<p>first</p><p>second <b>to</b> third</p>"
    parsed = book({"nav.xhtml": nav, "one.xhtml": page(body)}, "one")
    found = [locator.start for locator in parsed.content.locators]
    if start == 13:
        start = parsed.content.text.index(" third") + 1
    assert found == ([] if start is None else [start])


def contents(*entries: tuple[str, str]) -> str:
    items = "".join(f'<li><a href="{href}">{title}</a></li>' for title, href in entries)
    return page(f'<nav epub:type="toc"><ol>{items}</ol></nav>')


def test_entries_to_missing_anchors_lead_to_their_heading_or_the_beginning() -> None:
    nav = contents(
        ("Start", "one.xhtml#gone"), ("The  Third", "two.xhtml#lost"), ("Nowhere", "two.xhtml#no"),
        ("Again", "two.xhtml#none"), ("Right", "TWO.xhtml#b"),
    )  # fmt: skip
    two = page('<p>a</p><p id="b">b</p><h2>The third</h2><p>c</p>')
    parsed = book({"nav.xhtml": nav, "one.xhtml": page("<p>start</p>"), "two.xhtml": two})
    assert outline(parsed) == [
        (1, "Start", "start\n"),
        (1, "Nowhere", "a\n"),
        (1, "Right", "b\n"),
        (1, "The Third", "The third\nc"),
    ]
    astray, lost = parsed.remarks
    assert astray == (
        "The table of contents names places that its pages do not have; these entries lead to "
        "their headings or to the beginnings of their pages: “Start”, “The Third”, “Nowhere”."
    )
    assert lost == "Entries of the table of contents that lead nowhere were left out: “Again”."


def test_entries_to_missing_files_are_said() -> None:
    nav = contents(("One", "one.xhtml"), ("Gone", "three.xhtml#x"), ("Web", "https://example.org/"))
    parsed = book({"nav.xhtml": nav, "one.xhtml": page("<p>start</p>")}, "one")
    assert [section.title for section in parsed.content.sections] == ["One"]
    assert parsed.remarks == (
        "Entries of the table of contents that lead nowhere were left out: “Gone”.",
    )


def test_a_book_whose_contents_lead_nowhere_has_its_headings() -> None:
    nav = contents(("Gone", "three.xhtml"))
    parsed = book({"nav.xhtml": nav, "one.xhtml": page("<h1>Title</h1><p>x</p>")}, "one")
    assert [section.title for section in parsed.content.sections] == ["Title"]
    assert "“Gone”" in parsed.remarks[0]
