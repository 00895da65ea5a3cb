"""The frame of an area while it is drawn or changed: sides are moved, and stay on their page."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QPointF, QRectF, Qt

from desktop.domain.printed.region import SMALLEST
from desktop.ui.pages.areas.area_places import Spot

if TYPE_CHECKING:
    from desktop.ui.pages.arranging.page_places import PagePlaces

REACH = 9
"""Pixels round a handle where the mouse takes hold of it."""
_START = 0.4
"""The share of what is seen of a page that a frame takes up at first, drawn by keys."""


class Grip(NamedTuple):
    """A handle: which side it moves across and which down, -1 for the near one, 0 for none."""

    across: int
    down: int

    def place(self, rect: QRectF) -> QPointF:
        """Return where it is on a frame."""
        middle = rect.center()
        return QPointF(
            middle.x() + self.across * rect.width() / 2, middle.y() + self.down * rect.height() / 2
        )

    @property
    def cursor(self) -> Qt.CursorShape:
        """The shape of the pointer over it."""
        if not self.across:
            return Qt.CursorShape.SizeVerCursor
        if not self.down:
            return Qt.CursorShape.SizeHorCursor
        is_falling = self.across == self.down
        return Qt.CursorShape.SizeFDiagCursor if is_falling else Qt.CursorShape.SizeBDiagCursor


GRIPS = tuple(Grip(across, down) for down in (-1, 0, 1) for across in (-1, 0, 1) if across or down)


def grip_at(rect: QRectF, point: QPointF) -> Grip | None:
    """Return the handle of a frame in the viewport that is at a point; corners come first."""
    near = [grip for grip in GRIPS if (grip.place(rect) - point).manhattanLength() <= REACH]
    return max(near, key=lambda grip: abs(grip.across) + abs(grip.down), default=None)


def drawn(places: PagePlaces, first: QPointF, last: QPointF) -> Spot:
    """Return the frame from where the mouse was pressed to where it is, on the page of the first.

    Points are in the viewport.
    """
    page = places.on_page(first)[0]
    back = places.transform(page).inverted()[0]
    return within(places, Spot(page, QRectF(back.map(first), back.map(last)).normalized()))


def stretched(places: PagePlaces, spot: Spot, grip: Grip, point: QPointF) -> Spot:
    """Return a frame with the sides of a handle at a point of the viewport."""
    place = places.transform(spot.page)
    rect = place.mapRect(spot.rect)
    if grip.across:
        (rect.setLeft if grip.across < 0 else rect.setRight)(point.x())
    if grip.down:
        (rect.setTop if grip.down < 0 else rect.setBottom)(point.y())
    return within(places, Spot(spot.page, place.inverted()[0].mapRect(rect.normalized())))


def nudged(places: PagePlaces, spot: Spot, by: QPointF, *, sizing: bool) -> Spot:
    """Return a frame moved by so many points as they are seen, or with its far corner moved."""
    place = places.transform(spot.page)
    scale = places.stack.scale_of(spot.page)
    rect, step, least = place.mapRect(spot.rect), by * scale, SMALLEST * scale
    if sizing:
        rect.setRight(max(rect.left() + least, rect.right() + step.x()))
        rect.setBottom(max(rect.top() + least, rect.bottom() + step.y()))
        return within(places, Spot(spot.page, place.inverted()[0].mapRect(rect)))
    sheet = QRectF(places.rect(spot.page))
    rect.translate(step)
    rect.moveLeft(min(max(rect.left(), sheet.left()), sheet.right() - rect.width()))
    rect.moveTop(min(max(rect.top(), sheet.top()), sheet.bottom() - rect.height()))
    return within(places, Spot(spot.page, place.inverted()[0].mapRect(rect)))


def begun(places: PagePlaces, page: int) -> Spot:
    """Return a frame in the middle of what is seen of a page."""
    seen = QRectF(places.rect(page)) & QRectF(0, 0, places.room.width(), places.room.height())
    size = seen.size() * _START
    corner = seen.center() - QPointF(size.width() / 2, size.height() / 2)
    back = places.transform(page).inverted()[0]
    return within(places, Spot(page, back.mapRect(QRectF(corner, size))))


def within(places: PagePlaces, spot: Spot) -> Spot:
    """Return what of a frame is on its page."""
    page = places.pages[spot.page]
    return Spot(spot.page, spot.rect & QRectF(0, 0, page.width, page.height))
