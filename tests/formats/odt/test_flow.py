from __future__ import annotations

from desktop.domain import SOFT_BREAK, SpanKind
from tests.formats.odt.samples import p, read, style
from tests.formats.samples import spans

RAISED = style("up", '<style:text-properties style:text-position="33% 58%"/>', "text")
LOWERED = style("down", '<style:text-properties style:text-position="-20% 70%"/>', "text")


def up(text: str) -> str:
    return f'<text:span text:style-name="up">{text}</text:span>'


def test_white_space_is_collapsed_except_where_it_is_meant() -> None:
    text = p("  one\n   two<text:s/><text:s text:c='2'/>three <text:span> four</text:span>")
    text += p("a<text:line-break/> b<text:tab/>c")
    assert read(text).content.text == f"one two   three four\na{SOFT_BREAK}b\tc"


def test_raised_and_lowered_text() -> None:
    down = '<text:span text:style-name="down">2</text:span>'
    parsed = read(p(f"10{up('6')} H{down}O"), RAISED + LOWERED)
    assert spans(parsed) == [("6", SpanKind.SUPERSCRIPT, ""), ("2", SpanKind.SUBSCRIPT, "")]


def test_a_look_ends_with_its_span_and_goes_on_in_those_inside() -> None:
    bold = style("bold", '<style:text-properties fo:font-weight="bold"/>', "text")
    inner = f'<text:span text:style-name="bold">b{up("i")}</text:span>a'
    assert spans(read(p(inner), RAISED + bold)) == [
        ("bi", SpanKind.BOLD, ""),
        ("i", SpanKind.SUPERSCRIPT, ""),
    ]


def test_a_link_ends_with_its_element() -> None:
    text = p('on <text:a xlink:href="https://a.b/">out</text:a> then')
    assert spans(read(text)) == [("out", SpanKind.LINK, "https://a.b/")]


def test_hidden_text_is_left_out_and_told() -> None:
    hidden = style("h", '<style:text-properties text:display="none"/>', "text")
    parsed = read(p('seen <text:span text:style-name="h">not</text:span>'), hidden)
    assert parsed.content.text.strip() == "seen"
    assert parsed.remarks == ("Text that is hidden in the file was left out.",)
