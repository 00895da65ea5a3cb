from __future__ import annotations

import pytest

from desktop.formats.formulas import operators
from desktop.formats.formulas.operators import paired


def test_listed_by_turns() -> None:
    assert paired("a 1\n b  2") == {"a": "1", "b": "2"}
    with pytest.raises(ValueError, match="shorter"):
        paired("a 1 b")


def test_a_sign_does_one_thing() -> None:
    groups = [operators.OPENING, operators.CLOSING, operators.SEPARATORS, operators.LARGE]
    groups += [operators.LETTERLIKE, operators.INVISIBLE]
    assert len(frozenset().union(*groups)) == sum(map(len, groups))


def test_each_bracket_has_its_other() -> None:
    assert len(operators.OPENING) == len(operators.CLOSING)


def test_digits_are_raised_and_lowered_one_by_one() -> None:
    digits = "0123456789"
    assert digits.translate(operators.RAISED) == "⁰¹²³⁴⁵⁶⁷⁸⁹"
    assert digits.translate(operators.LOWERED) == "₀₁₂₃₄₅₆₇₈₉"


def test_no_function_takes_limits() -> None:
    assert not operators.FUNCTIONS & operators.WITH_LIMITS
