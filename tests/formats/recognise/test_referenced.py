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
