"""The lines of a document as recognisers read them."""

from __future__ import annotations

from desktop.domain import BlockKind, SpanKind
from desktop.formats.canon.canonical import Builder
from desktop.formats.recognise.printed_lines import lines
from tests.formats.samples import write_table


def test_soft_breaks_part_lines_and_space_at_their_ends_is_left_out() -> None:
    builder = Builder()
    builder.block(BlockKind.PARAGRAPH)
    builder.lines("  one \n two\n\nthree")
    builder.block(BlockKind.HEADING, 2)
    builder.text("Four")
    content = builder.build()
    found = lines(content)
    assert [line.text for line in found] == ["one", "two", "three", "Four"]
    assert all(content.text[line.start : line.end] == line.text for line in found)
    assert [line.whole for line in found] == [False, False, False, True]
    assert found[-1].kind is BlockKind.HEADING


def test_tables_code_and_pictures_hold_no_lines() -> None:
    builder = Builder()
    write_table(builder, [["a", "b"]])
    builder.block(BlockKind.CODE)
    builder.text("To ask")
    builder.image("A wall", None)
    assert lines(builder.build()) == []


def test_a_line_stands_out_when_all_of_it_is_bold_or_in_italics() -> None:
    builder = Builder()
    builder.block(BlockKind.PARAGRAPH)
    builder.text("Who ", SpanKind.BOLD)
    builder.text("was", SpanKind.ITALIC)
    builder.text(" ")
    builder.text("there?", SpanKind.BOLD)
    builder.soft_break()
    builder.text("I", SpanKind.BOLD)
    builder.text(" was.")
    assert [line.stands_out for line in lines(builder.build())] == [True, False]
