"""Where a row stands among others: numbers with room between them, so that few rows change."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Sequence

    from desktop.library.steps.journal import Journal

# Twenty halvings before rows in between have to be numbered anew.
GAP = 1 << 20


def position_at(journal: Journal, rows: Sequence[Any], at: int) -> int:
    """Return the position of a row that is to stand before the row number `at` of these.

    Where there is no room left between its neighbours, all are put apart again.
    """
    at = max(0, min(at, len(rows)))
    before = rows[at - 1].position if at else 0
    if at == len(rows):
        return int(before) + GAP
    between = (before + rows[at].position) // 2
    if before < between < rows[at].position:
        return int(between)
    for number, row in enumerate(rows):
        journal.update(row, position=(number + 1 + (number >= at)) * GAP)
    return (at + 1) * GAP
