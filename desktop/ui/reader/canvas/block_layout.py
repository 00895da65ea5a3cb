"""What a block becomes when it is laid out: its boxes, and what is drawn around them."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from dataclasses import dataclass, field
from math import inf
from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from desktop.domain import Block, BlockAttributes
    from desktop.ui.reader.canvas.boxes import Box

_BELOW, _THICK = 6, 4
"""Of the bar under a table or code that is wider than the column."""
REACH = 4
"""How far from the thin bar a press still counts."""
ROOM = _BELOW + _THICK + REACH
"""What a wide block leaves free below it."""


@dataclass(slots=True)
class TableLines:
    """The lines of a table: tops of its rows and its bottom, and how many rows are headings."""

    tops: list[float]
    firsts: list[int]
    """The number of each row's first box, and how many boxes there are."""
    columns: list[tuple[float, float]]
    """From where to where each column reaches."""
    width: float
    header_rows: int = 0


@dataclass(slots=True)
class PlacedPicture:
    """Where a picture stands; `asset` is '' when it is not at hand."""

    rect: QRectF
    asset: str
    alt: str


@dataclass(slots=True)
class BlockLayout:
    """One block, laid out: boxes and what is drawn around them. `top` is the space above."""

    height: int = 0
    top: int = 0
    boxes: Sequence[Box] = ()
    """In the order of the text. Those of a table are made when they are asked for."""
    starts: list[int] = field(default_factory=list)
    marker: Box | None = None
    bars: list[QRectF] = field(default_factory=list)
    """Beside a quotation, the outermost first."""
    panel: QRectF | None = None
    rule: QRectF | None = None
    opening: QRectF | None = None
    """A line across the column where a section begins without a heading."""
    grid: TableLines | None = None
    picture: PlacedPicture | None = None
    muted: bool = False
    seen: QRectF = field(default_factory=QRectF)
    """Of a block wider than the column, the part that is seen at a time."""
    overflow: int = 0
    """How much wider than that it is."""

    def add(self, box: Box, x: float, y: float) -> Box:
        """Place a box."""
        box.x, box.y = x, y
        self.boxes = [*self.boxes, box]
        self.starts.append(box.start)
        return box

    def box_of(self, offset: int) -> Box | None:
        """Return the box that holds an offset: in a gap, the one before."""
        if not self.boxes:
            return None
        return self.boxes[max(0, bisect_right(self.starts, offset) - 1)]

    def box_near(self, x: float, y: float) -> Box | None:
        """Return the box nearest to a point, lines before columns."""
        if len(self.boxes) <= 1:
            return self.boxes[0] if self.boxes else None
        near = self.boxes_between(y, y) if self.grid else self.boxes
        return min(near, key=lambda box: _distance(box, x, y))

    def ends_of(self, start: int, end: int) -> tuple[Box, Box] | None:
        """Return the first and the last of the boxes that hold some of a range."""
        first = max(0, bisect_right(self.starts, start) - 1)
        last = bisect_left(self.starts, end) - 1
        if first <= last and self.boxes[first].end <= start:
            first += 1
        return (self.boxes[first], self.boxes[last]) if first <= last else None

    def boxes_between(
        self, top: float, bottom: float, left: float = -inf, right: float = inf
    ) -> Iterator[Box]:
        """Yield all boxes, of a table those of the rows at some height and of the next to them.

        `left` and `right` leave columns of a table out that stand beyond.
        """
        grid = self.grid
        if grid is None:
            yield from self.boxes
            return
        shown = [k for k, (x, end) in enumerate(grid.columns) if x <= right and end >= left]
        first = max(0, bisect_left(grid.tops, top) - 2)
        for row in range(first, min(len(grid.tops) - 1, bisect_right(grid.tops, bottom) + 1)):
            begin, end = grid.firsts[row : row + 2]
            for k in shown:
                if begin + k < end:
                    yield self.boxes[begin + k]

    def track(self) -> QRectF:
        """Return where the bar runs that says which part of a wide block is seen."""
        seen = self.seen
        return QRectF(seen.left(), seen.bottom() + _BELOW, seen.width(), _THICK)

    def thumb(self, shift: int) -> QRectF:
        """Return the part of the bar that stands for what is seen."""
        whole = self.track()
        length = max(24.0, whole.width() ** 2 / (whole.width() + self.overflow))
        share = shift / max(1, self.overflow)
        return QRectF(whole.left() + share * (whole.width() - length), whole.top(), length, _THICK)


def _distance(box: Box, x: float, y: float) -> float:
    across = max(box.x - x, x - box.x - box.width, 0)
    down = max(box.y - y, y - box.y - box.height, 0)
    return across + 10 * down


def attribute(attributes: BlockAttributes, name: str) -> int:
    """Return a number a block carries, 0 when absent."""
    found = attributes.get(name, 0)
    return found if isinstance(found, int) else 0


def is_said_to_be_rtl(block: Block) -> bool:
    """Say whether the source has a block read from the right, whatever its letters are."""
    return block.attributes.get("direction") == "rtl"
