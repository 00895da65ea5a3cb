"""What a block becomes when it is laid out: its boxes, and what is drawn around them."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from dataclasses import dataclass, field
from itertools import accumulate
from math import inf
from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from desktop.domain import Block, BlockAttributes
    from desktop.ui.reader.canvas.boxes import Box

_BELOW, _THICK = 6, 4
"""Of the bar under a table or code that is wider than the column."""
REACH = 4
"""How far from the thin bar a press still counts."""
ROOM = _BELOW + _THICK + REACH
"""What a wide block leaves free below it."""


class RowHeights:
    """Where each row stands below the top of its block. It outlives the layout of the table."""

    def __init__(self, top: int, guesses: Sequence[int]) -> None:
        self._top = top
        self._heights = list(guesses)
        self._known = bytearray(len(guesses))
        self._tops: list[int] | None = None

    def __len__(self) -> int:
        return len(self._heights)

    def __getitem__(self, row: int) -> int:
        return self._heights[row]

    @property
    def tops(self) -> list[int]:
        """The tops of the rows, and the bottom of the last one."""
        if self._tops is None:
            self._tops = list(accumulate(self._heights, initial=self._top))
        return self._tops

    def at(self, y: float) -> int:
        """Return the row at a height of the block; beyond the ends, the first or the last."""
        return min(max(0, bisect_right(self.tops, y) - 1), len(self) - 1)

    def is_known(self, row: int) -> bool:
        """Say whether a row is measured."""
        return bool(self._known[row])

    def put(self, row: int, height: int) -> None:
        """Put what was measured in place of a guess."""
        self._known[row] = 1
        if self._heights[row] != height:
            self._heights[row], self._tops = height, None

    @property
    def unknown(self) -> int:
        """The first row that is only guessed, or -1."""
        return self._known.find(0)


@dataclass(slots=True)
class TableLines:
    """The lines of a table: where its rows and columns stand, how many rows are headings."""

    heights: RowHeights
    exact: Callable[[int], int]
    """Measures a row."""
    firsts: list[int]
    """The number of each row's first box, and how many boxes there are."""
    columns: list[tuple[float, float]]
    """From where to where each column reaches."""
    width: float
    header_rows: int = 0

    @property
    def tops(self) -> list[int]:
        """The tops of the rows, and the bottom of the last one."""
        return self.heights.tops


@dataclass(slots=True)
class PlacedPicture:
    """Where a picture stands; `asset` is '' when it is not at hand."""

    rect: QRectF
    asset: str
    alt: str


@dataclass(slots=True)
class FoldRow:
    """What stands in the place of blocks that are folded away."""

    rect: QRectF
    """The bar that says how many they are."""
    label: Box
    context: list[Box]
    """A line of theirs beside each passage that they lie between."""


@dataclass(slots=True)
class BlockLayout:
    """One block, laid out: boxes and what is drawn around them. `top` is the space above.

    A table has rows, which stand where they are guessed to until they are measured; any other
    block is one row. Only the column measures, since that moves the rows below.
    """

    foot: int = 0
    """Where the block ends; of a table, how much room is below its last row."""
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
    fold: FoldRow | None = None
    muted: bool = False
    seen: QRectF = field(default_factory=QRectF)
    """Of a block wider than the column, the part that is seen at a time."""
    overflow: int = 0
    """How much wider than that it is."""

    @property
    def height(self) -> int:
        """How high the block is, as far as that is known."""
        return self.foot + (self.grid.tops[-1] if self.grid else 0)

    # -- rows

    @property
    def rows(self) -> int:
        """How many rows there are."""
        return len(self.grid.heights) if self.grid else 1

    @property
    def unmeasured(self) -> int:
        """The first row that is only guessed, or -1."""
        return self.grid.heights.unknown if self.grid else -1

    def measure(self, row: int) -> int:
        """Measure a row; return its height, with what is above the first and below the last."""
        grid = self.grid
        if grid and not grid.heights.is_known(row):
            grid.heights.put(row, grid.exact(row))
        below = self.row_top(row + 1) if row + 1 < self.rows else self.height
        return below - self.row_top(row)

    def row_top(self, row: int) -> int:
        """Return where a row begins."""
        return self.grid.tops[row] if self.grid and row else 0

    def row_at(self, y: float) -> int:
        """Return the row at a height."""
        return self.grid.heights.at(y) if self.grid else 0

    def row_of(self, offset: int) -> int:
        """Return the row that holds an offset."""
        if not self.grid:
            return 0
        return bisect_right(self.grid.firsts, self._number(offset)) - 1

    def boxes_in(self, row: int) -> Sequence[Box]:
        """Return the boxes of a row."""
        grid = self.grid
        return self.boxes[grid.firsts[row] : grid.firsts[row + 1]] if grid else self.boxes

    # -- boxes

    def _number(self, offset: int) -> int:
        return max(0, bisect_right(self.starts, offset) - 1)

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
        return self.boxes[self._number(offset)]

    def box_near(self, x: float, y: float) -> Box | None:
        """Return the box nearest to a point, lines before columns."""
        if len(self.boxes) <= 1:
            return self.boxes[0] if self.boxes else None
        near = self.boxes_between(y, y) if self.grid else self.boxes
        return min(near, key=lambda box: _distance(box, x, y))

    def ends_of(self, start: int, end: int) -> tuple[Box, Box] | None:
        """Return the first and the last of the boxes that hold some of a range."""
        first = self._number(start)
        last = bisect_left(self.starts, end) - 1
        if first <= last and self.boxes[first].end <= start:
            first += 1
        return (self.boxes[first], self.boxes[last]) if first <= last else None

    def boxes_between(
        self, top: float, bottom: float, left: float = -inf, right: float = inf
    ) -> Iterator[Box]:
        """Yield all boxes, of a table those of the rows at some height.

        `left` and `right` leave columns of a table out that stand beyond.
        """
        grid = self.grid
        if grid is None:
            yield from self.boxes
            return
        shown = [k for k, (x, end) in enumerate(grid.columns) if x <= right and end >= left]
        for row in range(self.row_at(top), self.row_at(bottom) + 1):
            begin, end = grid.firsts[row : row + 2]
            for k in shown:
                if begin + k < end:
                    yield self.boxes[begin + k]

    def track(self) -> QRectF:
        """Return where the bar runs that says which part of a wide block is seen."""
        seen = self.seen
        bottom = self.grid.tops[-1] if self.grid else seen.bottom()
        return QRectF(seen.left(), bottom + _BELOW, seen.width(), _THICK)

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
