"""The part of a canvas of pages that knows where areas are."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRect, QRectF
from typing_extensions import override

from desktop.domain import HighlightStyle, PlacementStatus
from desktop.ui.pages.areas.area_places import AreasOnPages, paint_frame, spot_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from PySide6.QtGui import QPainter
    from PySide6.QtWidgets import QWidget

    from desktop.domain import Highlight
    from desktop.ui.pages.areas.area_places import Spot
    from desktop.ui.pages.arranging.page_scrolling import PageScrolling as _PageScrolling
else:
    _PageScrolling = object

_MARGIN = 24
"""Pixels that are left above or below an area that comes into view."""


class AreaSheet(_PageScrolling):
    """An area is where its region is, and nowhere else on the page, whatever words are in it."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._areas = AreasOnPages()

    def _areas_in_view(self) -> Iterator[tuple[int, Highlight, QRectF]]:
        """Yield page, area and place of those in view, the largest of each page first."""
        places = self.places
        if places is None:
            return
        for page in places.shown():
            areas = self._areas.on(page, self.marks.highlights, places.pages)
            if areas:
                place = places.transform(page)
                yield from ((page, area, place.mapRect(spot.rect)) for area, spot in areas)

    def paint_areas(self, painter: QPainter) -> None:
        """Draw a frame with a tint in it for each area; one in doubt is dashed."""
        for page, area, rect in self._areas_in_view():
            paint_frame(
                painter, rect, self.feed.papers.marks(page), area.colour,
                width=2.5 if area.id == self.marks.selected else 1.5,
                dashed=area.placement.status is PlacementStatus.REVIEW,
            )  # fmt: skip

    def spot_of(self, highlight: Highlight) -> Spot | None:
        """Return where an area stands, None for what is none."""
        return spot_of(highlight, self.places.pages) if self.places is not None else None

    @override
    def rects_of_highlight(self, highlight: Highlight) -> list[QRectF]:
        spot, places = self.spot_of(highlight), self.places
        if spot is None or places is None:
            return super().rects_of_highlight(highlight)
        is_seen = spot.page in places.shown()
        return [places.transform(spot.page).mapRect(spot.rect)] if is_seen else []

    @override
    def rect_of_highlight(self, highlight: Highlight) -> QRect:
        rects = self.rects_of_highlight(highlight)
        if self.spot_of(highlight) is None or not rects:
            return super().rect_of_highlight(highlight)
        rect = rects[0].toRect() & self.viewport().rect()
        return QRect(self.viewport().mapToGlobal(rect.topLeft()), rect.size())

    @override
    def highlights_at(self, point: QPointF) -> list[Highlight]:
        """Those of words come first: an area round them is taken beside them."""
        found = [
            one for one in super().highlights_at(point) if one.style is not HighlightStyle.AREA
        ]
        areas = [area for _, area, rect in self._areas_in_view() if rect.contains(point)]
        return [*found, *reversed(areas)]

    @override
    def reveal_highlight(self, highlight: Highlight) -> None:
        spot = self.spot_of(highlight)
        if spot is None:
            super().reveal_highlight(highlight)
        else:
            self.reveal_spot(spot)

    def reveal_spot(self, spot: Spot) -> None:
        """Scroll as far as needed to see a part of a page, its upper left corner at least."""
        places = self.places
        if places is None:
            return
        rect, room = places.transform(spot.page).mapRect(spot.rect), self.viewport().rect()
        if not QRectF(room).contains(rect):
            self.scroll_by(round(_way(rect.top(), rect.bottom(), room.height())))
            bar = self.horizontalScrollBar()
            bar.setValue(bar.value() + round(_way(rect.left(), rect.right(), room.width())))


def _way(low: float, high: float, room: float) -> float:
    """Return how far to scroll to see from `low` to `high`."""
    if low >= 0 and high <= room:
        return 0
    if low < 0 or high - low > room - 2 * _MARGIN:
        return low - _MARGIN
    return high - room + _MARGIN
