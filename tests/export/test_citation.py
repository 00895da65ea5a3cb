from __future__ import annotations

from dataclasses import replace

import pytest

from desktop.domain import Content, Locator, LocatorKind, Section
from desktop.export import citation_text, cite
from desktop.export.citation import quoted

QUESTION = """Asked by: Ada Marsh (Example Party - Northmere)
How many?
Answered by Tom Reed - Minister
Ten."""
FACTS = {
    "asked_by": "Ada Marsh",
    "party": "Example Party",
    "constituency": "Northmere",
    "asked_of": "Home Office",
    "answered_by": "Tom Reed",
    "role": "Minister",
    "date": "2026-02-03",
}


def test_a_passage_of_an_answer_names_who_answered_whom(make):
    content = make.content(QUESTION, Section("How many?", 1, 0, len(QUESTION), FACTS))
    citation = cite(make.document(content), content, QUESTION.index("Ten"))
    assert citation.who == "Tom Reed (Minister), answering Ada Marsh (Example Party, Northmere)"
    assert citation.date == "2026-02-03"


def test_a_passage_of_a_question_names_who_asked(make):
    content = make.content(QUESTION, Section("How many?", 1, 0, len(QUESTION), FACTS))
    citation = cite(make.document(content), content, QUESTION.index("How"))
    assert citation.who == "Ada Marsh (Example Party, Northmere), asking the Home Office"


@pytest.mark.parametrize(
    ("changes", "who"),
    [
        ({"asked_of": "The Treasury"}, "Ada Marsh (Example Party, Northmere), asking The Treasury"),
        (
            {"asked_of": "Thematic Unit"},
            "Ada Marsh (Example Party, Northmere), asking the Thematic Unit",
        ),
        ({"asked_of": ""}, "Ada Marsh (Example Party, Northmere)"),
        ({"asked_by": "", "asked_of": ""}, "Tom Reed (Minister)"),
    ],
)
def test_a_question_is_cited_with_what_is_known_of_it(make, changes, who):
    content = make.content(QUESTION, Section("", 1, 0, len(QUESTION), {**FACTS, **changes}))
    assert cite(make.document(content), content, QUESTION.index("How")).who == who


def test_an_answer_may_begin_the_text(make):
    text = "Tom Reed - Minister\nTen."
    content = make.content(text, Section("", 1, 0, len(text), FACTS))
    assert cite(make.document(content), content, 20).who.startswith(
        "Tom Reed (Minister), answering"
    )
    assert cite(make.document(content), content, 0).who.startswith("Tom Reed (Minister), answering")


def test_a_place_names_its_section_unless_that_is_the_whole_text(make):
    text = "Title\nFirst\nSecond"
    alone = make.content(text, Section("Title", 1, 0, 18))
    document = make.document(alone)
    assert cite(document, alone, 7).place == ""
    nested = make.content(text, Section("Title", 1, 0, 18), Section("Lead", 2, 0, 5))
    assert cite(document, nested, 2).place == "“Lead”"
    later = make.content(text, Section("First", 1, 6, 12), Section("Second", 1, 12, 18))
    assert cite(document, later, 7).place == "“First”"
    assert cite(document, later, 2).place == ""


def test_an_article_in_a_collection_is_cited_by_its_own_author_and_date(make):
    text = "Intro\nFirst\nSecond"
    sections = (
        Section("First", 1, 6, 12, {"author": "Ada Marsh", "date": "1 Feb"}),
        Section("Second", 1, 12, 18, {"author": "Tom Reed"}),
    )
    content = make.content(text, *sections)
    document = make.document(content, authors=("An Editor",), date="2026")
    assert cite(document, content, 7).who == "Ada Marsh"
    assert cite(document, content, 7).date == "1 Feb"
    assert cite(document, content, 13).date == "2026"
    assert cite(document, content, 0).who == "An Editor"


def test_pages_and_paragraphs_are_given_as_printed(make):
    plain = make.content("One\nTwo")
    locators = (
        Locator(0, LocatorKind.PAGE, "iv"),
        Locator(4, LocatorKind.PAGE, "v"),
        Locator(4, LocatorKind.PARAGRAPH, "12"),
    )
    content = Content(plain.text, plain.blocks, (), (), locators)
    document = make.document(content, publisher="A press", date="2026")
    assert citation_text(cite(document, content, 0)) == "“A report”, p. iv, A press, 2026"
    assert citation_text(cite(document, content, 5)) == "“A report”, p. v, para. 12, A press, 2026"


def test_a_publisher_that_is_the_author_is_named_once(make):
    content = make.content("One")
    document = make.document(content, authors=("Open Ledger",), publisher="Open Ledger")
    assert citation_text(cite(document, content, 0)) == "Open Ledger, “A report”"


def test_brackets_are_not_put_within_brackets(make):
    facts = {**FACTS, "role": "Minister of State (Home Office)"}
    content = make.content(QUESTION, Section("How many?", 1, 0, len(QUESTION), facts))
    citation = cite(make.document(content), content, QUESTION.index("Ten"))
    assert citation.who == (
        "Tom Reed, Minister of State (Home Office), answering Ada Marsh (Example Party, Northmere)"
    )


def test_a_title_that_was_made_up_is_not_quoted_as_the_source_s_own(make):
    made = "10 written questions by Ada Marsh and others"
    content = make.content("One")
    document = make.document(content, title=made, other={"made_title": made})
    assert citation_text(cite(document, content, 0)) == made
    document = replace(document, source_name="q17.html")
    assert citation_text(cite(document, content, 0)) == f"{made} (q17.html)"
    corrected = replace(document.facts, title="Questions of May")
    document = replace(document, facts=corrected)
    assert citation_text(cite(document, content, 0)) == "“Questions of May”"


@pytest.mark.parametrize(
    ("title", "shown"),
    [
        ("“ Nobody asked ”", "“Nobody asked”"),
        ('"Nobody asked"', "“Nobody asked”"),
        ("«Nobody» asked", "“‹Nobody› asked”"),
        ("“Nobody asked”, and “nobody told”", "“‘Nobody asked’, and ‘nobody told’”"),
        ("““Nobody asked”", "“‘‘Nobody asked’”"),
        ("“Nobody asked””", "“‘Nobody asked’’”"),
        ("”", "“’”"),
    ],
)
def test_a_title_has_one_pair_of_quotation_marks(title, shown):
    assert quoted(title) == shown


def test_who_is_quoted_is_named_before_the_source(make):
    content = make.content("“It is late,” said Ann Ray.")
    document = make.document(content, title="Late")
    assert citation_text(cite(document, content, 1, "Ann Ray")).startswith("Ann Ray, quoted in ")
    assert "quoted in" not in citation_text(cite(document, content, 1))


def test_who_answers_is_not_quoted_in_the_answer(make):
    content = make.content(QUESTION, Section("How many?", 1, 0, len(QUESTION), FACTS))
    cited = cite(make.document(content), content, QUESTION.index("Ten"), "Tom Reed")
    assert "quoted in" not in citation_text(cited)
