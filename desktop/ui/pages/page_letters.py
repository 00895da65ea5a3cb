"""The letters of one page: where each of the text is printed, and which is at a place.

Lengths are points, with y downwards.
"""

from __future__ import annotations

import operator
from bisect import bisect_left, bisect_right
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QRectF

if TYPE_CHECKING:
    from array import array
    from collections.abc import Iterable, Sequence

    from desktop.domain import PageMap

Sides = tuple[float, float, float, float]
"""Left, top, right and bottom."""
_SIDES = 4
_APART = 2.5
"""Times its height that two pieces of one line may stand apart."""
_LEVEL = 0.5
"""The share of the lower of two pieces by which they overlap in height, to be on one line."""
_DOWN = 8.0
"""How much further away a place is that is above or below."""
_TOUCHED = 2.0


class Line(NamedTuple):
    """Letters that follow one another on the page as in the text."""

    start: int
    end: int
    first: int
    """The engine's number of the first."""
    x0: float
    y0: float
    x1: float
    y1: float

    def distance(self, x: float, y: float) -> float:
        """Return how far away a point is."""
        across = max(self.x0 - x, x - self.x1, 0.0)
        return across + _DOWN * max(self.y0 - y, y - self.y1, 0.0)


class PageLetters:
    """Knows the boxes of one page's characters, and by the map which letters they are."""

    def __init__(self, pages: PageMap, page: int, boxes: array[float]) -> None:
        self.boxes = boxes
        """x0, y0, x1, y1 of each character, as the map counts them."""
        self._x0, self._y0 = boxes[0::_SIDES], boxes[1::_SIDES]
        self._x1, self._y1 = boxes[2::_SIDES], boxes[3::_SIDES]
        self._forward: dict[int, bool] = {}
        """By the number of its first character: whether a line runs from left to right."""
        self.lines: list[Line] = []
        count = len(self._x0)
        for run in pages.runs_on(page):
            length = min(run.length, count - run.first)
            if length > 0:
                self._add(run.start, run.first, length)
        self._starts = [line.start for line in self.lines]
        split = bisect_left(self._starts, pages.set_aside)
        self.body, self.aside = self.lines[:split], self.lines[split:]

    def _add(self, start: int, first: int, length: int) -> None:
        """Add a run, cut where it goes on elsewhere."""
        last, begin = first + length, first
        low, high = min(self._y0[first:last]), max(self._y1[first:last])
        if high - low > 1.6 * (self._y1[first] - self._y0[first]):
            for here in range(first + 1, last):
                if not self._follows(here):
                    self._put(start + begin - first, begin, here)
                    begin = here
        self._put(start + begin - first, begin, last)

    def _follows(self, number: int) -> bool:
        """Whether a character stands on one line with the one before."""
        before = number - 1
        return self._y0[number] < self._y1[before] and self._y1[number] > self._y0[before]

    def _put(self, start: int, first: int, last: int) -> None:
        box = self._around(first, last)
        self.lines.append(Line(start, start + last - first, first, *box))

    def _around(self, first: int, last: int) -> tuple[float, float, float, float]:
        return (
            min(self._x0[first:last]), min(self._y0[first:last]),
            max(self._x1[first:last]), max(self._y1[first:last]),
        )  # fmt: skip

    # -- from the text to the page

    def lines_in(self, start: int, end: int) -> Sequence[Line]:
        """Return the lines that hold some of a range."""
        first = max(0, bisect_right(self._starts, start) - 1)
        found = self.lines[first : bisect_left(self._starts, end)]
        return found[1:] if found and found[0].end <= start else found

    def rects(self, start: int, end: int) -> list[QRectF]:
        """Return where a range is printed, one rectangle for each line of print."""
        return [QRectF(x0, y0, x1 - x0, y1 - y0) for x0, y0, x1, y1 in self.sides(start, end)]

    def sides(self, start: int, end: int) -> list[Sides]:
        """Return the sides of those rectangles."""
        found: list[Sides] = []
        for line in self.lines_in(start, end):
            if start <= line.start and end >= line.end:
                box = line[3:]
            else:
                box = self._part(line, max(start, line.start), min(end, line.end))
            if found and _is_one(found[-1], box):
                found[-1] = _united(found[-1], box)
            else:
                found.append(box)
        return found

    def _part(self, line: Line, low: int, high: int) -> Sides:
        """Return where a part of a line is, as high as all of it."""
        first, last = line.first + low - line.start, line.first + high - line.start
        if line.first not in self._forward:
            self._forward[line.first] = self._runs_forward(line)
        if self._forward[line.first]:
            return self._x0[first], line.y0, self._x1[last - 1], line.y1
        return min(self._x0[first:last]), line.y0, max(self._x1[first:last]), line.y1

    def _runs_forward(self, line: Line) -> bool:
        """Whether each letter of a line begins and ends no further left than the one before it."""
        first, last = line.first, line.first + line.end - line.start
        return all(
            all(map(operator.le, edges[first : last - 1], edges[first + 1 : last]))
            for edges in (self._x0, self._x1)
        )

    def caret(self, offset: int) -> QRectF | None:
        """Return the place before a letter, or after the last one; None for one elsewhere."""
        found = max(0, bisect_right(self._starts, offset) - 1)
        if not self.lines:
            return None
        line = self.lines[found]
        if not line.start <= offset <= line.end:
            return None
        if offset < line.end:
            x = self._x0[line.first + offset - line.start]
        else:
            x = self._x1[line.first + line.end - line.start - 1]
        return QRectF(x, line.y0, 1 / 64, line.y1 - line.y0)

    # -- from the page to the text

    def nearest(self, x: float, y: float, *, aside: bool = False) -> int | None:
        """Return the place between two letters that is nearest to a point; None on a blank page.

        With `aside` it may be in what stands beside the text.
        """
        lines = (self.lines if aside else self.body) or self.lines
        if not lines:
            return None
        line = min(lines, key=lambda one: one.distance(x, y))
        return self.on_line(line, x, y)

    def on_line(self, line: Line, x: float, y: float) -> int:
        """Return the place in a line that is nearest to a point."""
        found = min(
            range(line.first, line.first + line.end - line.start),
            key=lambda n: self._distance(n, x, y),
        )
        offset = line.start + found - line.first
        return offset + (x > (self._x0[found] + self._x1[found]) / 2)

    def _distance(self, number: int, x: float, y: float) -> float:
        across = max(self._x0[number] - x, x - self._x1[number], 0.0)
        return across + max(self._y0[number] - y, y - self._y1[number], 0.0)

    def glyph(self, x: float, y: float) -> int | None:
        """Return the letter printed at a point, or None."""
        for line in self.lines:
            if line.distance(x, y) <= _TOUCHED:
                for number in range(line.first, line.first + line.end - line.start):
                    if self._distance(number, x, y) <= _TOUCHED:
                        return line.start + number - line.first
        return None

    def first_below(self, y: float) -> int | None:
        """Return where the first line of the text begins that is not above a height."""
        return next((line.start for line in self.body if line.y0 >= y), None)


def rows(lines: Iterable[Line]) -> list[list[Line]]:
    """Return lines in the order of the text, those together that are level."""
    found: list[list[Line]] = []
    before: Line | None = None
    for line in lines:
        if before is not None and _is_level(before.y0, before.y1, line.y0, line.y1):
            found[-1].append(line)
        else:
            found.append([line])
        before = line
    return found


def _is_level(top: float, bottom: float, y0: float, y1: float) -> bool:
    shared = min(bottom, y1) - max(top, y0)
    return shared > _LEVEL * min(bottom - top, y1 - y0)


def _is_one(one: Sides, other: Sides) -> bool:
    if not _is_level(one[1], one[3], other[1], other[3]):
        return False
    apart = max(other[0] - one[2], one[0] - other[2])
    return apart < _APART * max(one[3] - one[1], other[3] - other[1])


def _united(one: Sides, other: Sides) -> Sides:
    return (
        min(one[0], other[0]), min(one[1], other[1]), max(one[2], other[2]), max(one[3], other[3]),
    )  # fmt: skip
