from __future__ import annotations

import pytest

from tests.formats.epub.samples import book, page, parts_of, read
from tests.formats.samples import GIF, packed

ONE, TWO = page("<p>first</p>"), page("<p>second</p>")


def changed(
    *changes: tuple[str, str], files: dict[str, str | bytes] | None = None, spine: str = ""
):
    parts = parts_of(files or {"one.xhtml": ONE, "two.xhtml": TWO}, spine or "one two")
    opf = str(parts["OPS/book.opf"])
    for old, new in changes:
        assert old in opf
        opf = opf.replace(old, new)
    return read(packed({**parts, "OPS/book.opf": opf}))


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ('<itemref idref="two"/>', '<itemref idref="two.xhtml"/>'),
        ('<item id="two" href="two.xhtml" media-type="application/xhtml+xml"/>', ""),
        ('<item id="two"', '<item id="another"'),
    ],
)
def test_a_page_that_the_list_of_files_forgot_is_found(old: str, new: str) -> None:
    parsed = changed((old, new))
    assert parsed.content.text == "first\nsecond"
    assert "its list of files does not have" in parsed.remarks[0]


def test_a_page_that_is_nowhere_is_said() -> None:
    parsed = book({"one.xhtml": ONE}, "one ghost")
    assert parsed.content.text == "first"
    assert "“ghost”" in parsed.remarks[0]


def test_two_files_under_one_name_both_come() -> None:
    parsed = changed(('<item id="two"', '<item id="one"'), ('idref="two"', 'idref="one"'))
    assert parsed.content.text == "first\nsecond"


def test_a_file_listed_twice_comes_once() -> None:
    again = '<item id="again" href="two.xhtml" media-type="application/xhtml+xml"/>'
    parsed = book({"one.xhtml": ONE, "two.xhtml": TWO}, "one two again", extra=again)
    assert parsed.content.text == "first\nsecond"


@pytest.mark.parametrize("kind", ["", "text/xml", "application/xml", "text/plain", "TEXT/HTML"])
def test_pages_of_another_type_than_they_are(kind: str) -> None:
    parsed = changed(("application/xhtml+xml", kind))
    assert parsed.content.text == "first\nsecond"


def test_a_picture_that_is_said_to_be_a_page() -> None:
    parsed = changed(
        ("image/gif", "application/xhtml+xml"), files={"one.xhtml": ONE, "two.gif": GIF}
    )
    assert [block.kind.name for block in parsed.content.blocks] == ["PARAGRAPH", "IMAGE"]


def test_books_without_an_order() -> None:
    files: dict[str, str | bytes] = {f"c{n}.xhtml": page(f"<p>{n}</p>") for n in (10, 9, 2)}
    parts = parts_of(files, "")
    parsed = read(packed(parts))
    assert parsed.content.text == "10\n9\n2"
    assert "they follow its list of files" in parsed.remarks[0]
    parsed = read(packed({**parts, "OPS/book.opf": "<package/>"}))
    assert parsed.content.text == "2\n9\n10"
    assert "they follow their names" in parsed.remarks[0]


@pytest.mark.parametrize(
    "href",
    ["../OPS/two.xhtml", "../../OPS/two.xhtml", "./two.xhtml", "a/../two.xhtml", "/OPS/two.xhtml",
     "..\\OPS\\two.xhtml", "Two.xhtml", "tw%6f.xhtml", " two.xhtml "],
)  # fmt: skip
def test_ways_to_a_page(href: str) -> None:
    parsed = changed(('href="two.xhtml"', f'href="{href}"'))
    assert parsed.content.text == "first\nsecond"


def test_names_in_another_form_are_found_and_said() -> None:
    parts = parts_of({"one.xhtml": ONE, "two.xhtml": TWO})
    opf = str(parts["OPS/book.opf"]).replace('href="two.xhtml"', 'href="noe%CC%88l%201.xhtml"')
    del parts["OPS/two.xhtml"]
    parsed = read(packed({**parts, "OPS/book.opf": opf, "OPS/noël%201.xhtml": TWO}))
    assert parsed.content.text == "first\nsecond"
    assert parsed.remarks == (
        "Files that are spelled in another way were found all the same: “OPS/noël 1.xhtml”.",
    )
