"""The lines of a document as a recogniser reads them."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from desktop.domain import SOFT_BREAK, BlockKind

if TYPE_CHECKING:
    from desktop.domain import Content

_NO_PROSE = frozenset({BlockKind.TABLE, BlockKind.CODE, BlockKind.RULE, BlockKind.IMAGE})


class Line(NamedTuple):
    """A block, or a line of one that has soft breaks, without white space at its ends."""

    start: int
    end: int
    text: str
    block: int
    kind: BlockKind
    whole: bool
    """Whether the line is its whole block."""


def lines(content: Content) -> list[Line]:
    """Return the lines that hold text, in order."""
    found: list[Line] = []
    for index, block in enumerate(content.blocks):
        if block.kind in _NO_PROSE:
            continue
        text = content.text[block.start : block.end]
        parts = text.split(SOFT_BREAK)
        at = block.start
        for part in parts:
            words = part.strip()
            if words:
                start = at + len(part) - len(part.lstrip())
                found.append(
                    Line(start, start + len(words), words, index, block.kind, len(parts) == 1)
                )
            at += len(part) + 1
    return found
