"""A surface that bears letters: says what is where, and offers its tools what the hands do."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from typing import TYPE_CHECKING, NamedTuple, Protocol

from PySide6.QtCore import QEvent, QPointF, QRect, QRectF, Qt, Signal
from PySide6.QtGui import QFocusEvent, QHelpEvent, QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QAbstractScrollArea, QToolTip
from typing_extensions import override

from desktop.ui.look.reading_style import ReadingStyle
from desktop.ui.reader.surface.coverage import Coverage
from desktop.ui.reader.surface.text_marks import TextMarks

if TYPE_CHECKING:
    from PySide6.QtGui import QPainter
    from PySide6.QtWidgets import QWidget

    from desktop.domain import Content, Highlight, Span, SpanKind
    from desktop.ui.look.reading_style import Theme


class Pin(NamedTuple):
    """A character and the height it stands at in the viewport."""

    offset: int
    y: float


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


class Surface(QAbstractScrollArea):
    """What tools know of a text that is on show. Points are in the viewport, offsets in the text.

    Whatever draws letters says where they are, by the methods here that do nothing.
    """

    touched = Signal()
    """The mouse is pressed on the text; told before any tool is offered the press."""
    position_changed = Signal(int)
    section_changed = Signal(int)
    zoom_requested = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.content: Content | None = None
        self.marks = TextMarks()
        self.coverage = Coverage(self, lambda: len(self.content.blocks) if self.content else 0)
        self._style = ReadingStyle()
        self._tools: tuple[Offered, ...] = ()
        self._position = self._section = -1
        self.setFrameShape(QAbstractScrollArea.Shape.NoFrame)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.viewport().setMouseTracking(True)
        # Every pixel is painted by us; Qt need not clear any before.
        self.viewport().setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)

    def use(self, *tools: Offered) -> None:
        """Offer input to these tools, in this order, until one takes it."""
        self._tools = tools

    def _tell_moved(self) -> None:
        for tool in self._tools:
            tool.text_moved()

    def reading_style(self) -> ReadingStyle:
        """Return how the text is set."""
        return self._style

    # -- what is where

    @property
    def left(self) -> int:
        """Where the text begins."""
        raise NotImplementedError

    @property
    def line_step(self) -> int:
        """The distance between two lines of running text."""
        raise NotImplementedError

    @property
    def extent(self) -> int:
        """How many pixels high the whole text is."""
        raise NotImplementedError

    def offset_at(self, point: QPointF) -> int:
        """Return the offset nearest to a point."""
        raise NotImplementedError

    def glyph_at(self, point: QPointF) -> int | None:
        """Return the offset of the character drawn at a point, or None."""
        raise NotImplementedError

    def caret_rect(self, offset: int) -> QRectF | None:
        """Return the place of the caret, or None far off screen."""
        raise NotImplementedError

    def rects_of(self, start: int, end: int) -> list[QRectF]:
        """Return where a range is drawn, as far as it is on screen."""
        raise NotImplementedError

    def visible_range(self) -> tuple[int, int]:
        """Return from where to where the paragraphs go that are on screen."""
        raise NotImplementedError

    def in_view(self) -> list[tuple[int, int]]:
        """Return the ranges that are drawn on screen: lines of which at least a half is seen."""
        raise NotImplementedError

    def block_at(self, point: QPointF) -> int | None:
        """Return the number of the block at a height; beyond the ends, the first or the last."""
        raise NotImplementedError

    def block_rect(self, number: int) -> QRect:
        """Return where a block stands, as far as it is on screen; empty for nowhere."""
        raise NotImplementedError

    def repaint_range(self, start: int, end: int) -> None:
        """Repaint only where a range is drawn."""
        raise NotImplementedError

    # -- moving it

    def position(self) -> int:
        """Return the offset of the first line in view."""
        raise NotImplementedError

    def scroll_by(self, pixels: int) -> None:
        """Scroll by exact pixels."""
        raise NotImplementedError

    def bring_to(self, offset: int, where: float = 0.25) -> None:
        """Show an offset at a part of the viewport's height, exactly and at once."""
        raise NotImplementedError

    def pin(self) -> Pin:
        """Return what `put_back` needs to show what is in view now."""
        raise NotImplementedError

    def put_back(self, pin: Pin) -> None:
        """Show a place exactly as it was."""
        raise NotImplementedError

    def reveal(self, offset: int) -> None:
        """Scroll only as far as needed to see an offset."""
        raise NotImplementedError

    def turn(self, pages: int) -> None:
        """Go on, or back, by so many heights of the viewport."""
        raise NotImplementedError

    def let_go(self) -> None:
        """Show nothing any more."""
        self.content = None

    # -- what follows from that

    def _moved(self) -> None:
        """Tell where the reader is now, should that be elsewhere."""
        position = self.position()
        if position != self._position:
            self._position = position
            self.position_changed.emit(position)
            section = self.section_at(position)
            if section != self._section:
                self._section = section
                self.section_changed.emit(section)

    def is_in_view(self, offset: int) -> bool:
        """Say whether the caret at an offset is, or would be, on screen."""
        rect = self.caret_rect(offset)
        return rect is not None and -1 < rect.top() < self.viewport().height()

    def rect_on_screen(self, start: int, end: int) -> QRect:
        """Return where the part of a range that is in view is, else the middle of the page."""
        page = self.viewport().rect()
        rect = QRect()
        for line in self.rects_of(start, end):
            rect |= line.toAlignedRect() & page
        if rect.isEmpty():
            rect = QRect(page.center(), page.center())
        return QRect(self.viewport().mapToGlobal(rect.topLeft()), rect.size())

    def rects_of_highlight(self, highlight: Highlight) -> list[QRectF]:
        """Return where a highlight is drawn, as far as it is on screen."""
        return self.rects_of(*self.marks.range_of(highlight))

    def rect_of_highlight(self, highlight: Highlight) -> QRect:
        """Return where the end of a highlight is on the screen, else the middle of the page."""
        return self.rect_on_screen(*self.marks.range_of(highlight))

    def reveal_highlight(self, highlight: Highlight) -> None:
        """Scroll only as far as needed to see where a highlight begins."""
        self.reveal(highlight.start)

    def highlights_at(self, point: QPointF) -> list[Highlight]:
        """Return the highlights under a point, shortest first."""
        offset = self.glyph_at(point)
        return [] if offset is None else self.marks.highlights.at(offset)

    def spans(self, start: int, end: int) -> list[Span]:
        """Return the spans that begin in a range; they never cross a block."""
        spans = self.content.spans if self.content else ()
        first = bisect_left(spans, start, key=_start_of)
        return list(spans[first : bisect_left(spans, end, lo=first, key=_start_of)])

    def span_at(self, offset: int | None, *kinds: SpanKind) -> Span | None:
        """Return the span of one of some kinds over a character."""
        if offset is None or not self.content or not len(self.content.blocks):
            return None
        start = self.content.blocks.starts[self.content.blocks.at(offset)]
        spans = self.spans(start, offset + 1)
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


def _start_of(span: Span) -> int:
    return span.start
