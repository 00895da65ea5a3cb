"""Hyphens at line ends."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.formats.pdf.hyphens import Vocabulary, joint

KNOWN = Vocabulary(
    [
        *("the register was well-known", "a co-operation", "the port and its crane are new"),
        *("data of the state are evidence-based and a passage", "some body, open there", "hard-"),
    ]
)
LETTERS = st.text("abcdeé", min_size=1, max_size=9)


@pytest.mark.parametrize(
    ("before", "after", "joined"),
    [
        ("the regis-", "ter was", "the register was"),
        ("the regis\u00ad", "ter was", "the register was"),
        ("it is well-", "known that", "it is well-known that"),
        ("the port-", "crane is", "the port-crane is"),
        ("it is self-", "evident that", "it is self-evident that"),
        ("is crane-", "based and", "is crane-based and"),
        ("the passage-", "money was", "the passage-money was"),
        ("state-of-", "the-art", "state-of-the-art"),
        ("data-of-", "state things", "data-of-state things"),
        ("the FPGA-", "driven", "the FPGA-driven"),
        ("4-phenyl-4-", "piperidyl", "4-phenyl-4-piperidyl"),
        ("in some-", "body else", "in somebody else"),
        ("is open-", "ness and", "is openness and"),
        ("a passage-", "ment", "a passagement"),
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


def test_the_rest_of_a_broken_word_is_no_word_that_the_document_writes():
    cut = ["the owners will over-", "view it from the shrink-", "ing port"]
    known = Vocabulary([*cut, "the shrink rose over all"])
    assert joint("shrink-", "ing port", known) == (1, "")
    assert joint("shrink-", "view it", known) == (1, "")
    whole = Vocabulary([*cut, "the shrink has a view"])
    assert joint("shrink-", "view it", whole) == (0, "")


def test_compounds_of_other_languages_have_no_hyphen():
    written = "der Schutz und die Zwecke werden nicht erreicht"
    assert joint("der Schutz-", "zwecke", Vocabulary([written])) == (1, "")
    english = "the ends of protection and that of the port with it"
    assert joint("Schutz-", "zwecke", Vocabulary([written, english])) == (0, "")


@given(LETTERS, LETTERS)
def test_a_word_that_is_known_whole_is_joined(first, second):
    known = Vocabulary([first + second, first, second])
    assert joint(f"x {first}-", second, known) == (1, "")


@given(LETTERS, LETTERS)
def test_letters_are_never_lost_but_for_the_hyphen(first, second):
    taken, between = joint(first, second, KNOWN)
    assert (taken, between.strip()) == (0, "")
