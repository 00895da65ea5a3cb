from __future__ import annotations

from tests.formats.odt.samples import p, read
from tests.formats.samples import blocks


def test_tables() -> None:
    def row(*cells: str) -> str:
        return f"<table:table-row>{''.join(cells)}</table:table-row>"

    def cell(text: str, extra: str = "") -> str:
        return f"<table:table-cell {extra}>{p(text)}</table:table-cell>"

    table = (
        f"<table:table><table:table-header-rows>{row(cell('Place'), cell('Count'))}"
        "</table:table-header-rows>"
        + row(cell("A", 'table:number-columns-spanned="2"'), "<table:covered-table-cell/>")
        + row(cell("x"), cell("7"), cell("", 'table:number-columns-repeated="16384"'))
        + "</table:table>"
    )
    parsed = read(table)
    assert blocks(parsed) == [("TABLE", 0, "Place\tCount\x1eA\t\x1ex\t7")]
    assert parsed.content.blocks[0].attributes == {"header_rows": 1}
    assert blocks(read(f"<table:table>{row(cell('only'))}</table:table>")) == [
        ("PARAGRAPH", 0, "only")
    ]
