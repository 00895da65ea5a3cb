"""Tables: every cell a box, made and shaped only when seen; every row measured only then."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import replace
from itertools import accumulate
from math import inf
from typing import TYPE_CHECKING, Protocol, overload

from PySide6.QtCore import QRectF
from typing_extensions import override

from desktop.domain import CELL_BREAK, ROW_BREAK, SpanKind
from desktop.ui.reader.canvas.block_layout import (
    ROOM,
    BlockLayout,
    RowHeights,
    TableLines,
    attribute,
    is_said_to_be_rtl,
)
from desktop.ui.reader.canvas.boxes import Box, Setting, reads_right_to_left
from desktop.ui.reader.canvas.table.advances import Advances
from desktop.ui.reader.canvas.table.column_widths import PAD_X, column_widths, holds_figures

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtGui import QTextLayout

    from desktop.domain import Block, Span

_PAD_Y = 7
_SWELLING = frozenset({SpanKind.BOLD, SpanKind.ITALIC, SpanKind.CODE})
"""What makes words wider than they are in the font of the table."""


class TableColumn(Protocol):
    """What a table needs to know of the column it stands in."""

    width: int
    row_heights: dict[int, RowHeights]
    """What is known of the tables laid out before, by where they begin."""

    def spans(self, start: int, end: int) -> list[Span]:
        """Return the spans that begin in a range."""

    def formats(self, start: int, text: str) -> list[QTextLayout.FormatRange]:
        """Return the inline styles of a run of text."""


class Cells(Sequence[Box]):
    """The boxes of a table: made when they come into view, placed whenever they are asked for."""

    def __init__(self, count: int, make: Callable[[int], Box], top: Callable[[int], float]) -> None:
        self._count, self._make, self._top = count, make, top
        self._made: dict[int, Box] = {}

    @override
    def __len__(self) -> int:
        return self._count

    @overload
    def __getitem__(self, index: int) -> Box: ...
    @overload
    def __getitem__(self, index: slice) -> list[Box]: ...
    @override
    def __getitem__(self, index: int | slice) -> Box | list[Box]:
        numbers = range(self._count)[index]
        return self._one(numbers) if isinstance(numbers, int) else list(map(self._one, numbers))

    def _one(self, number: int) -> Box:
        made = self._made.get(number)
        if made is None:
            made = self._made[number] = self._make(number)
        # Rows above may have been measured since.
        made.y = self._top(number)
        return made


class _Table:
    """One table: where its columns stand, and what a cell in them becomes."""

    def __init__(
        self,
        text: str,
        block: Block,
        top: int,
        settings: tuple[Setting, Setting],
        column: TableColumn,
    ) -> None:
        self.cut = [row.split(CELL_BREAK) for row in text.split(ROW_BREAK)]
        self.headers = attribute(block.attributes, "header_rows")
        self._advances = tuple(map(Advances, settings))
        widths = column_widths(self.cut, self._advances[bool(self.headers)], column.width)
        self.total = sum(widths)
        self._inner = [width - 2 * PAD_X for width in widths]
        self._rtl = is_said_to_be_rtl(block) or reads_right_to_left(text)
        lefts = list(accumulate(widths, initial=0.0))[:-1]
        if self._rtl:
            sides = zip(lefts, widths, strict=True)
            lefts = [self.total - left - width for left, width in sides]
        self.columns = [(x, x + width) for x, width in zip(lefts, widths, strict=True)]
        self.firsts = list(accumulate(map(len, self.cut), initial=0))
        lengths = (len(cell) + 1 for row in self.cut for cell in row)
        self.starts = list(accumulate(lengths, initial=block.start))[:-1]
        self._column = column
        self._figures: dict[int, bool] = {}
        self._dressed = [
            [replace(setting, justify=False, flush_right=flush) for flush in (False, True)]
            for setting in settings
        ]
        spans = column.spans(block.start, block.end)
        self._is_plain = not spans
        self._swollen = {self._at(span.start) for span in spans if span.kind in _SWELLING}
        self._tight = self._tight_columns()
        if block.start not in column.row_heights:
            guesses = list(map(self._guess, range(len(self.cut))))
            column.row_heights[block.start] = RowHeights(top, guesses)
        self.rows = column.row_heights[block.start]
        self.cells = Cells(len(self.starts), self._box, self._top_of)

    def _tight_columns(self) -> list[int]:
        """Return the columns that may have a cell of more than one line below their heading."""
        body = self._advances[0]
        widest = [0.0] * len(self._inner)
        for row in self.cut:
            for k, width in enumerate(map(body.rough, row)):
                widest[k] = max(widest[k], width)
        for number in self._swollen:
            widest[number - self.firsts[self._row_of(number)]] = inf
        columns = enumerate(zip(widest, self._inner, strict=True))
        return [k for k, (most, room) in columns if not body.fits(most, room - 1)]

    def _may_wrap(self, row: int) -> list[int]:
        """Return the columns whose cell in a row may have more than one line."""
        cells = len(self.cut[row])
        asked = range(cells) if self._role(row) else self._tight
        return [k for k in asked if k < cells and not self._is_one_line(row, k)]

    def _is_one_line(self, row: int, k: int) -> bool:
        if self.firsts[row] + k in self._swollen:
            return False
        return self._advances[self._role(row)].is_one_line(self.cut[row][k], self._inner[k] - 1)

    def _role(self, row: int) -> int:
        return 1 if row < self.headers else 0

    def _guess(self, row: int) -> int:
        told, cells = self._advances[self._role(row)], self.cut[row]
        lines = (told.lines(cells[k], self._inner[k]) for k in self._may_wrap(row))
        return self._dressed[self._role(row)][0].step * max(lines, default=1) + 2 * _PAD_Y

    def exact(self, row: int) -> int:
        """Return how high a row is; cells that may be its highest are shaped for it."""
        first, least = self.firsts[row], self._dressed[self._role(row)][0].step
        heights = (self.cells[first + k].height for k in self._may_wrap(row))
        return max(least, *heights, 0) + 2 * _PAD_Y

    def _holds_figures(self, k: int) -> bool:
        if k not in self._figures:
            column = (row[k] for row in self.cut if k < len(row))
            self._figures[k] = holds_figures(column, self.headers)
        return self._figures[k]

    def _at(self, offset: int) -> int:
        return bisect_right(self.starts, offset) - 1

    def _row_of(self, number: int) -> int:
        return bisect_right(self.firsts, number) - 1

    def _top_of(self, number: int) -> float:
        return float(self.rows.tops[self._row_of(number)] + _PAD_Y)

    def _box(self, number: int) -> Box:
        row = self._row_of(number)
        k, role = number - self.firsts[row], self._role(row)
        cell, start, inner = self.cut[row][k], self.starts[number], self._inner[k]
        setting = self._dressed[role][self._holds_figures(k)]
        known = setting.step if self._is_one_line(row, k) else None
        formats = () if self._is_plain else self._column.formats(start, cell)
        box = Box(cell, start, setting, inner, formats, known, rtl=self._rtl)
        box.x = self.columns[k][0] + PAD_X
        return box


def lay_out_table(
    made: BlockLayout,
    text: str,
    block: Block,
    settings: tuple[Setting, Setting],
    column: TableColumn,
) -> float:
    """Fill a block's layout with cells; return how much room is left below the last row."""
    table = _Table(text, block, made.top, settings, column)
    made.boxes, made.starts = table.cells, table.starts
    made.grid = TableLines(
        table.rows, table.exact, table.firsts, table.columns, table.total, table.headers
    )
    made.overflow = max(0, round(table.total - column.width))
    made.seen = QRectF(0, made.top, column.width, 0)
    return ROOM if made.overflow else 0
