"""Paints the blocks on screen. Marks are laid over the text as it is drawn, never laid out."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QImage, QPainter, QPen

from desktop.domain import COLOURS, Highlight, HighlightStyle, PlacementStatus
from desktop.ui.look.reading_style import Theme, with_alpha
from desktop.ui.reader.surface.passage_outline import outline

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from desktop.ui.reader.canvas.block_layout import (
        BlockLayout,
        FoldRow,
        PlacedPicture,
        TableLines,
    )
    from desktop.ui.reader.canvas.boxes import Box
    from desktop.ui.reader.canvas.column import ShownBlock
    from desktop.ui.reader.surface.text_marks import Range, TextMarks


_CONTEXT = 0.8
"""How strong the ink of a line of context is."""


class Brushes:
    """The colours laid over text in one theme."""

    def __init__(self, theme: Theme) -> None:
        self.theme = theme
        self.fills = {colour: theme.fill(colour) for colour in COLOURS}
        self.light = {colour: _fainter(theme.fill(colour), 0.4) for colour in COLOURS}
        self.selection = with_alpha(theme.selection, theme.selection_alpha)
        self.find = with_alpha(theme.find, theme.find_alpha)
        self.current = with_alpha(theme.current_find, theme.find_alpha)


def _fainter(colour: QColor, share: float) -> QColor:
    made = QColor(colour)
    made.setAlphaF(colour.alphaF() * share)
    return made


class PagePainter:
    """Draws blocks with one painter, theme and set of marks."""

    def __init__(
        self,
        painter: QPainter,
        brushes: Brushes,
        marks: TextMarks,
        picture: Callable[[str], QImage | None],
    ) -> None:
        self._painter, self._brushes, self._marks = painter, brushes, marks
        self._theme = brushes.theme
        self._picture = picture

    def block(self, shown: ShownBlock, left: int, shift: int, clip: QRectF) -> None:
        """Draw one block; `shift` is how far a wide table is pushed to the left."""
        painter, layout = self._painter, shown.layout
        painter.save()
        painter.translate(left, shown.y)
        here = clip.translated(-left, -shown.y)
        self._behind(layout, shift)
        if shift or layout.overflow:
            seen = layout.seen
            painter.setClipRect(QRectF(seen.left() - 1, 0, seen.width() + 2, layout.height))
            painter.translate(-shift, 0)
            here.translate(shift, 0)
        if layout.grid:
            self._grid(layout.grid, here.top(), here.bottom())
        ink = QColor(self._theme.muted if layout.muted else self._theme.text)
        if layout.picture and layout.picture.asset:
            self._image(layout.picture, shown.index)
        if layout.grid and layout.overflow:
            here &= QRectF(layout.seen.left() + shift, 0, layout.seen.width(), layout.height)
        for box in layout.boxes_between(here.top(), here.bottom(), here.left(), here.right()):
            if box.y + box.height >= here.top() and box.y <= here.bottom():
                painter.setPen(ink)  # Lines of the box before were drawn in other colours.
                self._box(box, shown.index, here)
        if layout.marker:
            self._beside(layout.marker, QColor(self._theme.muted))
        painter.restore()

    # -- behind and around the text

    def _behind(self, layout: BlockLayout, shift: int) -> None:
        painter, theme = self._painter, self._theme
        if layout.fold:
            self._fold(layout.fold)
        if layout.panel:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(theme.panel))
            painter.drawRoundedRect(layout.panel, 6, 6)
            painter.setRenderHint(QPainter.RenderHint.Antialiasing, on=False)
        for bar in layout.bars:
            painter.fillRect(bar, QColor(theme.faint))
        for line in (layout.rule, layout.opening):
            if line:
                painter.fillRect(line, QColor(theme.faint))
        if layout.overflow:
            painter.fillRect(layout.track(), QColor(theme.panel if layout.grid else theme.base))
            painter.fillRect(layout.thumb(shift), QColor(theme.faint))

    def _fold(self, fold: FoldRow) -> None:
        painter, theme = self._painter, self._theme
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(theme.panel))
        painter.drawRoundedRect(fold.rect, 5, 5)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, on=False)
        self._beside(fold.label, QColor(theme.muted))
        for line in fold.context:
            self._beside(line, _fainter(QColor(theme.muted), _CONTEXT))

    def _beside(self, box: Box, ink: QColor) -> None:
        """Draw words that are not of the text, or not all that there are of it."""
        self._painter.setPen(ink)
        box.layout.draw(self._painter, QPointF(box.x, box.y))

    def _grid(self, grid: TableLines, above: float, below: float) -> None:
        painter = self._painter
        first = max(0, bisect_left(grid.tops, above) - 1)
        last = bisect_right(grid.tops, below)
        for number in range(first, min(last, grid.header_rows)):
            row = QRectF(
                0, grid.tops[number], grid.width, grid.tops[number + 1] - grid.tops[number]
            )
            painter.fillRect(row, QColor(self._theme.panel))
        for number in range(first, last):
            strong = number == grid.header_rows and number > 0
            line = QColor(self._theme.muted if strong else self._theme.faint)
            painter.fillRect(QRectF(0, grid.tops[number], grid.width, 1), line)

    def _image(self, picture: PlacedPicture, index: int) -> None:
        image = self._picture(picture.asset)
        if image is None:
            self._painter.fillRect(picture.rect, QColor(self._theme.panel))
        else:
            self._painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
            self._painter.drawImage(picture.rect, image)
        for highlight in self._marks.highlights.in_block(index):
            self._painter.setPen(QPen(self._theme.ink(highlight.colour), 3))
            self._painter.drawRect(picture.rect.adjusted(1, 1, -1, -1))

    # -- the text and what lies over it

    def _box(self, box: Box, index: int, clip: QRectF) -> None:
        highlights = [
            h
            for h in self._marks.in_block(index)
            if _meets(self._marks.range_of(h), box.start, box.end)
        ]
        hits = self._hits_in(box)
        self._fills(box, highlights, hits)
        box.layout.draw(self._painter, QPointF(box.x, box.y), [], clip)
        for highlight in highlights:
            self._lines(box, highlight)
        self._underline_hits(hits)
        if self._marks.flash_strength > 0:
            line = _fainter(QColor(self._theme.link), self._marks.flash_strength)
            outline(self._painter, _within(box, self._marks.flash), line)

    def _hits_in(self, box: Box) -> list[tuple[bool, list[QRectF]]]:
        """Return where the hits of a box are drawn, and which of them is the current one."""
        starts, ends, current = self._marks.hits, self._marks.hit_ends, self._marks.current_hit
        first = max(0, bisect_left(starts, box.start) - 1)
        return [
            (n == current, box.rects(max(starts[n], box.start), min(ends[n], box.end)))
            for n in range(first, bisect_left(starts, box.end, lo=first))
        ]

    def _underline_hits(self, hits: list[tuple[bool, list[QRectF]]]) -> None:
        """Draw a line below each hit: its colour alone is lost over that of a highlight."""
        painter, ink = self._painter, self._theme.ink("orange")
        for current, rects in hits:
            for rect in rects:
                if current:
                    painter.setPen(QPen(ink, 2))
                    painter.setBrush(Qt.BrushStyle.NoBrush)
                    painter.drawRect(rect.adjusted(-1, 0, 1, 0))
                else:
                    painter.fillRect(QRectF(rect.x(), rect.bottom() - 2, rect.width(), 2), ink)

    def _fills(
        self,
        box: Box,
        highlights: Sequence[Highlight],
        hits: list[tuple[bool, list[QRectF]]],
    ) -> None:
        """Lay translucent colours under the text, so that overlaps blend.

        Qt can draw ranges with the text, but draws the text again for each: five times slower.
        """
        marks, brushes = self._marks, self._brushes
        for highlight in highlights:
            if highlight.style is HighlightStyle.FILL:
                self._fill(box, marks.range_of(highlight), self._colour(highlight))
        for current, rects in hits:
            for rect in rects:
                self._painter.fillRect(rect, brushes.current if current else brushes.find)
        self._fill(box, marks.selection, brushes.selection)

    def _fill(self, box: Box, wanted: Range, colour: QColor) -> None:
        for rect in _within(box, wanted):
            self._painter.fillRect(rect, colour)

    def _colour(self, highlight: Highlight) -> QColor:
        review = highlight.placement.status is PlacementStatus.REVIEW
        fills = self._brushes.light if review else self._brushes.fills
        return fills.get(highlight.colour, fills["yellow"])

    def _lines(self, box: Box, highlight: Highlight) -> None:
        """Draw what a fill cannot: underlines, the dashes of review, a line around the picked."""
        review = highlight.placement.status is PlacementStatus.REVIEW
        picked = highlight.id == self._marks.selected
        if not (review or picked or highlight.style is not HighlightStyle.FILL):
            return
        rects = _within(box, self._marks.range_of(highlight))
        if picked:
            outline(self._painter, rects, self._theme.ink(highlight.colour))
        if not review and highlight.style is HighlightStyle.FILL:
            return
        pen = QPen(self._theme.ink(highlight.colour), 2)
        pen.setCapStyle(Qt.PenCapStyle.FlatCap)
        if review:
            pen.setDashPattern([3, 2])
        self._painter.setPen(pen)
        for rect in rects:
            if highlight.style is HighlightStyle.AREA:
                self._painter.setBrush(Qt.BrushStyle.NoBrush)
                self._painter.drawRect(rect.adjusted(-2, 1, 2, -1))
            else:
                self._painter.drawLine(rect.bottomLeft(), rect.bottomRight())


def _within(box: Box, wanted: Range) -> Sequence[QRectF]:
    """Return where the part of a range that is in a box is."""
    start, end = max(wanted[0], box.start), min(wanted[1], box.end)
    return box.rects(start, end) if start < end else ()


def _meets(one: Range, start: int, end: int) -> bool:
    return one[0] < end and one[1] > start
