"""What is where on the pages in view. Points are in the viewport, offsets in the text."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING
from unicodedata import bidirectional

from PySide6.QtCore import QPoint, QPointF, QRect, QRectF, QSize

from desktop.ui.pages.arranging.arrangement import USUAL, Arrangement, Layout
from desktop.ui.pages.arranging.page_stack import GAP, PageStack
from desktop.ui.pages.page_feed import Shown
from desktop.ui.pages.tiles import placed

if TYPE_CHECKING:
    from PySide6.QtGui import QTransform

    from desktop.domain import PageMap
    from desktop.ui.pages.page_feed import PageFeed

_SIDES = 4
_LOOKED_AT = 4_000
"""Letters that tell in which way a text is read."""


def reads_leftwards(text: str) -> bool:
    """Return whether most letters at the beginning of a text run from right to left."""
    kinds = Counter(map(bidirectional, text[:_LOOKED_AT]))
    return kinds["R"] + kinds["AL"] > kinds["L"]


class PagePlaces:
    """Knows how far pages are scrolled, and asks their letters."""

    def __init__(
        self,
        pages: PageMap,
        feed: PageFeed,
        arrangement: Arrangement = USUAL,
        *,
        leftwards: bool = False,
    ) -> None:
        self.pages, self.turns = pages, arrangement.turns
        self.stack = PageStack(pages, arrangement, leftwards=leftwards)
        self.is_single = arrangement.layout is Layout.SINGLE
        """Whether only one row is to be seen at a time."""
        self.row = 0
        """That row."""
        self._feed = feed
        self._ranges: dict[int, tuple[int, int] | None] = {}
        self.corner = QPoint()
        """What of the whole stands at the viewport's corner."""
        self.room = QSize(1, 1)
        """The viewport."""

    # -- pages

    def shown(self) -> range:
        """Return the pages in view."""
        return self.stack.pages_in(self.row) if self.is_single else self.near(0)

    def near(self, margin: int) -> range:
        """Return the pages in view, or so many pixels beyond."""
        top = self.corner.y()
        return self.stack.between(top - margin, top + self.room.height() + margin)

    def reach(self) -> tuple[int, int]:
        """Return from where to where the corner can be moved down.

        A page that is seen alone and has room to spare stands in the middle of it.
        """
        height = self.room.height()
        is_alone = self.is_single and len(self.stack) > 0
        low, high = self.stack.span(self.row) if is_alone else (0, self.stack.total)
        if is_alone and high - low <= height:
            low -= (height - (high - low)) // 2
            return low, low
        return low, max(low, high - height)

    def rect(self, page: int) -> QRect:
        """Return where a page stands."""
        return self.stack.rect(page, self.room.width()).translated(-self.corner)

    def transform(self, page: int) -> QTransform:
        """Return what turns points of a page, as its file has it, into those of the viewport."""
        corner = self.rect(page).topLeft()
        return placed(self.pages[page], self.turns, self.stack.scale_of(page), corner)

    def on_page(self, point: QPointF) -> tuple[int, float, float]:
        """Return the page at a point, and the place on it."""
        row = self.row if self.is_single else self.stack.row_at(point.y() + self.corner.y())
        pages = self.stack.pages_in(row)
        left, right = (pages[-1], pages[0]) if self.stack.leftwards else (pages[0], pages[-1])
        page = right if point.x() >= self.rect(right).left() - GAP / 2 else left
        inside = self.transform(page).inverted()[0].map(point)
        return page, inside.x(), inside.y()

    def _beside(self) -> range:
        return self.shown() if self.is_single else self.near(self.room.height())

    # -- letters

    def offset_at(self, point: QPointF, *, aside: bool = False) -> int:
        """Return the offset nearest to a point; with `aside`, in running heads too."""
        page, x, y = self.on_page(point)
        letters = self._feed.letters(page)
        found = letters.nearest(x, y, aside=aside) if letters else None
        if found is not None:
            return found
        passage = self.range_of(page)
        return passage[0] if passage else 0

    def glyph_at(self, point: QPointF) -> int | None:
        """Return the offset of the character printed at a point, or None."""
        page, x, y = self.on_page(point)
        letters = self._feed.letters(page)
        return letters.glyph(x, y) if letters else None

    def caret_rect(self, offset: int) -> QRectF | None:
        """Return the place of the caret, or None far off screen."""
        page = self.page_of(offset)
        letters = self._feed.letters(page)
        caret = letters.caret(offset) if letters and page in self._beside() else None
        if caret is None:
            return None
        rect = self.transform(page).mapRect(caret)
        return QRectF(rect.x(), rect.y(), 1, rect.height())

    def rects_of(self, start: int, end: int) -> list[QRectF]:
        """Return where a range is printed, as far as it is on screen."""
        found: list[QRectF] = []
        for page in self.shown():
            letters = self._feed.letters(page)
            if letters:
                place = self.transform(page)
                found += [place.mapRect(rect) for rect in letters.rects(start, end)]
        return found

    def lines_in_view(self) -> list[tuple[int, int]]:
        """Return the ranges of the lines whose middles are in view.

        A page without letters is all in view if its middle is; one that has not come is not.
        """
        view = QRectF(QPointF(0, 0), self.room.toSizeF())
        found = []
        for page in self.shown():
            letters, place = self._feed.letters(page), self.transform(page)
            passage = self.pages.range_of(page)
            if letters is None or self._feed.is_broken(page):
                continue
            if not letters.body and passage and view.contains(self.rect(page).center()):
                found.append(passage)
            for line in letters.body:
                middle = QPointF((line.x0 + line.x1) / 2, (line.y0 + line.y1) / 2)
                if view.contains(place.map(middle)):
                    found.append((line.start, line.end))
        return found

    def page_of(self, offset: int) -> int:
        """Return the page that a letter, or the place behind one, is on."""
        here = self.pages.characters(offset, offset + 1) or self.pages.characters(
            max(0, offset - 1), offset
        )
        return here[0].page if here else self.pages.page_of(offset)

    def range_of(self, page: int) -> tuple[int, int] | None:
        """Return from where to where the text of a page goes; it is asked with every frame."""
        if page not in self._ranges:
            self._ranges[page] = self.pages.range_of(page)
        return self._ranges[page]

    # -- where one is

    def position(self) -> int:
        """Return the offset of the first line in view."""
        for page in self.shown():
            letters = self._feed.letters(page)
            passage = self.range_of(page)
            if passage is None:
                continue
            y = -self.rect(page).top() / self.stack.scale_of(page)
            if y <= 0 or self.turns:
                return passage[0]
            found = letters.first_below(y - 1) if letters else self._guessed(passage, page, y)
            if found is not None:
                return found
        passage = self.range_of(self.shown()[-1]) if self.shown() else None
        return passage[0] if passage else 0

    def _guessed(self, passage: tuple[int, int], page: int, y: float) -> int:
        start, end = passage
        return start + round((end - start) * min(1.0, y / self.pages[page].height))

    def height_of(self, offset: int) -> tuple[int, int, bool]:
        """Return from where to where a line stands in the whole, and whether that is certain."""
        page = self.page_of(offset)
        letters = self._feed.letters(page)
        caret = letters.caret(offset) if letters else None
        top = self.stack.top(page)
        if caret is not None:
            rect = self.transform(page).mapRect(caret).translated(0, self.corner.y())
            return round(rect.top()), round(rect.bottom()), True
        passage = self.range_of(page)
        share = (offset - passage[0]) / max(1, passage[1] - passage[0]) if passage else 0.0
        guessed = top + round(max(0.0, min(1.0, share)) * self.stack.size(page).height())
        return guessed, guessed + 1, letters is not None

    def in_view(self, ratio: float) -> tuple[list[Shown], list[Shown]]:
        """Return the pages in view, the middle ones first, and those just beyond it.

        `ratio` is how many pixels of the screen one of ours is.
        """
        view = QRect(QPoint(), self.room)
        middle = view.center().y()
        around = view.adjusted(0, -view.height() // 2, 0, view.height())
        inside = sorted(self.shown(), key=lambda page: abs(self.rect(page).center().y() - middle))
        beyond = sorted(
            self.near(view.height()), key=lambda page: abs(self.rect(page).center().y() - middle)
        )
        return (
            [self._seen(page, view, ratio) for page in inside],
            [self._seen(page, around, ratio) for page in beyond],
        )

    def _seen(self, page: int, view: QRect, ratio: float) -> Shown:
        rect = self.rect(page)
        seen = rect.intersected(view).translated(-rect.topLeft())
        return Shown(
            page,
            (rect.size().toSizeF() * ratio).toSize(),
            QRectF(
                seen.x() * ratio, seen.y() * ratio, seen.width() * ratio, seen.height() * ratio
            ).toAlignedRect(),
        )
