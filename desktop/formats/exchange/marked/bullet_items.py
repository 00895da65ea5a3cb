"""Notes in Markdown as their writers see them: items of lists with what is indented below them."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

_BULLET = re.compile(r"( *)[-*+](?: +|$)(.*)")
"""Numbers are left out: where a program lists passages, they are words of one."""
_TAB = 4
_FENCE = re.compile(r" *(?:```|~~~)")


@dataclass(slots=True)
class Item:
    """A paragraph, or an item of a list, of which the lines that go on stand without indent."""

    depth: int
    """Columns that it is indented by."""
    lines: list[str] = field(default_factory=list)
    is_bullet: bool = False
    number: int = 0
    """The line that it begins in, from 0."""

    @property
    def text(self) -> str:
        """Its lines as one text."""
        return "\n".join(self.lines).strip()


def items(lines: Iterable[str]) -> Iterator[Item]:
    """Yield items in their order; what is indented deeper than one before belongs to it."""
    item: Item | None = None
    was_empty = is_code = False
    for number, written in enumerate(lines):
        line = written.expandtabs(_TAB).rstrip()
        found = _BULLET.fullmatch(line) if not is_code else None
        is_code ^= _FENCE.match(line) is not None
        indent = len(line) - len(line.lstrip())
        if not line:
            was_empty = True
            if item is not None and item.is_bullet:
                item.lines.append("")
            continue
        goes_on = item is not None and (
            indent > item.depth if item.is_bullet else not was_empty and found is None
        )
        if item is None or found is not None or not goes_on:
            if item is not None:
                yield item
            depth, text = (len(found[1]), found[2]) if found is not None else (indent, line.strip())
            item = Item(depth, [text], found is not None, number)
        else:
            item.lines.append(line.strip() if not is_code else line)
        was_empty = False
    if item is not None:
        yield item
