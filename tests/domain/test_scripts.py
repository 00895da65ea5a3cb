from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.domain.scripts import SCRIPTS, levelled, lowered, raised


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("6", "⁶"),
        ("-6", "⁻⁶"),
        ("−6", "⁻⁶"),
        ("n+1", "ⁿ⁺¹"),
        ("2+", "²⁺"),
        ("1,2", "¹,²"),
        ("a", "ᵃ"),
        ("a,b", "ᵃ,ᵇ"),
        ("th", "th"),
        ("me", "me"),
        ("*", "*"),
        ("[1]", "[1]"),
        ("2q/3", "^(2q/3)"),
        ("٢", "^(٢)"),
        ("½", "^(½)"),
        ("=", "⁼"),
        ("", ""),
    ],
)
def test_what_is_raised_is_told_from_what_stands_beside_it(text, written):
    assert raised(text) == written


@pytest.mark.parametrize(
    ("text", "written"), [("2", "₂"), ("10", "₁₀"), ("n+1", "ₙ₊₁"), ("max", "max"), ("b1", "_(b1)")]
)
def test_what_is_lowered_is_told_from_what_stands_beside_it(text, written):
    assert lowered(text) == written


@given(st.text("0123456789abqnth+-−=(),.; ", max_size=6))
def test_no_figure_is_raised_or_lowered_into_another(text):
    for write in (raised, lowered):
        figures = re.findall(r"\d+", levelled(write(text)))
        assert figures == re.findall(r"\d+", text)
        assert not re.search(r"[0-9]", write(text)) or write(text)[1:] == f"({text})"


@given(st.text([*sorted(SCRIPTS), "a", "1", " "], max_size=8))
def test_levelling_keeps_every_place(text):
    assert len(levelled(text)) == len(text)
    assert SCRIPTS.isdisjoint(levelled(text))
