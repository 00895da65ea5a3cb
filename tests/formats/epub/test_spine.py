from __future__ import annotations

from desktop.domain import DocumentKind
from tests.formats.epub.samples import SVG, book, page, parts_of, read
from tests.formats.samples import GIF, packed


def test_pages_come_in_the_order_of_the_spine() -> None:
    parsed = book(
        {"one.xhtml": page("<p>first</p>"), "two.xhtml": page("<p>second</p>")}, "two one"
    )
    assert parsed.content.text == "second\nfirst"
    assert parsed.kind is DocumentKind.BOOK


def test_repeated_and_unknown_pages_of_a_spine() -> None:
    parsed = book({"one.xhtml": page("<p>first</p>")}, "one one ghost one")
    assert parsed.content.text == "first"


def test_a_missing_page_is_said() -> None:
    lost = '<item id="two" href="two.xhtml" media-type="application/xhtml+xml"/>'
    parsed = book({"one.xhtml": page("<p>first</p>")}, extra=lost)
    assert parsed.content.text == "first"
    assert parsed.remarks == ("Pages that the book lists could not be read: “OPS/two.xhtml”.",)


def test_pictures_and_drawings_in_the_spine() -> None:
    files: dict[str, str | bytes] = {
        "one.svg": SVG.format('<image xlink:href="three.gif"/>'),
        "two.svg": SVG.format("<text>Words</text>"),
        "three.gif": GIF,
        "words.xhtml": page("<p>The same in words</p>"),
    }
    parts = parts_of(files, "one two three")
    opf = str(parts["OPS/book.opf"]).replace('id="three"', 'id="three" fallback="words"')
    parsed = read(packed({**parts, "OPS/book.opf": opf}))
    assert parsed.content.text == "\nWords\n\nThe same in words"
    assert [b.kind.name for b in parsed.content.blocks] == ["IMAGE"] * 3 + ["PARAGRAPH"]
