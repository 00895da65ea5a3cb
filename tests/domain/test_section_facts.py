from __future__ import annotations

import pytest

from desktop.domain import Content, Section
from desktop.domain.section_facts import answerer, asker, is_answer, speaking
from tests.domain.samples import content_of


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


QUESTION = "Asked by: Ada Marsh\nHow many?\nAnswered by Carl Dee\nTen.\nAnd two."


def told(text: str, facts: dict[str, str], passage: str) -> str:
    content = content_of(text)
    content = Content(
        text, content.blocks, sections=(Section("How many?", 1, 0, len(text), facts),)
    )
    start = text.index(passage)
    return speaking(content, start, start + len(passage))


@pytest.mark.parametrize(
    ("passage", "name"),
    [
        ("How many?", "Ada Marsh"),
        ("Ten.", "Carl Dee"),
        ("And two", "Carl Dee"),
        ("How many?\nAnswered by Carl Dee\nTen.", ""),
        ("Ada Marsh", ""),
        ("Answered by", ""),
    ],
)
def test_who_asks_speaks_before_and_who_answers_behind_the_line_that_says_so(passage, name):
    assert told(QUESTION, {"asked_by": "Ada Marsh", "answered_by": "Carl Dee"}, passage) == name


def test_nobody_is_said_to_speak_where_the_text_does_not_show_who_answers():
    assert told(QUESTION, {"asked_by": "Ada Marsh"}, "Ten.") == ""
    assert told(QUESTION, {"asked_by": "Ada Marsh", "answered_by": "Ben Eve"}, "Ten.") == ""


def test_a_speech_is_said_by_its_speaker_as_far_as_it_goes():
    assert told("It is late.", {"speaker": "Ada Marsh"}, "late") == "Ada Marsh"


def test_an_answer_begins_at_the_line_that_names_who_answers():
    content = content_of(QUESTION)
    section = Section("How many?", 1, 0, len(QUESTION), {"answered_by": "Carl Dee"})
    assert not is_answer(content, section, QUESTION.index("How"))
    assert is_answer(content, section, QUESTION.index("Ten"))
