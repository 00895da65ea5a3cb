from __future__ import annotations

import pytest

from desktop.annotate.proving.denying import loses_negation, negates, opens_thought


@pytest.mark.parametrize(
    "words",
    [
        "did not",
        "is no evidence to suggest that",
        "Few of the",
        "There is little evidence that",
        "He falsely claimed that",
        "denied that",
        "The minister refused to",
        "She denied any",
        "Er bestritt, dass",
        "Il est faux que",
    ],
)
def test_what_turns_a_quotation_round_is_lost(words):
    assert loses_negation(words)


@pytest.mark.parametrize(
    "words",
    [
        "not only",
        "There is no doubt that",
        "in the last few",
        "A few of the",
        "the little",
        "The committee rejected",
        "the wrong",
        "nicht nur",
        "sans doute",
        "He said that",
        "",
    ],
)
def test_what_leaves_it_as_it_is_is_not(words):
    assert not loses_negation(words)


@pytest.mark.parametrize("words", ["He rejects", "It is wrong that", "Sie leugnet", "never"])
def test_a_draft_may_deny_a_quotation_in_its_own_words(words):
    assert negates(words)
    assert not negates("He says that")


def test_words_that_open_a_thought():
    assert opens_thought(["no", "evidence", "to", "suggest", "that"])
    assert opens_thought(["Es", "ist", "unwahr,", "dass"])
    assert not opens_thought(["the", "ship", "that"])
    assert not opens_thought(["to", "suggest"])
    assert not opens_thought([])
