"""Where the characters of a line are drawn, when text of both directions meets in it.

Qt's own answers fail there: they are off by the width of a space at a wrapped right-to-left line,
and at a change of direction they tell where the caret is drawn, not the character.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtGui import QTextLayout, QTextLine

if TYPE_CHECKING:
    from collections.abc import Iterator

_NOTHING = 0.01


def x_of(line: QTextLine, units: int, edge: QTextLine.Edge = QTextLine.Edge.Leading) -> float:
    """Return the horizontal place of a UTF-16 offset in a line."""
    found = line.cursorToX(units, edge)
    # The binding hands back the place and the clamped offset.
    return float(found[0]) if isinstance(found, tuple | list) else float(str(found))


class Cell(NamedTuple):
    """One character as drawn; `rtl` when it is read from its right edge."""

    left: float
    right: float
    start: int
    end: int
    rtl: bool

    def beside(self, x: float) -> int:
        """Return the offset at the half of the character a place is in."""
        left_half = x < (self.left + self.right) / 2
        return self.start if left_half is not self.rtl else self.end


class LineMap:
    """The characters of one line by their place on the screen. Offsets are UTF-16 units."""

    def __init__(self, layout: QTextLayout, line: QTextLine) -> None:
        self._cells = list(_cells(layout, line))

    def cell(self, x: float) -> Cell | None:
        """Return the character at a place, or the nearest one; None in an empty line."""
        inside = (cell for cell in self._cells if cell.left <= x < cell.right)
        found = next(inside, None)
        if found is None and self._cells:
            return min(self._cells, key=lambda c: min(abs(c.left - x), abs(c.right - x)))
        return found


def _cells(layout: QTextLayout, line: QTextLine) -> Iterator[Cell]:
    here, end = line.textStart(), line.textStart() + line.textLength()
    while here < end:
        after = min(end, max(here + 1, layout.nextCursorPosition(here)))
        one, other = x_of(line, here), x_of(line, here, QTextLine.Edge.Trailing)
        if abs(one - other) > _NOTHING:
            yield Cell(min(one, other), max(one, other), here, after, other < one)
        else:
            yield from _drawn(line, here, after)
        here = after


def _drawn(line: QTextLine, start: int, end: int) -> Iterator[Cell]:
    for run in line.glyphRuns(start, end - start):
        place = run.boundingRect()
        yield Cell(place.left(), place.right(), start, end, run.isRightToLeft())
