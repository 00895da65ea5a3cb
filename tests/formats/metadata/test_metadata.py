from __future__ import annotations

import json

import pytest
from lxml import html

from desktop.domain import DocumentKind
from desktop.formats import metadata


def read(head: str = "", body: str = "<p>Text</p>", attributes: str = "") -> metadata.Metadata:
    source = f"<html {attributes}><head>{head}</head><body>{body}</body></html>"
    return metadata.read(html.document_fromstring(source), source)


def linked(**properties: object) -> str:
    return f'<script type="application/ld+json">{json.dumps(properties)}</script>'


ARTICLE = linked(
    **{
        "@context": "https://schema.org",
        "@graph": [
            {"@type": "Organization", "@id": "#org", "name": "The Harbour Post"},
            {
                "@type": "NewsArticle",
                "headline": "Board &amp; crane",
                "author": [{"@type": "Person", "name": "Ines Quarrie"}, {"name": "Wen Abara"}],
                "publisher": {"@id": "#org"},
                "datePublished": "2031-03-04T06:30+0100",
                "dateModified": "2031-03-05",
                "inLanguage": "en-GB",
                "url": "https://post.example/crane",
                "articleBody": "The crane.",
            },
        ],
    }
)


def test_linked_data() -> None:
    found = read(ARTICLE)
    assert found.kind is DocumentKind.NEWS_REPORT
    assert found.text == "The crane."
    assert found.is_article
    facts = found.facts
    assert facts.title == "Board & crane"
    assert facts.authors == ("Ines Quarrie", "Wen Abara")
    assert facts.date == "2031-03-04"
    assert facts.publisher == "The Harbour Post"
    assert facts.url == "https://post.example/crane"
    assert facts.language == "en-GB"
    assert facts.other["published"] == "2031-03-04T06:30+01:00"
    assert facts.other["modified"] == "2031-03-05"


@pytest.mark.parametrize("junk", ["", "{", "[" * 50_000, "null", '"x"', '{"@type": 3}', "[[[]]]"])
def test_broken_linked_data_is_passed_over(junk: str) -> None:
    head = f'<title>A title</title><script type="application/ld+json">{junk}</script>'
    assert read(head).facts.title == "A title"


def test_open_graph_and_article_tags() -> None:
    facts = read(
        """<meta property="og:title" content="Board and crane | The Harbour Post">
        <meta property="og:site_name" content="The Harbour Post">
        <meta property="og:locale" content="en_GB">
        <meta property="og:description" content="Nobody  signed.">
        <meta property="article:author" content="https://face.example/ines">
        <meta name="author" content="By Ines Quarrie and Wen Abara">
        <meta name="twitter:creator" content="@ines">
        <meta property="article:published_time" content="2031-03-04 06:30:00">
        <link rel="canonical" href="https://post.example/crane">"""
    ).facts
    assert facts.title == "Board and crane"
    assert facts.authors == ("Ines Quarrie", "Wen Abara")
    assert facts.date == "2031-03-04"
    assert facts.publisher == "The Harbour Post"
    assert facts.url == "https://post.example/crane"
    assert facts.language == "en-GB"
    assert facts.other["description"] == "Nobody signed."


def test_dublin_core_and_citation_tags() -> None:
    facts = read(
        """<meta name="DC.title" content="On cranes">
        <meta name="DC.creator" content="Quarrie, Ines">
        <meta name="DC.creator" content="Abara, Wen"><meta name="DC.date" content="2031">
        <meta name="DC.publisher" content="Harbour Board"><meta name="DC.language" content="fr">"""
    ).facts
    assert facts.title == "On cranes"
    assert facts.authors == ("Ines Quarrie", "Wen Abara")
    assert facts.date == "2031"
    assert facts.publisher == "Harbour Board"
    assert facts.language == "fr"
    facts = read(
        """<meta name="citation_author" content="Ines Quarrie"><meta name="citation_author"
        content="Wen Abara"><meta name="citation_publication_date" content="2031/03/04">"""
    ).facts
    assert facts.authors == ("Ines Quarrie", "Wen Abara")
    assert facts.date == "2031-03-04"


def test_printed_byline_and_time() -> None:
    facts = read(
        "<title>Crane</title>",
        """<aside><span class="author">Somebody Else</span>
        <time datetime="2020-01-01"></time></aside>
        <article><h1>Crane</h1><p class="byline">By Ines Quarrie, Harbour Correspondent
        4 March 2031</p><time datetime="2031-03-04">yesterday</time><p>Text</p></article>""",
    ).facts
    assert facts.authors == ("Ines Quarrie",)
    assert facts.date == "2031-03-04"


def test_microdata() -> None:
    facts = read(
        "",
        """<div itemscope itemtype="https://schema.org/VideoObject">
        <meta itemprop="datePublished" content="2019-01-01"></div>
        <div itemscope itemtype="https://schema.org/Article">
        <meta itemprop="datePublished" content="2031-03-04">
        <span itemprop="author" itemscope itemtype="https://schema.org/Person">
        Words by <b itemprop="name">Ines Quarrie</b></span></div>""",
    ).facts
    assert facts.authors == ("Ines Quarrie",)
    assert facts.date == "2031-03-04"


def test_language_comes_from_the_page_first() -> None:
    meta = '<meta property="og:locale" content="en_GB">'
    assert read(meta, attributes='lang="pt-BR"').facts.language == "pt-BR"
    assert read(meta, attributes='lang="not a language!"').facts.language == "en-GB"


def test_nothing_is_invented() -> None:
    facts = read().facts
    assert (facts.title, facts.authors, facts.date, facts.publisher, facts.url) == (
        "",
        (),
        "",
        "",
        "",
    )


@pytest.mark.parametrize(
    "name", ["The Harbour Post", "https://face.example/post", "@post", "Staff"]
)
def test_author_that_is_no_person(name: str) -> None:
    head = f"""<meta property="og:site_name" content="The Harbour Post">
        <meta name="author" content="{name}">"""
    assert read(head).facts.authors == ()
