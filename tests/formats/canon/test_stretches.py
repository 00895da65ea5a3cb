"""Styled stretches become spans that lie inside one block each."""

from __future__ import annotations

import pytest

from desktop.domain import BlockKind, Span, SpanKind
from desktop.formats.canon.canonical import Builder
from desktop.formats.canon.stretches import (
    Mark,
    Stretch,
    after,
    resolved,
    spans_of,
    with_whole_marks,
)

BOLD, LINK, NOTE = SpanKind.BOLD, SpanKind.LINK, SpanKind.NOTE_REFERENCE


def blocks():
    """Return three blocks: 0-3, 4-8, 9-12."""
    builder = Builder()
    for words in ("one", "four", "six"):
        builder.block(BlockKind.PARAGRAPH)
        builder.text(words)
    return builder.build().blocks


def spans(*stretches: Stretch) -> list[tuple[int, int, SpanKind]]:
    """Return the spans that come of stretches."""
    return [(s.start, s.end, s.kind) for s in spans_of(stretches, blocks())]


def test_a_stretch_over_blocks_is_cut_at_their_ends() -> None:
    assert spans(Stretch(1, 11, BOLD, "")) == [(1, 3, BOLD), (4, 8, BOLD), (9, 11, BOLD)]


def test_stretches_of_one_kind_that_touch_are_joined() -> None:
    assert spans(Stretch(6, 8, BOLD, ""), Stretch(4, 6, BOLD, "")) == [(4, 8, BOLD)]
    assert len(spans(Stretch(4, 6, LINK, "a"), Stretch(6, 8, LINK, "b"))) == 2


def test_references_to_notes_stay_apart() -> None:
    assert len(spans(Stretch(4, 5, NOTE, "#9"), Stretch(5, 6, NOTE, "#9"))) == 2


def test_links_find_their_places_and_those_to_nowhere_go() -> None:
    stretches = [
        Stretch(0, 1, LINK, "#here"),
        Stretch(1, 2, LINK, "#nowhere"),
        Stretch(2, 3, NOTE, "#nowhere"),
        Stretch(4, 5, LINK, "https://post.example"),
    ]
    made = [(s.kind, s.target) for s in resolved(stretches, {"here": 9})]
    assert made == [
        (LINK, "#9"),
        (SpanKind.SUPERSCRIPT, ""),
        (LINK, "https://post.example"),
    ]


def test_only_the_entries_after_a_place() -> None:
    marks = [Mark(1, "a"), Mark(5, "b"), Mark(9, "c")]
    assert [mark.name for mark in after(marks, 1, "at")] == ["c", "b"]


RAISED = SpanKind.SUPERSCRIPT


@pytest.mark.parametrize(
    ("text", "marks", "raised", "whole"),
    [
        ("544[1] x", [(4, 5)], [], ["[1]"]),
        ("544[1] x", [(4, 5)], [(3, 6)], ["[1]"]),
        ("5441,2 x", [(3, 4), (5, 6)], [(3, 6)], ["1,", "2"]),
        ("5441,2 x", [(3, 4), (5, 6)], [], ["1", "2"]),
        ("544 [1, 2] x", [(5, 6), (8, 9)], [], ["[1, ", "2]"]),
        ("544[1][2]", [(4, 5), (7, 8)], [], ["[1]", "[2]"]),
        ("544[1] [2]", [(3, 6), (7, 10)], [(3, 10)], ["[1] ", "[2]"]),
        ("5441 x", [(3, 4)], [(3, 5)], ["1"]),
        ("1. See", [(0, 1)], [], ["1."]),
        ("x 1. See", [(2, 3)], [], ["1"]),
        ("[see 1]", [(5, 6)], [], ["1"]),
        ("1a x", [(0, 1)], [(0, 2)], ["1"]),
    ],
)
def test_a_mark_covers_its_brackets_and_what_parts_marks(text, marks, raised, whole) -> None:
    spans = [Span(start, end, NOTE, "#0") for start, end in marks]
    spans += [Span(start, end, RAISED) for start, end in raised]
    found = with_whole_marks(sorted(spans, key=lambda s: (s.start, s.end)), text)
    assert [text[s.start : s.end] for s in found if s.kind is NOTE] == whole
    assert [(s.start, s.end) for s in found if s.kind is RAISED] == raised
