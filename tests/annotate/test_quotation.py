from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.annotate import occurrences


def test_every_verbatim_place_is_found_in_order():
    assert occurrences("no data, no record, no", "no") == [(0, 2), (9, 11), (20, 22)]


@pytest.mark.parametrize(
    ("text", "typed"),
    [
        ("It’s “held”", 'It\'s "held"'),
        ("two\nblocks", "two blocks"),
        ("soft\u2028break", "soft break"),
        ("a\u00a0b", "a b"),
        ("2019–2021", "2019-2021"),
        ("held  twice", "held twice"),
    ],
)
def test_shapes_of_marks_and_spaces_may_differ(text, typed):
    assert occurrences(text, typed) == [(0, len(text))]


def test_a_verbatim_place_wins_over_a_similar_one():
    assert occurrences("it’s, it's", "it's") == [(6, 10)]


def test_words_must_agree():
    assert occurrences("902 applications", "903 applications") == []


@pytest.mark.parametrize("nothing", ["", "  ", "\n\u2028"])
def test_an_empty_quotation_is_nowhere(nothing):
    assert occurrences("some text", nothing) == []


@given(st.text(max_size=30), st.text(min_size=1, max_size=8), st.text(max_size=30))
def test_what_stands_in_the_text_is_found(before, quotation, after):
    wanted = quotation.strip()
    if wanted:
        found = occurrences(before + wanted + after, quotation)
        assert found
        assert all((before + wanted + after)[start:end] == wanted for start, end in found)
