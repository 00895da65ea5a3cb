from __future__ import annotations

import pytest

from desktop.formats.formulas.joints import joint, shown
from desktop.formats.formulas.operators import APPLIED, COMMA, PLUS, TIMES
from desktop.formats.formulas.terms import Shape, Term, name, number, sign

HALF = Term("1/2", Shape.FRACTION)


@pytest.mark.parametrize(
    ("before", "after", "between"),
    [
        (number("4"), number("13"), " "),
        (number("3"), HALF, " "),
        (number("2"), name("x"), ""),
        (number("5"), name("km"), " "),
        (name("sin"), name("x"), " "),
        (name("sin"), HALF, ""),
        (name("x"), sign("+"), ""),
        (HALF, sign("("), " "),
        (sign(")"), HALF, " "),
        (sign(","), number("2"), " "),
        (name("x"), Term("²", Shape.POWER), ""),
        (number("4"), Term("²x", Shape.COMPOUND), " "),
        (Term("√2", Shape.ROOT), name("x"), " "),
        (name("Na"), name("Cl"), ""),
    ],
)
def test_a_space_keeps_apart_what_would_be_read_as_one(before, after, between: str) -> None:
    assert joint(before, after) == between


@pytest.mark.parametrize(
    ("parts", "text"),
    [
        ([number("2"), sign(TIMES), number("3")], "2×3"),
        ([name("x"), sign(TIMES), number("2")], "x·2"),
        ([number("2"), sign(TIMES), name("x")], "2x"),
        ([number("2"), sign(TIMES), HALF], "2×1/2"),
        ([number("3"), sign(PLUS), HALF], "3 1/2"),
        ([number("1"), sign(COMMA), number("2")], "1,2"),
        ([name("f"), sign(APPLIED), name("x")], "f x"),
        ([sign(TIMES), number("2"), sign(TIMES)], "2"),
    ],
)
def test_signs_that_are_not_seen_are_shown_where_they_must_be(parts, text: str) -> None:
    assert "".join(part.text for part in shown(parts)) == text
