from __future__ import annotations

import pytest

from tests.formats.formulas.samples import from_mathml


def applied(operator: str, *operands: str) -> str:
    return f"<apply><{operator}/>{''.join(operands)}</apply>"


A, B, N, ONE, TWO = "<ci>a</ci>", "<ci>b</ci>", "<ci>n</ci>", "<cn>1</cn>", "<cn>2</cn>"
SUM = applied("plus", A, B)
X = "<bvar><ci>x</ci></bvar>"


@pytest.mark.parametrize(
    ("inner", "text"),
    [
        (SUM, "a+b"),
        (applied("minus", A), "−a"),
        (applied("minus", A, SUM), "a−(a+b)"),
        (applied("times", SUM, TWO), "(a+b)·2"),
        (applied("plus", A, applied("minus", B)), "a+(−b)"),
        (applied("divide", SUM, TWO), "(a+b)/2"),
        (applied("power", SUM, TWO), "(a+b)²"),
        (applied("root", A), "√a"),
        (applied("root", "<degree><cn>3</cn></degree>", A), "∛a"),
        (applied("factorial", N), "n!"),
        (applied("abs", SUM), "|a+b|"),
        (applied("sum", X, "<lowlimit><cn>1</cn></lowlimit>", A), "∑_(x=1) a"),
        (applied("int", X, SUM), "∫(a+b) dx"),
        ("<vector><cn>1</cn><cn>2</cn></vector>", "(1, 2)"),
        ("<set><ci>a</ci><ci>b</ci></set>", "{a, b}"),
        ("<interval closure='open-closed'><cn>1</cn><cn>2</cn></interval>", "(1, 2]"),
        ("<interval><cn>1</cn><cn>2</cn></interval>", "[1, 2]"),
        ("<matrix><matrixrow><cn>1</cn><cn>2</cn></matrixrow></matrix>", "[1, 2]"),
        ("<cn type='rational'>1<sep/>2</cn>", "1/2"),
        ("<pi/>", "π"),
    ],
)
def test_what_is_said_is_written_as_it_is_printed(inner: str, text: str) -> None:
    assert from_mathml(inner) == text


def test_what_is_not_known_is_called_by_its_name_and_drops_nothing() -> None:
    assert from_mathml(f"<apply><ci>g</ci>{A}{TWO}</apply>") == "g(a, 2)"
