from __future__ import annotations

import re
import time
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.domain import DocumentKind, Facts, Parsed, Section, tidy
from desktop.domain.tag_paths import spelled
from tests.domain.samples import content_of

TURNING = "\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"
KEPT = "שלום\u200f \u200e कर्\u200dम نمی\u200cدانم 👩\u200d🔬\u00a0?"
UNWANTED = re.compile(f"[\x00-\x1f\x7f-\x9f\u2028\u2029{TURNING}]")
TEXTS = st.text(
    st.one_of(st.sampled_from(f"ab \t\n\r\x0b\x1b\x07\x85\u2028\x9b{TURNING}"), st.characters()),
    max_size=60,
)


@given(TEXTS, st.integers(1, 30))
def test_a_line_holds_nothing_that_acts_and_is_never_too_long(text, longest):
    line = tidy.one_line(text, longest)
    assert not UNWANTED.search(line)
    assert len(line) <= longest
    assert line == line.strip()
    assert tidy.one_line(line, longest) == line


@given(TEXTS)
def test_a_note_keeps_its_lines_and_holds_nothing_that_acts(text):
    note = tidy.note(text)
    assert not UNWANTED.search(note.replace("\n", "").replace("\t", ""))
    assert tidy.note(note) == note


@given(st.text(st.characters(categories=("L", "N", "P")), min_size=1))
def test_words_stay_as_they_are(text):
    assert tidy.one_line(text) == text


def test_marks_and_joiners_of_a_language_stay():
    assert tidy.one_line(KEPT) == KEPT


@pytest.mark.parametrize(
    ("given_", "shown"),
    [
        ("Two\r\nlines", "Two lines"),
        ("a \t\n b", "a b"),
        ("\x1b[31mred\x07", "[31mred"),
        ("invoice\u202efdp.exe", "invoicefdp.exe"),
        ("\x9b31m", "31m"),
        ("\u202e\n", ""),
    ],
)
def test_what_moves_a_cursor_or_turns_letters_goes(given_, shown):
    assert tidy.one_line(given_) == shown


def test_what_is_cut_says_so():
    assert tidy.one_line("word " * 500) == ("word " * 500)[: tidy.LONGEST_TITLE - 1].rstrip() + "…"


def test_five_megabytes_cost_no_more_than_what_is_kept():
    title = "x\x1b" * 2_500_000
    begun = time.process_time()
    for _ in range(100):
        tidy.one_line(title)
    assert time.process_time() - begun < 2  # looking through all of it takes about 30


def test_the_path_of_a_tag_follows_the_same_rule():
    assert spelled("law/\x1b[31mprison\u202e\x07") == "law/[31mprison"


def test_every_fact_of_a_file_is_a_line():
    long = "x" * 10_000
    given_ = Facts(
        title="T\x1b\n" + long,
        authors=("A\u202e B", "\x07", long),
        date="2024\n",
        publisher="P\x85Q",
        url="https://e.org/" + long,
        language="en\x00",
        citation_key="key\n",
        other={"made\n_by": "a\nb" + long, "\x07": "nameless"},
    )
    facts = tidy.facts(given_)
    assert facts.title.startswith("T x")
    assert len(facts.title) == len(facts.authors[1]) == tidy.LONGEST_TITLE
    assert facts.authors[0] == "A B"
    assert (facts.date, facts.publisher, facts.language, facts.citation_key) == (
        "2024", "P Q", "en", "key",
    )  # fmt: skip
    assert len(facts.url) == tidy.LONGEST_FACT
    assert list(facts.other) == ["made _by"]
    assert len(facts.other["made _by"]) == tidy.LONGEST_FACT
    assert tidy.facts(facts) == facts


def test_a_thousand_authors_stay_and_a_million_do_not():
    signed = Facts("T", tuple(f"Author {n}" for n in range(5_000)))
    assert tidy.facts(signed) == signed
    flood = tidy.facts(
        Facts("T", ("x" * 900,) * 10_000, other={str(n): "y" * 900 for n in range(999)})
    )
    assert sum(map(len, flood.authors)) <= tidy.LONGEST_FACTS
    assert sum(map(len, flood.other.values())) <= tidy.LONGEST_FACTS


def test_what_is_said_of_a_text_is_made_tidy_and_the_text_left_alone():
    text = content_of("One\x1b two")
    sections = (Section("A\n\x1b[1m title", 1, 0, 8, {"asked_by": "Al\u202ea"}),)
    parsed = Parsed(
        replace(text, sections=sections),
        DocumentKind.DOCUMENT, Facts("T\n"), "text/plain", "text 1", remarks=("Read\x07.",),
    )  # fmt: skip
    found = tidy.parsed(parsed)
    assert found.content.text == "One\x1b two"
    assert found.content.sections == (Section("A [1m title", 1, 0, 8, {"asked_by": "Ala"}),)
    assert (found.facts.title, found.remarks) == ("T", ("Read.",))


@pytest.mark.parametrize(
    ("facts", "is_tidy"),
    [
        (Facts("Plain", ("Ada",), "2024", "Press"), True),
        (Facts("x" * 1_001), False),
        (Facts("a\nb"), False),
        (Facts("a", ("b\u202e",)), False),
        (Facts("a", publisher="\x1b"), False),
    ],
)
def test_tidy_facts_are_told_from_others_at_a_glance(facts, is_tidy):
    assert tidy.is_tidy(facts) is is_tidy
