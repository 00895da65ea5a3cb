from __future__ import annotations

from tests.formats.docx.samples import NUMBERING, item, markers, p, package, read, style, styled
from tests.formats.samples import blocks


def test_lists_are_numbered_as_printed() -> None:
    body = (
        item("a", 1)
        + item("b", 1, 1)
        + item("c", 1, 1)
        + item("d", 1, 2)
        + item("e", 1)
        + item("f", 1, 1)
        + item("g", 2)
        + item("h", 3)
        + item("i", 3)
        + item("j", 99)
    )
    assert markers(read(package(body, numbering=NUMBERING))) == [
        (1, "1."),
        (2, "1.a)"),
        (2, "1.b)"),
        (3, "(I)"),
        (1, "2."),
        (2, "2.a)"),
        (1, "•"),
        (1, "5."),
        (1, "6."),
        (0, ""),
    ]


def test_a_numbered_heading_shows_its_number() -> None:
    styles = style("H", "heading 1", '<w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr>')
    body = p("Scope", styled("H")) + p("", styled("H"))
    parsed = read(package(body, styles=styles, numbering=NUMBERING))
    assert blocks(parsed) == [("HEADING", 1, "1. Scope")]
