"""Tables: every cell a box, columns as wide as they need, made and shaped only when seen."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import replace
from itertools import accumulate
from math import inf
from typing import TYPE_CHECKING, Protocol, overload

from PySide6.QtCore import QRectF
from PySide6.QtGui import QFontMetricsF
from typing_extensions import override

from desktop.domain import CELL_BREAK, ROW_BREAK, SOFT_BREAK
from desktop.ui.reader.canvas.block_layout import (
    ROOM,
    BlockLayout,
    TableLines,
    attribute,
    is_said_to_be_rtl,
)
from desktop.ui.reader.canvas.boxes import Box, Setting, reads_right_to_left

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtGui import QTextLayout

    from desktop.domain import Block, Span

_PAD_X, _PAD_Y = 10, 7
_WIDEST = 0.6
"""No column asks for more than this part of the measure before it wraps."""
_NARROWEST = 48
_KERNING = 0.08
"""How much wider than its letters one by one a text may be."""
_FIGURE = re.compile(
    r"[(\[]?[-+\u2212\u2013±<>≤≥≈~]?\s?[$€£¥₹]?\s?\d[\d.,'\u2019\s]*(?:%|‰|[$€£¥₹])?[)\]]?[*†‡]?"
)
_NO_FIGURE = frozenset({"", "-", "\u2013", "\u2014", "..", "...", "…", "*", "n/a", "n.a.", "na"})
"""What stands for a figure that is not there."""


class TableColumn(Protocol):
    """What a table needs to know of the column it stands in."""

    width: int

    def spans(self, start: int, end: int) -> list[Span]:
        """Return the spans that begin in a range."""

    def formats(self, start: int, text: str) -> list[QTextLayout.FormatRange]:
        """Return the inline styles of a run of text."""


class Cells(Sequence[Box]):
    """The boxes of a table; most are made only when they come into view."""

    def __init__(self, count: int, make: Callable[[int], Box]) -> None:
        self._count, self._make = count, make
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
        return made


class Advances:
    """How wide text is in one font, without asking the font where there is no need."""

    def __init__(self, setting: Setting) -> None:
        self._metrics = QFontMetricsF(setting.font)
        self.is_low = self._metrics.height() <= setting.step
        self.letters = [self._metrics.horizontalAdvance(chr(code)) for code in range(127)]
        self._known: dict[str, float] = {}
        self._roughly: dict[str, float] = {}

    def exact(self, text: str) -> float:
        """Return the width of a text, which is remembered: cells repeat each other."""
        found = self._known.get(text)
        if found is None:
            found = self._known[text] = self._metrics.horizontalAdvance(text)
        return found

    def rough(self, text: str) -> float:
        """Return the width of a text's letters one by one, infinity where that says nothing."""
        found = self._roughly.get(text)
        if found is None:
            if text.isascii() and text.isprintable():
                letters = self.letters
                found = sum([letters[code] for code in text.encode()])
            else:
                found = inf
            self._roughly[text] = found
        return found

    def is_wider(self, text: str, width: float) -> bool:
        """Say whether a text is wider than that."""
        return self.rough(text) * (1 + _KERNING) > width and self.exact(text) > width


class _Table:
    """One table: where its columns stand, and what a cell in them becomes."""

    def __init__(
        self, text: str, block: Block, settings: tuple[Setting, Setting], column: TableColumn
    ) -> None:
        self.rows = [row.split(CELL_BREAK) for row in text.split(ROW_BREAK)]
        self.headers = attribute(block.attributes, "header_rows")
        self.advances = tuple(map(Advances, settings))
        self.widths = column_widths(self.rows, self.advances[bool(self.headers)], column.width)
        self.total = sum(self.widths)
        self.rtl = is_said_to_be_rtl(block) or reads_right_to_left(text)
        self.lefts = list(accumulate(self.widths, initial=0.0))[:-1]
        if self.rtl:
            sides = zip(self.lefts, self.widths, strict=True)
            self.lefts = [self.total - left - width for left, width in sides]
        self.firsts = list(accumulate(map(len, self.rows), initial=0))
        lengths = (len(cell) + 1 for row in self.rows for cell in row)
        self.starts = list(accumulate(lengths, initial=block.start))[:-1]
        self.tops: list[float] = []
        self.cells = Cells(len(self.starts), self._box)
        self._column = column
        self._figures = columns_of_figures(self.rows, self.headers)
        self._dressed = [
            [replace(setting, justify=False, flush_right=flush) for flush in (False, True)]
            for setting in settings
        ]
        self._is_plain = not column.spans(block.start, block.end)
        self._heights: dict[tuple[str, int, int], int] = {}

    def place_rows(self, top: float) -> float:
        """Find how high each row is; return where the last one ends."""
        tight = self._tight_columns()
        for number, row in enumerate(self.rows):
            self.tops.append(top)
            role = 1 if number < self.headers else 0
            first, height = self.firsts[number], self._dressed[role][0].step
            for k in range(len(row)) if role else tight:
                if k < len(row) and not self._is_one_line(row[k], k, role):
                    height = max(height, self._height(first + k, row[k], k, role))
            top += height + 2 * _PAD_Y
        self.tops.append(top)
        return top

    def _tight_columns(self) -> list[int]:
        """Return the columns that may have a cell of more than one line below their heading.

        Each cell of the others fits even if it were as wide as it was in the font measured with.
        """
        measured, body = self.advances[bool(self.headers)], self.advances[0]
        pairs = zip(body.letters, measured.letters, strict=True)
        wider = max(1.0, *(one / other for one, other in pairs if other)) * (1 + _KERNING)
        widest = [0.0] * len(self.widths)
        for row in self.rows:
            for k, width in enumerate(map(measured.rough, row)):
                widest[k] = max(widest[k], width)
        inner = [width - 2 * _PAD_X - 1 for width in self.widths]
        columns = enumerate(zip(widest, inner, strict=True))
        return [k for k, (most, room) in columns if not body.is_low or most * wider > room]

    def _is_one_line(self, cell: str, k: int, role: int) -> bool:
        """Say whether a cell is one line for sure: shaping it can wait until it is seen."""
        told, inner = self.advances[role], self.widths[k] - 2 * _PAD_X
        return told.is_low and cell.isascii() and not told.is_wider(cell, inner - 1)

    def _height(self, number: int, cell: str, k: int, role: int) -> int:
        if not self._is_plain:
            return self.cells[number].height
        found = self._heights.get((cell, k, role))
        if found is None:
            found = self._heights[cell, k, role] = self.cells[number].height
        return found

    def _box(self, number: int) -> Box:
        row = bisect_right(self.firsts, number) - 1
        k = number - self.firsts[row]
        cell, start, role = self.rows[row][k], self.starts[number], 1 if row < self.headers else 0
        setting = self._dressed[role][k in self._figures]
        known = setting.step if self._is_one_line(cell, k, role) else None
        formats = () if self._is_plain else self._column.formats(start, cell)
        inner = self.widths[k] - 2 * _PAD_X
        box = Box(cell, start, setting, inner, formats, known, rtl=self.rtl)
        box.x, box.y = self.lefts[k] + _PAD_X, self.tops[row] + _PAD_Y
        return box


def lay_out_table(
    made: BlockLayout,
    text: str,
    block: Block,
    settings: tuple[Setting, Setting],
    column: TableColumn,
) -> float:
    """Fill a block's layout with cells; return where its bottom is."""
    table = _Table(text, block, settings, column)
    bottom = table.place_rows(float(made.top))
    made.boxes, made.starts = table.cells, table.starts
    columns = [(x, x + width) for x, width in zip(table.lefts, table.widths, strict=True)]
    made.grid = TableLines(table.tops, table.firsts, columns, table.total, table.headers)
    made.overflow = max(0, round(table.total - column.width))
    made.seen = QRectF(0, made.top, column.width, bottom - made.top)
    return bottom + ROOM if made.overflow else bottom


def columns_of_figures(rows: list[list[str]], headers: int) -> set[int]:
    """Return the columns that hold nothing but numbers below their heading.

    They are set flush right, so that figures can be compared down the column.
    """
    found = set()
    for k in range(max(len(row) for row in rows)):
        cells = [row[k].strip() for row in rows if k < len(row)]
        body = cells[max(headers, 0 if _FIGURE.fullmatch(cells[0]) else 1) :]
        told = [cell for cell in body if cell.casefold() not in _NO_FIGURE]
        if told and all(map(_FIGURE.fullmatch, told)):
            found.add(k)
    return found


def column_widths(rows: list[list[str]], advances: Advances, available: int) -> list[float]:
    """Return the widths of the columns: as needed, shared out, or too wide for the column."""
    count, widest = max(len(row) for row in rows), available * 3.0
    wanted = [0.0] * count
    for row in rows:
        for k, cell in enumerate(row):
            if (len(cell) > 1 or not wanted[k]) and wanted[k] < widest:
                longest = _longest_line(cell)
                if advances.is_wider(longest, wanted[k]):
                    wanted[k] = min(widest, advances.exact(longest))
    natural = [max(_NARROWEST, w + 2 * _PAD_X + 2) for w in wanted]
    if sum(natural) <= available:
        spare = (available - sum(natural)) / count
        return [width + spare for width in natural]
    return _share(natural, _least(rows, advances, natural), available)


def _longest_line(cell: str) -> str:
    longest = cell[:400]
    return max(longest.split(SOFT_BREAK), key=len) if SOFT_BREAK in longest else longest


def _least(rows: list[list[str]], advances: Advances, natural: list[float]) -> list[float]:
    longest = [""] * len(natural)
    for row in rows:
        for k, cell in enumerate(row):
            if len(cell) > len(longest[k]):
                word = max(cell[:2000].split(), key=len, default="")
                if len(word) > len(longest[k]):
                    longest[k] = word
    words = [min(220.0, advances.exact(word)) + 2 * _PAD_X + 2 for word in longest]
    return [min(want, max(_NARROWEST, word)) for want, word in zip(natural, words, strict=True)]


def _share(natural: list[float], least: list[float], available: int) -> list[float]:
    """Shrink columns from what they want towards what they need; never below that."""
    pairs = list(zip(least, natural, strict=True))
    ceiling = [max(low, min(want, available * _WIDEST)) for low, want in pairs]
    room, slack = available - sum(least), sum(ceiling) - sum(least)
    if room <= 0:
        # Too wide for the column: give prose cells a comfortable width and scroll sideways.
        return [max(low, min(want, 240.0)) for low, want in pairs]
    part = min(1.0, room / slack) if slack else 0.0
    widths = [low + (high - low) * part for low, high in zip(least, ceiling, strict=True)]
    spare = (available - sum(widths)) / len(widths)
    return [width + spare for width in widths]
