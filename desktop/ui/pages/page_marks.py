"""Draws what lies over a page: highlights, hits, the selection, as a pen leaves them on paper."""

from __future__ import annotations

import math
import time
from collections import OrderedDict
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QLineF, QRectF, Qt, QTimer
from PySide6.QtGui import QPainter, QPen

from desktop.domain import HighlightStyle
from desktop.ui.pages.marked_page import Marked, MarkedPage
from desktop.ui.reader.surface.passage_outline import outline

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from PySide6.QtGui import QColor, QTransform

    from desktop.domain import Content
    from desktop.ui.pages.mark_colours import MarkColours
    from desktop.ui.pages.page_letters import PageLetters, Sides
    from desktop.ui.reader.surface.text_marks import Range, TextMarks

_KEPT = 80
"""Pages of which it is remembered what is marked on them, as many as their letters are kept of."""
_AHEAD = 0.003
"""Seconds for which what is marked on a page beside those in view is looked for at a time."""
_MARGIN = 4.0
"""Pixels by which what is drawn of a passage is beyond its letters."""


class PageMarks:
    """Knows what is marked on pages, and draws it."""

    def __init__(self) -> None:
        self._pages: OrderedDict[int, MarkedPage] = OrderedDict()
        self._expected: dict[int, Callable[[], tuple[MarkedPage, bool]]] = {}
        self._finding = QTimer(interval=0)
        self._finding.timeout.connect(self._find_some)

    def forget(self) -> None:
        """Forget what is marked: other pages are shown."""
        self._pages.clear()
        self._expected.clear()
        self._finding.stop()

    def expect(
        self,
        page: int,
        letters: PageLetters,
        marks: TextMarks,
        colours: MarkColours,
        content: Content,
    ) -> None:
        """Find what is marked on a page in the time that frames leave."""
        self._expected[page] = partial(self.follow, page, letters, marks, colours, content, _AHEAD)
        self._finding.start()

    def _find_some(self) -> None:
        page, find = next(iter(self._expected.items()))
        if find()[1]:
            del self._expected[page]
        if not self._expected:
            self._finding.stop()

    def follow(
        self,
        page: int,
        letters: PageLetters,
        marks: TextMarks,
        colours: MarkColours,
        content: Content,
        patience: float = math.inf,
    ) -> tuple[MarkedPage, bool]:
        """Return what is marked on a page now, as far as is found in so many seconds.

        And whether that is all.
        """
        found = self._pages.get(page)
        if found is None or found.letters is not letters or found.colours is not colours:
            found = self._pages[page] = MarkedPage(letters, colours)
        self._pages.move_to_end(page)
        while len(self._pages) > _KEPT:
            self._pages.popitem(last=False)
        return found, found.follow(marks, content, patience)

    def paint(self, pen: Pen, page: int, content: Content, until: float = math.inf) -> bool:
        """Draw the marks of a page that are in view; return whether these are all.

        What is not found by a time, as `perf_counter` has it, is drawn the next time.
        """
        colours, marks = pen.colours, pen.marks
        patience = until - time.perf_counter()
        here, is_whole = self.follow(page, pen.letters, marks, colours, content, patience)
        picked = marks.highlights.get(marks.selected)
        if picked is not None and picked.style is HighlightStyle.AREA:
            picked = None  # it is drawn where its region is
        sides = pen.letters.sides(*marks.range_of(picked)) if picked is not None else []
        moving = Marked(picked, sides) if picked is not None and marks.moved else None
        pen.painter.setCompositionMode(colours.mode)
        pen.fill_in(here)
        if moving is not None and moving.highlight.style is HighlightStyle.FILL:
            pen.fill(pen.placed(sides), colours.fill(moving.highlight))
        pen.painter.setCompositionMode(colours.choosing)
        pen.fill(pen.rects(marks.selection), colours.selection)
        pen.painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_SourceOver)
        pen.rule(here.lined)
        if moving is not None and moving.is_lined:
            pen.rule([moving])
        if picked is not None:
            outline(pen.painter, list(pen.placed(sides)), colours.theme.ink(picked.colour))
        pen.underline(here)
        if marks.flash_strength > 0:
            outline(pen.painter, pen.rects(marks.flash), colours.flash(marks.flash_strength))
        return is_whole


class Pen:
    """Draws on one page, whose points `place` turns into those of the painter."""

    def __init__(
        self,
        painter: QPainter,
        letters: PageLetters,
        marks: TextMarks,
        colours: MarkColours,
        place: QTransform,
        view: QRectF,
    ) -> None:
        """Draw only what is in a part of what is painted on."""
        self.painter, self.letters, self.marks = painter, letters, marks
        self.colours, self._place = colours, place
        margin = _MARGIN
        seen = place.inverted()[0].mapRect(view.adjusted(-margin, -margin, margin, margin))
        self._top, self._bottom = seen.top(), seen.bottom()

    def placed(self, sides: Iterable[Sides]) -> Iterator[QRectF]:
        """Yield where rectangles of the page are drawn, if they can be seen."""
        map_rect, top, bottom = self._place.mapRect, self._top, self._bottom
        for x0, y0, x1, y1 in sides:
            if y1 >= top and y0 <= bottom:
                yield map_rect(QRectF(x0, y0, x1 - x0, y1 - y0))

    def rects(self, passage: Range) -> list[QRectF]:
        """Return where a passage is drawn."""
        start, end = passage
        return list(self.placed(self.letters.sides(start, end))) if start < end else []

    def fill(self, rects: Iterable[QRectF], colour: QColor) -> None:
        """Fill some rectangles."""
        for rect in rects:
            self.painter.fillRect(rect, colour)

    def fill_in(self, page: MarkedPage) -> None:
        """Fill highlights, and the hits of a search over them."""
        fill, place = self.painter.fillRect, self._place
        pieces = page.fills.between(self._top, self._bottom)
        if place.m11() > 0:  # upright: the painter does the same in less time
            before = self.painter.transform()
            self.painter.setTransform(place, combine=True)
            for rect, colour in pieces:
                fill(rect, colour)
            self.painter.setTransform(before)
        else:
            for rect, colour in pieces:
                fill(place.mapRect(rect), colour)
        for rect, is_current in self._hits(page):
            fill(rect, self.colours.current if is_current else self.colours.find)

    def _hits(self, page: MarkedPage) -> Iterator[tuple[QRectF, bool]]:
        current = self.marks.current_hit
        for number, sides in page.hits:
            for rect in self.placed([sides]):
                yield rect, number == current

    def rule(self, found: Iterable[Marked]) -> None:
        """Draw lines below highlights: dashed where one is in doubt."""
        for marked in found:
            rects = list(self.placed(marked.sides))
            if rects:
                self.painter.setPen(self.colours.pen(marked.highlight))
                lines = [QLineF(rect.bottomLeft(), rect.bottomRight()) for rect in rects]
                self.painter.drawLines(lines)

    def underline(self, page: MarkedPage) -> None:
        """Draw a line below each hit, and one around that in hand."""
        ink = self.colours.theme.ink("orange")
        for rect, is_current in self._hits(page):
            if is_current:
                self.painter.setPen(QPen(ink, 2))
                self.painter.setBrush(Qt.BrushStyle.NoBrush)
                self.painter.drawRect(rect.adjusted(-1, 0, 1, 0))
            else:
                line = QRectF(rect.x(), rect.bottom() - 2, rect.width(), 2)
                self.painter.fillRect(line, ink)
