from __future__ import annotations

import pytest

from tests.formats.formulas.samples import from_omml, office, run

BOLD = "<w:rPr><w:b/></w:rPr>"
HIDDEN = "<w:rPr><w:vanish/></w:rPr>"


def value(name: str, text: str) -> str:
    return f'<m:{name} m:val="{text}"/>'


@pytest.mark.parametrize(
    ("inner", "text"),
    [
        (office("f", f"num={run(413)}", f"den={run(902)}"), "413/902"),
        (run(3) + office("f", f"num={run(1)}", f"den={run(2)}"), "3 1/2"),
        (office("f", f"num={run('a+b')}", f"den={run('c+d')}"), "(a+b)/(c+d)"),
        (
            office("f", f"num={run('n')}", f"den={run('k')}", properties=value("type", "noBar")),
            "(n¦k)",
        ),
        (office("rad", "deg=", f"e={run(2)}"), "√2"),
        (office("rad", f"deg={run(3)}", f"e={run('x')}"), "∛x"),
        (office("sSub", f"e={run('x')}", f"sub={run(10)}"), "x₁₀"),
        (office("sSubSup", f"e={run('x')}", f"sub={run(1)}", f"sup={run(2)}"), "x₁²"),
        (office("sPre", f"sub={run(6)}", f"sup={run(14)}", f"e={run('C')}"), "¹⁴₆C"),
        (
            office(
                "nary",
                f"sub={run('i=1')}",
                f"sup={run('n')}",
                f"e={run('i')}",
                properties=value("chr", "∑"),
            ),
            "∑_(i=1)^n i",
        ),
        (
            office("nary", f"e={run('f(x)dx')}", properties=value("subHide", "1")),
            "∫f(x)dx",
        ),
        (office("d", f"e={run(1)}", f"e={run(2)}", properties=value("sepChr", ";")), "(1; 2)"),
        (office("func", f"fName={run('sin')}", f"e={run('x')}"), "sin x"),
        (office("limLow", f"e={run('lim')}", f"lim={run('x→0')}"), "lim_(x→0)"),
        (office("limUpp", f"e={run('→')}", f"lim={run('heat')}"), "→^(heat)"),
        (office("acc", f"e={run('x')}"), "x̂"),
        (office("bar", f"e={run('x')}", properties=value("pos", "top")), "x̄"),
        (office("groupChr", f"e={run('a+b')}"), "(a+b)⏟"),
        (office("phant", f"e={run(9)}", properties=value("show", "0")) + run(5), "5"),
        (office("phant", f"e={run(9)}"), "9"),
        (office("borderBox", f"e={run(9)}"), "9"),
        (office("eqArr", f"e={run('x&amp;=2')}", f"e={run('y&amp;=3#(1)')}"), "x=2; y=3 (1)"),
    ],
)
def test_what_is_shown(inner: str, text: str) -> None:
    assert from_omml(inner) == text


def test_a_number_in_runs_of_different_looks_is_one() -> None:
    assert from_omml(run(4) + run(13, BOLD)) == "413"
    assert from_omml(f"{run(4)}<w:ins>{run(13)}</w:ins>") == "413"
    assert from_omml(f"{run(4)}<w:bookmarkStart/>{run(13)}") == "413"
    assert from_omml(run(4) + run(13)) == "4 13"
    assert from_omml(run("x") + run(2) + run("+1")) == "x2+1"


def test_what_was_deleted_or_hidden_is_not_read() -> None:
    assert from_omml(f"<w:del>{run(9)}</w:del>{run(8)}{run(7, HIDDEN)}") == "8"


def test_matrices_and_cases() -> None:
    rows = f"<m:e>{run(1)}</m:e><m:e>{run(2)}</m:e>"
    matrix = f"<m:m><m:mr>{rows}</m:mr><m:mr>{rows}</m:mr></m:m>"
    assert from_omml(office("d", f"e={matrix}")) == "(1, 2; 1, 2)"
    cases = office("eqArr", f"e={run('x,&amp;x≥0')}", f"e={run('-x,&amp;x&lt;0')}")
    ends = value("begChr", "{") + value("endChr", "")
    assert from_omml(office("d", f"e={cases}", properties=ends)) == "{x,x≥0; -x,x<0"
