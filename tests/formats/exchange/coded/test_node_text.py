from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.formats.exchange.coded.node_text import NodeText


@pytest.mark.parametrize(
    ("html", "text"),
    [
        ("<p>One <b>and</b> two</p><p>three</p>", "One and twothree"),
        ("a &amp; b &#233;", "a & b é"),
        ("<pre>\nline</pre>", "line"),
        ("<p>\nline</p>", "\nline"),
        ("one<!-- not two -->three", "onethree"),
    ],
)
def test_text_is_what_a_browser_counts(html, text):
    assert NodeText(html).text == text


def test_a_quotation_has_a_line_for_each_block():
    found = NodeText("<h1>Title</h1><p>One <i>and</i><br>two</p>")
    assert found.quotation(0, len(found.text)) == "Title\nOne and\ntwo"
    assert found.quotation(5, 12) == "One and"


@given(st.text(st.characters(exclude_characters="<&\0\r", exclude_categories=["Cs"]), max_size=30))
def test_places_in_bytes_are_places_in_letters(text):
    found = NodeText(text)
    assert found.text == text
    ends = {len(text[:n].encode()): n for n in range(len(text) + 1)}
    assert found.places(set(ends)) == ends
    assert found.places({-1, len(text.encode()) + 1}) == {}
