"""A sheet of pages: answers what is where on them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRect, QRectF
from typing_extensions import override

from desktop.ui.pages.page_feed import PageFeed

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from desktop.ui.pages.arranging.page_places import PagePlaces
    from desktop.ui.reader.surface.surface import Surface as _Surface
else:
    _Surface = object

STEP = 24
"""Pixels that a line of print is taken for."""
_NARROWEST = 480


class PageSheet(_Surface):
    """The part of a canvas that knows the pages behind its viewport."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.feed = PageFeed(self)
        self.places: PagePlaces | None = None
        self._aiming: tuple[int, float] | None = None
        """The offset to be shown, and where, until the letters of its page are known."""
        self._asked_for = 0
        """The page that was gone to last: of a pair it is the one that is read."""
        self._is_aside = False

    def width_for(self, characters: int) -> int:  # noqa: ARG002
        """Return how wide the view has to be, however long lines are."""
        return _NARROWEST

    def page(self) -> int:
        """Return the page that takes up most of the viewport's upper half; of a pair the first."""
        places = self.places
        if places is None or not len(places.stack):
            return 0
        row = places.row
        if not places.is_single:
            row = places.stack.row_at(places.corner.y() + places.room.height() // 3)
        found = places.stack.pages_in(row)
        return self._asked_for if self._asked_for in found else found[0]

    @override
    def position(self) -> int:
        if self._aiming is not None:
            return self._aiming[0]
        return self.places.position() if self.places else 0

    @property
    @override
    def left(self) -> int:
        return self.places.rect(self.page()).left() if self.places else 0

    @property
    @override
    def line_step(self) -> int:
        return STEP

    @property
    @override
    def extent(self) -> int:
        return self.places.stack.total if self.places else 0

    @override
    def offset_at(self, point: QPointF) -> int:
        return self.places.offset_at(point, aside=self._is_aside) if self.places else 0

    @override
    def glyph_at(self, point: QPointF) -> int | None:
        return self.places.glyph_at(point) if self.places else None

    @override
    def caret_rect(self, offset: int) -> QRectF | None:
        return self.places.caret_rect(offset) if self.places else None

    @override
    def rects_of(self, start: int, end: int) -> list[QRectF]:
        return self.places.rects_of(start, end) if self.places else []

    @override
    def visible_range(self) -> tuple[int, int]:
        places = self.places
        ranges = map(places.range_of, places.shown()) if places else ()
        found = [passage for passage in ranges if passage]
        return (found[0][0], max(end for _, end in found)) if found else (0, 0)

    @override
    def in_view(self) -> list[tuple[int, int]]:
        return self.places.lines_in_view() if self.places else []

    @override
    def block_at(self, point: QPointF) -> int | None:
        blocks = self.content.blocks if self.content else ()
        return (
            self.content.blocks.at(self.offset_at(point)) if self.content and len(blocks) else None
        )

    @override
    def block_rect(self, number: int) -> QRect:
        if self.content is None:
            return QRect()
        block = self.content.blocks[number]
        whole = QRectF()
        for rect in self.rects_of(block.start, block.end):
            whole = whole.united(rect)
        return whole.toAlignedRect()

    @override
    def repaint_range(self, start: int, end: int) -> None:
        self.viewport().update()
