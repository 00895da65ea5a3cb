"""How wide the columns of a table are, and which of them hold figures."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from desktop.domain import SOFT_BREAK

if TYPE_CHECKING:
    from collections.abc import Iterable

    from desktop.ui.reader.canvas.table.advances import Advances

PAD_X = 10
"""Left and right of what stands in a cell."""
_WIDEST = 0.6
"""No column asks for more than this part of the measure before it wraps."""
_NARROWEST = 48
_FIGURE = re.compile(
    r"[(\[]?[-+\u2212\u2013±<>≤≥≈~]?\s?[$€£¥₹]?\s?\d[\d.,'\u2019\s]*(?:%|‰|[$€£¥₹])?[)\]]?[*†‡]?"
)
_NO_FIGURE = frozenset({"", "-", "\u2013", "\u2014", "..", "...", "…", "*", "n/a", "n.a.", "na"})
"""What stands for a figure that is not there."""


def holds_figures(column: Iterable[str], headers: int) -> bool:
    """Say whether a column holds nothing but numbers below its heading.

    Those are set flush right, so that figures can be compared down the column.
    """
    cells = [cell.strip() for cell in column]
    body = cells[max(headers, 0 if _FIGURE.fullmatch(cells[0]) else 1) :]
    told = [cell for cell in body if cell.casefold() not in _NO_FIGURE]
    return bool(told) and all(map(_FIGURE.fullmatch, told))


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
    natural = [max(_NARROWEST, w + 2 * PAD_X + 2) for w in wanted]
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
    words = [min(220.0, advances.exact(word)) + 2 * PAD_X + 2 for word in longest]
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
