"""A sheet: answers what is where in the part of a text that is on screen."""

from __future__ import annotations

from bisect import bisect_right
from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtWidgets import QAbstractScrollArea

if TYPE_CHECKING:
    from collections.abc import Iterator

    from PySide6.QtWidgets import QWidget

    from desktop.domain import Content, Span, SpanKind
    from desktop.ui.reader.canvas.column import Column, Shown


class Sheet(QAbstractScrollArea):
    """Knows the column behind the viewport. Points are in the viewport, offsets in the text."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.content: Content | None = None
        self.column: Column | None = None
        self._shifts: dict[int, int] = {}

    @property
    def left(self) -> int:
        """Where the column begins."""
        width = self.column.setter.width if self.column else 0
        return (self.viewport().width() - width) // 2

    def shown(self) -> Iterator[Shown]:
        """Yield the blocks on screen."""
        return self.column.shown(self.viewport().height()) if self.column else iter(())

    def _shift(self, shown: Shown) -> int:
        return min(self._shifts.get(shown.index, 0), shown.layout.overflow)

    def push_sideways(self, index: int, pixels: int) -> None:
        """Scroll a table or code that is wider than the column."""
        if self.column:
            most = self.column.layout(index).overflow
            self._shifts[index] = max(0, min(most, self._shifts.get(index, 0) + pixels))
            self.viewport().update()

    def shown_at(self, point: QPointF) -> Shown | None:
        """Return the block at a height; beyond the ends, the first or the last."""
        last = None
        for last in self.shown():
            if point.y() < last.y + last.layout.height:
                break
        return last

    def _inside(self, shown: Shown, point: QPointF) -> tuple[float, float]:
        return point.x() - self.left + self._shift(shown), point.y() - shown.y

    def offset_at(self, point: QPointF) -> int:
        """Return the offset nearest to a point."""
        shown = self.shown_at(point)
        if shown is None or self.content is None:
            return 0
        x, y = self._inside(shown, point)
        box = shown.layout.box_near(x, y)
        return box.nearest(x, y) if box else self.content.blocks.starts[shown.index]

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

    def caret_rect(self, offset: int) -> QRectF | None:
        """Return the place of the caret, or None far off screen."""
        if not self.column or not self.content or not self.column.count:
            return None
        wanted = self.content.blocks.at(offset)
        for shown in self.shown():
            if shown.index == wanted:
                _, rect = self.column.caret(offset)
                return rect.translated(self.left - self._shift(shown), shown.y)
        return None

    def is_in_view(self, offset: int) -> bool:
        """Say whether the caret at an offset is, or would be, on screen."""
        rect = self.caret_rect(offset)
        return rect is not None and -1 < rect.top() < self.viewport().height()

    def rects_of(self, start: int, end: int) -> list[QRectF]:
        """Return where a range is drawn, as far as it is on screen."""
        found: list[QRectF] = []
        for shown in self.shown():
            for box in shown.layout.boxes:
                if box.start < end and box.end > start:
                    rects = box.rects(max(start, box.start), min(end, box.end))
                    x = self.left - self._shift(shown)
                    found += [rect.translated(x, shown.y) for rect in rects]
        return found

    def repaint_range(self, start: int, end: int) -> None:
        """Repaint only the blocks of a range."""
        if self.content is None or not len(self.content.blocks):
            return
        first, last = self.content.blocks.at(start), self.content.blocks.at(max(start, end - 1))
        for shown in self.shown():
            if first <= shown.index <= last:
                height = shown.layout.height
                self.viewport().update(0, shown.y - 8, self.viewport().width(), height + 16)

    def span_at(self, offset: int | None, *kinds: SpanKind) -> Span | None:
        """Return the span of one of some kinds over a character."""
        if offset is None or not self.column or not self.content:
            return None
        start = self.content.blocks.starts[self.content.blocks.at(offset)]
        spans = self.column.setter.spans(start, offset + 1)
        return next((s for s in spans if s.kind in kinds and offset < s.end), None)

    def section_at(self, offset: int) -> int:
        """Return the index of the section whose start was passed last, or -1."""
        sections = self.content.sections if self.content else ()
        return bisect_right(sections, offset, key=lambda s: s.start) - 1
