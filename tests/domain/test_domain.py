from __future__ import annotations

from array import array
from dataclasses import replace
from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.domain import (
    Anchor,
    BlockKind,
    Blocks,
    Changes,
    Content,
    Highlight,
    ImportOutcome,
    ImportStatus,
    Locator,
    LocatorKind,
    Placement,
    PlacementStatus,
    Progress,
    Section,
    Span,
    SpanKind,
)

LINES = st.lists(st.text("ab ", max_size=6), min_size=1, max_size=8)
IDS = st.frozensets(st.sampled_from("abc"))
CHANGES = st.builds(Changes, IDS, IDS, IDS, IDS, st.booleans())


def blocks_of(lines: list[str]) -> Blocks:
    starts = array("I", [0])
    for line in lines:
        starts.append(starts[-1] + len(line) + 1)
    return Blocks(starts, bytes(len(lines)), bytes(len(lines)), {0: {"marker": "1."}})


@given(LINES)
def test_blocks_are_the_lines_of_the_text(lines):
    text, blocks = "\n".join(lines), blocks_of(lines)
    assert [text[block.start : block.end] for block in blocks] == lines
    assert len(blocks) == len(lines)
    assert blocks[0].attributes == {"marker": "1."}
    assert {block.kind for block in blocks} == {BlockKind(0)}
    with pytest.raises(IndexError):
        blocks[len(lines)]


@given(LINES, st.integers(-3, 70))
def test_every_offset_lies_in_one_block(lines, offset):
    blocks = blocks_of(lines)
    index = blocks.at(offset)
    inside = min(max(offset, 0), blocks.starts[-1] - 1)
    assert blocks.starts[index] <= inside < blocks.starts[index + 1]


@pytest.mark.parametrize(
    ("kinds", "names"),
    [
        (BlockKind, "PARAGRAPH HEADING LIST_ITEM QUOTATION TABLE IMAGE CAPTION RULE CODE FOOTNOTE"),
        (LocatorKind, "PAGE PARAGRAPH LINE"),
        (SpanKind, "BOLD ITALIC UNDERLINE STRIKE CODE SUPERSCRIPT SUBSCRIPT LINK NOTE_REFERENCE"),
    ],
)
def test_numbers_that_libraries_hold_keep_their_meaning(kinds, names):
    assert " ".join(kinds(number).name for number in range(len(names.split()))) == names


@pytest.mark.parametrize("start", [0, 1, 63, 64, 65, 100])
def test_an_anchor_keeps_what_stands_within_64_letters(start):
    text = "".join(chr(0x4E00 + number) for number in range(230))
    anchor = Content(text, blocks_of([text])).anchor(3, start, start + 5)
    assert (anchor.revision, anchor.start, anchor.end) == (3, start, start + 5)
    assert anchor.prefix == text[:start][-64:]
    assert anchor.quotation == text[start : start + 5]
    assert anchor.suffix == text[start + 5 : start + 69]


OUTLINE = (Section("Part", 1, 0, 50), Section("Chapter", 2, 10, 30), Section("Other", 1, 50, 90))
LABELS = (
    Locator(0, LocatorKind.PAGE, "i"),
    Locator(12, LocatorKind.PARAGRAPH, "1"),
    Locator(40, LocatorKind.PAGE, "ii"),
    Locator(60, LocatorKind.PARAGRAPH, "1"),
)
TEXT = Content("x" * 90, blocks_of(["x" * 90]), sections=OUTLINE, locators=LABELS)


@pytest.mark.parametrize(
    ("offset", "titles"),
    [(0, ["Part"]), (10, ["Part", "Chapter"]), (30, ["Part"]), (50, ["Other"]), (90, [])],
)
def test_sections_around_an_offset_are_told_outermost_first(offset, titles):
    assert [section.title for section in TEXT.section_path(offset)] == titles


@pytest.mark.parametrize(
    ("offset", "page", "paragraph"),
    [(0, "i", ""), (11, "i", ""), (13, "i", "1"), (35, "i", "1"), (45, "ii", "1"), (55, "ii", ""),
     (70, "ii", "1")],
)  # fmt: skip
def test_a_page_goes_on_and_a_numbered_paragraph_ends_with_its_section(offset, page, paragraph):
    assert TEXT.locator(offset, LocatorKind.PAGE) == page
    assert TEXT.locator(offset, LocatorKind.PARAGRAPH) == paragraph
    assert TEXT.locator(offset, LocatorKind.LINE) == ""


@given(CHANGES, CHANGES, CHANGES)
def test_changes_add_up_in_any_order(one, other, third):
    assert one | other == other | one
    assert (one | other) | third == one | (other | third)
    assert one | Changes() == one
    assert bool(one | other) == (bool(one) or bool(other))


def test_a_highlight_says_its_words_and_where_they_stand_now():
    at = datetime(2026, 3, 1, tzinfo=UTC)
    anchor = Anchor(1, 3, 7, "5441", "In ", " held")
    placement = Placement(2, 13, 17, PlacementStatus.SAME)
    highlight = Highlight("h", "d", anchor, placement, "yellow", at, at)
    assert highlight.quote == "5441"
    assert replace(highlight, anchor=replace(anchor, words="544")).quote == "544"
    assert (highlight.start, highlight.end) == (13, 17)


def test_what_nobody_told_is_nothing():
    outcome = ImportOutcome("a.txt", ImportStatus.FAILED)
    assert (outcome.document_id, outcome.revision, outcome.error) == ("", 0, "")
    progress = Progress(1, 2, "a.txt")
    assert (progress.part, progress.parts) == (0, 0)


def test_no_change_is_none():
    assert not Changes()
    assert Changes(indexed=True)
    assert Changes(tags=frozenset("a"))


@st.composite
def printed(draw):
    """Return a text with running heads after it, and how many of its lines these are."""
    lines, aside = draw(LINES), draw(st.integers(0, 3))
    kinds = bytes([0] * len(lines) + [BlockKind.FURNITURE] * aside)
    whole = [*lines, *["head"] * aside]
    starts = blocks_of(whole).starts
    spans = tuple(
        Span(start, start + len(line), SpanKind.BOLD)
        for start, line in zip(starts, whole, strict=False)
        if line
    )
    blocks = Blocks(starts, kinds, bytes(len(whole)), {len(whole) - 1: {"marker": "1."}})
    return Content("\n".join(whole), blocks, spans), "\n".join(lines)


@given(printed())
def test_what_is_read_is_the_text_without_what_pages_bear_beside_it(drawn):
    content, read = drawn
    body = content.body()
    assert body.text == content.text[: content.body_end] == read
    assert list(body.blocks) == [b for b in content.blocks if b.kind is not BlockKind.FURNITURE]
    assert body.spans == tuple(span for span in content.spans if span.end <= len(read))
    assert content.quoted().text == read
    assert body.body() is body


@given(printed(), st.data())
def test_what_pages_bear_is_quoted_by_itself_alone(drawn, data):
    content, read = drawn
    start, end = sorted(data.draw(st.tuples(*[st.integers(0, len(content.text))] * 2)))
    wanted = content.text[start : min(end, len(read)) if start < content.aside_start else end]
    assert content.quoted(start, end).text == wanted


def test_a_text_of_nothing_but_running_heads_has_nothing_to_read():
    kinds = bytes([BlockKind.FURNITURE])
    content = Content("head", Blocks(array("I", [0, 5]), kinds, bytes(1)))
    assert content.body().text == ""
    assert len(content.body().blocks) == 0
    assert content.quoted().text == "head"


def test_what_pages_bear_is_on_a_page_and_in_no_paragraph():
    kinds = bytes([BlockKind.PARAGRAPH, BlockKind.FURNITURE])
    labels = (Locator(0, LocatorKind.PARAGRAPH, "7"), Locator(5, LocatorKind.PAGE, "2"))
    blocks = Blocks(array("I", [0, 5, 10]), kinds, bytes(2))
    content = Content("text\nhead", blocks, locators=labels)
    assert content.locator(3, LocatorKind.PARAGRAPH) == "7"
    assert content.locator(6, LocatorKind.PARAGRAPH) == ""
    assert content.locator(6, LocatorKind.PAGE) == "2"
