"""The column of text behind the window: which block stands where, and what is measured.

The place in the text is a row of a block and pixels into it, never a height; a block that is no
table is one row. The scroll bar is a projection of it, so correcting estimated heights elsewhere
cannot move what is on screen.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QRectF

from desktop.ui.reader.canvas.layouts import Layouts
from desktop.ui.reader.surface.surface import Pin

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from desktop.domain import Content
    from desktop.ui.reader.canvas.block_layout import BlockLayout
    from desktop.ui.reader.canvas.boxes import Box
    from desktop.ui.reader.canvas.layout import Typesetter


@dataclass(frozen=True, slots=True)
class ShownBlock:
    """A block on screen; `y` is its top in the viewport."""

    index: int
    y: int
    layout: BlockLayout


class Place(NamedTuple):
    """What stands at the top of the viewport: pixels into a row of a block."""

    block: int
    row: int
    inside: int


class Column(Layouts):
    """Lays out blocks as they come into view, and knows the place in the text."""

    def __init__(self, content: Content, setter: Typesetter) -> None:
        super().__init__(content, setter)
        self._place = Place(0, 0, 0)

    # -- what is on screen

    def shown(self, height: int) -> Iterator[ShownBlock]:
        """Yield the blocks on a screen of some height, of tables all rows on it measured."""
        if not self.count:
            return
        index, row, inside = self._place
        y = -self.layout(index).row_top(row) - inside
        while index < self.count and y < height:
            layout = self.layout(index)
            self._measure_from(index, row, height - y)
            yield ShownBlock(index, y, layout)
            y += layout.height
            index, row = self.folds.after(index), 0

    def _measure_from(self, index: int, row: int, bottom: float) -> None:
        """Measure rows of a block from one on, to the one at a height inside the block."""
        layout = self.layout(index)
        top = layout.row_top(row)
        # The layout counts a row that begins right at the lower edge as on screen, too.
        while row < layout.rows and top <= bottom:
            top += self.measure(index, row)
            row += 1

    def caret(self, offset: int) -> tuple[int, QRectF]:
        """Return the row of an offset, and the caret's place inside it."""
        index = self.folds.row(self.content.blocks.at(offset))
        layout = self.layout(index)
        box = layout.box_of(offset)
        if box is None:
            beside = layout.picture or layout.fold
            rect = beside.rect if beside else QRectF(0, layout.top, 1, 1)
            return index, QRectF(rect.x(), rect.y(), 1, rect.height())
        return index, box.caret(offset)

    # -- moving

    def scroll(self, pixels: int, height: int) -> None:
        """Move by pixels through laid out blocks."""
        if not self.count:
            return
        place = self._place
        self._place = self._descended(self._ascended(place._replace(inside=place.inside + pixels)))
        self._keep_full(height)

    def _ascended(self, place: Place) -> Place:
        """Return a place above the top of its row as one inside a row before."""
        index, row, inside = place
        while inside < 0 and (row or index):
            if row:
                row -= 1
            else:
                index = self.folds.before(index)
                row = self.layout(index).rows - 1
            inside += self.measure(index, row)
        return Place(index, row, max(0, inside))

    def _descended(self, place: Place) -> Place:
        """Return a place below its row as one inside a row after; below all, in the last."""
        index, row, inside = place
        while inside >= (height := self.measure(index, row)):
            if row + 1 < self.layout(index).rows:
                row += 1
            elif (following := self.folds.after(index)) < self.count:
                index, row = following, 0
            else:
                inside = height - 1
                break
            inside -= height
        return Place(index, row, inside)

    def _keep_full(self, height: int) -> None:
        """Do not scroll past the end."""
        filled = 0
        for shown in self.shown(height):
            filled = shown.y + shown.layout.height
        if filled < height:
            end = self.folds.row(self.count - 1)
            rows = self.layout(end).rows - 1
            below = self.measure(end, rows)
            self._place = self._ascended(Place(end, rows, below - height))

    def drag_to(self, value: int, height: int) -> None:
        """Follow the scroll bar, whose scale is partly estimated."""
        if not self.count:
            return
        index, inside = self.heights.at(value)
        index = self.folds.row(index)
        estimate = max(1, self.heights[index])
        layout = self.layout(index)
        inside = inside * layout.height // estimate
        row = layout.row_at(inside)
        inside = min(inside - layout.row_top(row), self.measure(index, row) - 1)
        self._place = Place(index, row, inside)
        self._keep_full(height)

    def bring(self, pin: Pin, height: int) -> None:
        """Show a character at a height of the viewport, exactly and at once."""
        if not self.count:
            return
        index, rect = self.caret(pin.offset)
        layout = self.layout(index)
        row = layout.row_of(pin.offset)
        self._place = Place(index, row, 0)
        self.scroll(round(rect.top() - layout.row_top(row) - pin.y), height)

    def pin(self) -> Pin:
        """Return the first line that begins in view, and where it stands."""
        index, row, inside = self._place
        y = -inside
        while index < self.count:
            layout = self.layout(index)
            for number in range(row, layout.rows):
                top = layout.row_top(number)
                found = _first_line(layout.boxes_in(number), top - y)
                if found is not None:
                    return Pin(found.offset, found.y - top + y)
                y += self.measure(index, number)
            index, row = self.folds.after(index), 0
        last = max(0, self.count - 1)
        return Pin(self.content.blocks.starts[last] if self.count else 0, 0.0)

    def whole(self, height: int) -> int:
        """Return how far down a screen of some height its last whole line reaches."""
        found = height
        for block in self.shown(height):
            if block.y + block.layout.height <= height:
                continue
            if block.layout.fold and block.y + block.layout.top < height:
                found = min(found, block.y + block.layout.top)
            for row in range(block.layout.rows):
                cut = _first_cut(block.layout.boxes_in(row), height - block.y)
                if cut is not None:
                    found = min(found, block.y + int(cut))
        return found if found > height // 2 else height  # a line as high as that is a picture

    def approach(self, offset: int, height: int) -> None:
        """Measure the rows between the page and an offset that is not two pages away from it."""
        if not self.count:
            return
        index, (first, here, _) = self.folds.row(self.content.blocks.at(offset)), self._place
        if not first <= index < self.count:
            return
        wanted, row = self.layout(index).row_of(offset), here if index == first else 0
        left = 2 * height + self.measure(index, row)
        step = 1 if row < wanted else -1
        for passed in range(row, wanted + step, step):
            left -= self.measure(index, passed)
            if left < 0:
                break

    def headroom(self, offset: int) -> float:
        """Return the space to leave above a line at the top, so that it does not look cut off."""
        style = self.setter.style
        index, rect = self.caret(offset)
        first = rect.top() - self.layout(index).top < style.line_step / 2
        if first and index:
            return min(float(self.layout(index).top), style.size)
        return rect.top() if first else max(0.0, style.line_step - rect.height())

    def spare(self) -> int:
        """Return how far to go, less than a line, for no line to be cut off at the top."""
        if self.anchor == (0, 0):
            return 0
        pin = self.pin()
        spare = round(pin.y - self.headroom(pin.offset))
        return spare if abs(spare) < self.setter.style.line_step else 0

    @property
    def anchor(self) -> tuple[int, int]:
        """The block at the top of the viewport, and how much of it is above."""
        index, row, inside = self._place
        return index, (self.layout(index).row_top(row) if row else 0) + inside

    @property
    def value(self) -> int:
        """The place in the text as a height, for the scroll bar."""
        index, above = self.anchor
        return self.heights.top(index) + above


def _first_line(boxes: Sequence[Box], above: float) -> Pin | None:
    """Return the first line whose middle is not hidden above the edge."""
    for box in boxes:
        if box.y + box.height <= above:
            continue
        for number in range(box.layout.lineCount()):
            line = box.layout.lineAt(number)
            if box.y + line.y() + line.height() / 2 > above:
                return Pin(box.offset(line.textStart()), box.y + line.y())
    return None


def _first_cut(boxes: Sequence[Box], bottom: float) -> float | None:
    """Return the top of the first line that begins above an edge and ends below it."""
    for box in boxes:
        for number in range(box.layout.lineCount()):
            line = box.layout.lineAt(number)
            top = box.y + line.y()
            if top < bottom < top + line.height():
                return top
    return None
