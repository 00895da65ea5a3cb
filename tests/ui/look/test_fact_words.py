from __future__ import annotations

from desktop.ui.look.fact_words import fact_of, in_lines, in_one_line, label, of_mail


def test_a_question_says_who_asked_whom_and_who_answered():
    facts = {
        "asked_by": "Ann Lee", "party": "Reform", "constituency": "Harbour East",
        "asked_of": "the Minister for Ports", "answered_by": "Bo Roe", "role": "Minister",
        "date": "2025-03-04", "uin": "4711",
    }  # fmt: skip
    assert in_one_line(facts) == (
        "Asked by Ann Lee (Reform, Harbour East) to the Minister for Ports · "
        "answered by Bo Roe (Minister) · 2025-03-04 · UIN 4711"
    )


def test_an_article_says_who_wrote_it_and_when_but_not_a_whole_life():
    facts = {"author": "Cy Day", "date": "2025", "biography": "Cy Day was born. " * 20}
    assert in_one_line(facts) == "Cy Day · 2025"
    assert in_lines(facts)[0] == "Author: Cy Day"


def test_facts_of_the_readers_own_are_shown_too():
    assert in_one_line({"room": "4 B"}) == "Room 4 B"
    assert in_one_line({}) == ""


def test_names_of_facts_come_back_as_they_were():
    for name in ("asked_by", "uin", "date", "answered_by"):
        assert fact_of(label(name)) == name


def test_an_e_mail_says_who_wrote_to_whom():
    mail = {"from": "Ann Lee <ann@example.org>", "to": "Bo", "message id": "<1@example.org>"}
    assert in_one_line(of_mail(mail)) == "From Ann Lee <ann@example.org> · To Bo"
    assert of_mail({"to": "nobody in particular"}) == {}
