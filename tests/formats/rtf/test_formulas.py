from __future__ import annotations

import pytest

from desktop.domain import SOFT_BREAK
from desktop.formats.formulas import MARK
from tests.formats.rtf.samples import read
from tests.formats.samples import blocks

MARKED = f"A formula could not be read; its place is marked {MARK}."
LOOK = r"\rtlch\fcs1 \af0 \ltrch\fcs0 \i\f34 "
SHARE = (
    rf"{{\mf{{\mfPr{{\mctrlPr{LOOK}}}}}{{\mnum{{\mr\mscr0\msty2 {LOOK}413}}}}"
    r"{\mden{\mr\mscr0\msty2 902}}}"
)
SUM = (
    r"{\mnary{\mnaryPr{\mchr \u8721?}{\mlimLoc undOvr}}{\msub{\mr i=1}}{\msup{\mr n}}"
    r"{\me{\msSup{\me{\mr i}}{\msup{\mr 2}}}}}"
)
PICTURE = r"{\pict\wmetafile8 0102}"


def formula(inner: str = SHARE) -> str:
    return rf"{{\mmath{{\*\moMath{inner}}}}}"


@pytest.mark.parametrize(
    ("body", "text"),
    [
        (f"Share {formula()} of cases", "Share 413/902 of cases"),
        (f"Share {formula(SUM)}{{\\nonshppict{PICTURE}}} x", "Share ∑_(i=1)^n i² x"),
        (rf"S {{\mmath{{\mmathPict{PICTURE}}}{{\*\moMath{{\mr x}}}}}} x", "S x x"),
        (r"{\mmath{\*\moMath{\mrad{\mradPr{\mdegHide 1}}{\mdeg}{\me{\mr 2}}}}}", "√2"),
        (r"{\mmath{\*\moMath{\msSub{\me{\mr x}}{\msub{\mr 10}}}}}", "x₁₀"),
        (r"{\mmath{\*\moMath{\mf{\mnum 413}{\mden 902}}}}", "413/902"),
        (r"{\mmath{\*\moMath{\mr{\deleted 4}}{\mr\v 5}{\mr{\b 6}}}}", "6"),
        (rf"{{\deleted {formula()}}}ok", "ok"),
        (f"in 3{formula()}", "in 3 413/902"),
        (r"{\field{\*\fldinst { EQ \\f(413,902)}}{\fldrslt }} x", "413/902 x"),
        (r"{\field{\*\fldinst EQ \\f(413,902)}{\fldrslt{413 902}}} x", "413/902 x"),
        (r"{\field{\*\fldinst EQ \\f(m,s{\super 2})}{\fldrslt }}", "m/s²"),
        (r"{\field{\*\fldinst EQ \\f(m,s\super 2\nosupersub )}{\fldrslt }}", "m/s²"),
        (r'{\field{\*\fldinst SYMBOL 97 \\f "Symbol"}{\fldrslt\f2}}', "α"),
        (r"{\f2 a\'a3\u-3999?}b", "α≤αb"),
    ],
)
def test_formulas_stand_in_the_text(body: str, text: str) -> None:
    parsed = read(body + r"\par")
    assert parsed.content.text == text
    assert not [remark for remark in parsed.remarks if "could not" in remark]


def test_a_formula_set_apart_is_a_paragraph() -> None:
    shown = rf"Before {{\mmath{{\*\moMathPara{{\*\moMath{SHARE}}}}}}} after\par"
    rows = rf"\trowd\intbl a\cell {formula()}\cell\row\intbl c\cell d\cell\row\pard"
    parsed = read(shown + rows + rf"\outlinelevel0 Of {formula()}\par")
    assert blocks(parsed) == [
        ("PARAGRAPH", 0, "Before "),
        ("PARAGRAPH", 0, "413/902"),
        ("PARAGRAPH", 0, " after"),
        ("TABLE", 0, "a\t413/902\x1ec\td"),
        ("HEADING", 1, "Of 413/902"),
    ]


def test_a_formula_in_a_note() -> None:
    text = read(rf"note{{\footnote here {formula()}}} x\par").content.text
    assert text == "note1 x\nhere 413/902"


def test_objects_of_older_editors_are_marked() -> None:
    body = rf"x {{\object\objemb{{\*\objclass Equation.3}}{{\*\objdata 01}}{{\result{PICTURE}}}}} y"
    parsed = read(body)
    assert parsed.content.text == f"x {MARK} y"
    assert parsed.remarks == (MARKED,)


@pytest.mark.parametrize("inner", [r"{\mf{\mnum " * 50_000, r"{\me{\mr 1}" * 400 + "}" * 400])
def test_hostile_nesting_is_marked(inner: str) -> None:
    assert read(formula(inner)).content.text.startswith(MARK)


def test_other_objects_stay() -> None:
    parsed = read(r"{\field{\*\fldinst PAGE}{\fldrslt 7}} a\line b\par")
    assert parsed.content.text == f"7 a{SOFT_BREAK}b"
