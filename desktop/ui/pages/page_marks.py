"""Draws what lies over a page: highlights, hits, the selection, as a pen leaves them on paper."""

from __future__ import annotations

from bisect import bisect_left
from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen

from desktop.domain import COLOURS, HighlightStyle, PlacementStatus
from desktop.ui.look.reading_style import with_alpha
from desktop.ui.reader.surface.passage_outline import outline

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from PySide6.QtGui import QTransform

    from desktop.domain import Content, Highlight
    from desktop.ui.look.reading_style import Theme
    from desktop.ui.pages.page_letters import Line, PageLetters
    from desktop.ui.reader.surface.text_marks import Range, TextMarks
_KEPT = 200
"""Pages on which the places of highlights are remembered."""
_FAINT = 0.4


class MarkColours:
    """The colours of a theme as they lie over print: multiplied, or by night screened."""

    def __init__(self, theme: Theme) -> None:
        self.theme = theme
        self._ground = QColor("black" if theme.dark else "white")
        share = theme.fill_alpha
        self.fills = {c: self._mixed(QColor(theme.fills[c]), share) for c in COLOURS}
        self.faint = {c: self._mixed(QColor(theme.fills[c]), share * _FAINT) for c in COLOURS}
        self.selection = self._mixed(QColor(theme.selection), theme.selection_alpha)
        self.find = self._mixed(QColor(theme.find), theme.find_alpha)
        self.current = self._mixed(QColor(theme.current_find), theme.find_alpha)
        modes = QPainter.CompositionMode
        self.mode = modes.CompositionMode_Screen if theme.dark else modes.CompositionMode_Multiply

    def flash(self, strength: float) -> QColor:
        """Return the colour of the line around a place that lights up."""
        return with_alpha(self.theme.link, strength)

    def _mixed(self, colour: QColor, share: float) -> QColor:
        ground = self._ground
        return QColor(
            round(ground.red() + (colour.red() - ground.red()) * share),
            round(ground.green() + (colour.green() - ground.green()) * share),
            round(ground.blue() + (colour.blue() - ground.blue()) * share),
        )


class PageMarks:
    """Knows where highlights stand on pages, and draws them."""

    def __init__(self) -> None:
        self._places: dict[int, dict[str, tuple[Highlight, list[QRectF]]]] = {}

    def forget(self) -> None:
        """Forget where highlights stand: other pages are shown."""
        self._places.clear()

    def paint(self, pen: Pen, page: int, content: Content) -> None:
        """Draw all marks of a page."""
        colours, marks = pen.colours, pen.marks
        found = [
            (highlight, pen.placed(rects))
            for highlight, rects in self._highlights(page, pen.letters, marks, content)
        ]
        hits = list(pen.hits())
        pen.painter.setCompositionMode(colours.mode)
        for highlight, rects in found:
            if highlight.style is HighlightStyle.FILL:
                pen.fill(rects, pen.colour(highlight))
        for current, rects in hits:
            pen.fill(rects, colours.current if current else colours.find)
        pen.fill(pen.rects(marks.selection), colours.selection)
        pen.painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_SourceOver)
        for highlight, rects in found:
            pen.lines(highlight, rects)
        pen.underline(hits)
        if marks.flash_strength > 0:
            outline(pen.painter, pen.rects(marks.flash), colours.flash(marks.flash_strength))

    def _highlights(
        self, page: int, letters: PageLetters, marks: TextMarks, content: Content
    ) -> Iterator[tuple[Highlight, list[QRectF]]]:
        """Yield the highlights of a page, longest first in each paragraph, and where they are."""
        if len(self._places) > _KEPT:
            self._places.clear()
        known = self._places.setdefault(page, {})
        for highlight in {h.id: h for h in _standing(letters, marks, content)}.values():
            kept = known.get(highlight.id)
            ends = marks.range_of(highlight)
            if kept is None or kept[0] is not highlight or ends != (highlight.start, highlight.end):
                kept = known[highlight.id] = (highlight, letters.rects(*ends))
                if ends != (highlight.start, highlight.end):
                    del known[highlight.id]
            if kept[1]:
                yield kept


def _standing(letters: PageLetters, marks: TextMarks, content: Content) -> Iterator[Highlight]:
    for lines in (letters.body, letters.aside):
        if lines and len(content.blocks):
            yield from _in_blocks(lines, marks, content)


def _in_blocks(lines: Sequence[Line], marks: TextMarks, content: Content) -> Iterator[Highlight]:
    first, last = content.blocks.at(lines[0].start), content.blocks.at(lines[-1].end - 1)
    for number in range(first, last + 1):
        for highlight in marks.in_block(number):
            if highlight.style is not HighlightStyle.AREA:  # it is drawn where its region is
                yield highlight


class Pen:
    """Draws on one page, whose points `place` turns into those of the painter."""

    def __init__(
        self,
        painter: QPainter,
        letters: PageLetters,
        marks: TextMarks,
        colours: MarkColours,
        place: QTransform,
    ) -> None:
        self.painter, self.letters, self.marks = painter, letters, marks
        self.colours, self._place = colours, place

    def placed(self, rects: Sequence[QRectF]) -> list[QRectF]:
        """Return where rectangles of the page are drawn."""
        return [self._place.mapRect(rect) for rect in rects]

    def rects(self, passage: Range) -> list[QRectF]:
        """Return where a passage is."""
        start, end = passage
        if start >= end:
            return []
        return self.placed(self.letters.rects(start, end))

    def fill(self, rects: Sequence[QRectF], colour: QColor) -> None:
        """Fill some rectangles."""
        for rect in rects:
            self.painter.fillRect(rect, colour)

    def colour(self, highlight: Highlight) -> QColor:
        """Return the colour that a highlight is filled with."""
        review = highlight.placement.status is PlacementStatus.REVIEW
        fills = self.colours.faint if review else self.colours.fills
        return fills.get(highlight.colour, fills["yellow"])

    def hits(self) -> Iterator[tuple[bool, list[QRectF]]]:
        """Yield the hits of a search, and whether each is the one in hand."""
        starts, ends, current = self.marks.hits, self.marks.hit_ends, self.marks.current_hit
        if not len(starts):
            return
        for lines in (self.letters.body, self.letters.aside):
            if lines:
                first = max(0, bisect_left(starts, lines[0].start) - 1)
                for n in range(first, bisect_left(starts, lines[-1].end, lo=first)):
                    if rects := self.rects((starts[n], ends[n])):
                        yield n == current, rects

    def lines(self, highlight: Highlight, rects: Sequence[QRectF]) -> None:
        """Draw what a fill cannot: underlines, the dashes of review, a line around the picked."""
        review = highlight.placement.status is PlacementStatus.REVIEW
        picked = highlight.id == self.marks.selected
        if not (review or picked or highlight.style is HighlightStyle.UNDERLINE):
            return
        if picked:
            outline(self.painter, rects, self.colours.theme.ink(highlight.colour))
        if not review and highlight.style is not HighlightStyle.UNDERLINE:
            return
        pen = QPen(self.colours.theme.ink(highlight.colour), 2)
        pen.setCapStyle(Qt.PenCapStyle.FlatCap)
        if review:
            pen.setDashPattern([3, 2])
        self.painter.setPen(pen)
        for rect in rects:
            self.painter.drawLine(rect.bottomLeft(), rect.bottomRight())

    def underline(self, hits: Sequence[tuple[bool, list[QRectF]]]) -> None:
        """Draw a line below each hit, and one around that in hand."""
        ink = self.colours.theme.ink("orange")
        for current, rects in hits:
            for rect in rects:
                if current:
                    self.painter.setPen(QPen(ink, 2))
                    self.painter.setBrush(Qt.BrushStyle.NoBrush)
                    self.painter.drawRect(rect.adjusted(-1, 0, 1, 0))
                else:
                    line = QRectF(rect.x(), rect.bottom() - 2, rect.width(), 2)
                    self.painter.fillRect(line, ink)
