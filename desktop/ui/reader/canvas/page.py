"""The page: a window onto a column of text that paints, scrolls and answers what is where."""

from __future__ import annotations

from bisect import bisect_right
from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QColor, QImage, QPainter, QPaintEvent, QResizeEvent, QWheelEvent
from PySide6.QtWidgets import QAbstractScrollArea, QWidget
from typing_extensions import override

from desktop.ui.look.reading_style import ReadingStyle
from desktop.ui.reader.canvas.column import Column, Pin
from desktop.ui.reader.canvas.highlight_index import HighlightIndex
from desktop.ui.reader.canvas.layout import Typesetter
from desktop.ui.reader.canvas.margin import paint_margin
from desktop.ui.reader.canvas.painting import Brushes, Marks, PagePainter
from desktop.ui.reader.canvas.picture_cache import Pictures
from desktop.ui.reader.canvas.sheet import Sheet

if TYPE_CHECKING:
    from collections.abc import Callable

    from desktop.domain import Content

_SLICE = 0.006
_PAUSE = 12
_SETTLE = 80
_WHEEL_LINES = 3


class PageView(Sheet):
    """Shows content and marks. Knows nothing of selecting, finding or highlighting."""

    position_changed = Signal(int)
    section_changed = Signal(int)
    zoom_requested = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._style = ReadingStyle()
        self._brushes = Brushes(self._style.theme)
        self._pin: Pin | None = None
        self._syncing = False
        self._position = self._section = -1
        self._pictures = Pictures(self)
        self._pictures.decoded.connect(self._picture_came)
        self._settle = QTimer(self, singleShot=True, interval=_SETTLE)
        self._idle = QTimer(self, interval=_PAUSE)
        self._settle.timeout.connect(self._idle.start)
        self._idle.timeout.connect(self._measure_some)
        self.setFrameShape(QAbstractScrollArea.Shape.NoFrame)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        # A text that fits needs no handle; its place is kept, so that the column does not move.
        self.verticalScrollBar().setStyleSheet(
            "QScrollBar::handle:vertical:disabled { background: transparent; }"
        )
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.viewport().setMouseTracking(True)
        self.viewport().setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.verticalScrollBar().valueChanged.connect(self._bar_moved)

    # -- what is shown

    def show_text(self, content: Content | None, images: Callable[[str], bytes | None]) -> None:
        """Show a text from its start, or nothing."""
        for tool in self._tools:
            tool.leave()
        self.marks = Marks(HighlightIndex(content.blocks)) if content else Marks()
        self._pictures.source(images)
        self._idle.stop()
        self._shifts.clear()
        self._pin = None
        self._position = self._section = -1
        self.content = content
        self.column = Column(content, self._typesetter(content)) if content else None
        self._sync()
        self._moved()
        self.viewport().update()
        for tool in self._tools:
            tool.begin()

    def reading_style(self) -> ReadingStyle:
        """Return how the text is set."""
        return self._style

    def set_style(self, style: ReadingStyle) -> None:
        """Set the text anew, keeping the place."""
        other = style.theme is not self._style.theme
        self._style = style
        self._brushes = Brushes(style.theme)
        self._relayout()
        self.viewport().update()
        if other:
            for tool in self._tools:
                tool.dress(style.theme)
        self._tell_moved()

    def position(self) -> int:
        """Return the offset of the first line in view."""
        return self._held().offset if self.column else 0

    def width_for(self, characters: int) -> int:
        """Return how wide the page has to be for lines of so many characters."""
        line = self.column.setter.width_for(characters) if self.column else 0
        return line + 2 * self._margin + self.width() - self.viewport().width()

    @property
    def _margin(self) -> int:
        return max(30, round(self._style.size * 1.8))

    def _typesetter(self, content: Content) -> Typesetter:
        return Typesetter(content, self._style, self.viewport().width() - 2 * self._margin)

    def _held(self) -> Pin:
        """The line that stays put while widths and sizes change, until the reader moves."""
        if self._pin is None and self.column:
            self._pin = self.column.pin()
        return self._pin or Pin(0, 0.0)

    def _relayout(self) -> None:
        if not self.column or not self.content:
            return
        pin = self._held()
        at_start = self.column.anchor == (0, 0)
        self._idle.stop()
        self.column.reset(self._typesetter(self.content))
        if at_start:
            self.column.anchor = (0, 0)
        else:
            self.column.bring(pin, self.viewport().height())
        self._sync()

    # -- scrolling

    def scroll_by(self, pixels: int) -> None:
        """Scroll by exact pixels."""
        if self.column:
            self.column.scroll(pixels, self.viewport().height())
            self._scrolled()

    def bring_to(self, offset: int, where: float = 0.25) -> None:
        """Show an offset at a part of the viewport's height, exactly and at once."""
        if self.column and self.column.count:
            height = self.viewport().height()
            self.put_back(Pin(offset, where * height if where else self._headroom(offset)))

    def pin(self) -> Pin:
        """Return the place in view, to come back to by `put_back`."""
        return self._held()

    def put_back(self, pin: Pin) -> None:
        """Show a place exactly as it was."""
        if self.column and self.column.count:
            self.column.bring(pin, self.viewport().height())
            self._scrolled()

    def _headroom(self, offset: int) -> float:
        """Return the space to leave above a line at the top, so that it does not look cut off."""
        if not self.column:
            return 0.0
        index, rect = self.column.caret(offset)
        first = rect.top() - self.column.layout(index).top < self.line_step / 2
        if first and index:
            return min(float(self.column.layout(index).top), self._style.size)
        return rect.top() if first else max(0.0, self.line_step - rect.height())

    def reveal(self, offset: int) -> None:
        """Scroll only as far as needed to see an offset."""
        self._reveal_sideways(offset)
        rect = self.caret_rect(offset)
        line, height = self.line_step, self.viewport().height()
        if rect is None or not -height < rect.top() < 2 * height:
            self.bring_to(offset)
        elif rect.top() < line:
            self.scroll_by(round(rect.top()) - line)
        elif rect.bottom() > height - line:
            self.scroll_by(round(rect.bottom()) - height + line)

    def _reveal_sideways(self, offset: int) -> None:
        if not self.column or not self.column.count:
            return
        index, rect = self.column.caret(offset)
        layout = self.column.layout(index)
        x, seen = rect.x() - self._shifts.get(index, 0), layout.seen
        if layout.overflow and not seen.left() <= x < seen.right() - self.line_step:
            self.push_sideways(index, round(x - seen.center().x()))

    def turn(self, pages: int) -> None:
        """Turn pages, to where a line begins: none is cut off at the top."""
        self.scroll_by(pages * (self.viewport().height() - self.line_step))
        if self.column and self.column.anchor != (0, 0):
            pin = self.column.pin()
            spare = round(pin.y - self._headroom(pin.offset))
            if abs(spare) < self.line_step:
                self.scroll_by(spare)

    @property
    def line_step(self) -> int:
        """The distance between two lines of running text."""
        return round(self._style.size * self._style.line_height)

    def _scrolled(self) -> None:
        self._pin = None
        self._sync()
        self._moved()
        self.viewport().update()
        self._tell_moved()

    def _moved(self) -> None:
        position = self.position()
        if position != self._position:
            self._position = position
            self.position_changed.emit(position)
            self._tell_section(position)

    def _tell_section(self, position: int) -> None:
        sections = self.content.sections if self.content else ()
        found = bisect_right(sections, position, key=lambda s: s.start) - 1
        if found != self._section:
            self._section = found
            self.section_changed.emit(found)

    def _sync(self) -> None:
        """Bring the scroll bar level with the place in the text."""
        self._syncing = True
        bar, height = self.verticalScrollBar(), self.viewport().height()
        total = self.column.heights.total if self.column else 0
        bar.setRange(0, max(0, total - height))
        bar.setEnabled(total > height)
        bar.setPageStep(height)
        bar.setSingleStep(self.line_step * _WHEEL_LINES)
        bar.setValue(self.column.value if self.column and self.column.count else 0)
        self._syncing = False

    def _bar_moved(self, value: int) -> None:
        if not self._syncing and self.column:
            self.column.drag_to(value, self.viewport().height())
            self._pin = None
            self._moved()
            self.viewport().update()

    @override
    def scrollContentsBy(self, dx: int, dy: int) -> None:
        """Painting starts from the anchor; there is nothing to move."""

    def _measure_some(self) -> None:
        if not self.column or not self.column.measure_some(_SLICE):
            self._idle.stop()
        self._sync()

    # -- pictures

    def _picture_came(self, asset: str, size: QSize) -> None:
        if not self.column or not self.content:
            return
        blocks = self.content.blocks
        for index, attributes in blocks.attributes.items():
            if attributes.get("asset") == asset and not attributes.get("width"):
                self.column.setter.sizes[asset] = (size.width(), size.height())
                self.column.forget(index)
        self.viewport().update()

    def picture(self, asset: str) -> QImage | None:
        """Return a decoded picture, or None while it is on its way."""
        return self._pictures.get(asset)

    # -- events

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self.column and self.content:
            if self._typesetter(self.content).width != self.column.setter.width:
                self._relayout()
            else:
                self._sync()
        self._tell_moved()

    @override
    def wheelEvent(self, event: QWheelEvent) -> None:
        pixels, angle = event.pixelDelta(), event.angleDelta()
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            if angle.y():
                self.zoom_requested.emit(1 if angle.y() > 0 else -1)
        elif not self._sideways_wheel(event):
            lines = angle.y() / 120 * self.line_step * _WHEEL_LINES
            self.scroll_by(-round(pixels.y() or lines))
        event.accept()

    def _sideways_wheel(self, event: QWheelEvent) -> bool:
        pixels, angle = event.pixelDelta(), event.angleDelta()
        across = pixels.x() or angle.x()
        if event.modifiers() & Qt.KeyboardModifier.ShiftModifier:
            across = across or pixels.y() or angle.y()
        shown = self.shown_at(event.position())
        if not across or shown is None or not shown.layout.overflow:
            return False
        self.push_sideways(shown.index, -across)
        return True

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self.viewport())
        theme, clip = self._style.theme, event.rect()
        painter.fillRect(clip, QColor(theme.base))
        if self.column is not None and self.column.count:
            page = PagePainter(painter, self._brushes, self.marks, self.picture)
            shown = list(self.shown())
            for block in shown:
                if block.y + block.layout.height >= clip.top() and block.y <= clip.bottom():
                    page.block(block, self.left, self._shift(block), QRectF(clip))
            paint_margin(painter, self.left, shown, self.marks, theme)
            for tool in self._tools:
                tool.paint(painter)
            if not self._idle.isActive() and self.column.unmeasured:
                self._settle.start()
        painter.end()
