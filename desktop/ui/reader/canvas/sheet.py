"""A sheet: answers what is where in the text on screen."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRect, QRectF
from typing_extensions import override

if TYPE_CHECKING:
    from collections.abc import Iterator

    from PySide6.QtWidgets import QWidget

    from desktop.ui.reader.canvas.boxes import Box
    from desktop.ui.reader.canvas.column import Column, ShownBlock
    from desktop.ui.reader.surface.surface import Surface as _Surface
else:
    _Surface = object


class Sheet(_Surface):
    """The part of a page that knows the column behind its viewport."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.column: Column | None = None
        self._shifts: dict[int, int] = {}

    @property
    @override
    def left(self) -> int:
        """Where the column begins."""
        width = self.column.setter.width if self.column else 0
        return (self.viewport().width() - width) // 2

    def shown(self) -> Iterator[ShownBlock]:
        """Yield the blocks on screen."""
        return self.column.shown(self.viewport().height()) if self.column else iter(())

    def _shift(self, shown: ShownBlock) -> int:
        return min(self._shifts.get(shown.index, 0), shown.layout.overflow)

    def push_sideways(self, index: int, pixels: int) -> None:
        """Scroll a table or code that is wider than the column."""
        if self.column:
            most = self.column.layout(index).overflow
            self._shifts[index] = max(0, min(most, self._shifts.get(index, 0) + pixels))
            self.viewport().update()

    def reveal_sideways(self, offset: int) -> None:
        """Scroll a table or code only as far as needed to see an offset in it."""
        if not self.column or not self.column.count:
            return
        index, rect = self.column.caret(offset)
        x, layout = rect.x() - self._shifts.get(index, 0), self.column.layout(index)
        margin, seen = self.column.setter.style.line_step, layout.seen
        if layout.overflow and not seen.left() <= x < seen.right() - margin:
            self.push_sideways(index, round(x - seen.center().x()))

    def shown_at(self, point: QPointF) -> ShownBlock | None:
        """Return the block at a height; beyond the ends, the first or the last."""
        last = None
        for last in self.shown():
            if point.y() < last.y + last.layout.height:
                break
        return last

    def _inside(self, shown: ShownBlock, point: QPointF) -> tuple[float, float]:
        return point.x() - self.left + self._shift(shown), point.y() - shown.y

    @override
    def offset_at(self, point: QPointF) -> int:
        """Return the offset nearest to a point."""
        shown = self.shown_at(point)
        if shown is None or self.content is None:
            return 0
        x, y = self._inside(shown, point)
        box = shown.layout.box_near(x, y)
        return box.nearest(x, y) if box else self.content.blocks.starts[shown.index]

    @override
    def glyph_at(self, point: QPointF) -> int | None:
        """Return the offset of the character drawn at a point, or None."""
        shown = self.shown_at(point)
        if shown is None:
            return None
        x, y = self._inside(shown, point)
        if shown.layout.picture and shown.layout.picture.rect.contains(QPointF(x, y)):
            return self.content.blocks.starts[shown.index] if self.content else None
        box = shown.layout.box_near(x, y)
        return box.glyph(x, y) if box else None

    @override
    def caret_rect(self, offset: int) -> QRectF | None:
        """Return the place of the caret, or None far off screen."""
        if not self.column or not self.content or not self.column.count:
            return None
        wanted = self.column.folds.row(self.content.blocks.at(offset))
        for shown in self.shown():
            if shown.index == wanted:
                _, rect = self.column.caret(offset)
                return rect.translated(self.left - self._shift(shown), shown.y)
        return None

    def boxes_in_view(self) -> Iterator[tuple[Box, int, int]]:
        """Yield the boxes of text on screen, each with how far it is from where it was laid out."""
        page = self.viewport()
        for shown in self.shown():
            x = self.left - self._shift(shown)
            across = -x, page.width() - x
            for box in shown.layout.boxes_between(-shown.y, page.height() - shown.y, *across):
                yield box, x, shown.y

    @override
    def rects_of(self, start: int, end: int) -> list[QRectF]:
        """Return where a range is drawn, as far as it is on screen."""
        found: list[QRectF] = []
        for box, x, y in self.boxes_in_view():
            if box.start < end and box.end > start:
                rects = box.rects(max(start, box.start), min(end, box.end))
                found += [rect.translated(x, y) for rect in rects]
        return found

    @override
    def visible_range(self) -> tuple[int, int]:
        """Return from where to where the blocks go that are on screen."""
        numbers = [shown.index for shown in self.shown()]
        if not numbers or self.content is None:
            return 0, 0
        starts = self.content.blocks.starts
        return starts[numbers[0]], starts[numbers[-1] + 1]

    @override
    def in_view(self) -> list[tuple[int, int]]:
        """Return the ranges that are drawn on screen: lines of which at least a half is seen."""
        page = self.viewport()
        found = []
        for shown in self.shown():
            x = self.left - self._shift(shown)
            top, bottom = -shown.y, page.height() - shown.y
            if shown.layout.fold is None:
                boxes = shown.layout.boxes_between(top, bottom, -x, page.width() - x)
                found += [_lines_between(box, top, bottom) for box in boxes]
        return found

    @override
    def block_at(self, point: QPointF) -> int | None:
        """Return the number of the block at a height; beyond the ends, the first or the last."""
        shown = self.shown_at(point)
        return shown.index if shown else None

    @override
    def block_rect(self, number: int) -> QRect:
        """Return where a block stands, as far as it is on screen; empty for nowhere."""
        for shown in self.shown():
            if shown.index == number and self.column:
                return QRect(self.left, shown.y, self.column.setter.width, shown.layout.height)
        return QRect()

    @override
    def repaint_range(self, start: int, end: int) -> None:
        """Repaint only the blocks of a range."""
        if self.content is None or not len(self.content.blocks):
            return
        first, last = self.content.blocks.at(start), self.content.blocks.at(max(start, end - 1))
        for shown in self.shown():
            if first <= shown.index <= last:
                height = shown.layout.height
                self.viewport().update(0, shown.y - 8, self.viewport().width(), height + 16)


def _lines_between(box: Box, top: float, bottom: float) -> tuple[int, int]:
    """Return the range of the lines of a box whose middles are between two heights in the block."""
    if top <= box.y and box.y + box.height <= bottom:
        return box.start, box.end
    first, last = box.line_at(top), box.line_at(bottom)
    if not first.isValid():
        return box.start, box.start
    start, end = first.textStart(), last.textStart() + last.textLength()
    if box.y + first.y() + first.height() / 2 < top:
        start += first.textLength()
    if box.y + last.y() + last.height() / 2 > bottom:
        end = last.textStart()
    return box.offset(start), max(box.offset(start), box.offset(end))
