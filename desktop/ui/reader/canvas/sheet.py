"""A sheet: answers what is where in the text on screen, and offers tools what the hands do."""

from __future__ import annotations

from bisect import bisect_right
from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import QEvent, QPointF, QRect, QRectF, Qt, Signal
from PySide6.QtGui import QFocusEvent, QHelpEvent, QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QAbstractScrollArea, QToolTip
from typing_extensions import override

from desktop.ui.reader.canvas.painting import TextMarks

if TYPE_CHECKING:
    from collections.abc import Iterator

    from PySide6.QtGui import QPainter
    from PySide6.QtWidgets import QWidget

    from desktop.domain import Content, Highlight, Span, SpanKind
    from desktop.ui.look.reading_style import Theme
    from desktop.ui.reader.canvas.boxes import Box
    from desktop.ui.reader.canvas.column import Column, ShownBlock


class Offered(Protocol):
    """What a sheet tells its tools, in their order; True means that a tool took the input.

    Input comes only while there is a text, and from the mouse only of its left button; moves
    come always.
    """

    def mouse_pressed(self, event: QMouseEvent) -> bool:
        """Take a press."""

    def mouse_double_clicked(self, event: QMouseEvent) -> bool:
        """Take a double click."""

    def mouse_moved(self, event: QMouseEvent) -> bool:
        """Take a move, with a button held or without."""

    def mouse_released(self, event: QMouseEvent) -> bool:
        """Take a release; one that no tool before took is a click."""

    def key_pressed(self, event: QKeyEvent) -> bool:
        """Take a key."""

    def focus_in(self, event: QFocusEvent) -> None:
        """Follow that the sheet got the keyboard."""

    def focus_out(self, event: QFocusEvent) -> None:
        """Follow that the sheet lost the keyboard."""

    def cursor_at(self, point: QPointF) -> Qt.CursorShape | None:
        """Return the shape of the pointer at a point, or None."""

    def tip_at(self, point: QPointF) -> str:
        """Return the tooltip at a point, as HTML, or ''."""

    def leave(self) -> None:
        """Let go of the text; another is about to be shown."""

    def begin(self) -> None:
        """Take up the text that is shown now, if there is one."""

    def dress(self, theme: Theme) -> None:
        """Take the colours of a theme."""

    def text_moved(self) -> None:
        """Follow the text to where it stands after scrolling, sizing or setting anew."""

    def paint(self, painter: QPainter) -> None:
        """Draw what lies over the text."""


class Sheet(QAbstractScrollArea):
    """Knows the column behind the viewport. Points are in the viewport, offsets in the text."""

    touched = Signal()
    """The mouse is pressed on the text; told before any tool is offered the press."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.content: Content | None = None
        self.column: Column | None = None
        self.marks = TextMarks()
        self._shifts: dict[int, int] = {}
        self._tools: tuple[Offered, ...] = ()

    def use(self, *tools: Offered) -> None:
        """Offer input to these tools, in this order, until one takes it."""
        self._tools = tools

    def _tell_moved(self) -> None:
        for tool in self._tools:
            tool.text_moved()

    @property
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

    def boxes_in_view(self) -> Iterator[tuple[Box, int, int]]:
        """Yield the boxes of text on screen, each with how far it is from where it was laid out."""
        page = self.viewport()
        for shown in self.shown():
            x = self.left - self._shift(shown)
            across = -x, page.width() - x
            for box in shown.layout.boxes_between(-shown.y, page.height() - shown.y, *across):
                yield box, x, shown.y

    def rects_of(self, start: int, end: int) -> list[QRectF]:
        """Return where a range is drawn, as far as it is on screen."""
        found: list[QRectF] = []
        for box, x, y in self.boxes_in_view():
            if box.start < end and box.end > start:
                rects = box.rects(max(start, box.start), min(end, box.end))
                found += [rect.translated(x, y) for rect in rects]
        return found

    def rect_on_screen(self, start: int, end: int) -> QRect:
        """Return where the last line of a range that is in view is, else the middle of the page."""
        page = self.viewport().rect()
        rects = [rect.toRect() for rect in self.rects_of(start, end)]
        seen = [rect for rect in rects if rect.intersects(page)]
        rect = seen[-1] if seen else QRect(page.center(), page.center())
        return QRect(self.viewport().mapToGlobal(rect.topLeft()), rect.size())

    def repaint_range(self, start: int, end: int) -> None:
        """Repaint only the blocks of a range."""
        if self.content is None or not len(self.content.blocks):
            return
        first, last = self.content.blocks.at(start), self.content.blocks.at(max(start, end - 1))
        for shown in self.shown():
            if first <= shown.index <= last:
                height = shown.layout.height
                self.viewport().update(0, shown.y - 8, self.viewport().width(), height + 16)

    def highlights_at(self, point: QPointF) -> list[Highlight]:
        """Return the highlights under a point, shortest first."""
        offset = self.glyph_at(point)
        return [] if offset is None else self.marks.highlights.at(offset)

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

    # -- what the hands do

    def _has_use(self, event: QMouseEvent) -> bool:
        return event.button() == Qt.MouseButton.LeftButton and self.content is not None

    @override
    def mousePressEvent(self, event: QMouseEvent) -> None:
        if self._has_use(event):
            self.touched.emit()
            any(tool.mouse_pressed(event) for tool in self._tools)
        else:
            super().mousePressEvent(event)

    @override
    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        if self._has_use(event):
            any(tool.mouse_double_clicked(event) for tool in self._tools)

    @override
    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if not any(tool.mouse_moved(event) for tool in self._tools):
            self.viewport().setCursor(self._cursor_at(event.position()))

    def _cursor_at(self, point: QPointF) -> Qt.CursorShape:
        if self.content is None:
            return Qt.CursorShape.ArrowCursor
        shapes = (tool.cursor_at(point) for tool in self._tools)
        return next((s for s in shapes if s is not None), Qt.CursorShape.IBeamCursor)

    @override
    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if self._has_use(event):
            any(tool.mouse_released(event) for tool in self._tools)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if self.content is None or not any(tool.key_pressed(event) for tool in self._tools):
            super().keyPressEvent(event)

    @override
    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        for tool in self._tools:
            tool.focus_in(event)

    @override
    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        for tool in self._tools:
            tool.focus_out(event)

    @override
    def viewportEvent(self, event: QEvent) -> bool:
        if not isinstance(event, QHelpEvent) or event.type() != QEvent.Type.ToolTip:
            return super().viewportEvent(event)
        told = (tool.tip_at(QPointF(event.pos())) for tool in self._tools)
        words = next(filter(None, told), "")
        if words:
            QToolTip.showText(event.globalPos(), words, self.viewport())
        else:
            QToolTip.hideText()
        return True
