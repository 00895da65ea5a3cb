from __future__ import annotations

from desktop.formats.recognise.asking.marked_lines import Question
from desktop.formats.recognise.asking.question_facts import facts_of
from tests.formats.recognise.asking.samples import marked

ASKS = "To ask the Secretary of State for Walls, whether they hold."


def test_who_asks_stands_above_and_who_answers_below() -> None:
    found = marked(f"Asked by Ada Moss\n\n{ASKS}\n\nAnswered by: Bo Hara\n\nThey do.")
    facts = facts_of(found, Question(0, 1, 2, 4, headed=False))
    assert facts["asked_by"] == "Ada Moss"
    assert facts["asked_of"] == "Secretary of State for Walls"
    assert facts["answered_by"] == "Bo Hara"


def test_who_asks_may_stand_below_the_words() -> None:
    found = marked(f"{ASKS}\n\nAsked by Ada Moss\n\nAnswered by: Bo Hara\n\nThey do.")
    assert facts_of(found, Question(0, 0, 2, 4, headed=False))["asked_by"] == "Ada Moss"


def test_what_is_not_printed_is_no_fact() -> None:
    found = marked(f"{ASKS}\n\nThey do.")
    facts = facts_of(found, Question(0, 0, -1, 2, headed=False))
    assert "asked_by" not in facts
    assert "" not in facts.values()
