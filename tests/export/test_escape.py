from __future__ import annotations

import json
import re
import shutil
import subprocess
from unicodedata import normalize

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from desktop.domain import tidy
from desktop.export.escape import blockquote, inline, plainly, table, yaml_string

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
        lines = re.sub("[\u2028\x1e]+(?=\n)", "", quotation)  # a break at the end breaks no line
        assert rendered(blockquote(quotation)) == re.sub("[\u2028\x1e]", "\n", lines)


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


SIGNS = [
    *HOSTILE, "--", "...", "(1) ", "i. ", "A. ", "iv) ", "#. ", "@x", "(@)", "12) ", "www.",
    "https://", "a@b.c", ":smile:", "\\(", "\\foo", "Mr. ", "p. 5", "e.g. x", "Table: x", "“", "”",
    "‘", "’", "—", "…", "é", "[^1]", "{.x}", "mailto:a@b.c", "&amp;", "%%", "<b>", "$a$", "::: x",
    "| a", ": d",
]  # fmt: skip
SIGNED = st.lists(st.sampled_from(SIGNS), min_size=1, max_size=14).map("".join)


def spaced(text: str) -> str:
    """Return a text whose lines are what any renderer shows of it."""
    lines = re.split("[\n\u2028\x1e]", normalize("NFC", text))
    return "\n".join(" ".join(line.split()) for line in lines if line.split())


def of_pandoc(markdown: str, form: str) -> list[str]:
    """Return what Pandoc shows of each blockquote in a text."""
    command = ["pandoc", "-f", form, "-t", "json"]
    done = subprocess.run(command, input=markdown.encode(), capture_output=True, check=True)
    quotes = json.loads(done.stdout)["blocks"]
    assert {quote["t"] for quote in quotes} == {"BlockQuote"}
    return ["\n".join(told(part["c"]) for part in quote["c"]) for quote in quotes]


def told(inlines: list) -> str:
    words = {"Space": " ", "SoftBreak": " ", "LineBreak": "\n"}
    marks = {"DoubleQuote": "“{}”", "SingleQuote": "‘{}’"}
    return "".join(
        marks[one["c"][0]["t"]].format(told(one["c"][1]))
        if one["t"] == "Quoted"
        else words[one["t"]]
        if one["t"] in words
        else one["c"]
        for one in inlines
    )


@pytest.mark.skipif(shutil.which("pandoc") is None, reason="pandoc is not installed")
@pytest.mark.parametrize("form", ["markdown", "gfm"])
@settings(max_examples=8, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(quotations=st.lists(SIGNED, min_size=40, max_size=40))
def test_pandoc_shows_the_same_words(form, quotations):
    kept = [one for one in quotations if spaced(one)]
    shown = of_pandoc("\n\n".join(blockquote(one.strip()) for one in kept), form)
    assert list(map(spaced, shown)) == list(map(spaced, kept))


@pytest.mark.skipif(shutil.which("pandoc") is None, reason="pandoc is not installed")
@pytest.mark.parametrize("form", ["markdown", "gfm"])
def test_pandoc_shows_signs_that_it_would_turn_as_they_stand(form):
    quotations = [
        "“ so ”, he said",
        "‘*b 12) ’ x",
        "‘Tis so",
        "Mr. Marsh -- p. 5...",
        "(a) it's",
        "Table: x",
    ]
    shown = of_pandoc("\n\n".join(map(blockquote, quotations)), form)
    assert shown == quotations


@settings(max_examples=200)
@given(SIGNED)
def test_signs_of_other_readers_are_shown_as_they_stand(text):
    if spaced(text):
        assert spaced(rendered(blockquote(text.strip()))) == spaced(text)


CELL = st.text(st.sampled_from("ab1 |-:\\`*_#'\"&<.+"), max_size=6).map(str.strip)


@given(st.lists(st.lists(CELL, min_size=2, max_size=4), min_size=1, max_size=4), st.booleans())
def test_a_table_keeps_its_cells(rows, headed):
    tokens = MarkdownIt("commonmark").enable("table").parse("\n".join(table(rows, headed=headed)))
    width = max(map(len, rows))
    shown = [
        "".join(child.content for child in token.children)
        for token in tokens
        if token.type == "inline"
    ]
    wanted = [[*row, *[""] * (width - len(row))] for row in rows]
    wanted = wanted if headed else [[""] * width, *wanted]
    assert shown == [cell for row in wanted for cell in row]


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


@settings(max_examples=200)
@given(TEXT)
def test_somebody_elses_note_is_shown_and_does_nothing(text):
    tokens = MarkdownIt("commonmark").parse(plainly(text))
    assert {token.type for token in tokens} <= {"paragraph_open", "inline", "paragraph_close"}
    lines = [shown(child) for token in tokens for child in token.children or []]
    said = re.sub(r"\s", "", tidy.note(text).replace("\u2028", ""))
    assert re.sub(r"\s", "", "".join(lines)) == said


def test_the_lines_of_somebody_elses_note_stay():
    assert plainly("One *b*\n- two\n \n\n# three") == "One \\*b\\*\\\n\\- two\n\n\\# three"


def test_plain_words_are_written_as_they_are():
    assert yaml_string("żółć") == '"żółć"'
    assert blockquote("Żółć, it was: 5 of 7") == "> Żółć, it was: 5 of 7"
