"""What holds for every recogniser."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from desktop.domain import DocumentKind
from desktop.formats.plain import plain_text
from desktop.formats.recognise import recognise

LINES = [
    *("", "A title of some kind", "Asked by: Ada Quill (HP - Eastport)", "Asked by", "Ada Quill"),
    *("Question to the Treasury:", "To ask the Treasury, how many boats there are.", "1 Feb"),
    *("Answered by Bo Hara - Minister (Treasury)", "Answered on", "12 March 2021", "A: Twelve."),
    *("Q: How many?", "Ada Quill: We must count", "Ada Quill (Eastport) (HP)", "The Speaker"),
    *("2.30 pm", "Photo: Jo Lake", "Gazette / Jo LakeA boat lies in fog", "1. One.", "(a) part"),
    "“There are twelve,” said Ada Quill, who keeps the book of the harbour.",
    "By Ada Quill, 1 Feb",
    "The boats came in, and with them the news that nobody had counted the crews. " * 3,
]
written = st.lists(st.sampled_from(LINES), max_size=40).map("\n".join)


@settings(max_examples=60, deadline=None)
@given(written)
def test_text_is_never_changed_and_facts_are_parts_of_it(recognised, lines) -> None:
    recognised(lines)


@pytest.mark.slow
@settings(max_examples=5000, deadline=None)
@given(st.one_of(written, st.lists(written, max_size=6).map("\n\n".join), st.text(max_size=300)))
def test_fuzz_recognisers(recognised, lines) -> None:
    recognised(lines)


def test_books_and_mail_keep_their_outline(recognised) -> None:
    parsed = plain_text.parse("Q: One?\n\nA: Two.\n\n" * 5)
    for kind in (DocumentKind.BOOK, DocumentKind.EMAIL):
        found = recognise(parsed.content, kind, parsed.facts)
        assert found[:3] == (parsed.content, kind, parsed.facts)


def test_a_text_of_no_form_keeps_its_headings(recognised) -> None:
    content, kind, _ = recognised(
        "A title\n\nSome text follows here.\n\nCHAPTER ONE\n\nMore text.\n"
    )
    assert kind is DocumentKind.DOCUMENT
    assert [s.title for s in content.sections] == ["A title", "CHAPTER ONE"]


def test_each_form_that_was_tried_says_what_it_lacked_until_one_fits() -> None:
    parsed = plain_text.parse("A title\n\nSome text follows here.\n")
    *tried, last = recognise(parsed.content, parsed.kind, parsed.facts).considered
    assert [verdict.form for verdict in tried] == [
        DocumentKind.WRITTEN_QUESTIONS,
        DocumentKind.ARTICLE_COLLECTION,
        DocumentKind.DEBATE,
        DocumentKind.INTERVIEW,
        DocumentKind.NEWS_REPORT,
    ]
    assert last.form is DocumentKind.REPORT
    assert not any(verdict.fits for verdict in [*tried, last])
    assert all(verdict.why for verdict in [*tried, last])


def test_the_form_that_fits_is_the_last_that_was_tried() -> None:
    parsed = plain_text.parse("Q: What is a weir, and who looks after the one above the old town?"
                              "\n\nA: It is a low dam, and the parish council keeps it in order "
                              "with the money of the mill.\n\n" * 5)  # fmt: skip
    found = recognise(parsed.content, parsed.kind, parsed.facts)
    assert found.considered[-1].form is found.kind is DocumentKind.INTERVIEW
    assert [verdict.fits for verdict in found.considered] == [False, False, False, True]
