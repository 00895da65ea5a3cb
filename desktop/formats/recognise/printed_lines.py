"""The lines of a document as a recogniser reads them."""

from __future__ import annotations

from bisect import bisect_right
from sys import maxsize
from typing import TYPE_CHECKING, NamedTuple

from desktop.domain import SOFT_BREAK, BlockKind, SpanKind

if TYPE_CHECKING:
    from collections.abc import Iterator

    from desktop.domain import Content, Quoted

_KINDS = {kind.value: kind for kind in BlockKind}
_STANDING_OUT = frozenset({SpanKind.BOLD, SpanKind.ITALIC})
_NO_PROSE = frozenset(
    {BlockKind.TABLE, BlockKind.CODE, BlockKind.RULE, BlockKind.IMAGE, BlockKind.FURNITURE}
)


class Line(NamedTuple):
    """A block, or a line of one that has soft breaks, without white space at its ends."""

    start: int
    end: int
    text: str
    block: int
    kind: BlockKind
    whole: bool
    """Whether the line is its whole block."""
    stands_out: bool = False
    """Whether all of it is bold or in italics."""


def lines(content: Content) -> list[Line]:
    """Return the lines that hold text, in order."""
    marked = _marked(content)
    return [line._replace(stands_out=_is_within(line, marked)) for line in _lines(content)]


def _marked(content: Content) -> list[tuple[int, int]]:
    """Return the stretches that are bold or in italics, joined where only space parts them."""
    made: list[tuple[int, int]] = []
    for span in content.spans:
        if span.kind not in _STANDING_OUT:
            continue
        if made and not content.text[made[-1][1] : span.start].strip(" \u00a0"):
            made[-1] = (made[-1][0], max(made[-1][1], span.end))
        else:
            made.append((span.start, span.end))
    return made


def _is_within(line: Line, marked: list[tuple[int, int]]) -> bool:
    at = bisect_right(marked, (line.start, maxsize)) - 1
    return at >= 0 and marked[at][1] >= line.end


def _lines(content: Content) -> list[Line]:
    found: list[Line] = []
    starts, kinds = content.blocks.starts, content.blocks.kinds
    for index, number in enumerate(kinds):
        kind = _KINDS[number]
        if kind in _NO_PROSE:
            continue
        found.extend(_parts(content.quoted(starts[index], starts[index + 1] - 1), index, kind))
    return found


def _parts(quoted: Quoted, index: int, kind: BlockKind) -> Iterator[Line]:
    parts = quoted.text.split(SOFT_BREAK)
    here = 0
    for part in parts:
        words = part.strip()
        if words:
            at = here + len(part) - len(part.lstrip())
            start, end = quoted.source(at, at + len(words))
            yield Line(start, end, words, index, kind, whole=len(parts) == 1)
        here += len(part) + 1
