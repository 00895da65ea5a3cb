"""Characters that canonical text may not hold."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree

from desktop.formats.door.characters import clean, writable


@pytest.mark.parametrize(
    ("text", "cleaned"),
    [
        ("a\x00b\ufffcc", "abc"),
        ("a\r\nb\rc\nd", "a b c d"),
        ("\ud83d\ude00", "\U0001f600"),
        ("a\ud83db", "ab"),
        ("e\u0301 \u00a0\u2028\u200b", "e\u0301 \u00a0\u2028\u200b"),
        ("", ""),
    ],
)
def test_clean(text, cleaned) -> None:
    assert clean(text) == cleaned


@settings(max_examples=60, deadline=None)
@given(st.text(st.characters(codec=None)))
def test_whatever_comes_can_be_stored_and_is_cleaned_once(text) -> None:
    once = clean(text)
    once.encode()
    assert not set(once) & set("\x00\r\n\ufffc")
    assert clean(once) == once


def test_a_tree_takes_what_is_writable_and_a_form_feed_parts_words() -> None:
    written = "".join(map(chr, [*range(0x20), 0x7F, 0x85, 0xFFFD, 0xFFFE, 0xFFFF, 0xD800]))
    element = etree.Element("p")
    element.text = writable(f"a{written}b")
    assert element.text == "a\t\n \r\x7f\x85\ufffdb"
