"""The pages of a PDF file on paper with the highlights on them, and their notes behind."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QTransform

from desktop.domain import LocatorKind
from desktop.ui.pages.areas.area_places import paint_frame, spot_of
from desktop.ui.pages.mark_colours import MarkColours
from desktop.ui.pages.page_feed import PageFeed, Shown
from desktop.ui.pages.page_marks import PageMarks, Pen
from desktop.ui.pages.tiles import parts, rect_of
from desktop.ui.printing.marking import MUTED, bracket, text_marks, theme_of
from desktop.ui.printing.note_strips import INDENT, bar_of, is_noted, note_strips
from desktop.ui.printing.paper import DPI, MarkStyle
from desktop.ui.printing.paper_lines import Look, Paragraph
from desktop.ui.printing.sheets import FlowSheets, Sheets, small_font
from desktop.ui.reader.surface.text_marks import TextMarks

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from PySide6.QtGui import QImage

    from desktop.domain import Content, Highlight
    from desktop.domain.printed.page_wishes import Wish
    from desktop.ui.printing.paging import Strip
    from desktop.ui.printing.paper import PrintChoices
    from desktop.ui.tabs.document_views import Printed

_SHARP = 300
"""Pixels of an inch of paper, at which small print has clean edges."""
_MOST = 9_000_000
"""Pixels of a page on larger paper: this one and the next are held at once."""
_EDGE = 8 / 25.4 * DPI
_FOOT = 30.0
"""Below a page, for its number."""
_LINE = 13.0
_SMALL = 2
"""Times smaller than it was drawn; a painter skips pixels then, and with them parts of letters."""
_AT_ONCE = 600_000
"""Pixels that are handed to a printer in one step."""


class PageSheets(Sheets):
    """A sheet for each page, which waits until the page has been drawn; then the notes."""

    def __init__(
        self,
        title: str,
        printed: Printed,
        content: Content,
        highlights: Sequence[Highlight],
        choices: PrintChoices,
        families: list[str],
        *,
        citation: str,
    ) -> None:
        super().__init__(title, choices, families)
        self._pages, self._content = printed.pages, content
        self._citation = citation
        self._feed = PageFeed(self)
        self._feed.dress(theme_of(choices.marks))
        self._feed.show(printed.pages, printed.source())
        self._feed.came.connect(self.came)
        self._feed.read.connect(self.came)
        for lost in (self._feed.unreadable, self._feed.locked):
            lost.connect(self._lose)
        self._is_lost = False
        self._marks = text_marks(content, highlights, choices.marks)
        self._colours = MarkColours(theme_of(choices.marks))
        self._over = PageMarks()
        noted = [one for one in self._marks.highlights.in_order() if is_noted(one)]
        self._numbers = {one.id: n for n, one in enumerate(noted, 1)} if choices.notes else {}
        self._notes = FlowSheets(title, choices, families)
        self._notes.first = len(self._pages)
        self._notes.changed.connect(self.changed)
        if self._numbers:
            self._notes.begin(self._noted(noted))

    def _lose(self) -> None:
        self._is_lost = True
        self.came.emit()

    @property
    def count(self) -> int:
        """The pages, and the sheets with notes behind them."""
        return len(self._pages) + self._notes.count

    @property
    def is_complete(self) -> bool:
        """Whether all notes have their place."""
        return not self._numbers or self._notes.is_complete

    def close(self) -> None:
        """Have nothing drawn any more."""
        self._notes.close()
        self._feed.show(None, None)

    def _noted(self, noted: Sequence[Highlight]) -> Iterator[Strip]:
        size, width = self.choices.points * 96 / 72, self.choices.room.width()
        look = Look(size * 1.6, bold=True, keeps=True)
        yield from Paragraph("Notes", self._families, look, width).strips()
        for one in noted:
            page = self._content.locator(one.start, LocatorKind.PAGE)
            number = f"{self._numbers[one.id]}   p. {page}" if page else str(self._numbers[one.id])
            marks = self.choices.marks
            strips = list(note_strips(number, one, size, self._families, width, marks))
            yield strips[0]._replace(space=size)
            if one.quote.strip():
                said = Look(size * 0.84, italic=True, ink=MUTED, indent=INDENT,
                            bar=bar_of(one, marks), keeps=len(strips) > 1)  # fmt: skip
                words = one.quote.strip().replace("\n", " ")
                yield from Paragraph(words, self._families, said, width).strips()
            yield from strips[1:]

    # -- painting

    def steps(self, painter: QPainter, number: int) -> Iterator[bool]:
        """Paint a page in bands, once it has been drawn."""
        if number >= len(self._pages):
            yield from self._notes.steps(painter, number - len(self._pages))
            return
        place = self._place(number)
        sharp = self._sharp(number).size
        while not self._has(number):
            if self._is_lost or self._feed.is_broken(number):
                painter.drawText(
                    place, Qt.AlignmentFlag.AlignCenter, "This page could not be drawn."
                )
                return
            yield False
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        for part in parts(number, sharp, 0):
            picture = self._marked(number, part, sharp)
            yield True
            where = _placed(place, part, QRect(0, 0, part.across, part.down), sharp)
            seen = _on_pixels(painter.deviceTransform().mapRect(where))
            if seen.width() * _SMALL < part.across:  # a preview
                smooth = Qt.TransformationMode.SmoothTransformation
                back, _ = painter.deviceTransform().inverted()
                small = picture.scaled(seen.size(), mode=smooth)
                painter.drawImage(back.mapRect(QRectF(seen)), small)
                yield True
                continue
            rows = max(1, _AT_ONCE // part.across)
            for top in range(0, part.down, rows):
                # One row of pixels more: else some printers leave a hair between two bands.
                band = QRect(0, top, part.across, min(rows + 1, part.down - top))
                painter.drawImage(_placed(place, part, band, sharp), picture, QRectF(band))
                yield True
        self._number_marks(painter, number, place)
        self._foot(painter, number)
        yield True

    def _place(self, number: int) -> QRectF:
        """Return where a page stands on its sheet: as large as it is, or as there is room."""
        page, size = self._pages[number], self.size
        width, height = size.width() - 2 * _EDGE, size.height() - 2 * _EDGE - _FOOT
        scale = min(DPI / 72, width / page.width, height / page.height)
        wide, high = page.width * scale, page.height * scale
        return QRectF((size.width() - wide) / 2, _EDGE + (height - high) / 2, wide, high)

    def _sharp(self, number: int) -> Shown:
        """Return how many pixels of a page are printed: all of it."""
        place = self._place(number).size()
        most = (_MOST / (place.width() * place.height())) ** 0.5
        size = (place * min(_SHARP / DPI, most)).toSize()
        return Shown(number, size, QRect(QPoint(), size))

    def _has(self, number: int) -> bool:
        """Return whether all of a page has been drawn and read; else wish it, and the next."""
        tiles = self._feed.tiles
        is_drawn = all(part in tiles for part in parts(number, self._sharp(number).size, 0))
        if is_drawn and self._feed.letters(number) is not None:
            return True
        following = range(number + 1, min(number + 2, len(self._pages)))
        self._feed.want([self._sharp(number)], list(map(self._sharp, following)), 0)
        return False

    def _marked(self, number: int, part: Wish, sharp: QSize) -> QImage:
        """Return a part of a page with the marks on it."""
        found = self._feed.tiles.get(part)
        picture = found.copy() if found is not None else None
        letters = self._feed.letters(number)
        if picture is None or letters is None:
            raise RuntimeError("a page was painted before it was drawn")
        scale = sharp.width() / self._pages[number].width
        place = QTransform.fromTranslate(-part.left, -part.top).scale(scale, scale)
        painter = QPainter(picture)
        is_bracketed = self.choices.marks is MarkStyle.BRACKET
        shown = TextMarks() if is_bracketed else self._marks
        view = QRectF(picture.rect())
        pen = Pen(painter, letters, shown, self._colours, place, view)
        self._over.paint(pen, number, self._content)
        for area in self._marks.highlights.areas():
            spot = spot_of(area, self._pages)
            if spot is not None and spot.page == number:
                paint_frame(painter, place.mapRect(spot.rect), self._colours, area.colour, width=3)
        if is_bracketed:
            for one in self._on(number):
                rects = [place.mapRect(rect) for rect in letters.rects(one.start, one.end)]
                if rects and one.anchor.region is None:
                    bracket(painter, rects[0], opens=True, width=2.5)
                    bracket(painter, rects[-1], opens=False, width=2.5)
        painter.end()
        return picture

    def _on(self, number: int) -> Iterator[Highlight]:
        """Yield the highlights that have something on a page."""
        letters = self._feed.letters(number)
        lines = letters.lines if letters is not None else []
        first = min((line.start for line in lines), default=0)
        last = max((line.end for line in lines), default=0)
        for one in self._marks.highlights.all():
            spot = spot_of(one, self._pages)
            near = letters if one.start < last and one.end > first else None
            if spot.page == number if spot else near and near.rects(one.start, one.end):
                yield one

    def _number_marks(self, painter: QPainter, number: int, place: QRectF) -> None:
        """Paint numbers at the edge of a page, beside where highlights begin."""
        letters = self._feed.letters(number)
        scale = place.width() / self._pages[number].width
        font = small_font(self._families)
        font.setBold(True)
        painter.setFont(font)
        below = {True: 0.0, False: 0.0}
        for one in sorted(self._on(number), key=lambda one: self._numbers.get(one.id, 0)):
            spot = spot_of(one, self._pages)
            rects = letters.rects(one.start, one.end) if letters else []
            rect = spot.rect if spot is not None else rects[0] if rects else None
            if rect is None or one.id not in self._numbers:
                continue
            told, y = str(self._numbers[one.id]), place.top() + rect.top() * scale
            is_left = rect.left() < self._pages[number].width / 2
            # One above the other, where several begin in one line.
            y = max(y, below[is_left])
            below[is_left] = y + _LINE
            box = QRectF(place.left() + 4, y, place.width() - 8, _LINE)
            align = Qt.AlignmentFlag.AlignLeft if is_left else Qt.AlignmentFlag.AlignRight
            painter.setPen(QColor(bar_of(one, self.choices.marks)).darker(120))
            painter.drawText(box, align, told)

    def _foot(self, painter: QPainter, number: int) -> None:
        """Paint citation and number below a page, which may have a head of its own."""
        size = self.size
        foot = QRectF(2 * _EDGE, size.height() - _EDGE - 20, size.width() - 4 * _EDGE, 18)
        painter.setFont(small_font(self._families))
        painter.setPen(QColor(MUTED))
        of = f"{number + 1} / {self.count}"
        painter.drawText(foot, Qt.AlignmentFlag.AlignRight, of)
        metrics = painter.fontMetrics()
        room = round(foot.width()) - metrics.horizontalAdvance(of) - 24
        cited = metrics.elidedText(self._citation, Qt.TextElideMode.ElideRight, room)
        painter.drawText(foot, Qt.AlignmentFlag.AlignLeft, cited)


def _on_pixels(rect: QRectF) -> QRect:
    """Return a rectangle with its sides on those of pixels; neighbours stay neighbours."""
    left, top = round(rect.left()), round(rect.top())
    return QRect(left, top, round(rect.right()) - left, round(rect.bottom()) - top)


def _placed(place: QRectF, part: Wish, band: QRect, sharp: QSize) -> QRectF:
    across, down = place.width() / sharp.width(), place.height() / sharp.height()
    inside = rect_of(part)
    return QRectF(
        place.x() + (inside.x() + band.x()) * across, place.y() + (inside.y() + band.y()) * down,
        band.width() * across, band.height() * down,
    )  # fmt: skip
