"""Meta tags by whatever attribute names them."""

from __future__ import annotations

import re

import pytest
from lxml import html

from desktop.formats.metadata.meta_tags import Tags, language_of


def page(head: str, attributes: str = ""):
    """Return the tree of a page."""
    return html.document_fromstring(f"<html {attributes}><head>{head}</head><body>x</body></html>")


def test_names_properties_and_items_are_one() -> None:
    tags = Tags(
        page(
            '<meta property="og:title" content=" The   walls "><meta name="DC.Title" content="B">'
            '<meta itemprop="name" content="C"><meta name="author" content="Ada">'
            '<meta name="author" content="Bo"><meta name="empty" content=" ">'
        )
    )
    assert tags.all("og:title") == ["The walls"]
    assert tags.all("author") == ["Ada", "Bo"]
    assert tags.first(("none", "empty", "dc.title")) == "B"
    assert tags.first(("none",)) == ""


def test_what_is_said_of_a_part_is_not_said_of_the_page() -> None:
    root = page("")
    root.find("body").append(
        html.fragment_fromstring(
            '<div itemscope itemtype="https://schema.org/VideoObject">'
            '<meta itemprop="datePublished" content="2001-01-01"></div>'
        )
    )
    assert Tags(root).all("datepublished") == []


def test_names_that_fit() -> None:
    tags = Tags(
        page(
            '<meta name="article_author" content="Ada"><meta name="twitter:creator" content="@ada">'
            '<meta name="x:publishtime" content="2018-06-18">'
        )
    )
    assert tags.matching(re.compile("author|creator")) == ["Ada"]
    assert tags.matching(re.compile("publish")) == ["2018-06-18"]


@pytest.mark.parametrize(
    ("head", "attributes", "language"),
    [
        ("", 'lang="pt-BR"', "pt-BR"),
        ('<meta property="og:locale" content="fr_FR">', "", "fr-FR"),
        ('<meta http-equiv="content-language" content="de">', 'lang="?"', "de"),
        ("", "", ""),
    ],
)
def test_language(head, attributes, language) -> None:
    root = page(head, attributes)
    assert language_of(root, Tags(root)) == language
