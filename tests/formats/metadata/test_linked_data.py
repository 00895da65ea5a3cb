"""JSON-LD as pages really have it."""

from __future__ import annotations

import json

import pytest
from lxml import html

from desktop.formats.metadata.linked_data import LinkedData

NEWS = {"@type": "NewsArticle", "headline": "The walls", "datePublished": "2024-03-03"}


def data(*scripts: object) -> LinkedData:
    """Return what scripts of JSON, or text, say."""
    written = (s if isinstance(s, str) else json.dumps(s) for s in scripts)
    tags = "".join(f'<script type="application/ld+json">{s}</script>' for s in written)
    return LinkedData(html.document_fromstring(f"<html><head>{tags}</head><body>x</body></html>"))


@pytest.mark.parametrize(
    "script",
    [
        NEWS,
        [{"@type": "Organization", "name": "Post"}, NEWS],
        {"@graph": [{"@type": "WebSite", "name": "Post"}, NEWS]},
        {"@type": "WebPage", "mainEntity": NEWS},
        f"<!-- {json.dumps(NEWS)} -->",
        f"//<![CDATA[\n{json.dumps(NEWS)}\n//]]>",
        {**NEWS, "@type": ["Thing", "NewsArticle"]},
    ],
)
def test_the_article_is_found_wherever_it_stands(script) -> None:
    found = data(script)
    assert found.text("headline") == "The walls"
    assert found.is_news
    assert found.is_article


def test_authors_by_name_by_reference_and_as_text() -> None:
    person = {"@id": "#a", "@type": "Person", "name": "Ada Quill &amp; Co"}
    authors = [{"@id": "#a"}, {"@type": "Person", "name": "Bo Hara"}, "Ida Marsk", {"x": 1}, None]
    found = data({"@graph": [person, {**NEWS, "author": authors}]})
    assert found.texts("author") == ["Ada Quill & Co", "Bo Hara", "Ida Marsk"]


def test_the_fullest_article_wins_over_teasers() -> None:
    teaser = {"@type": "NewsArticle", "headline": "Another"}
    assert data(teaser, NEWS, teaser).text("headline") == "The walls"


@pytest.mark.parametrize("script", ["", "{", "[" * 5000, '{"@type": 3}', "null", '"text"'])
def test_broken_scripts_say_nothing(script) -> None:
    found = data(script)
    assert found.text("headline") == ""
    assert not found.is_article
