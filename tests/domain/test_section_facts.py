from __future__ import annotations

import pytest

from desktop.domain.section_facts import answerer, asker


@pytest.mark.parametrize(
    ("facts", "who"),
    [
        ({"asked_by": "Ada Marsh", "party": "Lab", "constituency": "Northey"},
         "Ada Marsh (Lab, Northey)"),
        ({"asked_by": "Ada Marsh", "constituency": "Northey (East)"}, "Ada Marsh, Northey (East)"),
        ({"asked_by": "Lord Dee", "peerage": "Life peer"}, "Lord Dee (Life peer)"),
        ({"party": "Lab"}, ""),
        ({}, ""),
    ],
)  # fmt: skip
def test_who_asked_is_named_with_what_is_known_of_them(facts, who):
    assert asker(facts) == who


def test_who_answered_is_named_with_the_office():
    assert answerer({"answered_by": "Carl Dee", "role": "Minister"}) == "Carl Dee (Minister)"
    assert answerer({"answered_by": "Carl Dee"}) == "Carl Dee"
    assert answerer({"role": "Minister"}) == ""
