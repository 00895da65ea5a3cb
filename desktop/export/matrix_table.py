"""How many highlights have both of two values, for a spreadsheet."""

from __future__ import annotations

import csv
import io
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from desktop.domain.asking.kept import Matrix

_FORMULA = ("=", "+", "-", "@", "\t", "\r")


def matrix_lines(
    counted: Matrix, rows: Sequence[str], columns: Sequence[str]
) -> Iterator[list[str]]:
    """Yield the lines of the table; `rows` and `columns` are what its values are called."""
    yield ["", *columns, "all"]
    for number, name in enumerate(rows):
        cells = (counted.counts.get((number, other), 0) for other in range(len(columns)))
        yield [name, *map(str, cells), str(counted.row_totals[number])]
    yield ["all", *map(str, counted.column_totals), str(counted.total)]


def matrix_csv(counted: Matrix, rows: Sequence[str], columns: Sequence[str]) -> str:
    """Return the table as CSV."""
    written = io.StringIO()
    lines = matrix_lines(counted, rows, columns)
    csv.writer(written, lineterminator="\n").writerows(map(_guarded, line) for line in lines)
    return written.getvalue()


def counts_csv(counted: Sequence[tuple[str, int]]) -> str:
    """Return values with how many have each as CSV."""
    written = io.StringIO()
    lines = ([_guarded(name), count] for name, count in counted)
    csv.writer(written, lineterminator="\n").writerows(lines)
    return written.getvalue()


def _guarded(cell: str) -> str:
    """Return a cell that no spreadsheet takes for a formula: a title is a stranger's text."""
    return f"'{cell}" if cell.startswith(_FORMULA) else cell
