from __future__ import annotations

import pytest

from desktop.annotate.meaning.sense import figures, is_figure, negates_within, negations, sense


@pytest.mark.parametrize(
    ("passage", "told"),
    [
        ("They lie there all day.", ()),
        ("Not 5 of 10.5 % lie there", ("not", "5", "10.5", "%")),
        ("01 is no 1", ("01", "no", "1")),
        ("10⁶ and ½ and −5 °C, pages 3-5", ("10⁶", "½", "−5", "°", "3", "-", "5")),
        ("3–5, 3 − 5, 3, -5", ("3", "-", "5", "3", "-", "5", "3", "-5")),
        ("a lamp and/or a bell, his/her, und/oder", ("/", "/")),
        ("§ 5, §§ 6", ("§", "5", "§", "§", "6")),
        ("il n'entre que la nuit", ("n", "que")),
        ("il ne dit pas que, ni qu'on", ("ne", "pas", "ni")),
        ("on dit que", ()),
        ("It isn’t so; they don't", ("n't", "n't")),
        ("Book XIV, CHAPTER I", ("XIV",)),
        ("keinem, keiner", ("kein", "kein")),
        ("لَا يجوز", ("لا",)),
        ("نمی\u200cشود", ("نمی",)),
        ("１０ Tage", ("10",)),
        ("If x < 5, or y >= 6, then a > b", ("<", "5", ">=", "6")),
        ("iki tekne, üç tekne", ("iki", "üç")),
        ("ثلاثة قوارب", ("ثلاثة",)),
        ("貳拾", ("貳", "拾")),
        ("ei koskaan", ("ei",)),
    ],
)
def test_figures_signs_and_negations_are_told_in_their_order(passage, told):
    assert sense(passage) == told


def test_a_word_is_known_with_what_negates_it():
    assert negates_within(["lawful"], ["unlawful", "act"])
    assert negates_within(["fristlos"], ["frist"])
    assert not negates_within(["unlawful"], ["unlawful"])
    assert not negates_within(["like"], ["unless"])
    assert not negates_within(["do"], ["undo"]), "too short to tell"


def test_figures_are_told_where_they_stand():
    passage = "Of 1,300.50 in 2020-21, -5 or 10⁶, no word: 3rd."
    assert [passage[start:end] for start, end in figures(passage)] == [
        *("1,300.50", "2020", "21", "-5", "10⁶", "3")
    ]


def test_turkish_verbs_are_known_with_what_denies_them():
    assert negates_within(["bildirir"], ["bildirmez"])
    assert negates_within(["bildirmemelidir"], ["bildirmelidir"])
    assert negates_within(["okudu"], ["okumadı"])
    assert not negates_within(["bildirmez"], ["bildirmez"])
    assert not negates_within(["inter"], ["intermediate"])


@pytest.mark.parametrize(("word", "counts"), [("30", True), ("½", True), ("zwei", True),
                                              ("三", True), ("not", False), ("%", False),
                                              ("boat", False)])  # fmt: skip
def test_a_figure_is_told_from_other_words(word, counts):
    assert is_figure(word) is counts


@pytest.mark.parametrize(
    ("passage", "told"),
    [
        ("It isn’t so, and never was 12 or two.", ("n't", "never")),
        ("Er hat keine drei Euro.", ("kein",)),
        ("彼は行かない", ("ない",)),
        ("Only on 3 May.", ()),
    ],
)
def test_what_negates_is_told_from_figures(passage, told):
    assert negations(passage) == told
