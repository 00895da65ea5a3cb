from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.annotate.likeness import likeness


@pytest.mark.parametrize(
    ("one", "other", "wanted"),
    [("", "", 1), ("a", "", 0), ("abc", "abc", 1), ("abcd", "abxd", 0.75), ("ab", "ba", 0.5)],
)
def test_letters_in_the_same_order_count(one, other, wanted):
    assert likeness(one, other) == wanted


def longest_shared(one: str, other: str) -> int:
    row = [0] * (len(other) + 1)
    for letter in one:
        before = row[:]
        for at, sign in enumerate(other, 1):
            row[at] = before[at - 1] + 1 if letter == sign else max(before[at], row[at - 1])
    return row[-1]


@given(st.text("abc🙂", min_size=1, max_size=80), st.text("abc🙂", max_size=80))
def test_it_is_the_longest_common_subsequence(one, other):
    assert likeness(one, other) == 2 * longest_shared(one, other) / (len(one) + len(other))
