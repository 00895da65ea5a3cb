from __future__ import annotations

from desktop.formats.canon.canonical import Builder
from desktop.formats.walk.around import Around
from desktop.formats.walk.printed_pages import Series
from desktop.formats.web.html import parse, walk

PAGE = '<p id="a">one</p><p><a name="b">two</a> <span id="c">three</span></p>'


def walked(page: str, **options: object) -> Builder:
    builder, root = Builder(), parse(page)
    assert root is not None
    walk(root, builder, **options)
    builder.build()
    return builder


def test_every_name_of_a_page_on_its_own_is_a_place() -> None:
    assert walked(PAGE).places() == {"a": 0, "b": 4, "c": 8}


def test_only_names_that_a_book_leads_to_are_places() -> None:
    builder = walked(PAGE, base="p.xhtml", around=Around(wanted={"c"}))
    assert builder.places() == {"p.xhtml": 0, "p.xhtml#c": 8}


def test_a_book_knows_its_page_numbers_before_a_page_does() -> None:
    page = '<p>a <span class="pagenum">9</span> b</p>'
    series = Series()
    for number in (8, 9, 10):
        series.add("pagenum", str(number))
    assert walked(page, around=Around(series=series)).build().text == "a b"
    assert walked(page).build().text == "a 9 b"


def test_pages_in_the_list_of_a_book_keep_their_names_there() -> None:
    page = '<p>a <span id="x" role="doc-pagebreak" title="Page 9">9</span>b</p>'
    locators = walked(page, around=Around({"x": "ix"})).build().locators
    assert [(found.label, found.start) for found in locators] == [("ix", 2)]
