from __future__ import annotations

import pytest
from lxml import html

from desktop.formats import metadata


@pytest.mark.parametrize(
    ("title", "body", "site", "expected"),
    [
        ("Crane unaccounted for", "", "", "Crane unaccounted for"),
        (
            "Crane unaccounted for | The Harbour Post",
            "",
            "The Harbour Post",
            "Crane unaccounted for",
        ),
        ("The Harbour Post - Crane not signed for", "", "The Harbour Post", "Crane not signed for"),
        ("Nobody signed for the crane - Harbour Post", "", "", "Nobody signed for the crane"),
        ("Cranes: a history", "", "", "Cranes: a history"),
        ("Crane - Post", "", "", "Crane - Post"),
        ("Nine cranes lost – Boards – Post", "<h1>Nine cranes lost</h1>", "", "Nine cranes lost"),
        ("", "<h1>Nine <i>cranes</i> lost</h1>", "", "Nine cranes lost"),
        ("  Spaced \n out  ", "", "", "Spaced out"),
    ],
)
def test_title(title: str, body: str, site: str, expected: str) -> None:
    source = f"""<html><head><title>{title}</title><meta property="og:site_name" content="{site}">
        </head><body>{body}<p>Text</p></body></html>"""
    assert metadata.read(html.document_fromstring(source)).facts.title == expected


def test_title_of_a_drawing_is_not_the_title_of_the_page() -> None:
    source = "<html><body><svg><title>Menu icon</title></svg><h1>Cranes</h1></body></html>"
    assert metadata.read(html.document_fromstring(source)).facts.title == "Cranes"


def test_a_headline_is_no_longer_by_the_mark_of_its_note():
    heading = "Held in 2019<sup><a href='#n'>1</a></sup>: 10<sup>6</sup> <i>m<sup>2</sup></i>"
    page = f"<body><h1>{heading}</h1></body>"
    assert metadata.read(html.fromstring(page), page).facts.title == "Held in 2019: 10⁶ m²"


def _page(heading: str, bar: str, stated: str) -> str:
    data = f'{{"@type": "Article", "headline": "{stated}", "name": "{heading}"}}'
    page = f"""<html><head><title>{bar}</title>
        <script type="application/ld+json">{data}</script></head>
        <body><h1>{heading}</h1><p>Text</p></body></html>"""
    return metadata.read(html.document_fromstring(page)).facts.title


def test_a_pages_own_headline_beats_a_description_that_its_site_states() -> None:
    assert _page("Harbour crane", "Harbour crane - Openpedia", "machine that lifts loads") == (
        "Harbour crane"
    )


@pytest.mark.parametrize(
    ("heading", "bar", "stated"),
    [
        ("Crane lost", "Nine cranes lost at the harbour | Post", "Nine cranes lost at the harbour"),
        ("The Post", "Nine cranes lost | The Post", "Nine cranes lost"),
        ("Cranes", "A week in the harbour", "Nine cranes lost"),
        ("", "A week in the harbour", "Nine cranes lost"),
    ],
)
def test_what_a_site_states_is_the_title_where_its_bar_has_it_or_has_no_headline(
    heading: str, bar: str, stated: str
) -> None:
    assert _page(heading, bar, stated) == stated
