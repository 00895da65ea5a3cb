"""Where areas stand on the pages of one file. Lengths are points of the page as it is shown."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen

from desktop.domain import PlacementStatus, Region
from desktop.domain.printed.region import Rectangle

if TYPE_CHECKING:
    from collections.abc import Sequence

    from desktop.domain import Highlight, PageMap
    from desktop.ui.pages.mark_colours import MarkColours
    from desktop.ui.reader.surface.highlight_index import HighlightIndex


class Spot(NamedTuple):
    """A rectangle of a page."""

    page: int
    rect: QRectF

    def region(self, pages: PageMap) -> Region:
        """Return what is kept of it."""
        rect = self.rect
        sides = Rectangle(rect.left(), rect.top(), rect.right(), rect.bottom())
        return Region.shown_at(self.page, pages[self.page], sides)


def spot_of(highlight: Highlight, pages: PageMap) -> Spot | None:
    """Return where an area stands in a file; None where it is none, or its page is not there.

    In another file than it was made in that is on the page where its place in the text is now.
    """
    region = highlight.anchor.region
    if region is None:
        return None
    is_same = highlight.placement.status is PlacementStatus.SAME
    page = region.page if is_same else pages.page_of(highlight.start)
    if page >= len(pages):
        return None
    x0, y0, x1, y1 = region._replace(page=page).on(pages[page]).rectangle(pages[page])
    return Spot(page, QRectF(x0, y0, x1 - x0, y1 - y0))


class AreasOnPages:
    """Knows which areas are on which page, and finds it out anew only where there are others."""

    def __init__(self) -> None:
        self._known: dict[int, list[tuple[Highlight, Spot]]] = {}
        self._of: tuple[HighlightIndex | None, int] = (None, 0)
        self._pages: PageMap | None = None

    def on(
        self, page: int, highlights: HighlightIndex, pages: PageMap
    ) -> Sequence[tuple[Highlight, Spot]]:
        """Return the areas of a page, the largest first."""
        of = (highlights, highlights.changes)
        if of != self._of or pages is not self._pages:
            self._of, self._pages, self._known = of, pages, {}
            for area in highlights.areas():
                if (spot := spot_of(area, pages)) is not None:
                    self._known.setdefault(spot.page, []).append((area, spot))
            for found in self._known.values():
                found.sort(key=lambda one: -one[1].rect.width() * one[1].rect.height())
        return self._known.get(page, ())


def paint_frame(
    painter: QPainter,
    rect: QRectF,
    colours: MarkColours,
    colour: str,
    *,
    width: float = 1.5,
    dashed: bool = False,
) -> None:
    """Draw one frame."""
    painter.setCompositionMode(colours.mode)
    painter.fillRect(rect, colours.faint.get(colour, colours.faint["yellow"]))
    painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_SourceOver)
    pen = QPen(QColor(colours.theme.ink(colour)), width)
    pen.setJoinStyle(Qt.PenJoinStyle.MiterJoin)
    if dashed:
        pen.setDashPattern([4, 2.5])
    painter.setPen(pen)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawRect(rect)
