"""Tables: every cell a box, columns as wide as they need, shaped only when seen."""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import pairwise
from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import QRectF
from PySide6.QtGui import QFontMetricsF

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
    from PySide6.QtGui import QTextLayout

    from desktop.domain import Block

_PAD_X, _PAD_Y = 10, 7
_WIDEST = 0.6
"""No column asks for more than this part of the measure before it wraps."""
_NARROWEST = 48
_FIGURE = re.compile(
    r"[(\[]?[-+\u2212\u2013±<>≤≥≈~]?\s?[$€£¥₹]?\s?\d[\d.,'\u2019\s]*(?:%|‰|[$€£¥₹])?[)\]]?[*†‡]?"
)
_NO_FIGURE = frozenset({"", "-", "\u2013", "\u2014", "..", "...", "…", "*", "n/a", "n.a.", "na"})
"""What stands for a figure that is not there."""


class TableColumn(Protocol):
    """What a table needs to know of the column it stands in."""

    width: int

    def formats(self, start: int, text: str) -> list[QTextLayout.FormatRange]:
        """Return the inline styles of a run of text."""


def lay_out_table(
    made: BlockLayout,
    text: str,
    block: Block,
    settings: tuple[Setting, Setting],
    column: TableColumn,
) -> float:
    """Fill a block's layout with cells; return where its bottom is."""
    rows = [row.split(CELL_BREAK) for row in text.split(ROW_BREAK)]
    headers = attribute(block.attributes, "header_rows")
    widths = column_widths(rows, settings[1 if headers else 0], column.width)
    total = sum(widths)
    rtl = is_said_to_be_rtl(block) or reads_right_to_left(text)
    lefts = [sum(widths[:k]) for k in range(len(widths))]
    if rtl:
        lefts = [total - left - width for left, width in zip(lefts, widths, strict=True)]
    figures = columns_of_figures(rows, headers)
    dressed = [
        [replace(setting, justify=False, flush_right=flush) for flush in (False, True)]
        for setting in settings
    ]
    metrics = [QFontMetricsF(setting.font) for setting in settings]
    tops, y, start = [float(made.top)], float(made.top), block.start
    for number, row in enumerate(rows):
        role = 1 if number < headers else 0
        tallest = settings[role].step
        for k, cell in enumerate(row):
            setting = dressed[role][k in figures]
            box = _cell(cell, start, setting, metrics[role], widths[k], column, rtl=rtl)
            made.add(box, lefts[k] + _PAD_X, y + _PAD_Y)
            tallest = max(tallest, box.height)
            start += len(cell) + 1
        y += tallest + 2 * _PAD_Y
        tops.append(y)
    made.grid = TableLines(tops, total, headers)
    made.overflow = max(0, round(total - column.width))
    made.seen = QRectF(0, made.top, column.width, y - made.top)
    return y + ROOM if made.overflow else y


def _cell(
    text: str,
    start: int,
    setting: Setting,
    metrics: QFontMetricsF,
    width: float,
    column: TableColumn,
    *,
    rtl: bool,
) -> Box:
    inner = width - 2 * _PAD_X
    # A short plain cell is one line: its height is known and shaping can wait until it is seen.
    short = text.isascii() and metrics.horizontalAdvance(text) <= inner - 1
    height = setting.step if short and metrics.height() <= setting.step else None
    return Box(text, start, setting, inner, column.formats(start, text), height, rtl=rtl)


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


def column_widths(rows: list[list[str]], setting: Setting, available: int) -> list[float]:
    """Return the widths of the columns: as needed, shared out, or too wide for the column."""
    metrics = QFontMetricsF(setting.font)
    count = max(len(row) for row in rows)
    wanted = [0.0] * count
    for row in rows:
        for k, cell in enumerate(row):
            if len(cell) > 1 or not wanted[k]:
                wanted[k] = max(wanted[k], _advance(metrics, cell, available))
    natural = [max(_NARROWEST, w + 2 * _PAD_X + 2) for w in wanted]
    if sum(natural) <= available:
        spare = (available - sum(natural)) / count
        return [width + spare for width in natural]
    least = _least(rows, metrics, natural, count)
    return _share(natural, least, available)


def _advance(metrics: QFontMetricsF, cell: str, available: int) -> float:
    longest = cell[:400]
    if SOFT_BREAK in longest:
        longest = max(longest.split(SOFT_BREAK), key=len)
    return min(metrics.horizontalAdvance(longest), available * 3.0)


def _least(
    rows: list[list[str]], metrics: QFontMetricsF, natural: list[float], count: int
) -> list[float]:
    longest = [""] * count
    for row in rows:
        for k, cell in enumerate(row):
            word = max(cell[:2000].split(), key=len, default="")
            if len(word) > len(longest[k]):
                longest[k] = word
    words = [min(220.0, metrics.horizontalAdvance(word)) + 2 * _PAD_X + 2 for word in longest]
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


def edges(tops: list[float]) -> list[tuple[float, float]]:
    """Return top and bottom of each row."""
    return list(pairwise(tops))
