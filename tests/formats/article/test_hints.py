"""What names, roles and styles of elements say."""

from __future__ import annotations

import pytest
from lxml import html

from desktop.formats.article import hints


def bulk(opening: str) -> float:
    """Return below how many letters an element is furniture."""
    element = html.fragment_fromstring(f"{opening}</div>")
    return hints.furniture_below(element, hints.read(dict(element.items())).name)


@pytest.mark.parametrize(
    "opening",
    [
        '<div id="article_comments_content">',
        '<div class="wide article-sidebar">',
        '<div class="related-content">',
        '<div class="content-related">',
        '<div class="postComments">',
        '<div class="popular-stories-list">',
        '<div role="navigation">',
        '<div class="outbrain">',
    ],
)
def test_furniture_of_any_size(opening) -> None:
    assert bulk(opening) == float("inf")


@pytest.mark.parametrize(
    "opening",
    [
        '<div class="article comments-open">',
        '<div class="content-sidebar-wrap">',
        '<div class="main-content">',
        '<div class="entry has-related-content">',
        '<div id="what-the-comments-on-the-content-of-the-article-say">',
    ],
)
def test_names_of_text_are_no_furniture(opening) -> None:
    assert bulk(opening) == 0


def test_small_furniture_is_never_long() -> None:
    assert bulk('<div class="cookie-notice">') == hints.SLIGHT_LETTERS


def test_names_are_weighed_and_those_made_from_headings_are_not() -> None:
    assert hints.read({"class": "entry-content"}).weight > 0
    assert hints.read({"class": "promo widget"}).weight < 0
    assert hints.read({"id": "how-to-share-a-post-with-one-person"}) == hints.NO_MARKS


@pytest.mark.parametrize("text", ["It holds.", "“Does it?” he asked", "完了。", "हाँ।"])
def test_sentences_end(text) -> None:
    assert hints.ends_sentence(text)
    assert not hints.ends_sentence("www.example.com menu")
