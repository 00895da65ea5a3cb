"""A title for a document without one, from what it is made of."""

from __future__ import annotations

import pytest

from desktop.domain import DocumentKind, Section
from desktop.formats.recognise.made_titles import described


def sections(fact: str, *names: str) -> list[Section]:
    """Return a section for every name."""
    return [Section("x", 1, 0, 1, {fact: name} if name else {}) for name in names]


@pytest.mark.parametrize(
    ("kind", "fact", "names", "title"),
    [
        (DocumentKind.ARTICLE_COLLECTION, "author", ("A", "B"), "2 articles by A and others"),
        (DocumentKind.ARTICLE_COLLECTION, "author", ("A", "A"), "2 articles by A"),
        (DocumentKind.WRITTEN_QUESTIONS, "asked_by", ("A",), "1 written question by A"),
        (DocumentKind.DEBATE, "speaker", ("A", "B", ""), "2 speeches by A and others"),
        (DocumentKind.DEBATE, "speaker", (), ""),
        (DocumentKind.NEWS_REPORT, "author", ("A",), ""),
    ],
)
def test_what_a_document_is_made_of(kind, fact, names, title) -> None:
    assert described(kind, sections(fact, *names)) == title
