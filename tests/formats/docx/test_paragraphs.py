from __future__ import annotations

from tests.formats.docx.samples import p, package, read, style, styled
from tests.formats.samples import blocks


def test_other_roles_of_paragraphs() -> None:
    styles = style("Q", "Quote") + style("C", "caption") + style("M", "HTML Preformatted")
    body = p("q", styled("Q")) + p("c", styled("C")) + p("m", styled("M"))
    kinds = [kind for kind, _, _ in blocks(read(package(body, styles=styles)))]
    assert kinds == ["QUOTATION", "CAPTION", "CODE"]


def test_a_paragraph_that_reads_from_the_right_says_so_unless_its_letters_do() -> None:
    body = p("UN 1325", "<w:bidi/>") + p("שלום", "<w:bidi/>") + p("plain")
    content = read(package(body)).content
    assert [b.attributes.get("direction") for b in content.blocks] == ["rtl", None, None]
