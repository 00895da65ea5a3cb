from __future__ import annotations

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from desktop.errors import UnreadableFileError
from desktop.formats import encoding
from desktop.formats.canon.canonical import clean
from desktop.formats.plain import plain_text

BODY = "A clerk said on Monday that the boats had been counted, and that none was missing."


@settings(max_examples=60, deadline=None)
@given(
    st.one_of(
        st.text(max_size=300),
        st.lists(
            st.sampled_from(
                ["", BODY, "TITLE", "1. item", "- item", "====", "* * *", "Chapter 2", "  a"]
            ),
            max_size=25,
        ).map("\n".join),
    )
)
def test_no_word_is_lost(canonical, written) -> None:
    content = plain_text.parse(written).content
    canonical(content)
    kept = re.findall(r"\w+", content.text)
    assert kept == re.findall(r"\w+", re.sub("[\x00\ufffc]", "", written))


def test_a_title_stands_above_its_text(listed) -> None:
    parsed = plain_text.parse(f"Harbour counts its boats\n\n{BODY}\n\n{BODY}")
    assert parsed.facts.title == "Harbour counts its boats"
    assert [kind for kind, _, _ in listed(parsed.content)] == ["HEADING", "PARAGRAPH", "PARAGRAPH"]


@pytest.mark.parametrize("first", [BODY, "Dear Sir,", "- one", "2024"])
def test_a_first_line_that_is_no_title_is_text(first) -> None:
    assert plain_text.parse(f"{first}\n\n{BODY}").facts.title == ""


@pytest.mark.parametrize(
    ("line", "level"),
    [
        ("CHAPTER IV.", 2),
        ("Chapter 12: The Harbour", 2),
        ("PART ONE", 1),
        ("Annex B", 2),
        ("THE HARBOUR AT NIGHT", 2),
        ("The Harbour\n===========", 1),
        ("The Harbour\n-----------", 2),
    ],
)
def test_lines_that_are_headings_beyond_doubt(listed, line, level) -> None:
    content = plain_text.parse(f"{BODY}\n\n{line}\n\n{BODY}").content
    assert listed(content)[1][:2] == ("HEADING", level)


@pytest.mark.parametrize(
    "line", ["Section 3 says that boats are counted.", "He went home", "12", "A.B."]
)
def test_lines_that_may_be_anything_are_text(listed, line) -> None:
    content = plain_text.parse(f"{BODY}\n\n{line}\n\n{BODY}").content
    assert listed(content)[1][0] == "PARAGRAPH"


def test_numbered_headings_count_up(listed) -> None:
    parts = ["1. Boats", BODY, "1.1 Large boats", BODY, "2. Crews", BODY]
    made = listed(plain_text.parse("\n\n".join([BODY, *parts])).content)
    assert [(level, words) for kind, level, words in made if kind == "HEADING"] == [
        (2, "1. Boats"), (3, "1.1 Large boats"), (2, "2. Crews"),
    ]  # fmt: skip


def test_bullets_become_markers_and_numbers_stay_in_the_text() -> None:
    content = plain_text.parse(f"{BODY}\n\n• boats\n• crews\n\n1) one\n2) two\n\n{BODY}").content
    assert content.text.split("\n")[1:5] == ["boats", "crews", "1) one", "2) two"]
    assert [b.attributes.get("marker") for b in content.blocks][1:5] == ["•", "•", None, None]
    assert [b.kind.name for b in content.blocks][1:5] == ["LIST_ITEM"] * 4


def test_binary_is_refused(read_file) -> None:
    with pytest.raises(UnreadableFileError, match="not a text"):
        read_file("a.txt", bytes(range(256)) * 50)


@pytest.mark.slow
@settings(max_examples=5000, deadline=None)
@given(st.one_of(st.text(max_size=400), st.binary(max_size=400).map(encoding.decode)))
def test_fuzz_text(canonical, written) -> None:
    content = plain_text.parse(written).content
    canonical(content)
    assert re.findall(r"\w+", content.text) == re.findall(r"\w+", clean(written))


def test_parts_of_chapters_are_headings_too(listed) -> None:
    body = "The harbour was inspected once more, and nothing had been mended since.\n\n"
    source = "".join(
        f"Chapter {n}. Walls\n\n{n}.1. What fell?\n\n{body}{n}.2. What stood\n\n{body}"
        for n in (1, 2)
    )
    headings = [
        (level, words)
        for kind, level, words in listed(plain_text.parse(source).content)
        if kind == "HEADING"
    ]
    assert headings == [
        *((2, "Chapter 1. Walls"), (3, "1.1. What fell?"), (3, "1.2. What stood")),
        *((2, "Chapter 2. Walls"), (3, "2.1. What fell?"), (3, "2.2. What stood")),
    ]
