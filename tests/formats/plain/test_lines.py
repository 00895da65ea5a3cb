from __future__ import annotations

import random
import textwrap
import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from desktop.formats.plain.lines import chunks, layout_of, paragraphs

PROSE = (
    "The harbour office opened late that morning, because the clerk who kept its key had been "
    "called away to count the boats that came in overnight; nobody minded, since the fog lay so "
    "thick on the water that no boat could leave. By noon a queue had formed. People talked."
)


def prose(seed: int) -> str:
    made = random.Random(seed)
    return " ".join("abcdefghijkl"[: made.randint(1, 12)] for _ in range(made.randint(40, 90)))


def all_paragraphs(text: str) -> list[str]:
    parts = chunks(text)
    layout = layout_of(parts)
    return [each for part in parts for each in paragraphs(part, layout)]


@settings(max_examples=60)
@given(st.lists(st.integers(0, 10**6), min_size=2, max_size=5), st.integers(60, 80))
def test_a_wrapped_text_is_put_together_again(seeds, width) -> None:
    whole = [prose(seed) for seed in seeds]
    wrapped = "\n\n".join(textwrap.fill(each, width) for each in whole)
    assert all_paragraphs(wrapped) == whole


def test_verse_inside_a_wrapped_text_keeps_its_lines() -> None:
    verse = "The boats are in\nThe bells are still\nAnd fog is on\nThe window sill"
    text = "\n\n".join([textwrap.fill(PROSE, 72), verse, textwrap.fill(PROSE, 72)])
    assert all_paragraphs(text) == [PROSE, verse, PROSE]


def test_short_lines_alone_prove_nothing() -> None:
    verse = "The boats are in\nThe bells are still\nAnd fog is on\nThe window sill"
    assert all_paragraphs(f"{verse}\n\n{verse}") == [verse, verse]


def test_long_lines_are_paragraphs_each() -> None:
    assert all_paragraphs(f"Head:\n{PROSE}\n{PROSE}") == ["Head:", PROSE, PROSE]


def test_lines_with_labels_stand_alone() -> None:
    text = "From: The clerk\nDate: 3 May\nRef: 12\n\nThe text."
    assert all_paragraphs(text) == ["From: The clerk", "Date: 3 May", "Ref: 12", "The text."]


def test_an_indent_begins_a_paragraph_in_a_wrapped_text() -> None:
    lines = [*textwrap.wrap(PROSE, 70), *textwrap.wrap(PROSE, 70, initial_indent="    ")]
    assert all_paragraphs("\n".join(lines)) == [PROSE, PROSE]


@pytest.mark.parametrize("end", ["\r\n", "\r", "\n"])
def test_any_line_end_will_do(end) -> None:
    assert all_paragraphs(f"one{end}{end}two\fthree") == ["one", "two", "three"]


def test_a_long_text_without_blank_lines_takes_little_time() -> None:
    line = "some words that fill a line of about seventy letters in all, again"
    text = "\n".join([line] * 20_000)
    started = time.perf_counter()
    parts = chunks(text)
    layout = layout_of(parts)
    assert sum(1 for part in parts for _ in paragraphs(part, layout)) >= 1
    assert time.perf_counter() - started < 3
