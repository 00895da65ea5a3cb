from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.annotate import differences
from desktop.annotate.word_diff import Passage, WordDiff
from desktop.domain.differences import DifferenceKind

EQUAL, REPLACED = DifferenceKind.EQUAL, DifferenceKind.REPLACED
REMOVED, INSERTED = DifferenceKind.REMOVED, DifferenceKind.INSERTED


def told(old: str, new: str):
    return [
        (one.kind, old[slice(*one.old)], new[slice(*one.new)], one.turns_sense)
        for one in differences(old, new)
    ]


def test_what_changed_is_told_word_by_word():
    assert told("The old boat may stay here.", "The boat may remain here, too.") == [
        (EQUAL, "The", "The", False),
        (REMOVED, "old", "", False),
        (EQUAL, "boat may", "boat may", False),
        (REPLACED, "stay", "remain", False),
        (EQUAL, "here", "here", False),
        (INSERTED, "", ", too", False),
        (EQUAL, ".", ".", False),
    ]


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("within 30 days", "within 14 days"),
        ("they may stay", "they may not stay"),
        ("they can stay", "they can’t stay"),
        ("a lawful act", "an unlawful act"),
        ("it costs £5", "it costs €5"),
        ("two boats lie", "three boats lie"),
        ("Part IV holds", "Part VI holds"),
    ],
)
def test_changed_figures_signs_and_negations_are_marked(old, new):
    assert [kind for kind, _, _, turns in told(old, new) if turns] != []


def test_white_space_and_case_are_no_difference():
    assert told("One  two", "one\ntwo") == [(EQUAL, "One  two", "one\ntwo", False)]
    assert told("", "") == []


@given(st.text("ab 1.\u0301é🙂", max_size=24), st.text("ab 1.\u0301é🙂", max_size=24))
def test_differences_go_through_both_passages_once(old, new):
    found = differences(old, new)
    for side, text in ((0, old), (1, new)):
        ranges = [(one.old, one.new)[side] for one in found]
        assert ranges == sorted(ranges)
        covered = "".join(text[slice(*one)] for one in ranges)
        assert "".join(covered.split()) == "".join(text.split())
    for one in found:
        assert (one.kind is REMOVED) == (one.new[0] == one.new[1])
        assert (one.kind is INSERTED) == (one.old[0] == one.old[1])


def redlined(old: str, new: str):
    return [
        (old[slice(*one.old)], new[slice(*one.new)])
        for one in WordDiff(old, new).between(Passage(old), Passage(new))
        if one.kind is not EQUAL
    ]


@pytest.mark.parametrize(
    ("old", "new", "changed"),
    [
        ("The Board meets", "The board meets", [("Board", "board")]),
        ("it ends; then", "it ends, then", [(";", ",")]),
        ("he said “so” at once", "he said ‘so’  at once", []),
        ("it isn’t so", "it isn't so", []),
        ("the e\u0301tat is", "the \u00e9tat is", []),
        ("a boat at a quay", "a ship of a yard", [("boat at a quay", "ship of a yard")]),
    ],
)
def test_a_redline_shows_case_and_signs_but_no_quotation_marks(old, new, changed):
    assert redlined(old, new) == changed


def test_figures_are_never_taken_for_words_that_stayed_by_chance():
    old = "whoever leaves boats 30 days behind pays"
    new = "every owner of vessels 30 nights or more"
    assert [pair for pair in redlined(old, new) if "30" in pair[0]] == []


def test_signs_that_are_tied_are_one_word():
    old, new = Passage("of 10⁶.⁵ boats", [(5, 8)]), Passage("of 10⁶.⁷ boats", [(5, 8)])
    changed = [one for one in WordDiff(old.text, new.text).between(old, new) if one.kind != EQUAL]
    assert [(one.old, one.new) for one in changed] == [((3, 8), (3, 8))]
