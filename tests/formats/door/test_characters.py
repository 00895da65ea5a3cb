"""Characters that canonical text may not hold."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from desktop.formats.door.characters import clean


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
