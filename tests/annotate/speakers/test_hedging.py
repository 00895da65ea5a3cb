from __future__ import annotations

import pytest

from desktop.annotate.speakers import hedging
from desktop.annotate.speakers.phrases import tokens


def words(text: str):
    return tokens(text, 0, len(text))


@pytest.mark.parametrize(
    ("before", "doubted"),
    [
        ("They deny that", True),
        ("There is no proof at all that", True),
        ("It isn't true that", True),
        ("All but", True),
        ("Unless", True),
        ("They know that", False),
        ("They left. Now", False),
        ("It is false; but", False),
        ("It rained, but", False),
    ],
)
def test_what_stands_before_a_clause_may_deny_it(before, doubted):
    found = words(f"{before} Ray")
    assert hedging.is_doubted(found, len(found) - 1) is doubted


def test_a_verb_may_have_a_thing_as_its_object():
    assert hedging.is_of_a_thing("noted", ["the", "sign"])
    assert not hedging.is_of_a_thing("noted", ["that", "it", "was"])
    assert not hedging.is_of_a_thing("said", ["of", "it"])
    assert hedging.is_of_a_thing("escribió", [])


def test_one_word_before_its_noun_is_a_word_of_others():
    assert hedging.is_word_of_others("goner", words("virus"))
    assert not hedging.is_word_of_others("goner", words("was all"))
    assert not hedging.is_word_of_others("goner,", [])
    assert not hedging.is_word_of_others("far gone", words("virus"))
