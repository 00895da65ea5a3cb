"""The layouts of many parliaments, with made-up words: every question has its head and facts."""

from __future__ import annotations

import pytest

from desktop.domain import DocumentKind

REPLY = (
    "The Department keeps no record of the number of walls that were mended in the harbour towns, "
    "and it would take some weeks to gather the figures."
)


def found_in(read_file, text: str) -> dict[str, dict[str, str]]:
    """Return the facts of each question of a text, by its title."""
    parsed = read_file("a.txt", text.replace("$", REPLY))
    assert parsed.kind is DocumentKind.WRITTEN_QUESTIONS
    levels = {s.level for s in parsed.content.sections if s.facts}
    assert len(levels) == 1
    for section in parsed.content.sections:
        assert all(fact in parsed.content.text for fact in section.facts.values())
    return {s.title: dict(s.facts) for s in parsed.content.sections if s.facts}


def test_a_list_with_department_and_title_between_asker_and_question(read_file) -> None:
    one = (
        "Q\nAsked by {who}\n({seat})\n[N]\nAsked on: {day} April 2019\nDepartment for Walls\n"
        "{title}\nCommons\nTo ask the Secretary of State for Walls, whether they hold.\nA\n"
        "Answered by: Bo Hara\nAnswered on: 25 April 2019\n\n$\n\n"
    )
    found = found_in(
        read_file,
        "Written questions and answers\n\n"
        + one.format(who="Ada Quill", seat="Eastport", day=11, title="Walls: Eastport")
        + one.format(who="Ida Marsk", seat="Tide and Stow", day=12, title="Walls: Tide"),
    )
    assert list(found) == ["Walls: Eastport", "Walls: Tide"]
    assert found["Walls: Tide"] == {
        "asked_by": "Ida Marsk",
        "constituency": "Tide and Stow",
        "asked_of": "Secretary of State for Walls",
        "answered_by": "Bo Hara",
        "tabled": "12 April 2019",
        "date": "25 April 2019",
    }


@pytest.mark.parametrize(
    ("questions", "question", "answer"),
    [
        ("Questions", "Question:", "View answer\n\nWritten answers"),
        ("Ceisteanna", "Ceist:", "Amharc ar fhreagra\n\nFreagraí scríofa"),
    ],
)
def test_a_name_printed_twice_and_a_title_above_the_numbers(
    read_file, questions, question, answer
) -> None:
    text = "Thursday, 29 Feb 2024\n\nWritten Answers Nos. 239-258\n\n"
    for number, title in ((239, "Harbour Walls"), (240, "Harbour Doors")):
        text += (
            f"{title}\n\n{questions} ({number})\n\nAda Quill\n\n{question}\n\n{number}. Deputy Ada "
            "Quill asked the Minister for Walls the number mended; and if she will make a statement"
            f" on the matter. [990{number}/24]\n\n{answer}\n\n$\n\n"
        )
    found = found_in(read_file, text)
    assert list(found) == ["Harbour Walls", "Harbour Doors"]
    assert found["Harbour Doors"] == {
        "asked_by": "Deputy Ada Quill",
        "asked_of": "Minister for Walls",
        "uin": "990240/24",
    }
    assert read_file("b.txt", text).facts.date == "2024-02-29"


def test_a_name_after_the_words_and_a_reply_as_a_heading(read_file) -> None:
    ask = "{n}. To ask the Minister for Walls if she will list the {what}. [990{n}/24] – {who}\n\n"
    found = found_in(
        read_file,
        ask.format(n=1, what="walls", who="Ada Quill")
        + "REPLY\n\n$\n\n"
        + ask.format(n=2, what="doors", who="Ida Marsk")
        + "REPLY\n\n$\n",
    )
    assert {facts["asked_by"] for facts in found.values()} == {"Ada Quill", "Ida Marsk"}
    assert list(found) == ["If she will list the walls.", "If she will list the doors."]


@pytest.mark.parametrize(
    ("head", "asked_by"),
    [
        ("19 May 2023 - NW905\n\nProfile picture: Quill, Ms A\n\nQuill, Ms A", "Quill, Ms A"),
        ("203. Mr A Quill (HP)", "Mr A Quill"),
        ("†203. Mr A Quill", "Mr A Quill"),
    ],
)
def test_a_head_that_asks_and_words_on_the_line_below(read_file, head, asked_by) -> None:
    one = (
        f"{head} to ask the Minister of Walls:\n\nWhether {{0}} walls were mended; if not, why not?"
        " NW51{0}E\n\nReply:\n\n$\n\n"
    )
    found = found_in(read_file, one.format(1) + one.format(2))
    facts = next(iter(found.values()))
    assert facts["asked_by"] == asked_by
    assert facts["asked_of"] == "Minister of Walls"
    assert facts["uin"] == "NW511E"


def test_a_list_of_questions_that_a_minister_is_pleased_to_state(read_file) -> None:
    one = "{t}\n\n{n} Shri {who}: Will the Minister of Walls be pleased to state:\n\n(a) $\n\n"
    found = found_in(
        read_file,
        one.format(t="New walls", n=2881, who="Tariq Amin")
        + one.format(t="Old walls", n=2882, who="Jonas Wolde"),
    )
    assert list(found) == ["New walls", "Old walls"]
    assert found["Old walls"]["asked_by"] == "Shri Jonas Wolde"
    assert found["Old walls"]["asked_of"] == "Minister of Walls"


def test_peers_and_ministers_on_lines_of_their_own(read_file) -> None:
    found = found_in(
        read_file,
        "Walls\nLord Quill\nTo ask His Majesty's Government whether the walls hold. [HL1234]\n"
        "Baroness Marsk (HP)\n$\nDoors\nLord Hara of Tide\nTo ask His Majesty's Government, further"
        " to the Answer on 17 July (HL1111), whether the doors hold. [HL1235]\n"
        "The Parliamentary Under-Secretary of State, Department for Walls (Lord Mill) (HP)\n$\n",
    )
    assert [facts["asked_by"] for facts in found.values()] == ["Lord Quill", "Lord Hara of Tide"]
    assert [facts["answered_by"] for facts in found.values()] == ["Baroness Marsk", "Lord Mill"]
    assert [facts["uin"] for facts in found.values()] == ["HL1234", "HL1235"]


def test_one_asker_above_two_questions_answered_together(read_file) -> None:
    found = found_in(
        read_file,
        "Walls\nQuestions\nAsked by Baroness Quill\nTo ask Her Majesty's Government whether the "
        "walls hold.[HL1235]\nTo ask Her Majesty's Government whether the doors hold.[HL1236]\n"
        "Baroness Marsk: $\nGates\nQuestion\nAsked by Lord Mill\nTo ask Her Majesty's Government "
        "whether the gates hold.[HL1237]\nBaroness Marsk: $\n",
    )
    asked = [(f["asked_by"], f["answered_by"]) for f in found.values()]
    assert asked == [("Baroness Quill", "Baroness Marsk")] * 2 + [("Lord Mill", "Baroness Marsk")]


def test_numbers_with_letters_and_questions_that_do_not_say_to_ask(read_file) -> None:
    one = (
        "WQ9123{n} (e) Tabled on 14/09/2023\n\nWill the Minister say whether the {what} hold?\n\n"
        "Answered by Minister for Walls | Answered on 20/09/2023\n\n$\n\n"
    )
    found = found_in(read_file, one.format(n=4, what="walls") + one.format(n=5, what="doors"))
    assert list(found.values())[1] == {
        "uin": "WQ91235",
        "tabled": "14/09/2023",
        "date": "20/09/2023",
        "answered_by": "Minister for Walls",
    }


def test_a_number_with_letters_above_name_and_constituency(read_file) -> None:
    one = (
        "AQW 123{n}/22-27\nMs {who}\nEastport\n\nTo ask the Minister of Walls if {n} hold.\n\n$\n\n"
    )
    found = found_in(read_file, one.format(n=4, who="Ada Quill") + one.format(n=5, who="Ida Marsk"))
    assert next(iter(found.values())) == {
        "uin": "AQW 1234/22-27",
        "asked_by": "Ms Ada Quill",
        "constituency": "Eastport",
        "asked_of": "Minister of Walls",
    }


def test_a_republished_page_with_time_and_date_beside_the_asker(read_file) -> None:
    found = found_in(
        read_file,
        "Walls: Eastport\n\nDepartment for Walls – in the House of Commons – answered at on "
        "12 March 2024.\n\nAda Quill Labour, Eastport 12:00 am, 12 March 2024\n\nTo ask the "
        "Secretary of State for Walls, whether they hold.\n\n"
        "Bo Hara The Parliamentary Under-Secretary of State for Walls\n\n$\n",
    )
    assert found["Walls: Eastport"]["constituency"] == "Eastport"
    assert found["Walls: Eastport"]["date"] == "12 March 2024"


def test_a_question_in_parts_and_a_holding_answer(read_file) -> None:
    found = found_in(
        read_file,
        "Walls\nMrs Quill: To ask the Secretary of State for Walls (1) how many were mended; "
        "[1234]\n(2) how many were not mended. [1235]\nMr Hara [holding answer 12 March 2012]: $\n"
        "Mr Mill: To ask the Secretary of State for Walls what the cost was. [1236]\nMr Hara: $\n",
    )
    first = next(iter(found.values()))
    assert first["asked_of"] == "Secretary of State for Walls"
    assert first["answered_by"] == "Mr Hara"
    assert "holding answer 12 March 2012" in first["holding_answer"]


def test_written_questions_with_a_number_and_a_year(read_file) -> None:
    one = (
        "Written question 1234{n} (2023). Ida Marsk to the Minister of Health: How many {n} were "
        "there?\n\nReply: Hon Ada Quill (Minister of Health) replied: $\n\n"
    )
    found = found_in(read_file, one.format(n=5) + one.format(n=6))
    assert found["How many 6 were there?"] == {
        "asked_by": "Ida Marsk",
        "asked_of": "Minister of Health",
        "uin": "12346 (2023)",
    }


@pytest.mark.parametrize(
    "text",
    [
        "Ida Marsk to ask the Minister of Walls\n\nThe member said on Monday that she would. $\n",
        "She had wanted to ask the Minister of Walls\n\nwhy it fell, but there was no time. $\n",
        "Agenda\n\nPQ 1234 was tabled on 3 March by the office.\n\n$\n\nThe office replied.\n",
        "Will the Minister be pleased to state?\n\nSo began the old form. $\n\n$\n",
    ],
)
def test_prose_that_sounds_like_questions(read_file, text) -> None:
    parsed = read_file("a.txt", text.replace("$", REPLY))
    assert parsed.kind is not DocumentKind.WRITTEN_QUESTIONS
