from __future__ import annotations

from desktop.domain import SOFT_BREAK
from tests.formats.docx.samples import cell, p, package, read
from tests.formats.samples import blocks


def test_tables_keep_their_columns() -> None:
    note = f'<w:footnote w:id="2">{p("n")}</w:footnote>'
    body = (
        "<w:tbl><w:tr><w:trPr><w:tblHeader/></w:trPr>"
        + cell(p("Place"))
        + cell(p("Count"), '<w:gridSpan w:val="2"/>')
        + "</w:tr><w:tr>"
        + cell(p("two") + p("lines"), '<w:vMerge w:val="restart"/>')
        + cell("<w:p><w:r><w:t>7</w:t><w:footnoteReference w:id='2'/></w:r></w:p>")
        + cell(p(""))
        + "</w:tr><w:tr>"
        + cell(p(""), "<w:vMerge/>")
        + cell(p("8"))
        + cell(p("9"))
        + "</w:tr><w:tr><w:trPr><w:del/></w:trPr>"
        + cell(p("x"))
        + cell(p("y"))
        + "</w:tr></w:tbl>"
    )
    parsed = read(package(body, footnotes=note))
    assert blocks(parsed)[0] == (
        "TABLE",
        0,
        f"Place\tCount\t\x1etwo{SOFT_BREAK}lines\t71\t\x1e\t8\t9",
    )
    assert parsed.content.blocks[0].attributes == {"header_rows": 1}


def test_a_table_that_only_places_text_becomes_text() -> None:
    inner = "".join(p(f"line {n}") for n in range(3))
    body = f"<w:tbl><w:tr>{cell(inner)}</w:tr></w:tbl>"
    assert [kind for kind, _, _ in blocks(read(package(body)))] == ["PARAGRAPH"] * 3
