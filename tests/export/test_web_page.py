from __future__ import annotations

from html import unescape

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.export.web_page import shown, web_page

PLAIN = st.text(st.characters(exclude_categories=["Cc", "Cf", "Cs", "Zl", "Zp"]), max_size=40)


@given(PLAIN)
def test_text_is_shown_letter_for_letter_and_does_nothing(text):
    written = shown(text)
    assert unescape(written) == text
    assert not set(written) & set("<>\"'")


@pytest.mark.parametrize("sign", ["\0", "\x1b", "\x85", "\u202e", "\u2066"])
def test_what_would_turn_or_end_a_line_is_left_out(sign):
    assert shown(f"one{sign}two") == "onetwo"


def test_a_line_break_is_one():
    assert shown("one\ntwo\u2028three") == "one<br>two<br>three"


def test_a_page_fetches_and_runs_nothing():
    page = web_page("<script>", "<p>Body</p>")
    assert "default-src 'none'" in page
    assert "img-src" not in page
    assert "<title>&lt;script&gt;</title>" in page
    assert "img-src data:" in web_page("T", "", pictures=True)
    assert page.count("<p>Body</p>") == 1
