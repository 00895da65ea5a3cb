from __future__ import annotations

import pytest

from desktop import formats
from desktop.domain import DocumentKind

ANSWER = (
    "The harbour office keeps its own count, and the Department does not hold a figure for the "
    "whole coast. The last count was made in the spring and showed twelve boats."
)


def facts_of(content) -> list[dict[str, str]]:
    return [dict(section.facts) for section in content.sections]


def test_blocks_with_asked_by_and_answered_by(recognised) -> None:
    content, kind, _ = recognised(
        "Asked by: Ada Quill (Harbour (Joint) Party - Eastport and Westport)\n"
        "Question to the Department for Ports & Boats:\n"
        "To ask the Secretary of State for Ports, Boats and Quays, how many boats were counted.\n"
        "Answered by Bo Hara - Minister of State (Department for Ports) (Minister for Quays)\n"
        f"{ANSWER}\nA second paragraph of the same answer.\n"
        "Asked by: Lord Brook of Mill (Crossbench - Life peer)\n"
        "Question to the Treasury:\n"
        "To ask His Majesty's Government what the count of boats cost.\n"
        "Answered by Baroness Lake - Parliamentary Secretary (Treasury)\n"
        f"{ANSWER}\n"
        "Asked by: Bishop of Eastport (Bishops - Bishops)\n"
        "Question to the Treasury:\n"
        "To ask His Majesty's Government whether they will count the boats again.\n"
    )
    assert kind is DocumentKind.WRITTEN_QUESTIONS
    assert facts_of(content) == [
        {
            "asked_by": "Ada Quill",
            "party": "Harbour (Joint) Party",
            "constituency": "Eastport and Westport",
            "asked_of": "Department for Ports & Boats",
            "answered_by": "Bo Hara",
            "role": "Minister of State (Department for Ports) (Minister for Quays)",
        },
        {
            "asked_by": "Lord Brook of Mill",
            "party": "Crossbench",
            "peerage": "Life peer",
            "asked_of": "Treasury",
            "answered_by": "Baroness Lake",
            "role": "Parliamentary Secretary (Treasury)",
        },
        {
            "asked_by": "Bishop of Eastport",
            "party": "Bishops",
            "peerage": "Bishops",
            "asked_of": "Treasury",
        },
    ]
    assert [s.title for s in content.sections] == [
        "How many boats were counted.",
        "What the count of boats cost.",
        "Whether they will count the boats again.",
    ]
    assert content.sections[0].start == 0
    assert content.sections[-1].end == len(content.text)
    assert "second paragraph" in content.text[: content.sections[0].end]


def test_the_page_of_one_question_with_labels_on_lines_of_their_own(recognised) -> None:
    content, kind, _ = recognised(
        "Boats: Counting\n\nQuestion for Department for Ports\n\n"
        "UIN 12345, tabled on 5 March 2024\n\nQuestion\n\nAsked by\n\nAda Quill\n\n"
        "Harbour Party\n\nEastport\n\n"
        "To ask the Secretary of State for Ports, whether the boats were counted.\n\n"
        "Answer\n\nAnswered by\n\nBo Hara\n\nHarbour Party\n\nWestport\n\n"
        f"Answered on\n\n13 March 2024\n\n{ANSWER}\n"
    )
    assert kind is DocumentKind.WRITTEN_QUESTIONS
    assert facts_of(content) == [
        {
            "asked_by": "Ada Quill",
            "party": "Harbour Party",
            "constituency": "Eastport",
            "asked_of": "Department for Ports",
            "answered_by": "Bo Hara",
            "uin": "12345",
            "date": "13 March 2024",
            "tabled": "5 March 2024",
        }
    ]
    assert content.sections[0].title == "Boats: Counting"


def test_numbered_questions_that_begin_with_a_name(recognised) -> None:
    content, _, _ = recognised(
        "Q1. Ada Quill (Eastport) (HP): To ask the Minister for Ports how many boats there are. "
        f"[901234]\n{ANSWER}\n"
        "2. Bo Hara (Westport): [HL567] To ask the Minister for Ports, if she will count them.\n"
        f"{ANSWER}\n"
        "3. Deputy Cara Ford asked the Minister for Ports whether boats are counted. [1234/24]\n"
        f"{ANSWER}\n"
    )
    assert facts_of(content) == [
        {
            "asked_by": "Ada Quill",
            "party": "HP",
            "constituency": "Eastport",
            "asked_of": "Minister for Ports",
            "uin": "901234",
        },
        {
            "asked_by": "Bo Hara",
            "constituency": "Westport",
            "asked_of": "Minister for Ports",
            "uin": "HL567",
        },
        {"asked_by": "Deputy Cara Ford", "asked_of": "Minister for Ports", "uin": "1234/24"},
    ]


def test_bare_questions_with_numbers(recognised) -> None:
    content, _, _ = recognised(
        f"1. To ask the Minister for Ports, how many boats there are.\n{ANSWER}\n"
        "2. To ask the Minister for Ports, pursuant to the Answer of 3 May, who counts them.\n"
        f"{ANSWER}\n"
    )
    assert [s.title for s in content.sections] == [
        "How many boats there are.",
        "Pursuant to the Answer of 3 May, who counts them.",
    ]


def test_remarks_on_the_answer(recognised) -> None:
    content, _, _ = recognised(
        "Asked by Ada Quill\nTabled on: 1 March 2024\n"
        "To ask the Minister for Ports, how many boats there are.\n"
        "Answered by: Bo Hara\nAnswered on: 20 March 2024\n"
        f"Holding answer received on 8 March 2024\nThis answer is a correction\n{ANSWER}\n"
    )
    facts = facts_of(content)[0]
    assert facts["date"] == "20 March 2024"
    assert facts["tabled"] == "1 March 2024"
    assert facts["holding_answer"] == "Holding answer received on 8 March 2024"
    assert facts["correction"] == "This answer is a correction"


def test_the_day_of_the_answer_stands_below_the_house(recognised) -> None:
    content, _, _ = recognised(
        "UIN 123456, tabled on 1 March 2024\nAsked by\nAda Quill\nHarbour Party\nEastport\n"
        "To ask the Minister for Ports, how many boats there are.\n"
        "Answered by\nBo Hara\nHarbour Party\nWestport\nCommons\nAnswered on\n11 March 2024\n"
        f"{ANSWER}\n"
    )
    facts = facts_of(content)[0]
    assert (facts["tabled"], facts["date"]) == ("1 March 2024", "11 March 2024")


def test_days_and_labels_in_sentences_are_of_other_questions(recognised) -> None:
    asked = (
        "Asked by: {} (Harbour Party - Eastport)\n"
        "To ask the Minister for Ports, how many boats there are.\n"
        "Answered by Bo Hara - Minister of State (Ports)\n{}\n"
    )
    content, _, _ = recognised(
        asked.format("Ada Quill", "The same question was answered on 3 May 2022.\n"
                     "Asked by members of the public, they say so.")
        + asked.format("Cal Dee", "A question tabled on 4 May 2022 asked the same.")
    )  # fmt: skip
    first, second = facts_of(content)
    assert not {"date", "tabled"} & (first.keys() | second.keys())
    assert (first["asked_by"], second["asked_by"]) == ("Ada Quill", "Cal Dee")
    assert content.text[content.sections[1].start :].startswith("Asked by: Cal Dee")


def test_a_head_of_number_and_day_is_that_of_the_question_below(recognised) -> None:
    content, _, _ = recognised(
        "".join(
            f"WQ1234{n} (w) Tabled on 0{n}/03/2024\n{name}, Eastport\n"
            "Will the Minister state how many boats were counted here?\n"
            f"Answered by Minister for Ports | Answered on 1{n}/03/2024\n{ANSWER}\n"
            for n, name in ((1, "Ada Quill"), (2, "Cal Dee"))
        )
    )
    found = [(one["uin"], one["tabled"], one["date"]) for one in facts_of(content)]
    assert found == [
        ("WQ12341", "01/03/2024", "11/03/2024"),
        ("WQ12342", "02/03/2024", "12/03/2024"),
    ]


def test_who_asks_stands_below_a_number_with_the_seat(recognised) -> None:
    content, _, _ = recognised(
        "".join(
            f"AQW 123{n}/22-27\nMs {name} (Eastport)\n"
            f"To ask the Minister for Ports how many boats there are.\nMr Hara: {ANSWER}\n"
            for n, name in ((1, "Ada Quill"), (2, "Una Dee"))
        )
    )
    assert [(one["asked_by"], one["uin"]) for one in facts_of(content)] == [
        ("Ms Ada Quill", "AQW 1231/22-27"),
        ("Ms Una Dee", "AQW 1232/22-27"),
    ]


def test_headings_of_departments_hold_their_questions(read_file) -> None:
    ask = (
        "Asked by: Ada Quill (Harbour Party - Eastport)\n\n"
        "To ask the Minister for Ports, how many {} there are.\n\n"
        "Answered by Bo Hara - Minister of State\n\n" + ANSWER + "\n\n"
    )
    content = read_file(
        "a.md",
        "# Answers\n\n## Ports\n\n"
        + ask.format("boats")
        + "## Treasury\n\n### Cost\n\n"
        + ask.format("crews"),
    ).content
    assert [(s.level, s.title, bool(s.facts)) for s in content.sections] == [
        (2, "Ports", True),
        (2, "Treasury", False),
        (3, "Cost", True),
    ]


def test_a_title_above_all_questions_belongs_to_none(read_file) -> None:
    ask = "Asked by: Ada Quill (HP - Eastport)\n\nTo ask the Treasury, how many {} there are.\n\n"
    parsed = read_file("a.md", "# Answers\n\n" + ask.format("boats") + ask.format("crews"))
    assert parsed.facts.title == "Answers"
    assert [s.title for s in parsed.content.sections] == [
        "How many boats there are.",
        "How many crews there are.",
    ]


@pytest.mark.parametrize(
    "text",
    [
        "A title\n\nThe clerk was asked by the council how many boats there are.\n\n" + ANSWER,
        "Ada Quill asked the minister whether boats are counted.\n\n" + ANSWER,
        "To ask the way is no shame, my mother said.\n\n" + ANSWER,
        "Asked by: whoever\n\n" + ANSWER,
    ],
)
def test_prose_about_questions_is_prose(recognised, text) -> None:
    assert recognised(text)[1] is not DocumentKind.WRITTEN_QUESTIONS


def test_real_questions(corpus) -> None:
    (path,) = (corpus / "seeds").glob("001*.txt")
    parsed = formats.read(path)
    sections = parsed.content.sections
    assert len(sections) == 10
    for section in sections:
        assert {"asked_by", "party", "asked_of", "answered_by", "role"} < set(section.facts)
        assert ("constituency" in section.facts) != ("peerage" in section.facts)
        assert all(value in parsed.content.text for value in section.facts.values())


def test_a_line_above_the_first_question_is_the_title(recognised) -> None:
    question = (
        "Asked by: Ada Quill (Harbour Party - Eastport)\n"
        "To ask the Secretary of State for Ports, how many boats were counted in the spring.\n"
        f"Answered by Bo Hara - Minister of State\n{ANSWER}\n"
    )
    _, kind, facts = recognised(f"Written answers on boats, 2025–26\nA sample.\n{question}")
    assert kind is DocumentKind.WRITTEN_QUESTIONS
    assert facts.title == "Written answers on boats, 2025–26"
    _, _, facts = recognised(f"These are the answers given so far.\n{question}{question}")
    assert facts.title != "These are the answers given so far."
