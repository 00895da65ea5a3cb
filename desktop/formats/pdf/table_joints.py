"""Tables that go on over pages are one; rows that each page repeats at its top are there once."""

from __future__ import annotations

from itertools import takewhile
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from desktop.formats.pdf.order.page_lines import Line, LineTable

_MOST_REPEATED = 4
"""Rows at the top of a table that may be repeated."""
_NEAR = 3.0
"""Points by which the widths of two parts may differ."""


def joined_tables(pages: Sequence[list[Line]]) -> tuple[list[Line], set[int]]:
    """Join tables across pages; return the lines that are repeated, and the pages left empty."""
    repeated: list[Line] = []
    emptied: set[int] = set()
    begun: Line | None = None
    for number, lines in enumerate(pages):
        first = lines[0] if lines else None
        if begun and begun.table and first and first.table and _goes_on(begun, first):
            rows = _repeated(begun.table, first.table)
            repeated += (line for row in first.table.rows[:rows] for cell in row for line in cell)
            begun.table.rows.extend(first.table.rows[rows:])
            begun.table = begun.table._replace(header_rows=max(rows, begun.table.header_rows))
            begun.text += " " + first.text
            del lines[0]
            if not lines:
                emptied.add(number)
                continue
        begun = lines[-1] if lines and lines[-1].table else None
    return repeated, emptied


def _goes_on(line: Line, following: Line) -> bool:
    """Whether a table at the top of a page has the columns of the one before."""
    if line.table is None or following.table is None or line.down or following.down:
        return False
    columns = {len(row) for table in (line.table, following.table) for row in table.rows}
    is_alike = abs(line.box.width - following.box.width) <= _NEAR
    return len(columns) == 1 and (is_alike or _repeated(line.table, following.table) > 0)


def _repeated(table: LineTable, following: LineTable) -> int:
    """Return how many rows at the top of a table the next one begins with again."""
    both = zip(table.rows, following.rows[:_MOST_REPEATED], strict=False)
    alike = takewhile(lambda rows: _said(rows[0]) == _said(rows[1]), both)
    return min(sum(1 for _ in alike), len(following.rows) - 1)


def _said(row: Sequence[Sequence[Line]]) -> list[list[str]]:
    return [[line.text.strip() for line in cell] for cell in row]
