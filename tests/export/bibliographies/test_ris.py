from __future__ import annotations

from desktop.domain import DocumentKind
from desktop.export.bibliographies.ris import ris


def records(text: str) -> list[list[tuple[str, str]]]:
    """Return the fields of each record."""
    found = [[]]
    for line in text.split("\r\n"):
        if line:
            found[-1].append((line[:2], line[6:]))
        if line.startswith("ER"):
            found.append([])
    return found[:-1]


def test_a_document_is_a_record(make):
    document = make.document(
        make.content("x"),
        title="Counting",
        authors=("Ada Marsh", "Home Office"),
        date="2024-03-01",
        publisher="Home Office",
        url="https://example.org/a",
        citation_key="marsh2024",
        language="en",
        other={"isbn": "978-1"},
    )
    (record,) = records(ris([document]))
    assert record == [
        ("TY", "RPRT"), ("ID", "marsh2024"), ("AU", "Marsh, Ada"), ("AU", "Home Office"),
        ("TI", "Counting"), ("PY", "2024"), ("DA", "2024/03/01/"), ("PB", "Home Office"),
        ("SN", "978-1"), ("UR", "https://example.org/a"), ("LA", "en"), ("Y2", "2026/03/01/"),
        ("ER", ""),
    ]  # fmt: skip


def test_a_line_break_in_a_title_begins_no_field(make):
    document = make.document(make.content("x"), title="A\nTY  - BOOK\r\nER  - ")
    (record,) = records(ris([document]))
    assert [tag for tag, _ in record] == ["TY", "ID", "TI", "ER"]


def test_what_a_page_appeared_in_is_its_container(make):
    from dataclasses import replace

    page = make.document(make.content("x"), publisher="The Paper", date="spring")
    page = replace(page, kind=DocumentKind.NEWS_REPORT)
    (record,) = records(ris([page]))
    assert ("T2", "The Paper") in record
    assert ("DA", "///spring") in record


def test_many_are_told_one_after_another(make):
    assert len(records(ris([make.document(make.content("x"))] * 3))) == 3
