"""The page: a window onto a column of text that paints, scrolls and answers what is where."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QImage, QPainter, QPaintEvent, QResizeEvent, QWheelEvent
from typing_extensions import override

from desktop.ui.reader.canvas.column import Column
from desktop.ui.reader.canvas.column_bar import WHEEL_LINES, ColumnBar, Notches
from desktop.ui.reader.canvas.layout import Typesetter
from desktop.ui.reader.canvas.margin import paint_margin
from desktop.ui.reader.canvas.painting import Brushes, PagePainter
from desktop.ui.reader.canvas.sheet import Sheet
from desktop.ui.reader.surface.highlight_index import HighlightIndex
from desktop.ui.reader.surface.surface import Pin, Surface
from desktop.ui.reader.surface.text_marks import TextMarks
from desktop.ui.work.picture_cache import Pictures

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QWidget

    from desktop.domain import Content
    from desktop.ui.look.reading_style import ReadingStyle


class PageView(Sheet, Surface):
    """Shows content and marks. Knows nothing of selecting, finding or highlighting."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._brushes = Brushes(self._style.theme)
        self._pin: Pin | None = None
        self._notches = Notches()
        self._pictures = Pictures(self)
        self._pictures.decoded.connect(self._picture_came)
        self._column_bar = ColumnBar(self)
        self._column_bar.dragged.connect(self._drag_to)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)

    # -- what is shown

    def show_text(self, content: Content, images: Callable[[str], bytes | None]) -> None:
        """Show a text from its start, without what its pages bear beside it."""
        content = content.body()
        for tool in self._tools:
            tool.leave()
        self.marks = TextMarks(HighlightIndex(content.blocks))
        self._pictures.source(images)
        self._column_bar.rest()
        self._shifts.clear()
        self._pin = None
        self._position = self._section = -1
        self.content = content
        self.column = Column(content, self._typesetter(content))
        self._column_bar.level()
        self._moved()
        self.viewport().update()
        for tool in self._tools:
            tool.begin()

    def set_style(self, style: ReadingStyle) -> None:
        """Set the text anew, keeping the place."""
        if style == self._style:
            return
        other = style.theme is not self._style.theme
        self._style = style
        self._brushes = Brushes(style.theme)
        self._relayout()
        self.viewport().update()
        if other:
            for tool in self._tools:
                tool.dress(style.theme)
        self._tell_moved()

    @override
    def position(self) -> int:
        """Return the offset of the first line in view."""
        return self.pin().offset if self.column else 0

    def width_for(self, characters: int) -> int:
        """Return how wide the page has to be for lines of so many characters."""
        line = self.column.setter.width_for(characters) if self.column else 0
        return line + 2 * self._margin + self.width() - self.viewport().width()

    @property
    def _margin(self) -> int:
        return max(30, round(self._style.size * 1.8))

    def _typesetter(self, content: Content) -> Typesetter:
        return Typesetter(content, self._style, self.viewport().width() - 2 * self._margin)

    def _relayout(self) -> None:
        if not self.column or not self.content:
            return
        pin = self.pin()
        at_start = self.column.anchor == (0, 0)
        self._column_bar.rest()
        self.column.reset(self._typesetter(self.content))
        if not at_start:
            self.column.bring(pin, self.viewport().height())
        self._column_bar.level()

    # -- scrolling

    @override
    def scroll_by(self, pixels: int) -> None:
        """Scroll by exact pixels."""
        if self.column:
            self.column.scroll(pixels, self.viewport().height())
            self._scrolled()

    @override
    def bring_to(self, offset: int, where: float = 0.25) -> None:
        """Show an offset at a part of the viewport's height, exactly and at once."""
        if self.column and self.column.count:
            height = self.viewport().height()
            self.put_back(Pin(offset, where * height if where else self.column.headroom(offset)))

    @override
    def pin(self) -> Pin:
        """Return the line that stays put while sizes change, until the reader moves."""
        if self._pin is None and self.column:
            self._pin = self.column.pin()
        return self._pin or Pin(0, 0.0)

    @override
    def put_back(self, pin: Pin) -> None:
        """Show a place exactly as it was."""
        if self.column and self.column.count:
            self.column.bring(pin, self.viewport().height())
            self._scrolled()

    @override
    def reveal(self, offset: int) -> None:
        """Scroll only as far as needed to see an offset."""
        self.reveal_sideways(offset)
        line, height = self.line_step, self.viewport().height()
        if self.column:
            self.column.approach(offset, height)
        rect = self.caret_rect(offset)
        if rect is None or not -height < rect.top() < 2 * height:
            self.bring_to(offset)
        elif rect.top() < line:
            self.scroll_by(round(rect.top()) - line)
        elif rect.bottom() > height - line:
            self.scroll_by(round(rect.bottom()) - height + line)

    @override
    def turn(self, pages: int) -> None:
        """Turn pages, to where a line begins: none is cut off at the top."""
        step = self.viewport().height() - self.line_step
        if self.column and self._style.paged and pages > 0:
            step = self.column.whole(step + self.line_step)  # on to the line that was cut off
        self.scroll_by(pages * step)
        if self.column:
            self.scroll_by(self.column.spare())

    @property
    @override
    def line_step(self) -> int:
        """The distance between two lines of running text."""
        return self._style.line_step

    @property
    @override
    def extent(self) -> int:
        """How many pixels high the whole text is."""
        return self.column.heights.total if self.column else 0

    @override
    def let_go(self) -> None:
        """Show nothing any more."""
        self.content = self.column = None

    def _scrolled(self) -> None:
        self._column_bar.level()
        self._follow()

    def _follow(self) -> None:
        self._pin = None
        self._moved()
        self.viewport().update()
        self._tell_moved()

    def _drag_to(self, value: int) -> None:
        if self.column:
            self.column.drag_to(value, self.viewport().height())
            self._follow()

    @override
    def scrollContentsBy(self, dx: int, dy: int) -> None:
        """Painting starts from the anchor; there is nothing to move."""

    # -- pictures

    def _picture_came(self, asset: str, size: QSize) -> None:
        if self.column:
            self.column.size_picture(asset, (size.width(), size.height()))
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
                self._column_bar.level()
        self._tell_moved()

    @override
    def wheelEvent(self, event: QWheelEvent) -> None:
        pixels, angle = event.pixelDelta(), event.angleDelta()
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            if angle.y():
                self.zoom_requested.emit(1 if angle.y() > 0 else -1)
        elif self._style.paged and not self._sideways_wheel(event):
            self.turn(-self._notches.counted(angle.y() or 2 * pixels.y()))
        elif not self._sideways_wheel(event):
            lines = angle.y() / 120 * self.line_step * WHEEL_LINES
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
            if self._style.paged:
                clip.setTop(max(clip.top(), self.column.whole(self.viewport().height())))
                painter.fillRect(clip, QColor(theme.base))
            for tool in self._tools:
                tool.paint(painter)
            self._column_bar.measure_soon()
        painter.end()
