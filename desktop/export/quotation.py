"""The words of a highlight, block by block: the one place where an export takes them from."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from desktop.domain import CELL_BREAK, ROW_BREAK, SOFT_BREAK, BlockKind
from desktop.export.citation import is_quoted
from desktop.export.escape import cells_apart, paragraph, quoted_blocks, table

if TYPE_CHECKING:
    from desktop.domain import Block, Content, Highlight

_DRAWN = frozenset("o")
"""Word's hollow bullet is a letter; no number is printed as that alone."""


class Piece(NamedTuple):
    """What is quoted of one block."""

    words: str
    kind: BlockKind = BlockKind.PARAGRAPH
    marker: str = ""
    """The number of a list item or a note whose beginning is quoted."""
    whole: bool = False
    """Whether it is nothing but whole rows of a table."""
    headed: bool = False
    """Whether the first of these rows names the columns."""


def blockquote(highlight: Highlight, content: Content | None = None) -> str:
    """Return a highlight's quotation as Markdown; with its text, in the form that it has there."""
    return quoted_blocks(map(_lines, pieces(highlight, content)))


def on_a_line(words: str) -> str:
    """Return words in quotation marks, for one line that is not yet escaped."""
    line = cells_apart(words)
    return line if is_quoted(line) else f"“{line}”"


def pieces(highlight: Highlight, content: Content | None) -> list[Piece]:
    """Return what is quoted of each block.

    Of a passage that the newest text does not have, the words alone are known.
    """
    parts = highlight.quote.split("\n")
    start, end = highlight.start, highlight.end
    # The words of an area are those in it, which may be few of its block.
    is_passage = highlight.anchor.region is None and start < end
    if content is not None and is_passage and content.text[start:end] == highlight.anchor.quotation:
        first, last = content.blocks.at(start), content.blocks.at(end - 1)
        blocks = [content.blocks[number] for number in range(first, last + 1)]
        if len(blocks) == len(parts):
            return [
                _piece(part, block, content.text, (start, end))
                for part, block in zip(parts, blocks, strict=True)
            ]
    return [Piece(part, _kind_of(part)) for part in parts]


def _kind_of(part: str) -> BlockKind:
    """Tell a table's rows from the tabs before a line of code."""
    is_table = ROW_BREAK in part or CELL_BREAK in part.lstrip(CELL_BREAK)
    return BlockKind.TABLE if is_table else BlockKind.PARAGRAPH


def _piece(part: str, block: Block, text: str, place: tuple[int, int]) -> Piece:
    start, end = max(place[0], block.start), min(place[1], block.end)
    before, after = text[block.start : start], text[end : block.end]
    if block.kind is BlockKind.TABLE:
        return _rows(part, block, before, after)
    marker = "" if before.strip() else block.attributes.get("marker", "")
    return Piece(part, block.kind, _set_apart(marker) if _counts(marker) else "")


def _set_apart(marker: str) -> str:
    """Return a number that no sign ends in brackets: beside '5 people' 12 must not read 12 5."""
    return f"[{marker}]" if marker[-1].isalnum() else marker


def _counts(marker: str) -> bool:
    """Whether a marker is a number, in whatever form, and no bullet."""
    return any(sign.isalnum() for sign in marker) and marker not in _DRAWN


def _rows(part: str, block: Block, before: str, after: str) -> Piece:
    """Return the quoted part of a table; empty cells at its edges count as quoted."""
    lead = before[before.rfind(ROW_BREAK) + 1 :]
    tail = after.partition(ROW_BREAK)[0]
    is_table = ROW_BREAK in before + part + after or CELL_BREAK in lead + part + tail
    whole = is_table and not (lead.strip() or tail.strip())
    if whole:
        part = CELL_BREAK * lead.count(CELL_BREAK) + part + CELL_BREAK * tail.count(CELL_BREAK)
    headed = block.attributes.get("header_rows", 0) > 0 and ROW_BREAK not in before
    return Piece(part, block.kind, whole=whole, headed=headed)


def _lines(piece: Piece) -> list[str]:
    if piece.whole:
        rows = [row.split(CELL_BREAK) for row in piece.words.split(ROW_BREAK)]
        return table(rows, headed=piece.headed)
    if piece.kind is BlockKind.TABLE:
        return paragraph(cells_apart(piece.words.replace(SOFT_BREAK, " ")))
    return paragraph(f"{piece.marker} {piece.words}" if piece.marker else piece.words)
