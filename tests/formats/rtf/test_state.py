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


def test_text_moved_off_the_line_is_raised_or_lowered() -> None:
    parsed = read(r"10{\up6 6} H{\dn6 2}O {\up1 x}{\up y}\up6 z\up0 .\par")
    assert spans(parsed) == [
        ("6", SpanKind.SUPERSCRIPT, ""),
        ("2", SpanKind.SUBSCRIPT, ""),
        ("yz", SpanKind.SUPERSCRIPT, ""),
    ]
