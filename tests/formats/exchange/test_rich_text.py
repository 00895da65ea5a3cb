from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.formats.exchange.rich_text import markdown, plain


def test_titles_lose_their_markup_and_nothing_else() -> None:
    assert plain("<b>A</b> &amp; B<sup>2</sup> <jats:italic>c</jats:italic>") == "A & B² c"
    assert plain("if a < b and c > d, R&D") == "if a < b and c > d, R&D"
    assert plain("one<br/>two") == "one two"


@pytest.mark.parametrize(
    ("html", "text"),
    [
        ("<p>One <b>two</b></p><p><i>three</i><br>four</p>", "One **two**\n\n*three*  \nfour"),
        ("<h2>A</h2><ul><li>a</li><li>b<ul><li>c</li></ul></li></ul>", "## A\n\n- a\n- b\n  - c"),
        ("<ol><li>a</li><li>b</li></ol>", "1. a\n2. b"),
        ("<blockquote><p>x</p><p>y</p></blockquote>", "> x\n>\n> y"),
        ('<a href="https://a.example/b">b</a> <a href="javascript:x()">c</a>',
         "[b](https://a.example/b) c"),
        ("plain text, no tag", "plain text, no tag"),
        ("<div><div>a</div>b<div>c</div></div>", "a\n\nb\n\nc"),
        ("<script>alert(1)</script><p>a</p>", "a"),
        ("<pre>x\n  y</pre>", "```\nx\n  y\n```"),
        ("<p>H<sub>2</sub>O <b> spaced </b>out</p>", "H₂O **spaced** out"),
        ("", ""),
        ("<!-- nothing -->", ""),
    ],
)  # fmt: skip
def test_notes_become_markdown(html: str, text: str) -> None:
    assert markdown(html) == text


@given(st.text(st.sampled_from("<>/pbiul &;\"'=a\0\n"), max_size=200))
def test_any_html_is_some_markdown(html: str) -> None:
    markdown(html)
    plain(html)


@pytest.mark.parametrize("tag", ["<p>", "<b>", "<ul><li>", "<blockquote>", "<i", "<sub>x", "&amp;"])
def test_endless_tags_are_read_quickly(tag: str) -> None:
    begun = time.process_time()
    markdown(tag * 30_000)
    plain(tag * 30_000)
    assert time.process_time() - begun < 3
