"""Tables on their way into the flow of a page."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop.formats.walk.data_tables import Grid, is_data

if TYPE_CHECKING:
    from collections.abc import Callable

    from lxml.etree import _Element

    from desktop.formats.walk.flow import Flow

    Leave = Callable[[], None]


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
