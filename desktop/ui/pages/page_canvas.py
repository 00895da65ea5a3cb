"""The canvas of pages: lays them out, paints them, and tells which letter stands where."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, Qt, QTimer, Signal
from PySide6.QtGui import QColor, QPainter
from typing_extensions import override

from desktop.ui.pages.areas.area_sheet import AreaSheet
from desktop.ui.pages.arranging.arrangement import USUAL, Arrangement, Fit, Layout
from desktop.ui.pages.arranging.page_places import PagePlaces, reads_leftwards
from desktop.ui.pages.arranging.page_scrolling import PageScrolling
from desktop.ui.pages.arranging.page_sheet import STEP, PageSheet
from desktop.ui.pages.arranging.page_zoom import PageZoom
from desktop.ui.pages.page_marks import PageMarks, Pen
from desktop.ui.pages.page_print import paint_page
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


_PATIENCE = 0.004
"""Seconds for which a frame waits until all is found that is marked on its pages."""


class PageCanvas(AreaSheet, PageScrolling, PageSheet, Surface):
    """Shows the pages of a document and marks on them; scrolls by its own bars."""

    arranged = Signal(object)
    """The reader wants pages to stand otherwise, or in another size."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.zooming = PageZoom()
        self.arrangement = USUAL
        self._over = PageMarks()
        self.feed.came.connect(self.viewport().update)
        self.feed.read.connect(self._read)

    # -- what is shown

    def show_pages(
        self,
        content: Content,
        pages: PageMap,
        source: PageSource,
        arrangement: Arrangement = USUAL,
    ) -> None:
        """Show the pages of a document from the first on, without highlights."""
        for tool in self._tools:
            tool.leave()
        self.marks = TextMarks(HighlightIndex(content.blocks))
        self._over.forget()
        self.feed.show(pages, source)
        self._aiming = None
        self._position = self._section = -1
        self._asked_for = 0
        self.content = content
        self.zooming.take(arrangement)
        self.arrangement = arrangement
        self.places = PagePlaces(
            pages, self.feed, arrangement, leftwards=reads_leftwards(content.text)
        )
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
        if style.theme is not self._style.theme:
            self.feed.dress(style.theme)
            for tool in self._tools:
                tool.dress(style.theme)
        self._style = style
        self._follow()

    def zoom(self, steps: int) -> str:
        """Show pages larger or smaller, or with 0 as wide as there is room; say so."""
        if self.places is None:
            return ""
        told = self.zooming.step(steps, self.places.stack.scale_of(self.page()))
        self._scale_anew()
        self._tell_arranged()
        return told

    def fit(self, fit: Fit) -> None:
        """Show pages whole, or as wide as there is room."""
        self.zooming.fit = fit
        page = self.page()
        self._scale_anew()
        if fit is Fit.PAGE:
            self.go_to_page(page)
        self._tell_arranged()

    def arrange(self, layout: Layout, *, has_cover: bool) -> None:
        """Show pages one below the other, by ones, or in pairs; the place stays in view."""
        self.arrangement = self.arrangement._replace(layout=layout, has_cover=has_cover)
        self._stand_anew()

    def turn_pages(self, quarters: int = 1) -> None:
        """Turn all pages clockwise."""
        self.arrangement = self.arrangement.turned(quarters)
        self._stand_anew()

    def _stand_anew(self) -> None:
        if self.places is None:
            return
        page, place = self.page(), self.position()
        at_top = self.places.rect(page).top() >= 0
        pages, leftwards = self.places.pages, self.places.stack.leftwards
        self.places = PagePlaces(pages, self.feed, self.arrangement, leftwards=leftwards)
        self.places.row = self.places.stack.row_of(page)
        self._asked_for = page
        self._level()
        if at_top:
            self.go_to_page(page)
        else:
            self.bring_to(place, 0.0)
        self._follow()
        self._tell_arranged()

    def _tell_arranged(self) -> None:
        zoom = self.zooming
        self.arrangement = self.arrangement._replace(fit=zoom.fit, percent=zoom.percent)
        self.arranged.emit(self.arrangement)

    @override
    def _level(self) -> None:
        """Find the scale for the room there is, and how far the bars go."""
        places = self.places
        if places is None:
            return
        self._is_placing = True
        places.room = self.viewport().size()
        places.stack.shrink(fitted=self.zooming.fit is not Fit.PERCENT)
        places.stack.scale = self.zooming.scale(places.stack, self.page(), places.room)
        across = max(0, places.stack.width - places.room.width())
        for bar, reach, seen in (
            (self.verticalScrollBar(), places.reach(), places.room.height()),
            (self.horizontalScrollBar(), (0, across), places.room.width()),
        ):
            bar.setRange(*reach)
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
        at_start = places.corner.y() == 0 and still is None and not places.is_single
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
        places, aim, letters = self.places, self._aiming, self.feed.letters(page)
        if places is None or self.content is None:
            return
        if letters is not None:  # soon, and not in the frame in which the page is scrolled to
            colours = self.feed.papers.marks(page)
            self._over.expect(page, letters, self.marks, colours, self.content)
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
                scale = self.places.stack.scale_of(self.page())
                self.zooming.step(1 if angle.y() > 0 else -1, scale)
                self._scale_anew(event.position())
                self._tell_arranged()
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
        theme, places, view = self._style.theme, self.places, QRectF(event.rect())
        painter.fillRect(event.rect(), QColor(theme.panel))
        if places is not None and self.content is not None:
            until = time.perf_counter() + _PATIENCE
            for page in places.shown():
                paint_page(painter, places, self.feed, page)
                if (letters := self.feed.letters(page)) is not None:
                    place = places.transform(page)
                    colours = self.feed.papers.marks(page)
                    pen = Pen(painter, letters, self.marks, colours, place, view)
                    if not self._over.paint(pen, page, self.content, until):
                        QTimer.singleShot(0, self.viewport().update)
            self.paint_areas(painter)
            for tool in self._tools:
                tool.paint(painter)
        painter.end()
