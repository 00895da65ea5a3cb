from __future__ import annotations

import pytest

from desktop.formats.formulas import MARK
from tests.formats.odt.samples import p, parts_of, read, read_bytes
from tests.formats.samples import blocks, packed

MATHML = "http://www.w3.org/1998/Math/MathML"
SHARE = "<mfrac><mn>413</mn><mn>902</mn></mfrac>"
WRITTEN = '<annotation encoding="StarMath 5.0">{413} over {902}</annotation>'
FRAME = (
    '<draw:frame text:anchor-type="as-char"><draw:object xlink:href="./Object 1"/>'
    '<draw:image xlink:href="./ObjectReplacements/Object 1"/></draw:frame>'
)


def math(inner: str = SHARE) -> str:
    stated = f"<semantics><mrow>{inner}</mrow>{WRITTEN}</semantics>"
    return f'<math xmlns="{MATHML}" display="block">{stated}</math>'


def prefixed() -> str:
    inner = SHARE.replace("<", "<math:").replace("<math:/", "</math:")
    doctype = '<!DOCTYPE math:math PUBLIC "-//OpenOffice.org//DTD" "math.dtd">'
    return f'<?xml version="1.0"?>{doctype}<math:math xmlns:math="{MATHML}">{inner}</math:math>'


@pytest.mark.parametrize(
    ("embedded", "text"),
    [
        (math(), "Share 413/902 of cases"),
        (prefixed(), "Share 413/902 of cases"),
        (math(""), "Share {413} over {902} of cases"),
        (math()[:-30], f"Share {MARK} of cases"),
    ],
)
def test_a_formula_stands_in_the_text(embedded: str, text: str) -> None:
    parts = {**parts_of(p(f"Share {FRAME} of cases")), "Object 1/content.xml": embedded.encode()}
    parsed = read_bytes(packed(parts))
    assert parsed.content.text == text
    assert bool(parsed.remarks) is (MARK in text)


def test_a_formula_within_the_text_itself() -> None:
    framed = f"<draw:frame><draw:object>{math()}</draw:object></draw:frame>"
    assert read(p(f"in 3{framed}, x")).content.text == "in 3 413/902, x"


def test_a_formula_in_a_cell_a_heading_a_note_and_a_link() -> None:
    row = "<table:table-row>{}</table:table-row>"
    cells = f"<table:table-cell>{p(FRAME)}</table:table-cell>" * 2
    note = (
        '<text:note text:note-class="footnote"><text:note-citation>1</text:note-citation>'
        f"<text:note-body>{p(FRAME)}</text:note-body></text:note>"
    )
    link = f'<text:a xlink:href="https://a.example/">see {FRAME}</text:a>'
    text = f"<table:table>{row.format(cells) * 2}</table:table><text:h>Of {FRAME}</text:h>"
    parts = parts_of(text + p(f"x{note}") + p(link))
    parsed = read_bytes(packed({**parts, "Object 1/content.xml": math().encode()}))
    assert [text for _, _, text in blocks(parsed)] == [
        "413/902\t413/902\x1e413/902\t413/902",
        "Of 413/902",
        "x1",
        "see 413/902",
        "413/902",
    ]


@pytest.mark.parametrize("embedded", [None, b"<document-content/>"])
def test_other_objects_stay_pictures(embedded: bytes | None) -> None:
    parts = parts_of(p(f"Share {FRAME} of cases"))
    parts |= {"Object 1/content.xml": embedded} if embedded else {}
    parsed = read_bytes(packed({**parts, "ObjectReplacements/Object 1": parts["Pictures/a.gif"]}))
    assert [(kind, text) for kind, _, text in blocks(parsed)] == [
        ("PARAGRAPH", "Share of cases"),
        ("IMAGE", ""),
    ]
