"""Rows of an RTF table, held back until it is clear what the table is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop.formats.office.prose import PARAGRAPHS_IN_A_CELL

if TYPE_CHECKING:
    from collections.abc import Callable

    from desktop.formats.office.prose import Prose

    Write = Callable[[], None]


class _Cell:
    def __init__(self) -> None:
        self.writes: list[Write] = []
        self.paragraphs = 0

    def write(self) -> None:
        for write in self.writes:
            write()


class Rows:
    """Collects what cells will write; a table that has no columns of data is written as text."""

    def __init__(self, prose: Prose) -> None:
        self._prose = prose
        self._rows: list[list[_Cell]] = []
        self._row: list[_Cell] = []
        self._cell = _Cell()
        self._headers = 0
        self._is_header = False

    @property
    def is_empty(self) -> bool:
        """Whether no table is being collected."""
        return not (self._rows or self._row or self._cell.writes)

    def add(self, write: Write) -> None:
        """Add to the open cell."""
        self._cell.writes.append(write)

    def end_paragraph(self) -> None:
        """Count a paragraph of the open cell."""
        self._cell.paragraphs += 1

    def end_cell(self) -> None:
        """End the open cell."""
        self._row.append(self._cell)
        self._cell = _Cell()

    def begin_row(self) -> None:
        """Forget what the row before was."""
        self._is_header = False

    def repeat_row(self) -> None:
        """Say that the row is repeated on each page."""
        self._is_header = True

    def end_row(self) -> None:
        """End the row."""
        if self._cell.writes:
            self.end_cell()
        if self._row:
            self._headers += self._is_header and self._headers == len(self._rows)
            self._rows.append(self._row)
            self._row = []

    def flush(self) -> None:
        """Write the table."""
        self.end_row()
        rows, headers = self._rows, self._headers
        self._rows, self._headers = [], 0
        cells = [cell for row in rows for cell in row]
        crowded = any(cell.paragraphs > PARAGRAPHS_IN_A_CELL for cell in cells)
        if crowded or all(len(row) <= 1 for row in rows):
            for cell in cells:
                cell.write()
        else:
            self._prose.table(rows, headers, _Cell.write)
