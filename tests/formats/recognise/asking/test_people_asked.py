from __future__ import annotations

import pytest

from desktop.formats.recognise.asking import people_asked


@pytest.mark.parametrize(
    ("printed", "facts"),
    [
        (
            "Ada Quill, Member for Eastport (Harbour Party)",
            {"asked_by": "Ada Quill", "party": "Harbour Party", "constituency": "Eastport"},
        ),
        (
            "Bo Hara, MSP for Glen Mill, Harbour Party",
            {"asked_by": "Bo Hara", "party": "Harbour Party", "constituency": "Glen Mill"},
        ),
        ("Ada Quill (Eastport) (HP)",
         {"asked_by": "Ada Quill", "party": "HP", "constituency": "Eastport"}),
    ],
)  # fmt: skip
def test_who_asks(printed, facts) -> None:
    assert people_asked.asker(printed) == facts


@pytest.mark.parametrize(
    ("line", "facts"),
    [
        ("Bo Hara: I am grateful.", {"answered_by": "Bo Hara"}),
        ("Lord Brook of Mill (Lab): My Lords.", {"answered_by": "Lord Brook of Mill"}),
        (
            "Minister for Ports (Deputy Bo Hara): The count is done.",
            {"answered_by": "Deputy Bo Hara", "role": "Minister for Ports"},
        ),
        (
            "Hon. Bo Hara (Minister of Ports, Lib.):",
            {"answered_by": "Hon. Bo Hara", "role": "Minister of Ports, Lib."},
        ),
        ("The figures are as follows: none.", {}),
        ("The information is in the table below.", {}),
    ],
)
def test_who_replies(line, facts) -> None:
    assert people_asked.replying(line) == facts


def test_a_party_in_brackets_is_no_part_of_a_name() -> None:
    assert people_asked.answerer("Lady Lake of Ash (Labour - Life peer) - Minister of State") == {
        "answered_by": "Lady Lake of Ash",
        "role": "Minister of State",
    }


def test_who_stands_above_question_and_answer() -> None:
    assert people_asked.standing("Photo of Ada Quill Ada Quill Labour, Eastport") == {
        "asked_by": "Ada Quill",
        "party": "Labour",
        "constituency": "Eastport",
    }
    assert people_asked.holding_office("Bo Hara Minister of State (Ports)") == {
        "answered_by": "Bo Hara",
        "role": "Minister of State (Ports)",
    }


def test_party_and_place_may_be_joined_by_a_long_dash() -> None:
    assert people_asked.asker("Ada Quill (Labour—Eastport)") == {
        "asked_by": "Ada Quill",
        "party": "Labour",
        "constituency": "Eastport",
    }
    assert people_asked.asker("Ada Quill (Eastport—Mill)")["constituency"] == "Eastport—Mill"


def test_blanks_are_no_part_of_a_party() -> None:
    assert people_asked.asker("Ada Quill, MSP for Eastport, Labour ")["party"] == "Labour"
