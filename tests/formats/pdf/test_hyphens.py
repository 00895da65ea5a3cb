"""Hyphens at line ends."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.formats.pdf.hyphens import Vocabulary, joint

KNOWN = Vocabulary(["the register was well-known", "a co-operation", "work of art", "worked hard-"])
LETTERS = st.text("abcdeé", min_size=1, max_size=9)


@pytest.mark.parametrize(
    ("before", "after", "joined"),
    [
        ("the regis-", "ter was", "the register was"),
        ("the regis\u00ad", "ter was", "the register was"),
        ("it is well-", "known that", "it is well-known that"),
        ("art-", "work of", "art-work of"),
        ("unseen-", "ness", "unseenness"),
        ("the Anglo-", "American", "the Anglo-American"),
        ("COVID-", "19 came", "COVID-19 came"),
        ("and so -", "it was", "and so - it was"),
        ("the 737–", "9 and", "the 737–9 and"),
        ("see https://a.org/b-", "c.html", "see https://a.org/b-c.html"),
        ("see https://", "a.org", "see https://a.org"),
        ("one", "two", "one two"),
        ("日本", "語", "日本語"),
    ],
)
def test_what_stands_between_two_lines(before, after, joined):
    taken, between = joint(before, after, KNOWN)
    assert before[: len(before) - taken] + between + after == joined


@given(LETTERS, LETTERS)
def test_a_word_that_is_known_whole_is_joined(first, second):
    known = Vocabulary([first + second, first, second])
    assert joint(f"x {first}-", second, known) == (1, "")


@given(LETTERS, LETTERS)
def test_letters_are_never_lost_but_for_the_hyphen(first, second):
    taken, between = joint(first, second, KNOWN)
    assert (taken, between.strip()) == (0, "")
