"""The canvas of pages: lays them out, paints them, and tells which letter stands where."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QColor, QPainter
from typing_extensions import override

from desktop.ui.pages.page_marks import MarkColours, PageMarks, Pen
from desktop.ui.pages.page_places import PagePlaces
from desktop.ui.pages.page_print import paint_page
from desktop.ui.pages.page_scrolling import PageScrolling
from desktop.ui.pages.page_sheet import STEP, PageSheet
from desktop.ui.pages.page_zoom import Fit, PageZoom
from desktop.ui.reader.canvas.column_bar import WHEEL_LINES
from desktop.ui.reader.surface.highlight_index import HighlightIndex
from desktop.ui.reader.surface.surface import Surface
from desktop.ui.reader.surface.text_marks import TextMarks

if TYPE_CHECKING:
    from PySide6.QtGui import QMouseEvent, QPaintEvent, QResizeEvent, QShowEvent, QWheelEvent
    from PySide6.QtWidgets import QWidget

    from desktop.domain import Content, PageMap
    from desktop.ui.look.reading_style import ReadingStyle
    from desktop.ui.pages.drawing import PageSource


class PageCanvas(PageScrolling, PageSheet, Surface):
    """Shows the pages of a document and marks on them; scrolls by its own bars."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.zooming = PageZoom()
        self._colours = MarkColours(self._style.theme)
        self._over = PageMarks()
        self.feed.came.connect(self.viewport().update)
        self.feed.read.connect(self._read)

    # -- what is shown

    def show_pages(self, content: Content, pages: PageMap, source: PageSource) -> None:
        """Show the pages of a document from the first on, without highlights."""
        for tool in self._tools:
            tool.leave()
        self.marks = TextMarks(HighlightIndex(content.blocks))
        self._over.forget()
        self.feed.show(pages, source)
        self._aiming = None
        self._position = self._section = -1
        self.content = content
        self.places = PagePlaces(pages, self.feed)
        self._level()
        self.verticalScrollBar().setValue(0)
        self._follow()
        for tool in self._tools:
            tool.begin()

    @override
    def let_go(self) -> None:
        self.feed.show(None, None)
        self.content = self.places = None

    def set_style(self, style: ReadingStyle) -> None:
        """Take the colours of a style; print stays as it is."""
        other = style.theme is not self._style.theme
        self._style = style
        if other:
            self._colours = MarkColours(style.theme)
            self.feed.dress(style.theme)
            for tool in self._tools:
                tool.dress(style.theme)
        self._follow()

    def zoom(self, steps: int) -> str:
        """Show pages larger or smaller, or with 0 as wide as there is room; say so."""
        if self.places is None:
            return ""
        told = self.zooming.step(steps, self.places.stack.scale)
        self._scale_anew()
        return told

    def fit_page(self) -> None:
        """Show pages whole."""
        self.zooming.fit = Fit.PAGE
        page = self.page()
        self._scale_anew()
        self.go_to_page(page)

    def turn_pages(self, quarters: int = 1) -> None:
        """Turn all pages clockwise."""
        if self.places is not None:
            page = self.page()
            turns = (self.places.turns + quarters) % 4
            self.places = PagePlaces(self.places.pages, self.feed, turns)
            self._level()
            self.go_to_page(page)

    def _level(self) -> None:
        """Find the scale for the room there is, and how far the bars go."""
        places = self.places
        if places is None:
            return
        self._is_placing = True
        places.room = self.viewport().size()
        places.stack.scale = self.zooming.scale(places.stack, self.page(), places.room)
        for bar, whole, seen in (
            (self.verticalScrollBar(), places.stack.total, places.room.height()),
            (self.horizontalScrollBar(), places.stack.width, places.room.width()),
        ):
            bar.setRange(0, max(0, whole - seen))
            bar.setPageStep(seen)
            bar.setSingleStep(STEP)
        self._take_corner()
        self._is_placing = False

    def _scale_anew(self, still: QPointF | None = None) -> None:
        """Take another scale; what is at a point stays there."""
        places = self.places
        if places is None:
            return
        room = self.viewport().size()
        point = still or QPointF(room.width() / 2, room.height() / 3)
        at_start = places.corner.y() == 0 and still is None
        page, x, y = places.on_page(point)
        aim = self._aiming
        self._level()
        away = places.transform(page).map(QPointF(x, y)) - point
        self._is_placing = True
        self.horizontalScrollBar().setValue(places.corner.x() + round(away.x()))
        if not at_start:
            self.verticalScrollBar().setValue(places.corner.y() + round(away.y()))
        self._is_placing = False
        self._follow()
        if aim is not None:
            self.bring_to(*aim)

    def _read(self, page: int) -> None:
        """Go to where a place is for certain, now that the letters of its page are known."""
        places, aim = self.places, self._aiming
        if places is None:
            return
        if aim is not None and places.page_of(aim[0]) == page:
            self.bring_to(*aim)
        elif page in places.shown():
            self._follow()

    # -- events

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._scale_anew()

    @override
    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._wish()

    @override
    def mousePressEvent(self, event: QMouseEvent) -> None:
        # A drag that begins in the text must not end in a running head, which is far away in it.
        here = self.glyph_at(event.position())
        aside = self.places.pages.set_aside if self.places else 0
        self._is_aside = here is not None and here >= aside
        super().mousePressEvent(event)

    @override
    def wheelEvent(self, event: QWheelEvent) -> None:
        pixels, angle = event.pixelDelta(), event.angleDelta()
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            if angle.y() and self.places is not None:
                self.zooming.step(1 if angle.y() > 0 else -1, self.places.stack.scale)
                self._scale_anew(event.position())
        else:
            sideways = event.modifiers() & Qt.KeyboardModifier.ShiftModifier
            across = pixels.x() or angle.x() or (sideways and (pixels.y() or angle.y())) or 0
            if across:
                bar = self.horizontalScrollBar()
                bar.setValue(bar.value() - int(across))
            else:
                lines = angle.y() / 120 * STEP * WHEEL_LINES
                self.scroll_by(-round(pixels.y() or lines))
        event.accept()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self.viewport())
        theme, places, content = self._style.theme, self.places, self.content
        painter.fillRect(event.rect(), QColor(theme.panel))
        if places is not None and content is not None:
            for page in places.shown():
                paint_page(painter, places, self.feed, page, theme)
                letters = self.feed.letters(page)
                if letters is not None:
                    place = places.transform(page)
                    pen = Pen(painter, letters, self.marks, self._colours, place)
                    self._over.paint(pen, page, content)
            for tool in self._tools:
                tool.paint(painter)
        painter.end()
