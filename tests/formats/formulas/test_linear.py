from __future__ import annotations

import pytest
from hypothesis import given, settings

from desktop.formats.formulas import linear
from desktop.formats.formulas.terms import NOTHING, letters, name, number, sign
from tests.formats.formulas.samples import FORMULAS, Sample, from_mathml, from_omml, numbers_in


@settings(max_examples=150, deadline=None)
@given(FORMULAS)
def test_every_number_is_read_and_no_two_are_one(sample: Sample) -> None:
    assert numbers_in(from_mathml(sample.mathml)) == list(sample.numbers)
    assert numbers_in(from_omml(sample.omml)) == list(sample.numbers)


@pytest.mark.parametrize(
    ("upper", "lower", "text"),
    [
        ("413", "902", "413/902"),
        ("a+b", "c+d", "(a+b)/(c+d)"),
        ("2k", "3", "2k/3"),
        ("1", "2a", "1/(2a)"),
        ("50%", "100%", "50%/100%"),
        ("-1", "2", "(-1)/2"),
        ("", "902", "□/902"),
        ("1 300", "902", "(1 300)/902"),
        ("dy", "dx", "dy/dx"),
    ],
)
def test_a_fraction_encloses_what_is_compound(upper: str, lower: str, text: str) -> None:
    assert linear.text_of(linear.fraction(letters(upper), letters(lower))) == text


def test_numbers_beside_each_other_stay_apart() -> None:
    half = linear.fraction(number("1"), number("2"))
    squared = linear.scripts(name("x"), sup=number("2"))
    assert [
        linear.text_of(linear.row(terms))
        for terms in (
            [number("3"), half],
            [number("4"), number("13")],
            [half, sign("("), name("a"), sign(")")],
            [squared, number("3")],
            [linear.scripts(NOTHING, sup=number("14")), name("C")],
            [number("2"), linear.scripts(NOTHING, sup=number("14")), name("C")],
            [linear.scripts(name("x"), sub=name("k")), number("2")],
        )
    ] == ["3 1/2", "4 13", "1/2 (a)", "x² 3", "¹⁴C", "2 ¹⁴C", "x_k 2"]


@pytest.mark.parametrize(
    ("sub", "sup", "text"),
    [
        ("10", "", "x₁₀"),
        ("", "n+1", "xⁿ⁺¹"),
        ("", "-3", "x⁻³"),
        ("", "2k/3", "x^(2k/3)"),
        ("", "k", "x^k"),
        ("i", "2", "xᵢ²"),
        ("max", "", "x_(max)"),
        ("", "′", "x′"),
        ("", "∘", "x°"),
        ("1", "k", "x₁^k"),
    ],
)
def test_scripts_are_characters_where_all_of_them_have_one(sub: str, sup: str, text: str) -> None:
    assert linear.text_of(linear.scripts(name("x"), letters(sub), letters(sup))) == text


def test_a_base_that_does_not_hold_together_is_enclosed() -> None:
    two = number("2")
    assert [
        linear.text_of(linear.scripts(base, sup=two))
        for base in (
            letters("a+b"),
            letters("(a+b)"),
            linear.fraction(name("a"), name("b")),
            linear.root(two),
            linear.scripts(name("x"), sup=number("3")),
            linear.scripts(name("x"), sub=number("1")),
        )
    ] == ["(a+b)²", "(a+b)²", "(a/b)²", "(√2)²", "(x³)²", "x₁²"]


@pytest.mark.parametrize(
    ("radicand", "index", "text"),
    [
        ("2", "", "√2"),
        ("a+b", "", "√(a+b)"),
        ("x", "3", "∛x"),
        ("x", "5", "⁵√x"),
        ("x", "k+1", "√[k+1](x)"),
        ("ab", "2", "√(ab)"),
        ("", "", "√□"),
    ],
)
def test_roots(radicand: str, index: str, text: str) -> None:
    assert linear.text_of(linear.root(letters(radicand), letters(index))) == text


def test_sums_and_integrals_name_their_limits() -> None:
    body = linear.scripts(name("i"), sup=number("2"))
    total = linear.large(sign("∑"), letters("i=1"), name("n"), body)
    enclosed = linear.large(sign("∑"), letters("i=1"), number("10"), letters("i+1"))
    assert linear.text_of(total) == "∑_(i=1)^n i²"
    assert linear.text_of(enclosed) == "∑_(i=1)^(10) (i+1)"


def test_marks_stand_on_one_sign_or_on_what_they_enclose() -> None:
    marked = (linear.over(name("x"), sign("¯")), linear.over(letters("AB"), sign("→")))
    assert [linear.text_of(term) for term in marked] == ["x̄", "(AB)⃗"]
    assert linear.text_of(linear.over(sign("→"), letters("heat"))) == "→^(heat)"


def test_tables_are_rows_of_cells() -> None:
    cells = [[number("1"), number("2")], [number("3"), number("4")]]
    table = linear.table(cells)
    aligned = linear.table([[name("x"), letters("=2")], [NOTHING, letters("=3")]])
    assert linear.text_of(table) == "[1, 2; 3, 4]"
    assert linear.text_of(linear.fenced("(", [table], ")")) == "(1, 2; 3, 4)"
    assert linear.text_of(linear.row([table, sign("+"), name("x")])) == "[1, 2; 3, 4]+x"
    assert linear.text_of(aligned) == "x=2; =3"


def test_a_binomial_has_no_bar() -> None:
    chosen = linear.fraction(name("n"), name("k"), bar=False)
    assert linear.text_of(chosen) == "(n¦k)"
    assert linear.text_of(linear.fenced("(", [chosen], ")")) == "(n¦k)"


def test_a_gap_keeps_the_text_from_running_into_a_number() -> None:
    edges = [("3", "1/2"), ("x", "413/902"), ("(", "1/2"), ("the ", "2"), ("a", "b"), ("", "1")]
    assert [linear.gap(*edge) for edge in edges] == [" ", " ", "", "", "", ""]
