from __future__ import annotations

import pytest

from desktop.search.words.forms import keys


def alike(one: str, other: str) -> bool:
    return bool(keys(one) & keys(other))


@pytest.mark.parametrize(
    "forms",
    [
        "detain detains detained detaining",
        "study studies studied studying",
        "make makes making",
        "stop stops stopped stopping",
        "police policed policing",
        "party parties",
        "process processes processed",
        "woman women",
        "child children",
        "beijing beijing's",
        "etat l'etat",
        "quran qur'an",
        "don't dont",
        "1300 1.300",
        "believe believes believed believing",
        "tax taxes taxed",
        "march marches marched",
        "day days",
        "try tries tried trying",
        "pay pays paying payed",
        "age ages aged",
        "use uses used using",
        "die dies died",
        "egg eggs",
        "add adds added adding",
        "one ones",
        "spy spies",
    ],
)
def test_forms_of_one_word_find_each_other(forms: str) -> None:
    first, *others = forms.split()
    assert [other for other in others if not alike(first, other)] == []


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("detain", "detention"),
        ("universe", "university"),
        ("police", "policy"),
        ("organ", "organisation"),
        ("new", "news"),
        ("don", "don't"),
        ("part", "party"),
        ("13", "1300"),
        ("bus", "bu"),
        ("us", "used"),
        ("on", "ones"),
        ("ad", "added"),
        ("foe", "fox"),
        ("the", "this"),
    ],
)
def test_other_words_are_kept_apart(one: str, other: str) -> None:
    assert not alike(one, other)
