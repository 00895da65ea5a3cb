"""The headline of an article, inside it or above."""

from __future__ import annotations

import pytest
from lxml import etree, html

from desktop.formats.article import headline
from desktop.formats.article.headline import Head
from desktop.formats.article.measured import Page

BODY = '<div id="top"><p>The board met on Tuesday and chose to publish the accounts.</p></div>'


def outside(markup: str, title: str) -> Head:
    """Return the head of a page whose article is the element with the id 'top'."""
    page = Page(html.document_fromstring(f"<body>{markup}</body>").find("body"))
    top = next(n for n, e in enumerate(page.elements) if e.get("id") == "top")
    kept = bytearray(len(page))
    kept[top : page.ends[top]] = b"\1" * (page.ends[top] - top)
    return headline.find(page, kept, title)


def test_title_above() -> None:
    assert outside(f"<h1>The walls</h1>{BODY}", "The walls") == Head("The walls", 1)
    assert outside(f"<h1>The walls</h1>{BODY}", "") == Head("The walls", 1)
    assert outside(f"<h3>The walls</h3>{BODY}", "The walls") == Head("The walls", 1)


@pytest.mark.parametrize(
    "markup",
    [
        f"<h1>Another thing</h1>{BODY}",
        f"{BODY}<h1>The walls</h1>",
        f"<h1>{'x' * 600}</h1>{BODY}",
    ],
)
def test_other_headings_are_no_title(markup) -> None:
    assert outside(markup, "The walls").title == ""


def test_a_title_inside_the_article_is_not_repeated() -> None:
    inside = BODY.replace("<p>", "<h2>The walls</h2><p>")
    assert outside(f"<h1>The walls</h1>{inside}", "The walls").title == ""


@pytest.mark.parametrize(
    ("one", "other", "alike"),
    [
        ("The walls fell", "The walls fell | Post", True),
        ("The Walls Fell!", "the walls fell", True),
        ("The walls fell in March", "The doors fell in April", False),
        ("Walls", "", False),
        ("Walls", "Walls of Eastport and their menders", False),
    ],
)
def test_titles_alike(one, other, alike) -> None:
    assert headline.are_alike(one, other) is alike


def test_where_the_headline_is() -> None:
    inside = BODY.replace("<p>", "<h2>The walls</h2><p>")
    assert outside(inside, "The walls").place == 2
    assert outside(f"<h2>The walls</h2>{BODY}", "The walls").place == 1
    assert outside(f"{BODY}<h1>The walls</h1>", "The walls").place == -1


def test_put_first() -> None:
    article = etree.fromstring("<div><p>text</p></div>")
    headline.put_first(article, "Title")
    assert [(e.tag, e.text) for e in article] == [("h1", "Title"), ("p", "text")]


def test_a_title_with_signs_that_no_tree_may_hold() -> None:
    article = etree.Element("article")
    headline.put_first(article, "The\x0cwalls\x01")
    assert article[0].text == "The walls"
