"""Draws what lies over a page: highlights, hits, the selection, as a pen leaves them on paper."""

from __future__ import annotations

from collections import OrderedDict
from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QPen, QTransform

from desktop.domain import HighlightStyle
from desktop.ui.pages.marked_page import MarkedPage, is_lined, ruled
from desktop.ui.reader.surface.passage_outline import outline

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from PySide6.QtGui import QColor

    from desktop.domain import Content
    from desktop.ui.pages.mark_colours import MarkColours
    from desktop.ui.pages.marked_page import LaidMarks, Ruled
    from desktop.ui.pages.page_letters import PageLetters
    from desktop.ui.reader.surface.text_marks import Range, TextMarks

_KEPT = 16
"""Pages of which it is remembered what is marked on them."""
_MARGIN = 4.0
"""Pixels by which a line is beyond the letters that it is drawn below."""


class PageMarks:
    """Knows what is marked on pages, and draws it."""

    def __init__(self) -> None:
        self._pages: OrderedDict[int, MarkedPage] = OrderedDict()

    def forget(self) -> None:
        """Forget what is marked: other pages are shown."""
        self._pages.clear()

    def follow(
        self,
        page: int,
        letters: PageLetters,
        marks: TextMarks,
        colours: MarkColours,
        content: Content,
    ) -> MarkedPage:
        """Return what is marked on a page now."""
        found = self._pages.get(page)
        if found is None or not found.is_of(letters):
            found = self._pages[page] = MarkedPage(letters)
        self._pages.move_to_end(page)
        while len(self._pages) > _KEPT:
            self._pages.popitem(last=False)
        found.follow(marks, colours, content)
        return found

    def paint(self, pen: Pen, page: int, content: Content) -> None:
        """Draw all marks of a page, as far as they are in view."""
        colours, marks = pen.colours, pen.marks
        laid = self.follow(page, pen.letters, marks, colours, content).laid(pen.turn, colours)
        picked = marks.highlights.get(marks.selected)
        if picked is not None and picked.style is HighlightStyle.AREA:
            picked = None  # it is drawn where its region is
        rects = pen.rects(marks.range_of(picked)) if picked is not None else []
        moving = picked if marks.moved and rects else None
        pen.painter.setCompositionMode(colours.mode)
        pen.fill_in(laid)
        if moving is not None and moving.style is HighlightStyle.FILL:
            pen.fill(rects, colours.fill(moving))
        pen.fill(pen.rects(marks.selection), colours.selection)
        pen.painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_SourceOver)
        pen.rule(laid.ruled)
        if moving is not None and is_lined(moving):
            pen.rule_below(ruled(moving, rects, colours))
        if picked is not None:
            outline(pen.painter, rects, colours.theme.ink(picked.colour))
        pen.underline(laid)
        if marks.flash_strength > 0:
            outline(pen.painter, pen.rects(marks.flash), colours.flash(marks.flash_strength))


class Pen:
    """Draws on one page, whose points `place` turns into those of the painter."""

    def __init__(
        self,
        painter: QPainter,
        letters: PageLetters,
        marks: TextMarks,
        colours: MarkColours,
        place: QTransform,
        heights: tuple[float, float],
    ) -> None:
        """Draw only what is between two heights of the painter."""
        self.painter, self.letters, self.marks = painter, letters, marks
        self.colours, self._place = colours, place
        self.turn = QTransform(place.m11(), place.m12(), place.m21(), place.m22(), 0, 0)
        """The place without its corner."""
        self._corner = (place.dx(), place.dy())
        self._top, self._bottom = (y - place.dy() for y in heights)

    def rects(self, passage: Range) -> list[QRectF]:
        """Return where a passage is."""
        start, end = passage
        if start >= end:
            return []
        return [self._place.mapRect(rect) for rect in self.letters.rects(start, end)]

    def fill(self, rects: Iterable[QRectF], colour: QColor) -> None:
        """Fill some rectangles."""
        for rect in rects:
            self.painter.fillRect(rect, colour)

    def fill_in(self, laid: LaidMarks) -> None:
        """Fill highlights, and the hits of a search over them."""
        fill, colours = self.painter.fillRect, self.colours
        self.painter.translate(*self._corner)
        for rect, colour in laid.fills.between(self._top, self._bottom):
            fill(rect, colour)
        for rect, number in laid.hits.between(self._top, self._bottom):
            fill(rect, colours.current if number == self.marks.current_hit else colours.find)
        self._go_back()

    def rule(self, found: Sequence[Ruled]) -> None:
        """Draw lines below passages."""
        self.painter.translate(*self._corner)
        top, bottom = self._top - _MARGIN, self._bottom + _MARGIN
        for one in found:
            if one.bottom >= top and one.top <= bottom:
                self.rule_below(one)
        self._go_back()

    def rule_below(self, one: Ruled) -> None:
        """Draw the lines below one passage."""
        self.painter.setPen(one.pen)
        self.painter.drawLines(one.lines)

    def underline(self, laid: LaidMarks) -> None:
        """Draw a line below each hit, and one around that in hand."""
        ink = self.colours.theme.ink("orange")
        self.painter.translate(*self._corner)
        for rect, number in laid.hits.between(self._top - _MARGIN, self._bottom + _MARGIN):
            if number == self.marks.current_hit:
                self.painter.setPen(QPen(ink, 2))
                self.painter.setBrush(Qt.BrushStyle.NoBrush)
                self.painter.drawRect(rect.adjusted(-1, 0, 1, 0))
            else:
                line = QRectF(rect.x(), rect.bottom() - 2, rect.width(), 2)
                self.painter.fillRect(line, ink)
        self._go_back()

    def _go_back(self) -> None:
        x, y = self._corner
        self.painter.translate(-x, -y)
