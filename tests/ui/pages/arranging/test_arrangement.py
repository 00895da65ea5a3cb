from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.ui.pages.arranging.arrangement import USUAL, Arrangement, Fit, Layout

arrangements = st.builds(
    Arrangement,
    st.sampled_from(Layout),
    st.booleans(),
    st.sampled_from(Fit),
    st.integers(25, 800),
    st.integers(0, 3),
)


@given(arrangements)
def test_what_was_told_is_understood(arrangement):
    assert Arrangement.of(arrangement.told()) == arrangement


@pytest.mark.parametrize(
    "told", ["", "two-up", "heap cover page 100", "single pairs width x", "a b c d e f"]
)
def test_what_tells_nothing_is_the_usual(told):
    assert Arrangement.of(told) == USUAL


def test_nothing_is_larger_than_can_be_chosen():
    assert Arrangement.of("single pairs percent 100000").percent == 800


def test_lines_that_were_kept_before_pages_stayed_turned_are_understood():
    assert Arrangement.of("two-up cover page 80") == Arrangement(Layout.TWO_UP, True, Fit.PAGE, 80)
