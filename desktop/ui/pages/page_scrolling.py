"""Moves pages behind their viewport, and follows where they come to stand."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint
from typing_extensions import override

from desktop.ui.pages.page_sheet import STEP
from desktop.ui.pages.page_stack import GAP
from desktop.ui.reader.surface.surface import Pin

if TYPE_CHECKING:
    from desktop.ui.pages.page_sheet import PageSheet as _PageSheet
else:
    _PageSheet = object


class PageScrolling(_PageSheet):
    """The part of a canvas that scrolls, by the bars that Qt gives it."""

    _is_placing = False
    """Whether the bars are moved by us, and not by the reader."""

    def go_to_page(self, page: int) -> None:
        """Show a page from its top."""
        if self.places is not None:
            self._scroll_to(self.places.stack.top(page) - GAP)

    @override
    def scroll_by(self, pixels: int) -> None:
        self._scroll_to(self.verticalScrollBar().value() + pixels)

    def _scroll_to(self, value: int) -> None:
        self._aiming = None
        self.verticalScrollBar().setValue(value)

    @override
    def bring_to(self, offset: int, where: float = 0.25) -> None:
        if self.places is None:
            return
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
        self._scroll_to(round(pin.y))

    @override
    def reveal(self, offset: int) -> None:
        if self.places is None:
            return
        top, bottom, certain = self.places.height_of(offset)
        above, height = self.verticalScrollBar().value(), self.viewport().height()
        if not certain or not above - height < top < above + 2 * height:
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
        self._moved()
        self.viewport().update()
        self._tell_moved()

    def _wish(self) -> None:
        if self.places is not None and self.isVisible():
            self.feed.want(*self.places.in_view(self.devicePixelRatioF()), self.places.turns)
