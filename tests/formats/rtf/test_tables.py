from __future__ import annotations

from desktop.domain import SOFT_BREAK, SpanKind
from tests.formats.rtf.samples import read
from tests.formats.samples import blocks, spans


def test_tables() -> None:
    body = (
        r"before\par\trowd\trhdr\cellx1\cellx2\pard\intbl A\cell B\cell\row"
        r"\trowd\cellx1\cellx2\pard\intbl one\par two\cell\b 7\b0\tab x\cell\row\pard after\par"
    )
    parsed = read(body)
    assert blocks(parsed) == [
        ("PARAGRAPH", 0, "before"),
        ("TABLE", 0, f"A\tB\x1eone{SOFT_BREAK}two\t7 x"),
        ("PARAGRAPH", 0, "after"),
    ]
    assert parsed.content.blocks[1].attributes == {"header_rows": 1}
    assert spans(parsed) == [("7", SpanKind.BOLD, "")]


def test_a_table_that_only_places_text_becomes_text() -> None:
    parsed = read(r"\trowd\cellx1\pard\intbl one\par two\cell\row\pard after")
    assert [kind for kind, _, _ in blocks(parsed)] == ["PARAGRAPH"] * 3
