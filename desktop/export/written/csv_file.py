"""Highlights as CSV, which no spreadsheet runs and every one reads."""

from __future__ import annotations

import csv
import io
import re
from typing import TYPE_CHECKING

from desktop.export.written.highlight_table import columns, rows

if TYPE_CHECKING:
    from collections.abc import Iterable

    from desktop.export.written.export_selection import Selection
    from desktop.export.written.highlight_table import Cell
    from desktop.export.written.target import Target

_MARK = "\ufeff"
"""Without it Excel reads UTF-8 as something else."""
_ACTIVE = re.compile(r"'*(?:[\t\r\n]|\s*[=+\-@\uff1d\uff0b\uff0d\uff20])")
"""What a spreadsheet may take for a formula, and what looks as if it had been guarded."""


def write(selection: Selection, target: Target) -> None:
    """Write a row a highlight, below the names of the columns."""
    target.text(_MARK + line(columns(selection)))
    for _, cells in rows(selection):
        target.text(line(cells))


def line(cells: Iterable[Cell]) -> str:
    """Return one row."""
    written = io.StringIO()
    csv.writer(written, lineterminator="\r\n").writerow(map(_guarded, cells))
    return written.getvalue()


def unguarded(cell: str) -> str:
    """Return what a cell says, as it was before it was guarded."""
    return cell[1:] if cell[:1] == "'" and _ACTIVE.match(cell[1:]) else cell


def _guarded(cell: Cell) -> Cell:
    """Return a cell that is words to every spreadsheet, with an apostrophe where that takes one."""
    if isinstance(cell, int):
        return cell
    return f"'{cell}" if _ACTIVE.match(cell) else cell
