from __future__ import annotations

import json
from dataclasses import replace

import pytest

from desktop.domain import DocumentKind
from desktop.export.bibliographies.csl_json import csl_json
from tests.export.conftest import content_of, document_of

CONTENT = content_of("Text")


def item(kind: DocumentKind = DocumentKind.REPORT, **facts: object) -> dict:
    (found,) = json.loads(
        csl_json([replace(document_of(CONTENT, **({"citation_key": "k"} | facts)), kind=kind)])
    )
    return found


def test_an_item_has_what_is_known_and_nothing_empty():
    assert item() == {"id": "k", "citation-key": "k", "type": "report", "title": "A report"}
    assert item(
        DocumentKind.NEWS_REPORT,
        authors=("Ludwig van Beethoven", "King, Martin Luther, Jr.", "Home Office"),
        date="2024-05-17",
        publisher="The Post",
        url="https://a.example",
        language="en",
        other={"doi": "10.1/x"},
    ) == {
        "id": "k",
        "citation-key": "k",
        "type": "article-newspaper",
        "title": "A report",
        "author": [
            {"family": "Beethoven", "given": "Ludwig", "non-dropping-particle": "van"},
            {"family": "King", "given": "Martin Luther", "suffix": "Jr."},
            {"literal": "Home Office"},
        ],
        "issued": {"date-parts": [[2024, 5, 17]]},
        "container-title": "The Post",
        "URL": "https://a.example",
        "accessed": {"date-parts": [[2026, 3, 1]]},
        "language": "en",
        "DOI": "10.1/x",
    }


@pytest.mark.parametrize(
    ("date", "issued"),
    [
        ("2024", {"date-parts": [[2024]]}),
        ("2024-05", {"date-parts": [[2024, 5]]}),
        ("2024-05-17T10:00:00Z", {"date-parts": [[2024, 5, 17]]}),
        ("spring 1998", {"literal": "spring 1998"}),
    ],
)
def test_dates_are_as_exact_as_they_are(date, issued):
    assert item(date=date)["issued"] == issued


@pytest.mark.parametrize("kind", DocumentKind)
def test_every_kind_has_a_type(kind):
    assert item(kind)["type"]
