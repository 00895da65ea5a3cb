"""Where a block that is too long is cut."""

from __future__ import annotations

import unicodedata

from desktop.domain import CELL_BREAK, LONGEST_BLOCK, ROW_BREAK, SOFT_BREAK, BlockKind

_BREAKS = {BlockKind.TABLE: (ROW_BREAK, CELL_BREAK, SOFT_BREAK, " ")}


def cut_at(text: str, at: int, kind: BlockKind, known: int) -> tuple[int, int]:
    """Return where to cut a block that begins at `at`, and how many characters the cut swallows."""
    limit = at + LONGEST_BLOCK
    for mark in _BREAKS.get(kind, (SOFT_BREAK, " ")):
        # A break in the last half makes the better block; any break beats none.
        found = text.rfind(mark, at + LONGEST_BLOCK // 2, limit + 1)
        if found > at:
            return found, 1
    for mark in (SOFT_BREAK, " "):
        found = text.rfind(mark, at + 1, limit + 1)
        if found > at:
            return found, 1
    cut = limit
    while cut > max(known, limit - 20) and unicodedata.combining(text[cut]):
        cut -= 1
    return cut, 0
