from __future__ import annotations

import pytest

from desktop.formats.formulas import UnreadableFormulaError, eq, linear


@pytest.mark.parametrize(
    ("written", "text"),
    [
        (r"\f(413,902)", "413/902"),
        (r"\F( 413 , 902 ) \* MERGEFORMAT", "413/902"),
        (r"\f(12,5;100)", "12,5/100"),
        (r"3\f(1,2)", "3 1/2"),
        (r"\f(\f(1,2),3)", "(1/2)/3"),
        (r"\f(a\,b,c)", "(a,b)/c"),
        (r"\f(413,902", "413/902"),
        (r"\r(3,x)", "∛x"),
        (r"\r(,2)", "√2"),
        (r"\r(a+b)", "√(a+b)"),
        (r"10\s\up8(-6)", "10⁻⁶"),
        (r"H\s\do4(2)O", "H₂O"),
        (r"A\s\up8(n)\s\do8(k)", "Aⁿ_k"),
        (r"\a\al\co2\vs3\hs3(1,2,3,4)", "[1, 2; 3, 4]"),
        (r"\b\bc\[ (\a\co2(1,2,3,4))", "[1, 2; 3, 4]"),
        (r"\b\lc\{(\a(x,y))", "{x; y"),
        (r"\b(x+1)\s\up8(2)", "(x+1)²"),
        (r"\i\su(i=1,n,\f(1,i))", "∑_(i=1)^n 1/i"),
        (r"\i(0,1,x dx)", "∫_0^1 x dx"),
        (r"\i\fc\⋃(1,n,x)", "⋃_1^n x"),
        (r"\o(x,¯)", "x̄"),
        (r"\o(=,/)", "≠"),
        (r"\o\ac(○,1)", "(1)"),
        (r"\* jc2 \* hps10 \o\ad(\s\up 9(ふりがな),漢字)", "漢字（ふりがな）"),
        (r"\x\to(AB)", "(AB)̄"),
        (r"\x\le\ri(5)", "5"),
        (r"\l(1,2)", "1, 2"),
        (r"a\d\fo10()b", "a b"),
    ],
)
def test_what_a_field_shows(written: str, text: str) -> None:
    assert linear.text_of(eq.read(written)).replace("=\u0338", "≠") == text


@pytest.mark.parametrize(
    "written", [r"\f(" * 3_000, r"\f(" * 30_000, "x" * 30_000, r"\f" + " " * 30_000]
)
def test_hostile_fields_are_refused(written: str) -> None:
    with pytest.raises(UnreadableFormulaError):
        eq.read(written)
