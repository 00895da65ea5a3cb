"""Tables on their way into the flow of a page: which hold data, and the grid of their cells."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop.formats.page.elements import local_name, number, own_text

if TYPE_CHECKING:
    from collections.abc import Callable

    from lxml.etree import _Element

    from desktop.formats.walk.flow import Flow

    Leave = Callable[[], None]

_BLOCKS = frozenset(
    {"table", "h1", "h2", "h3", "h4", "h5", "h6", "blockquote", "pre", "figure", "article", "form"}
)
_MARKS = frozenset({"th", "caption", "thead"})
_GROUPS = frozenset({"thead", "tbody", "tfoot"})
_LONGEST_CELL = 3000
"""Letters; with as many a cell is a column of the page."""
_WIDEST = 200
"""Columns of a cell. Browsers stop at 1000, and show no more of them than have cells of their own:
https://html.spec.whatwg.org/multipage/tables.html#algorithm-for-processing-rows
"""
# Cells of a table that may be mostly empty; of larger ones, most have to be there.
_SMALL_GRID = 1000
_ROOM = 16
"""Places of a larger grid for each of its cells; beyond, what the cells span is made up."""


def is_data(table: _Element) -> bool:
    """Whether a table shows data, rather than placing blocks on a page."""
    if (table.get("role") or "").lower() in ("presentation", "none"):
        return False
    names: set[str] = set()
    for element in table.iterdescendants():
        name = local_name(element)
        if name in _BLOCKS:
            return False
        if name in ("td", "th") and len(own_text(element, _LONGEST_CELL)) >= _LONGEST_CELL:
            return False
        names.add(name)
    if names & _MARKS:
        return True
    rows = rows_of(table)
    return len(rows) > 1 and max((len(cells_of(row)) for row in rows), default=0) > 1


def rows_of(table: _Element) -> list[_Element]:
    """Return the rows in the order of the source."""
    rows: list[_Element] = []
    for child in table:
        if local_name(child) in _GROUPS:
            rows.extend(row for row in child if local_name(row) == "tr")
        elif local_name(child) == "tr":
            rows.append(child)
    return rows


def cells_of(row: _Element) -> list[_Element]:
    """Return the cells of a row."""
    return [cell for cell in row if local_name(cell) in ("td", "th")]


def header_rows(table: _Element) -> int:
    """Return how many rows at the top name the columns."""
    count = 0
    for row in rows_of(table):
        parent = row.getparent()
        cells = cells_of(row)
        in_head = parent is not None and local_name(parent) == "thead"
        if not in_head and not (cells and all(local_name(cell) == "th" for cell in cells)):
            break
        count += 1
    return count


class Grid:
    """Counts the columns of one table, so that cells below a tall cell keep their place."""

    def __init__(self, table: _Element) -> None:
        self.header_rows = header_rows(table)
        self._has_spans = _are_spans_kept(table)
        self._rows = 0
        self._column = 0
        self._tall: dict[int, int] = {}

    def row(self) -> bool:
        """Begin a row; return whether one came before."""
        for column, rows in self._tall.items():
            if column >= self._column and rows:
                self._tall[column] = rows - 1
        self._rows += 1
        self._column = 0
        return self._rows > 1

    def cell(self, cell: _Element) -> int:
        """Place a cell; return how many cell breaks stand before it."""
        before = 1 if self._column else 0
        if not self._has_spans or (not self._tall and not cell.keys()):
            self._column += 1
            return before
        before += self._skip_tall()
        wide, tall = _wide(cell), number(cell, "rowspan", 1)
        for column in range(self._column, self._column + wide):
            if tall > 1:
                self._tall[column] = tall - 1
        self._column += wide
        return before

    def after(self, cell: _Element) -> int:
        """Return how many cell breaks a wide cell needs after it."""
        return _wide(cell) - 1 if self._has_spans and cell.keys() else 0

    def _skip_tall(self) -> int:
        skipped = 0
        while self._tall.get(self._column, 0) > 0:
            self._tall[self._column] -= 1
            self._column += 1
            skipped += 1
        return skipped


class Rows:
    """Enters tables, rows and cells; each returns what to do when it ends."""

    def __init__(self, flow: Flow) -> None:
        self._flow = flow
        self._grid: Grid | None = None
        self._new_row = False

    def table(self, element: _Element) -> Leave:
        """Begin a table; one that only places blocks on a page is none."""
        self._flow.break_block()
        if self._flow.in_table or not is_data(element):
            return self._flow.break_block
        self._grid = Grid(element)
        return self._end_table

    def _end_table(self) -> None:
        self._grid = None
        if self._flow.in_table:
            self._flow.end_table()

    def row(self, _element: _Element) -> Leave:
        """Begin a row."""
        self._flow.break_block()
        self._new_row = True
        return self._flow.break_block

    def cell(self, element: _Element) -> Leave:
        """Begin a cell, after those left out before it."""
        grid = self._grid
        if grid is None:
            self._flow.break_block()
            return self._flow.break_block
        if not self._flow.in_table:  # not before the caption, which has a block of its own
            self._flow.table(grid.header_rows)
        if self._new_row:
            self._new_row = False
            if grid.row():
                self._flow.row_break()
        self._flow.cell_breaks(grid.cell(element))
        return lambda: self._flow.cell_breaks(grid.after(element))


def _wide(cell: _Element) -> int:
    return max(1, min(_WIDEST, number(cell, "colspan", 1)))


def _are_spans_kept(table: _Element) -> bool:
    """Whether the grid that the cells span is of a size with what stands in it."""
    rows = rows_of(table)
    cells = places = 0
    for above, row in enumerate(rows):
        for cell in cells_of(row):
            cells += 1
            tall = max(1, min(number(cell, "rowspan", 1), len(rows) - above))
            places += _wide(cell) * tall if cell.keys() else 1
    return places <= max(_SMALL_GRID, _ROOM * cells)
