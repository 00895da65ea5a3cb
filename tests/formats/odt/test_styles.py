from __future__ import annotations

from desktop.domain import SpanKind
from tests.formats.odt.samples import p, read, style
from tests.formats.samples import blocks, spans


def test_headings_and_roles() -> None:
    styles = (
        style("Title")
        + style("Quotations")
        + style("Heading_20_3", extra='style:display-name="Heading 3"')
        + style("Own", extra='style:parent-style-name="Heading_20_3"')
        + style("Loop", extra='style:parent-style-name="Loop"')
    )
    text = (
        p("Whole", "Title")
        + '<text:h text:outline-level="1">Part</text:h>'
        + p("Three", "Own")
        + p("Said", "Quotations")
        + p("Plain", "Loop")
    )
    parsed = read(text, styles=styles)
    assert blocks(parsed) == [
        ("HEADING", 1, "Whole"),
        ("HEADING", 2, "Part"),
        ("HEADING", 4, "Three"),
        ("QUOTATION", 1, "Said"),
        ("PARAGRAPH", 0, "Plain"),
    ]
    assert parsed.facts.title == "Whole"


def test_inline_styles_and_links() -> None:
    automatic = (
        style("B", '<style:text-properties fo:font-weight="bold"/>', "text")
        + style("N", '<style:text-properties fo:font-weight="normal"/>', "text")
        + style("U", '<style:text-properties style:text-position="super 58%"/>', "text")
        + style("H", '<style:text-properties text:display="none"/>', "text")
    )
    text = p(
        '<text:bookmark text:name="here"/><text:span text:style-name="B">bold '
        '<text:span text:style-name="N">not</text:span></text:span>'
        '<text:span text:style-name="U">2</text:span>'
        '<text:span text:style-name="H">unseen</text:span>'
        '<text:a xlink:href="https://example.org/">out</text:a>'
        '<text:a xlink:href="#here">in</text:a>'
    )
    parsed = read(text, automatic)
    assert parsed.content.text == "bold not2outin"
    assert spans(parsed) == [
        ("bold ", SpanKind.BOLD, ""),
        ("2", SpanKind.SUPERSCRIPT, ""),
        ("out", SpanKind.LINK, "https://example.org/"),
        ("in", SpanKind.LINK, "#0"),
    ]
    assert parsed.remarks == ("Text that is hidden in the file was left out.",)
