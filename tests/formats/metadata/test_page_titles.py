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
