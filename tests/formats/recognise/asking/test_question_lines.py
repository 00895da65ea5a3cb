from __future__ import annotations

import pytest

from desktop.formats.recognise.asking import question_lines


@pytest.mark.parametrize(
    ("words", "asked_of"),
    [
        ("To ask the Minister for Ports, how many boats there are.", "Minister for Ports"),
        (
            "12. Deputy Ada Quill asked the Minister for Ports and the Sea the number of boats.",
            "Minister for Ports and the Sea",
        ),
        ("Lady Brook asked His Majesty's Government:", "His Majesty's Government"),
    ],
)
def test_whom_the_words_of_a_question_address(words, asked_of) -> None:
    assert question_lines.addressee([], words) == asked_of


def test_a_title_is_the_question_without_number_address_and_reference() -> None:
    assert (
        question_lines.title("To ask the Treasury, how many boats there are. [12345]")
        == "How many boats there are."
    )


def test_numbers_and_dates_come_from_the_lines_around() -> None:
    facts = question_lines.remarks(
        ["S6W-12345", "Date lodged: 3 March 2025",
         "Current Status: Answered by Bo Hara on 9 May 2025"],
        "To ask the Government what it does.",
    )  # fmt: skip
    assert facts["uin"] == "S6W-12345"
    assert facts["tabled"] == "3 March 2025"
    assert facts["date"] == "9 May 2025"


def test_the_last_bracket_is_the_questions_own_number() -> None:
    words = (
        "To ask the Treasury, further to the answer of 1 May (HL1101), what it will do. [HL1235]"
    )
    assert question_lines.remarks([], words)["uin"] == "HL1235"
