from __future__ import annotations

from desktop.domain import DocumentKind

ANSWER = "The harbour office keeps its own count, and it was last made in the spring."


def test_a_question_to_a_commission_and_its_answer(recognised) -> None:
    content, kind, _ = recognised(
        "Question for written answer E-001234/2024\nto the Commission\nRule 138\n"
        "Ilse Varga (S&D), Marko Teller (Verts/ALE)\n\nSubject: Boats on the coast\n\n"
        "Eleven boats were lost in the spring, and nobody has counted the others since.\n\n"
        "Will the Commission count them?\n\nSubmitted: 12.2.2024\n\n"
        "Answer given by Mr Lindqvist on behalf of the European Commission (4.4.2024)\n\n"
        f"{ANSWER}\n"
    )
    assert kind is DocumentKind.WRITTEN_QUESTIONS
    section = content.sections[-1]
    assert section.title == "Boats on the coast"
    assert section.facts == {
        "uin": "E-001234/2024",
        "asked_by": "Ilse Varga (S&D), Marko Teller (Verts/ALE)",
        "asked_of": "Commission",
        "answered_by": "Mr Lindqvist",
        "role": "the European Commission",
        "tabled": "12.2.2024",
        "date": "4.4.2024",
    }


def test_what_is_asked_in_writing_is_asked_of_the_minister_alone(recognised) -> None:
    content, _, _ = recognised(
        "Boats\n(Question No. 123)\n\nMs Quill asked the Minister for Ports, in writing, on "
        "5 March 2024:\n\nHow many boats are there.\n\nMr Hara: The answer is as follows: Twelve.\n"
    )
    facts = content.sections[0].facts
    assert (facts["asked_of"], facts["tabled"]) == ("Minister for Ports", "5 March 2024")


def test_questions_on_notice_with_titles_above_their_numbers(recognised) -> None:
    content, kind, _ = recognised(
        "".join(
            f"{title}\n(Question No. {number})\n\nSenator Ada Quill asked the Minister for Ports, "
            f"upon notice, on {number % 10} March 2025:\n\n(1) How many boats are there.\n\n"
            f"Senator Hara—The answer is as follows:\n\n{ANSWER}\n\n"
            for title, number in (("Ports: Boats", 512), ("Ports: Crews", 513))
        )
    )
    assert kind is DocumentKind.WRITTEN_QUESTIONS
    assert [s.title for s in content.sections] == ["Ports: Boats", "Ports: Crews"]
    assert content.sections[1].facts == {
        "uin": "513",
        "asked_by": "Senator Ada Quill",
        "asked_of": "Minister for Ports",
        "answered_by": "Senator Hara",
        "tabled": "3 March 2025",
        "date": "3 March 2025",
    }


def test_an_unstarred_question(recognised) -> None:
    content, _, _ = recognised(
        "MINISTRY OF PORTS\nUNSTARRED QUESTION NO. 1234\nTO BE ANSWERED ON 07.02.2025\n\n"
        "BOATS ON THE COAST\n\n1234. SHRI ARUN VELAN:\n\n"
        "Will the Minister of PORTS be pleased to state:\n\n(a) the number of boats;\n\n"
        f"ANSWER\nTHE MINISTER OF STATE IN THE MINISTRY OF PORTS\n(SHRI MOHAN TILAK)\n\n{ANSWER}\n"
    )
    facts = next(s.facts for s in content.sections if s.facts)
    assert facts == {
        "uin": "1234",
        "asked_by": "SHRI ARUN VELAN",
        "asked_of": "Minister of PORTS",
        "answered_by": "SHRI MOHAN TILAK",
        "role": "THE MINISTER OF STATE IN THE MINISTRY OF PORTS",
        "date": "07.02.2025",
    }


def test_a_form_with_numbered_questions_is_none(recognised) -> None:
    _, kind, _ = recognised(
        "".join(f"Question No. {number}\n\nWhat do you think of it?\n\n{ANSWER}\n\n"
                for number in (1, 2, 3))
    )  # fmt: skip
    assert kind is DocumentKind.DOCUMENT


def test_an_answer_of_a_commission_without_its_question(recognised) -> None:
    content, kind, facts = recognised(
        "Parliamentary questions\n26 November 2020\nE-004819/2020(ASW)\nAnswer given by "
        "Vice-President Quill\non behalf of the European Commission\nQuestion reference: "
        f"E-004819/2020\n\n{ANSWER}\n\n{ANSWER}\n"
    )
    assert kind is DocumentKind.WRITTEN_QUESTIONS
    assert facts.date == "2020-11-26"
    assert [dict(s.facts) for s in content.sections if s.facts] == [
        {
            "uin": "E-004819/2020",
            "answered_by": "Vice-President Quill",
            "role": "the European Commission",
            "date": "26 November 2020",
        }
    ]


def test_an_answer_printed_under_the_number_of_its_question(recognised) -> None:
    content, _, _ = recognised(
        "3 September 2020\nQuestion for written answer E-004819/2020\nto the Commission\nRule 138\n"
        f"Ada Quill (ECR)\nSubject: Walls\n\n{ANSWER}\n\n26 November 2020\nE-004819/2020\n"
        f"Answer given by Ms Marsk\non behalf of the European Commission\n\n{ANSWER}\n"
    )
    made = [s for s in content.sections if s.facts]
    assert [s.title for s in made] == ["Walls"]
    assert made[0].facts["asked_by"] == "Ada Quill"
    assert made[0].facts["answered_by"] == "Ms Marsk"
    assert (made[0].facts["tabled"], made[0].facts["date"]) == (
        "3 September 2020",
        "26 November 2020",
    )


def test_several_members_above_one_question(recognised) -> None:
    content, _, _ = recognised(
        "UNSTARRED QUESTION NO. 2883\nTO BE ANSWERED ON 22.03.2021\n\nAuction of blocks\n\n"
        "2883. CH. ADA QUILL:\nSMT. IDA MARSK:\n\nWill the Minister of WALLS be pleased to state:"
        f"\n\n(a) the details?\n\nANSWER\n\nMINISTER OF WALLS\n(SHRI BO HARA)\n\n(a): {ANSWER}\n"
    )
    section = next(s for s in content.sections if s.facts)
    assert section.title == "Auction of blocks"
    assert section.facts["asked_by"] == "CH. ADA QUILL"
    assert section.facts["asked_by_2"] == "SMT. IDA MARSK"
    assert section.facts["answered_by"] == "SHRI BO HARA"


def test_a_number_with_a_year_and_a_title_in_capitals(recognised) -> None:
    one = (
        "QUESTION NO. 04{n}/2023\n\n{what} OF THE HARBOUR\n\nHon. {who} (Eastport, ODM) asked the "
        "Cabinet Secretary for Walls:\n\n(a) whether they hold?\n\n"
        f"Hon. Bo Hara (Secretary): {ANSWER}\n\n"
    )
    content, kind, _ = recognised(
        one.format(n=5, what="WALLS", who="Ada Quill")
        + one.format(n=6, what="DOORS", who="Ida Marsk")
    )
    assert kind is DocumentKind.WRITTEN_QUESTIONS
    assert [s.title for s in content.sections] == ["WALLS OF THE HARBOUR", "DOORS OF THE HARBOUR"]
    assert content.sections[1].facts["constituency"] == "Eastport"
    assert content.sections[1].facts["answered_by"] == "Hon. Bo Hara"
