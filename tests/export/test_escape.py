from __future__ import annotations

import json
import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from desktop.export.escape import blockquote, inline, yaml_string

HOSTILE = "*_[]<>#`-+=.)(!&|~$^:%@\\ \t\u2028\x1e\n0123456789ab\u00a0😀שלا'\"{}"
TEXT = st.text(
    st.one_of(st.sampled_from(list(HOSTILE)), st.characters(blacklist_categories=("Cs", "Cc"))),
    min_size=1,
    max_size=60,
)


def rendered(markdown: str) -> str:
    """Return what a CommonMark renderer shows of one blockquote, its breaks as line feeds."""
    tokens = MarkdownIt("commonmark").parse(markdown)
    assert tokens[0].type == "blockquote_open"
    assert tokens[-1].type == "blockquote_close"
    assert {token.type for token in tokens[1:-1]} <= {"paragraph_open", "inline", "paragraph_close"}
    return "\n".join(
        "".join(shown(child) for child in token.children or [])
        for token in tokens
        if token.type == "inline"
    )


def shown(token) -> str:
    assert token.type in {"text", "hardbreak"}
    return "\n" if token.type == "hardbreak" else token.content


@settings(max_examples=300)
@given(TEXT)
def test_a_quotation_is_shown_exactly(text):
    quotation = text.strip()
    if quotation:
        assert rendered(blockquote(quotation)) == re.sub("[\u2028\x1e]", "\n", quotation)


@pytest.mark.parametrize(
    "quotation",
    [
        "1. not a list",
        "- not a list",
        "# not a heading",
        "> not a quotation in it",
        "    not code",
        "<b>not bold</b> &amp; <!-- not hidden -->",
        "```\nnot a fence\n```",
        "text\n---\nnot a heading",
        "text\u2028===\u2028not a heading",
        "[not](a link) ![or](picture) http://example.org/_a_",
        "an empty block\n\nbetween two",
        "שלום 123 עולם",
        "a family 👨‍👩‍👧‍👦 & flags 🇬🇧",
        "2) also not a list",
        "\\* a backslash",
    ],
)
def test_what_looks_like_markdown_is_shown_as_it_stands(quotation):
    assert rendered(blockquote(quotation)) == quotation.replace("\u2028", "\n")


@given(TEXT)
def test_inline_text_is_shown_on_one_line(text):
    flat = " ".join(re.split("[\n\u2028\x1e]+", text)).strip()
    tokens = MarkdownIt("commonmark").parseInline(f"x{inline(text)}")
    assert "".join(child.content for child in tokens[0].children) == f"x{flat}"


@given(st.text(max_size=40))
def test_a_yaml_string_is_one_line_that_reads_back(text):
    scalar = yaml_string(text)
    assert len(scalar.splitlines()) == 1
    assert json.loads(scalar) == text
