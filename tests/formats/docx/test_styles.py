from __future__ import annotations

from tests.formats.docx.samples import p, package, read, style, styled
from tests.formats.samples import blocks


def test_headings_by_style_name_outline_level_and_inheritance() -> None:
    styles = (
        style("berschrift1", "heading 1")
        + style("Own", "Chapter of mine", '<w:basedOn w:val="berschrift1"/>')
        + style("Ti", "Titre 2")
        + style("Lvl", "Anything", '<w:pPr><w:outlineLvl w:val="2"/></w:pPr>')
        + style("Loop", "Loop", '<w:basedOn w:val="Loop"/>')
    )
    body = (
        p("One", styled("berschrift1"))
        + p("Two", styled("Own"))
        + p("Three", styled("Ti"))
        + p("Four", styled("Lvl"))
        + p("Five", '<w:outlineLvl w:val="3"/>')
        + p("Text", styled("berschrift1") + '<w:outlineLvl w:val="9"/>')
        + p("Loop", styled("Loop"))
    )
    assert blocks(read(package(body, styles=styles))) == [
        ("HEADING", 1, "One"),
        ("HEADING", 1, "Two"),
        ("HEADING", 2, "Three"),
        ("HEADING", 3, "Four"),
        ("HEADING", 4, "Five"),
        ("PARAGRAPH", 0, "Text"),
        ("PARAGRAPH", 0, "Loop"),
    ]


def test_headings_stand_below_a_title() -> None:
    styles = style("T", "Title") + style("H", "heading 1")
    parsed = read(package(p("The whole", styled("T")) + p("A part", styled("H")), styles=styles))
    assert [(s.title, s.level) for s in parsed.content.sections] == [
        ("The whole", 1),
        ("A part", 2),
    ]
    assert parsed.facts.title == "The whole"
