from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.formats.formulas.terms import (
    NOTHING,
    SPACE,
    Shape,
    has_operators,
    letters,
    name,
    number,
    sign,
    words,
)


@pytest.mark.parametrize(
    ("term", "text", "shape"),
    [
        (number("1,300.5"), "1,300.5", Shape.NUMBER),
        (number("-1"), "-1", Shape.COMPOUND),
        (number("50%"), "50%", Shape.NUMBER),
        (name("𝑥"), "x", Shape.NAME),
        (name("𝔼"), "𝔼", Shape.NAME),
        (name("lim"), "lim", Shape.LARGE),
        (name("x2"), "x2", Shape.PRODUCT),
        (sign("∑"), "∑", Shape.LARGE),
        (sign("∞"), "∞", Shape.NAME),
        (sign("\u200b"), "", Shape.NOTHING),
        (letters("dx"), "dx", Shape.NAME),
        (letters("(a+b)"), "(a+b)", Shape.CLOSED),
        (letters("(a)(b)"), "(a)(b)", Shape.PRODUCT),
        (letters("|a|"), "|a|", Shape.CLOSED),
        (letters("|a|b|"), "|a|b|", Shape.COMPOUND),
        (letters("a+b"), "a+b", Shape.COMPOUND),
    ],
)
def test_what_a_part_is_follows_from_its_letters(term, text: str, shape: Shape) -> None:
    assert (term.text, term.shape) == (text, shape)


def test_words_keep_the_spaces_around_them() -> None:
    assert words(" if held ").row == (SPACE, words("if held"), SPACE)
    assert words(" ") is SPACE
    assert words("") is NOTHING


@pytest.mark.parametrize(
    ("written", "has"), [("a+b", True), ("(a+b)", False), ("5!", False), ("(a+b)c", False)]
)
def test_operators_count_outside_brackets(written: str, *, has: bool) -> None:
    assert has_operators(letters(written)) is has


@given(st.text(st.characters(codec="utf-8", categories=("L", "N", "S", "P")), max_size=20))
def test_no_letter_of_a_formula_is_lost(written: str) -> None:
    kept = "".join(written.split())
    assert letters(letters(kept).text).text == letters(kept).text
    assert sum(c.isdecimal() for c in letters(kept).text) == sum(c.isdecimal() for c in kept)
