"""White space, breaks and blocks of running text as a browser shows them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop.domain import CELL_BREAK, ROW_BREAK, SOFT_BREAK, BlockKind, LocatorKind, SpanKind
from desktop.formats.canon.canonical import Builder
from desktop.formats.walk.flow import Flow

if TYPE_CHECKING:
    from collections.abc import Callable

    from desktop.domain import Content


def built(write: Callable[[Flow], None]) -> Content:
    """Return what a Builder makes of a flow."""
    builder = Builder()
    flow = Flow(builder)
    write(flow)
    flow.finish()
    return builder.build()


def test_spaces_collapse_across_pieces_and_vanish_at_edges() -> None:
    def write(flow: Flow) -> None:
        for piece in ("  one ", " two", "\n", "three  "):
            flow.text(piece)
        flow.break_block()
        flow.text(" four")

    assert built(write).text == "one two three\nfour"


def test_one_break_is_a_line_and_two_part_paragraphs() -> None:
    def write(flow: Flow) -> None:
        flow.line_break()
        flow.text("one")
        flow.line_break()
        flow.text(" two")
        flow.line_break()
        flow.line_break()
        flow.text("three")
        flow.line_break()

    assert built(write).text == f"one{SOFT_BREAK}two\nthree"


def test_a_marker_goes_to_the_first_block_of_an_item() -> None:
    def write(flow: Flow) -> None:
        leave = flow.enter(BlockKind.LIST_ITEM, 1, "1.")
        flow.text("one")
        flow.break_block()
        flow.text("more")
        leave()
        flow.text("after")

    blocks = list(built(write).blocks)
    assert [b.kind for b in blocks] == [*[BlockKind.LIST_ITEM] * 2, BlockKind.PARAGRAPH]
    assert [b.attributes.get("marker") for b in blocks] == ["1.", None, None]


def test_code_keeps_its_spaces_and_lines() -> None:
    def write(flow: Flow) -> None:
        leave = flow.enter_code()
        flow.text("if x:\r\n    y  z\n\nend")
        leave()

    content = built(write)
    assert content.text == SOFT_BREAK.join(["if x:", "    y  z", "", "end"])
    assert content.blocks[0].kind is BlockKind.CODE


def test_a_style_holds_words_and_not_the_space_before_them() -> None:
    def write(flow: Flow) -> None:
        flow.text("one")
        flow.begin(SpanKind.BOLD)
        flow.text(" two ")
        flow.end()
        flow.text("three")
        flow.begin(SpanKind.ITALIC)
        flow.end()

    content = built(write)
    assert content.text == "one two three"
    assert [(s.kind, content.text[s.start : s.end]) for s in content.spans] == [
        (SpanKind.BOLD, "two")
    ]


def test_pages_and_anchors_wait_for_the_next_text() -> None:
    def write(flow: Flow) -> None:
        flow.text("one")
        flow.break_block()
        flow.locator(LocatorKind.PAGE, "7")
        flow.text("two")

    content = built(write)
    assert [(at.start, at.label) for at in content.locators] == [(content.text.index("two"), "7")]


def test_cells_part_lines_inside_and_hold_no_rules() -> None:
    def write(flow: Flow) -> None:
        flow.table(1)
        assert flow.in_table
        assert flow.wants_inline
        flow.text(" a")
        flow.break_block()
        flow.text("b ")
        flow.cell_breaks(2)
        flow.rule()
        flow.text("c")
        flow.row_break()
        flow.text("d")
        flow.end_table()
        flow.text("after")

    content = built(write)
    first = f"a{SOFT_BREAK}b{CELL_BREAK}{CELL_BREAK}c{ROW_BREAK}d"
    assert content.text == f"{first}\nafter"
    assert content.blocks[0].kind is BlockKind.TABLE
