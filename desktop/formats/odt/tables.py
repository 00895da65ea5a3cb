"""OpenDocument tables: rows of cells, and whether a table only places text on the page."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop.formats.door.xmltree import children, local
from desktop.formats.odt.namespaces import TABLE, TEXT
from desktop.formats.office.prose import PARAGRAPHS_IN_A_CELL

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml.etree import _Element

_WIDEST = 64
"""Places that one repeated cell takes; rows are filled up to their end with one."""
_DIGITS = 5
_GROUPS = ("table-rows", "table-row-group", "table-header-rows")


def rows(table: _Element) -> list[list[_Element | None]]:
    """Return the rows without empty ones and columns at the end; None is a covered cell."""
    found = [list(_cells(row)) for row in _rows(table)]
    for row in found:
        while row and _is_empty(row[-1]):
            row.pop()
    while found and not found[-1]:
        found.pop()
    width = max((len(row) for row in found), default=0)
    return [row + [None] * (width - len(row)) for row in found]


def cells(table: _Element) -> Iterator[_Element]:
    """Yield the cells of all rows in reading order."""
    for row in rows(table):
        yield from (cell for cell in row if cell is not None)


def header_rows(table: _Element) -> int:
    """Return how many rows at the top are repeated on each page."""
    return sum(
        1 for group in children(table, "table-header-rows") for _ in children(group, "table-row")
    )


def is_layout(table: _Element) -> bool:
    """Return whether the table has no columns of data: its cells hold running text."""
    if next(table.iterdescendants(TABLE + "table"), None) is not None:
        return True
    if all(len(row) <= 1 for row in rows(table)):
        return True
    return any(_is_running_text(cell) for cell in cells(table))


def _is_running_text(cell: _Element) -> bool:
    return sum(1 for _ in cell.iter(TEXT + "p", TEXT + "h")) > PARAGRAPHS_IN_A_CELL


def _rows(element: _Element) -> Iterator[_Element]:
    for inner in element:
        name = local(inner)
        if name == "table-row":
            yield inner
        elif name in _GROUPS:
            yield from _rows(inner)


def _cells(row: _Element) -> Iterator[_Element | None]:
    for cell in row:
        name = local(cell)
        if name not in ("table-cell", "covered-table-cell"):
            continue
        count = cell.get(TABLE + "number-columns-repeated", "1")
        repeated = min(int(count), _WIDEST) if count.isdecimal() and len(count) <= _DIGITS else 1
        yield from [cell if name == "table-cell" else None] * max(1, repeated)


def _is_empty(cell: _Element | None) -> bool:
    return cell is None or not (len(cell) and ("".join(cell.itertext()).strip() or len(cell[0])))
