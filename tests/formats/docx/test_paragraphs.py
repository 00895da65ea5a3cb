from __future__ import annotations

from tests.formats.docx.samples import level, p, package, read, style, styled
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


def test_headings_bear_the_numbers_that_their_styles_give_them() -> None:
    def numbered(key: str, name: str, depth: str = "") -> str:
        return style(key, name, f'<w:pPr><w:numPr>{depth}<w:numId w:val="1"/></w:numPr></w:pPr>')

    levels = level(0, "decimal", "%1", '<w:pStyle w:val="A"/>')
    levels += level(1, "decimal", "%1.%2", '<w:pStyle w:val="B"/>')
    numbering = f'<w:abstractNum w:abstractNumId="7">{levels}</w:abstractNum>'
    numbering += '<w:num w:numId="1"><w:abstractNumId w:val="7"/></w:num>'
    styles = numbered("A", "heading 1") + numbered("B", "heading 2")
    styles += numbered("C", "heading 2", '<w:ilvl w:val="1"/>')
    unnumbered = '<w:numPr><w:numId w:val="0"/></w:numPr>'
    body = "".join(
        p(text, styled(key) + extra)
        for text, key, extra in (
            ("Harbour", "A", ""),
            ("Boats", "B", ""),
            ("Crews", "C", ""),
            ("Preface", "B", unnumbered),
            ("Court", "A", ""),
            ("Bench", "B", ""),
        )
    )
    parsed = read(package(body, styles=styles, numbering=numbering))
    assert [text for _, _, text in blocks(parsed)] == [
        *("1 Harbour", "1.1 Boats", "1.2 Crews", "Preface", "2 Court", "2.1 Bench")
    ]
