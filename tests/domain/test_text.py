from __future__ import annotations

from array import array

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.domain import (
    BlockKind,
    Blocks,
    Content,
    Locator,
    LocatorKind,
    Section,
    Span,
    SpanKind,
)

LINES = st.lists(st.text("ab ", max_size=6), min_size=1, max_size=8)


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
