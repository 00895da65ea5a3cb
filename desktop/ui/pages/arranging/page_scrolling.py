"""Moves pages behind their viewport, and follows where they come to stand."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint
from typing_extensions import override

from desktop.ui.pages.arranging.page_sheet import STEP
from desktop.ui.pages.arranging.page_stack import GAP
from desktop.ui.reader.canvas.column_bar import WHEEL_LINES
from desktop.ui.reader.surface.surface import Pin

_TURNED_BY = STEP * WHEEL_LINES

if TYPE_CHECKING:
    from desktop.ui.pages.arranging.page_sheet import PageSheet as _PageSheet
else:
    _PageSheet = object


class PageScrolling(_PageSheet):
    """The part of a canvas that scrolls, by the bars that Qt gives it."""

    _is_placing = False
    """Whether the bars are moved by us, and not by the reader."""
    _pushed = 0
    """Pixels by which the reader scrolled on at the end of a page that is seen alone."""
    _told = 0
    """The page that was being read when somebody was told last."""

    def go_to_page(self, page: int) -> None:
        """Show a page from its top."""
        if self.places is not None:
            stack = self.places.stack
            self._asked_for = page
            self._show_row(stack.row_of(page))
            self._scroll_to(stack.top(page) - GAP)

    def step_page(self, rows: int) -> None:
        """Show the page, or the pair of pages, so many rows further from its top."""
        if self.places is not None:
            stack = self.places.stack
            row = stack.row_of(self.page()) + rows
            if 0 <= row < stack.rows:
                self.go_to_page(stack.pages_in(row)[0])

    @override
    def scroll_by(self, pixels: int) -> None:
        bar = self.verticalScrollBar()
        value = bar.value() + pixels
        if self.places is None or not self.places.is_single:
            self._scroll_to(value)
        elif bar.minimum() <= bar.value() + (1 if pixels > 0 else -1) <= bar.maximum():
            self._scroll_to(max(bar.minimum(), min(bar.maximum(), value)))
        else:
            self._push(pixels)

    def _push(self, pixels: int) -> None:
        """Turn a page that is seen alone, once it was pushed as far as a wheel pushes at once."""
        self._pushed = pixels + (self._pushed if self._pushed * pixels > 0 else 0)
        if self.places is None or abs(self._pushed) < _TURNED_BY:
            return
        row = self.places.row + (1 if pixels > 0 else -1)
        self._pushed = 0
        if 0 <= row < self.places.stack.rows:
            self._show_row(row)
            low, high = self.places.stack.span(row)
            self._scroll_to(low if pixels > 0 else high - self.viewport().height())

    def _scroll_to(self, value: int) -> None:
        self._aiming = None
        self._pushed = 0
        self.verticalScrollBar().setValue(value)

    def _show_row(self, row: int) -> None:
        """Of pages that are seen one by one, show this one."""
        places = self.places
        if places is not None and places.is_single and row != places.row:
            places.row = row
            self._level()
            self._follow()

    def _level(self) -> None:
        """Find the scale for the room there is, and how far the bars go."""
        raise NotImplementedError

    @override
    def bring_to(self, offset: int, where: float = 0.25) -> None:
        if self.places is None:
            return
        page = self.places.page_of(offset)
        passage = self.places.pages.range_of(page)
        if not where and passage is not None and offset <= passage[0]:
            self.go_to_page(page)  # with what stands above its text
            return
        self._show_row(self.places.stack.row_of(page))
        top, _, certain = self.places.height_of(offset)
        self._is_placing = True
        self.verticalScrollBar().setValue(
            round(top - (where * self.places.room.height() if where else GAP // 2))
        )
        self._across(offset)
        self._is_placing = False
        self._aiming = None if certain else (offset, where)
        self._follow()

    def _across(self, offset: int) -> None:
        rect = self.caret_rect(offset)
        width = self.viewport().width()
        if rect is not None and not GAP <= rect.x() <= width - STEP:
            bar = self.horizontalScrollBar()
            bar.setValue(bar.value() + round(rect.x()) - width // 3)

    @override
    def pin(self) -> Pin:
        return Pin(self.position(), float(self.verticalScrollBar().value()))

    @override
    def put_back(self, pin: Pin) -> None:
        if self.places is not None:
            self._show_row(self.places.stack.row_of(self.places.page_of(pin.offset)))
        self._scroll_to(round(pin.y))

    @override
    def reveal(self, offset: int) -> None:
        if self.places is None:
            return
        top, bottom, certain = self.places.height_of(offset)
        above, height = self.verticalScrollBar().value(), self.viewport().height()
        is_seen = not self.places.is_single or self.places.page_of(offset) in self.places.shown()
        if not is_seen or not certain or not above - height < top < above + 2 * height:
            self.bring_to(offset)
        elif top < above + STEP:
            self.scroll_by(top - above - STEP)
        elif bottom > above + height - STEP:
            self.scroll_by(bottom - above - height + STEP)
        self._across(offset)

    @override
    def turn(self, pages: int) -> None:
        self.scroll_by(pages * (self.viewport().height() - 2 * STEP))

    @override
    def scrollContentsBy(self, dx: int, dy: int) -> None:
        if not self._is_placing:
            self._aiming = None
            self._follow()
        else:
            self._take_corner()

    def _take_corner(self) -> None:
        if self.places is not None:
            across, down = self.horizontalScrollBar().value(), self.verticalScrollBar().value()
            self.places.corner = QPoint(across, down)

    def _follow(self) -> None:
        self._take_corner()
        self._wish()
        if (page := self.page()) != self._told:
            self._told, self._position = page, -1  # tell of it though the place is the same
        self._moved()
        self.viewport().update()
        self._tell_moved()

    def _wish(self) -> None:
        if self.places is not None and self.isVisible():
            self.feed.want(*self.places.in_view(self.devicePixelRatioF()), self.places.turns)
