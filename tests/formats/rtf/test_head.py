from __future__ import annotations

from tests.formats.rtf.samples import read
from tests.formats.samples import blocks, spans


def test_headings_by_style_and_outline_level() -> None:
    head = (
        r"{\stylesheet{\s0 Normal;}{\s1\outlinelevel0 Anything;}{\s2\b heading 2;}"
        r"{\s3\sbasedon2 Own;}{\s4 Quote;}{\s5 Title;}{\*\cs9 Strong;}}"
    )
    body = (
        r"\pard\s5 Whole\par\pard\s1 One\par\pard\s2\b Two\par\pard\plain\s3 Three\par"
        r"\pard\s4 Said\par\pard\outlinelevel1 Level\par\pard Plain\par"
    )
    parsed = read(body, head)
    assert blocks(parsed) == [
        ("HEADING", 1, "Whole"),
        ("HEADING", 2, "One"),
        ("HEADING", 3, "Two"),
        ("HEADING", 3, "Three"),
        ("QUOTATION", 1, "Said"),
        ("HEADING", 3, "Level"),
        ("PARAGRAPH", 0, "Plain"),
    ]
    assert spans(parsed) == []
    assert parsed.facts.title == "Whole"


def test_facts() -> None:
    head = (
        r"{\info{\title Annual \'e9tude}{\author A. Hall; B. Lind}{\creatim\yr2023\mo4\dy5\hr1}"
        r"{\company Old Press}{\subject Prisons}}{\header Ministry of Records\par}"
    )
    facts = read("words", head).facts
    assert (facts.title, facts.authors) == ("Annual étude", ("A. Hall", "B. Lind"))
    assert (facts.date, facts.publisher) == ("2023-04-05", "Old Press")
    assert facts.other == {"subject": "Prisons", "page header": "Ministry of Records"}
