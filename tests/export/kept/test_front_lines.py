from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.export.kept.front_lines import digest, entries, front_of, merged

TITLE = 'title: "A"'


@pytest.mark.parametrize(
    ("text", "lines", "end"),
    [
        ("---\na: 1\n---\nrest", ["a: 1"], 3),
        ("--- \na: 1\n...\nrest", ["a: 1"], 3),
        ("---\n---", [], 2),
        ("---\na: 1", [], 0),
        ("text\n---\na: 1\n---", [], 0),
        (" ---\na: 1\n---", [], 0),
        ("", [], 0),
    ],
)
def test_front_matter_is_what_stands_between_two_fences_at_the_top(text, lines, end):
    assert front_of(text.split("\n")) == (lines, end)


def test_a_key_is_replaced_with_all_its_lines_and_nothing_else():
    ours = ["tags:", "  - a", "- b", "", "  more"]
    lines = ["# first", *ours, "", "other: 1"]
    kept = merged(lines, {"tags": "tags: [c]"}, {"tags": digest(ours)})
    assert kept.lines == ["# first", "tags: [c]", "", "other: 1"]


@pytest.mark.parametrize(
    "line",
    [
        'title: "A" # I think',
        'title: "B"',
        "title:",
        'title: "A"\n  # indented remark',
        '"title": "A"',
        "title : A",
        'title: "A"\ntitle: "A"',
    ],
)
def test_a_key_that_a_person_touched_is_theirs(line):
    kept = merged(line.split("\n"), {"title": 'title: "New"'}, {"title": digest([TITLE])})
    assert kept.lines == line.split("\n")
    assert kept.theirs == ["title"]


def test_what_only_looks_like_our_key_is_not_taken_for_it():
    lines = ["nested:", "  title: x", "text: |", "  title: y", "untitled: z", "#title: q"]
    kept = merged(lines, {"title": TITLE}, {})
    assert kept.lines == [*lines, TITLE]


def test_a_key_of_theirs_is_not_taken_over_and_one_taken_out_stays_out():
    assert merged(["title: mine"], {"title": TITLE}, {}).lines == ["title: mine"]
    assert merged(["title: mine"], {"title": TITLE}, {}).theirs == []
    gone = merged([], {"title": TITLE}, {"title": digest([TITLE])})
    assert (gone.lines, gone.digests) == ([], {"title": digest([TITLE])})


def test_a_key_that_is_written_no_longer_goes_unless_it_is_theirs():
    assert merged([TITLE, "b: 1"], {}, {"title": digest([TITLE])}).lines == ["b: 1"]
    kept = merged(["title: mine"], {}, {"title": digest([TITLE])})
    assert kept.lines == ["title: mine"]


def test_entries_of_what_was_made_here():
    lines = ["a: 1", "b:", "  - x", "  - y", "# remark", "c: |", "  text"]
    assert entries(lines) == {"a": "a: 1", "b": "b:\n  - x\n  - y", "c": "c: |\n  text"}


LINE = st.sampled_from(
    ["title: x", TITLE, "mine: 1", "# mine", "  - mine", "- mine", "", "date: mine", '"a": mine']
)


@given(st.lists(LINE, max_size=8), st.booleans())
def test_no_line_of_theirs_is_lost_and_a_second_time_changes_nothing(lines, was_ours):
    known = {"title": digest([TITLE])} if was_ours else {}
    values = {"title": 'title: "New"', "date": "date: 2026"}
    kept = merged(lines, values, known)
    theirs = [line for line in lines if "mine" in line]
    assert [line for line in kept.lines if "mine" in line] == theirs
    again = merged(kept.lines, values, kept.digests)
    assert again.lines == kept.lines
