"""Where each character of a page stands: what lies in an area, and what areas words take.

Places are those of the file: y grows upwards.
"""

from __future__ import annotations

import math
from bisect import bisect_left, bisect_right
from functools import cached_property
from typing import TYPE_CHECKING, Any

import pypdfium2.raw as pdfium

from desktop.pdf.page_reader import characters, is_asian, is_blank
from desktop.pdf.printed import Box, Point, Quad

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

_ON_A_LINE = 0.5
"""Share of the lower one's height that two letters of a line have in common."""
_FARTHEST = 2.5
"""Heights of a letter between two of a line; further apart they are in two columns or cells."""
_BESIDE = 4.0
"""How much nearer a line is beside a point than one above or below it."""


class CharacterPlaces:
    """All characters of one page, by the engine's numbers."""

    def __init__(self, text: Any) -> None:  # noqa: ANN401 - what the engine hands out has no type
        self._text = text
        self.codes = characters(text)
        self._boxes = [self._box(number, code) for number, code in enumerate(self.codes)]
        found = ((_middle(box).y, number) for number, box in enumerate(self._boxes) if box)
        self._by_height = sorted(found)

    def inside(self, corners: Sequence[Point]) -> list[int]:
        """Return the characters whose middle lies between corners, which may come in any order."""
        turning = _around(corners)
        low, high = (pick(point.y for point in turning) for pick in (min, max))
        first = bisect_left(self._by_height, (low, -1))
        last = bisect_right(self._by_height, (high, len(self.codes)))
        return sorted(
            number
            for _, number in self._by_height[first:last]
            if (box := self._boxes[number]) and _holds(turning, _middle(box))
        )

    def line_near(self, point: Point) -> list[int]:
        """Return the characters of the line next to a point, sooner beside it than above it."""
        if not self._by_height:
            return []

        def distance(number: int) -> float:
            box = self._boxes[number]
            if box is None:
                return math.inf
            across = max(box.x0 - point.x, 0.0, point.x - box.x1)
            return across + _BESIDE * max(box.y0 - point.y, 0.0, point.y - box.y1)

        nearest = min((number for _, number in self._by_height), key=distance)
        return next(line for line in self._whole_lines if nearest in line)

    def seen(self, first: int, last: int) -> list[int]:
        """Return those of some characters that stand anywhere; `last` is exclusive."""
        return [number for number in range(first, last) if self._boxes[number] is not None]

    def quads(self, first: int, last: int) -> list[Quad]:
        """Return the areas of the lines that characters stand on; `last` is exclusive."""
        return [self._quad(line) for line in self._lines(range(first, last))]

    @cached_property
    def _whole_lines(self) -> list[list[int]]:
        return list(self._lines(range(len(self.codes))))

    def _lines(self, numbers: Iterable[int]) -> Iterator[list[int]]:
        """Yield the characters that stand on one line each."""
        line: list[int] = []
        for number in numbers:
            if number >= len(self._boxes) or self._boxes[number] is None:
                continue
            if line and not (
                self._stands_beside(line[-1], number) or self._stands_below(line[-1], number)
            ):
                yield line
                line = []
            line.append(number)
        if line:
            yield line

    def _stands_beside(self, number: int, following: int) -> bool:
        box, other = self._turned(number), self._turned(following)
        height = min(box.height, other.height)
        shared = min(box.y1, other.y1) - max(box.y0, other.y0)
        gap = max(other.x0 - box.x1, box.x0 - other.x1)
        return shared >= _ON_A_LINE * height and gap <= _FARTHEST * max(box.height, other.height)

    def _stands_below(self, number: int, following: int) -> bool:
        """Whether two letters stand one below another, as in Japanese columns."""
        if not (is_asian(self.codes[number]) and is_asian(self.codes[following])):
            return False
        box, below = self._boxes[number], self._boxes[following]
        if box is None or below is None:
            return False
        near = _ON_A_LINE * box.height
        beside = abs((box.x0 + box.x1) - (below.x0 + below.x1)) / 2
        return beside < near and -near < box.y0 - below.y1 < near

    def _turned(self, number: int) -> Box:
        """Return a character's box as it is when its line runs from side to side."""
        box = self._boxes[number] or Box(0, 0, 0, 0)
        return Box(box.y0, box.x0, box.y1, box.x1) if self._angle(number) % 2 else box

    def _quad(self, line: Sequence[int]) -> Quad:
        boxes = [box for number in line if (box := self._boxes[number])]
        x0, y0 = min(box.x0 for box in boxes), min(box.y0 for box in boxes)
        x1, y1 = max(box.x1 for box in boxes), max(box.y1 for box in boxes)
        return quad(Box(x0, y0, x1, y1), self._angle(line[0]))

    def _angle(self, number: int) -> int:
        """Return by how many quarters a letter is turned, anticlockwise."""
        angle = pdfium.FPDFText_GetCharAngle(self._text, number)
        return -round(angle / (math.pi / 2)) % 4 if angle >= 0 else 0

    def _box(self, number: int, code: int) -> Box | None:
        """Return where a character stands; None for a space and what else is not seen."""
        edges = pdfium.FS_RECTF()
        if is_blank(code) or not pdfium.FPDFText_GetLooseCharBox(self._text, number, edges):
            return None
        box = Box(edges.left, edges.bottom, edges.right, edges.top)
        return box if box.width > 0 and box.height > 0 and all(map(math.isfinite, box)) else None


def quad(box: Box, turn: int) -> Quad:
    """Return the corners of a box of letters that are turned by so many quarters anticlockwise."""
    x0, y0, x1, y1 = box
    # Round the box from where the first letter has its top, clockwise.
    around = [Point(x0, y1), Point(x1, y1), Point(x1, y0), Point(x0, y0)]
    top_left, top_right, bottom_right, bottom_left = around[-turn:] + around[:-turn]
    return Quad(top_left, top_right, bottom_left, bottom_right)


def _middle(box: Box) -> Point:
    return Point((box.x0 + box.x1) / 2, (box.y0 + box.y1) / 2)


def _around(corners: Sequence[Point]) -> list[Point]:
    """Return corners as one meets them going round, whatever order the file has them in."""
    x = sum(corner.x for corner in corners) / len(corners)
    y = sum(corner.y for corner in corners) / len(corners)
    return sorted(corners, key=lambda corner: math.atan2(corner.y - y, corner.x - x))


def _holds(around: Sequence[Point], point: Point) -> bool:
    return all(
        (b.x - a.x) * (point.y - a.y) - (b.y - a.y) * (point.x - a.x) >= 0
        for a, b in zip(around, [*around[1:], around[0]], strict=True)
    )
