"""What of a page is told to have been left out."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import html

from desktop.formats.article import hints
from desktop.formats.article.kinds import Kind
from desktop.formats.article.left_out import LeftOut
from desktop.formats.web.html import read_page

if TYPE_CHECKING:
    from desktop.domain import Parsed

TEXT = "".join(
    f"<p>Berth {n} was dredged in spring, at night, and nobody told the pilots, who found out when"
    " the buoys had gone. The board has said that it regrets this, and no more.</p>"
    for n in range(6)
)


def counts(parsed: Parsed) -> list[int]:
    """Return how many words of each kind are told to have been left out."""
    told = parsed.facts.other.get("left_out", "").replace(",", "")
    return [int(number) for number in re.findall(r"\d+", told)]


def test_the_longest_comes_first() -> None:
    words = Counter({Kind.MENUS: 1, Kind.COMMENTS: 2400, Kind.LINKS: 0})
    assert str(LeftOut(words, 0)) == "comments (2,400 words), menus (1 word)"
    assert str(LeftOut(Counter(), 0)) == ""


def test_a_remark_is_made_of_much_prose_only() -> None:
    assert not LeftOut(Counter(), 1199).remarks()
    assert "about 200 words" in LeftOut(Counter(), 1200).remarks()[0]


@pytest.mark.parametrize(
    ("markup", "told"),
    [
        ("<nav><a href='/'>Home page</a></nav>", "menus (2 words)"),
        ("<div class='comments'><p>I <b>was</b> there.</p></div>", "comments (3 words)"),
        ("<div hidden><p>Not to be seen</p></div>", "hidden text (4 words)"),
        ("<div><a href='/1'>Ferry fares</a></div>", "links (2 words)"),
        ("<div>读者来信</div>", "other text (4 words)"),
        (
            "<svg><text>one <tspan>two</tspan></text><title>no</title></svg>",
            "words in drawings (2 words)",
        ),
        ("<script>not said</script><style>nor this</style>", ""),
    ],
)
def test_kinds_and_lengths(markup: str, told: str) -> None:
    body = f"<div class='text'><h1>Buoys gone</h1>{TEXT}</div>{markup}"
    parsed = read_page(f"<title>Buoys gone</title><body>{body}</body>", lambda _address: None)
    assert parsed.facts.other.get("left_out", "") == told


def test_every_word_is_kept_or_counted() -> None:
    around = "".join(f"<div><a href='/{n}'>one two</a> <span>three</span></div>" for n in range(7))
    markup = f"<body>{around}<div>{TEXT}</div><div class='ad'>four five</div></body>"
    parsed = read_page(markup, lambda _address: None)
    assert sum(counts(parsed)) == 7 * 3 + 2


SHAPES = (
    "<p>The walls of the harbour, which are old, were examined on Tuesday by the board.</p>",
    "<p>Short one.</p>",
    "<h2>A heading</h2>",
    "<div><a href='/1'>Another article</a></div>",
    "<nav><ul><li><a href='/2'>Home</a></li></ul></nav>",
    "<div class='comments'><p>I was there, and it was not so.</p></div>",
    "<aside><p>It was said by some that the crane had gone.</p></aside>",
    "<ul><li>One of them</li><li><a href='/3'>Two</a></li></ul>",
    "<table><tr><td>1</td><td>It rained.</td></tr><tr><td>2</td><td>On.</td></tr></table>",
    "<form><p>Write to us.</p><input name='q'></form>",
    "<div class='share'>Pass on</div>",
    "<div>loose <b>bold</b> words<p>and a line</p>at the end</div>",
    "<figure><img src='a'><figcaption>The wall in May</figcaption></figure>",
    "<div hidden>unseen words</div>",
    "<footer><p>All rights are kept.</p></footer>",
)


@given(st.lists(st.sampled_from(SHAPES), max_size=12), st.lists(st.sampled_from(SHAPES)))
@settings(max_examples=80, deadline=None)
def test_no_word_of_a_page_goes_unsaid(before: list[str], after: list[str]) -> None:
    lines = [*before, TEXT, *after]
    numbered = [line.replace("<p>", f"<p>N{n} ") for n, line in enumerate(lines)]
    markup = "".join(f"<div class='row'>{line}</div>" for line in numbered)
    parsed = read_page(f"<body>{markup}</body>", lambda _address: None)
    told = sum(counts(parsed))
    kept = hints.count_words(parsed.content.text)
    tree = html.document_fromstring(f"<body>{markup}</body>")
    for element in tree.iter("p", "div", "li", "td", "h2", "figcaption", "b"):
        element.tail = f" {element.tail or ''}"
        element.text = f" {element.text or ''}"
    assert kept + told == hints.count_words(tree.text_content())


def test_nothing_is_told_of_a_page_that_is_kept_whole() -> None:
    parsed = read_page(f"<nav>Home</nav>{TEXT}", lambda _address: None, whole_page=True)
    assert "left_out" not in parsed.facts.other
