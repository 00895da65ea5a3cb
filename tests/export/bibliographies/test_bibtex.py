from __future__ import annotations

import re
from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from desktop.domain import DocumentKind
from desktop.export.bibliographies.bibtex import bibtex
from tests.export.conftest import content_of, document_of

CONTENT = content_of("Text")


def entry(kind: DocumentKind = DocumentKind.REPORT, **facts: object) -> str:
    facts = {"title": "T", "citation_key": "k"} | facts
    return bibtex([replace(document_of(CONTENT, **facts), kind=kind)])


def test_a_report_has_its_institution_date_and_address():
    assert entry(
        title="The 50% rule & {more}_",
        authors=("Ada Marsh", "van Gogh, Vincent"),
        date="2024-05-17",
        publisher="Ministry of Justice",
        url="https://a.example/x_y%20z#p",
        language="en",
        citation_key="marsh2024rule",
    ) == (
        "@techreport{marsh2024rule,\n"
        "  author = {Marsh, Ada and van Gogh, Vincent},\n"
        "  title = {{The 50\\% rule \\& \\{more\\}\\_}},\n"
        "  institution = {Ministry of Justice},\n"
        "  year = {2024},\n"
        "  month = may,\n"
        "  day = {17},\n"
        "  url = {https://a.example/x_y\\%20z\\#p},\n"
        "  urldate = {2026-03-01},\n"
        "  language = {en},\n"
        "}\n"
    )


def test_bodies_and_names_of_several_words_are_kept_together():
    authors = ("Ministry of Justice", "Charles De Gaulle", "King, Jr., Martin Luther", "Reuters")
    assert "author = {{Ministry of Justice} and {De Gaulle}, Charles and " in entry(authors=authors)
    assert "King, Jr., Martin Luther and {Reuters}}" in entry(authors=authors)


def test_kinds_have_types():
    assert entry(DocumentKind.BOOK, publisher="P").startswith("@book{k,")
    assert "journal = {P}" in entry(DocumentKind.NEWS_REPORT, publisher="P")
    assert "organization = {P}" in entry(DocumentKind.WEB_PAGE, publisher="P")
    assert all(entry(kind).startswith("@") for kind in DocumentKind)


def test_a_date_is_as_exact_as_it_is_known():
    assert "month" not in entry(date="2024")
    assert "day" not in entry(date="2024-05")
    assert "year = {about 1998}" in entry(date="about 1998")
    assert "year" not in entry()


@given(st.text(), st.text(), st.text())
def test_braces_are_in_pairs_whatever_the_facts(title, author, publisher):
    text = entry(title=title, authors=(author,), publisher=publisher)
    plain = re.sub(r"\\[\\{}$&#_%]", "", text)
    depth = 0
    for sign in plain:
        depth += (sign == "{") - (sign == "}")
        assert depth >= 0
    assert depth == 0
