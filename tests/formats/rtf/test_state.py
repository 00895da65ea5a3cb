from __future__ import annotations

from desktop.domain import SpanKind
from tests.formats.rtf.samples import read
from tests.formats.samples import spans


def test_inline_styles_end_with_their_group() -> None:
    parsed = read(r"{\b bold {\i both\b0  one}} none {\super 2}\ul u\ulnone  {\v unseen}\plain end")
    assert parsed.content.text == "bold both one none 2u end"
    assert spans(parsed) == [
        ("bold both", SpanKind.BOLD, ""),
        ("both one", SpanKind.ITALIC, ""),
        ("2", SpanKind.SUPERSCRIPT, ""),
        ("u", SpanKind.UNDERLINE, ""),
    ]
    assert parsed.remarks == ("Text that is hidden in the file was left out.",)
