"""Documents as they are really laid out: what they are taken for, and what they must not be."""

from __future__ import annotations

import pytest

from desktop.domain import DocumentKind

SENTENCE = (
    "The committee read the report of the inspector and heard from people who live beside the "
    "harbour, who described walls that had not been mended since the visit two years before."
)
TEXT = f"{SENTENCE}\n\n{SENTENCE}\n\n"
PEOPLE = ("Ida Marsk", "Jonas Wolde-Mikael", "Tariq al-Amin")


@pytest.mark.parametrize(
    "head",
    [
        "{author}: A title: {n} words\n\n{n} March 2024\n\n",
        "A title: {n} words\nBy {author}\n{n} March 2024\n\n",
        "A title: {n} words — {author}, {n} March 2024\n\n",
        "A title: {n} words\n\n{author}\n{n} March 2024\n\n",
        "A title: {n} words\n\nPosted on March {n}, 2024 by {author}\n\n",
        "A title: {n} words\n\n{author} | Sunday, March {n}, 2024\n\n",
        "{n} March 2024\n\nA title: {n} words\n\nBy {author}\n\n",
        "{author}: A title: {n} words (2024-03-0{n})\n\n",
        "A title: {n} words\n\n{author} | Harbour Post | {n} March 2024\n\n",
        "----\nTitle: A title: {n} words\nAuthor: {author}\nDate: {n} March 2024\n----\n\n",
        "# A title: {n} words\n\n*By {author}, {n} March 2024*\n\n",
    ],
)
def test_heads_of_articles(read_file, head) -> None:
    text = "".join(head.format(author=who, n=n) + TEXT for n, who in enumerate(PEOPLE, 3))
    parsed = read_file("essays.md" if head.startswith("#") else "essays.txt", text)
    assert parsed.kind is DocumentKind.ARTICLE_COLLECTION
    articles = [s for s in parsed.content.sections if s.facts]
    assert [s.title for s in articles] == [f"A title: {n} words" for n in (3, 4, 5)]
    assert tuple(s.facts["author"] for s in articles) == PEOPLE
    assert all(s.facts["date"] in parsed.content.text for s in articles)
    assert len({s.level for s in articles}) == 1
    assert parsed.facts.authors == PEOPLE


def test_essays_without_dates_below_headings(read_file) -> None:
    essays = "".join(f"## On walls {n}\n\nBy {who}\n\n{TEXT}" for n, who in enumerate(PEOPLE))
    parsed = read_file("a.md", f"# Essays\n\n{essays}")
    assert parsed.kind is DocumentKind.ARTICLE_COLLECTION
    assert parsed.facts.title == "Essays"


def test_one_opinion_piece_is_no_collection_but_has_its_author(read_file) -> None:
    parsed = read_file("a.txt", f"Ida Marsk: On walls\n\n3 March 2024\n\n{TEXT}{TEXT}")
    assert parsed.kind is DocumentKind.DOCUMENT
    assert (parsed.facts.title, parsed.facts.authors) == ("On walls", ("Ida Marsk",))
    assert parsed.facts.date == "2024-03-03"


@pytest.mark.parametrize(
    ("byline", "author"),
    [
        ("By Ida Marsk in Eastport", "Ida Marsk"),
        ("By IDA MARSK Associated Press", "IDA MARSK"),
        ("By Ida Marsk, political editor", "Ida Marsk"),
        ("Ida Marsk", "Ida Marsk"),
    ],
)
def test_bylines_of_reports(read_file, byline, author) -> None:
    parsed = read_file(
        "a.txt",
        f"Council to CLOSE quay\n\nResidents were never asked, they say\n\n{byline}\n\n"
        "Mon 3 Mar 2025 14.05 GMT\n\nThe council will close the north quay.\n\n"
        "'We got a letter,' Ada Quill said.\n\n"
        "Bo Hara said: “The walls are not safe.”\n\nMore than 300 people work there.\n",
    )
    assert parsed.kind is DocumentKind.NEWS_REPORT
    assert parsed.facts.authors == (author,)
    assert parsed.facts.other["standfirst"] == "Residents were never asked, they say"
    assert "caption" not in parsed.facts.other


DIARY = "".join(f"{day} March 1871\n\nRose early. {SENTENCE}\n\n" for day in range(3, 9))
BOOKS = "".join(f"{who}: Salt Roads. Mill Press, 2012.\n\n" for who in PEOPLE * 2)
FORMS = "".join(
    f"**Name:** Witness {n}\n\n**Date:** {n} March 2024\n\n{SENTENCE} “He left,” she said.\n\n"
    for n in (3, 4)
)
CHAT = "".join(
    f"{who}: {said}\n"
    for who, said in zip(
        PEOPLE[:2] * 3, ("There?", "Yes.", "Why?", "So.", "Now?", "No."), strict=True
    )
)  # fmt: skip
FAQ = "".join(f"Q: What happens in month {n}?\n\nA: {SENTENCE}\n\n" for n in range(1, 6))
PLAY = "MARA: You came.\n\nTOBIAS: I said I would.\n\nMARA: You say a lot.\n\nTOBIAS: I do.\n\n"
PROSE = (
    "I am writing to ask how many people were held. To ask the Secretary of State would take "
    f"longer.\n\n{SENTENCE}\n\nAnswered by: the information team\n\n{SENTENCE}\n"
)


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("a.txt", f"Diary of a pilot\n\n{DIARY}"),
        ("a.txt", f"Further reading\n\n{BOOKS}"),
        ("a.md", f"# Testimonies\n\n{FORMS}"),
        ("a.txt", CHAT),
        ("a.txt", f"Frequently asked questions\n\n{FAQ}"),
        ("a.txt", f"THE QUAY\n\nACT ONE\n\n{PLAY}{PLAY}"),
        ("a.txt", f"A request\n\n{PROSE}"),
        ("a.txt", f"The pilot\n\nby Ida Marsk\n\nI took the boats out\none by one,\n\n{DIARY}"),
    ],
    ids=["diary", "bibliography", "forms", "messages", "FAQ", "play", "request", "poem"],
)
def test_what_has_no_form_is_given_none(read_file, name, text) -> None:
    parsed = read_file(name, text)
    assert parsed.kind is DocumentKind.DOCUMENT
    assert not any(section.facts for section in parsed.content.sections)


def test_a_judgment_has_its_paragraph_numbers(read_file) -> None:
    text = "Ada Quill v Eastport\n\n" + "".join(f"[{n}] {SENTENCE}\n\n" for n in range(1, 10))
    parsed = read_file("a.txt", text)
    assert [at.label for at in parsed.content.locators] == [str(n) for n in range(1, 10)]
    assert parsed.kind is DocumentKind.DOCUMENT


@pytest.mark.parametrize(
    ("text", "facts"),
    [
        (
            "UIN 12345, tabled on 3 March 2025\nAsked by Ada Quill, Member for Eastport (Mill)\n\n"
            "Question\n\nTo ask the Treasury, how many boats there are.\n\nAnswer\n\n" + SENTENCE
            + "\n\nAnswered on 11 March 2025 by Bo Hara, Minister of State\n",
            {"asked_by": "Ada Quill", "party": "Mill", "constituency": "Eastport", "uin": "12345",
             "asked_of": "Treasury", "answered_by": "Bo Hara", "role": "Minister of State",
             "tabled": "3 March 2025", "date": "11 March 2025"},
        ),
        (
            "Boats: Counting\nQuestion for Treasury\nUIN 35012, tabled on 3 March 2025\n"
            "Question\nTo ask the Treasury, how many boats there are.\nAnswered on\n"
            "11 March 2025\nAnswer\n" + SENTENCE + "\nAnswered by\nBo Hara\n"
            "Minister of State\nAsked by\nAda Quill\nMill Party\nEastport\n",
            {"asked_by": "Ada Quill", "party": "Mill Party", "constituency": "Eastport",
             "uin": "35012", "asked_of": "Treasury", "answered_by": "Bo Hara",
             "role": "Minister of State", "tabled": "3 March 2025", "date": "11 March 2025"},
        ),
    ],
)  # fmt: skip
def test_pages_of_one_question(read_file, text, facts) -> None:
    parsed = read_file("a.txt", text)
    assert parsed.kind is DocumentKind.WRITTEN_QUESTIONS
    assert [dict(s.facts) for s in parsed.content.sections if s.facts] == [facts]


def test_questions_answered_together_share_who_answers(read_file) -> None:
    asks = "".join(
        f"{who}: To ask the Treasury, how many boats there are in {n}. [3501{n}]\n\n"
        for n, who in enumerate(PEOPLE)
    )
    parsed = read_file("a.txt", f"Boats on the coast\n\n{asks}Bo Hara: {SENTENCE}\n\n{SENTENCE}\n")
    found = [s.facts for s in parsed.content.sections if s.facts]
    assert [facts["uin"] for facts in found] == ["35010", "35011", "35012"]
    assert {facts["answered_by"] for facts in found} == {"Bo Hara"}


def test_oral_questions_are_a_debate_with_all_its_speakers(read_file) -> None:
    parsed = read_file(
        "a.txt",
        f"Oral answers\n\n1. Ada Quill (Eastport) (HP): What will be done? (902345)\n\n"
        f"The Secretary of State for Ports and the Sea (Bo Hara): {SENTENCE}\n\n"
        f"Ada Quill: When?\n\nBo Hara: {SENTENCE}\n\nMr Mill: {SENTENCE}\n",
    )
    assert parsed.kind is DocumentKind.DEBATE
    speakers = [s.facts["speaker"] for s in parsed.content.sections if s.facts]
    assert speakers[0] == "Ada Quill"
    assert "Bo Hara" in speakers
    assert len(speakers) == 5
