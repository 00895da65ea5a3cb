"""A document's text on paper, as the reader shows it, with its highlights and their notes."""

from __future__ import annotations

from dataclasses import replace
from time import perf_counter
from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF

from desktop.domain import BlockKind
from desktop.ui.look.reading_style import ReadingStyle
from desktop.ui.printing.marking import bracket, text_marks, theme_of
from desktop.ui.printing.note_strips import is_noted, note_strips
from desktop.ui.printing.paging import Strip
from desktop.ui.printing.paper import DPI, MarkStyle
from desktop.ui.printing.sheets import small_font
from desktop.ui.reader.canvas.column import ShownBlock
from desktop.ui.reader.canvas.layout import Typesetter
from desktop.ui.reader.canvas.layouts import Layouts
from desktop.ui.reader.canvas.painting import Brushes, PagePainter
from desktop.ui.reader.surface.text_marks import TextMarks
from desktop.ui.work.picture_cache import Pictures, decode

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from PySide6.QtCore import QObject
    from PySide6.QtGui import QImage, QPainter

    from desktop.domain import Content, Highlight
    from desktop.ui.printing.paper import PrintChoices
    from desktop.ui.reader.canvas.block_layout import BlockLayout

_WAITS = 3.0
"""Seconds for a picture of unknown size."""
_AFTER_NOTES = 12.0
_ROOM = 30.0
"""Left of the text, for numbers and brackets."""


def paper_style(choices: PrintChoices, family: str) -> ReadingStyle:
    """Return how text is set on paper."""
    size, theme = round(choices.points * DPI / 72), theme_of(choices.marks)
    return ReadingStyle(family, size, 1.38, paragraph_spacing=0.5, theme=theme, is_on_paper=True)


class TextFlow:
    """Cuts a text into strips, block by block."""

    def __init__(
        self,
        content: Content,
        highlights: Sequence[Highlight],
        asset: Callable[[str], bytes | None],
        choices: PrintChoices,
        family: str,
        parent: QObject,
    ) -> None:
        self._content = content = content.body()
        self._style = paper_style(choices, family)
        self._choices = choices
        width = round(choices.room.width())
        self._setter = Typesetter(content, replace(self._style, measure=100), width)
        self._setter.width = width
        self._layouts = Layouts(content, self._setter)
        self._brushes = Brushes(self._style.theme)
        self._asset = asset
        self._pictures = Pictures(parent)
        self._pictures.source(asset)
        self._pictures.decoded.connect(
            lambda sha, size: self._layouts.size_picture(sha, (size.width(), size.height()))
        )
        self._marks = text_marks(content, highlights, choices.marks)
        noted = [one for one in self._marks.highlights.in_order() if is_noted(one)]
        self._numbers = {one.id: n for n, one in enumerate(noted, 1)} if choices.notes else {}

    def strips(self) -> Iterator[Strip | None]:
        """Yield the strips of all blocks, each followed by the notes of what ends in it."""
        notes: list[Highlight] = []
        for index in range(len(self._content.blocks)):
            end = perf_counter() + _WAITS
            while not self._is_ready(index) and perf_counter() < end:
                yield None
            strips = list(self._cut(index))
            if notes:
                strips[0] = strips[0]._replace(space=max(strips[0].space, _AFTER_NOTES))
            notes = self._notes(index)
            if notes:
                strips[-1] = strips[-1]._replace(keeps=True)
            yield from strips
            for n, highlight in enumerate(notes):
                number = str(self._numbers[highlight.id])
                width, families = float(self._setter.width), self._style.families
                size, marks = float(self._style.size), self._choices.marks
                for k, strip in enumerate(
                    note_strips(number, highlight, size, families, width, marks)
                ):
                    yield strip._replace(space=8.0) if not n and not k else strip

    def _is_ready(self, index: int) -> bool:
        attributes = self._content.blocks.attributes.get(index, {})
        asset = attributes.get("asset", "")
        if not asset or attributes.get("width"):
            return True
        return self._pictures.get(asset) is not None

    def _notes(self, index: int) -> list[Highlight]:
        end = self._content.blocks.starts[index + 1]
        here = self._marks.highlights.in_block(index)
        ending = [one for one in here if one.end <= end and one.id in self._numbers]
        return sorted(ending, key=lambda one: self._numbers[one.id])

    def _cut(self, index: int) -> Iterator[Strip]:
        layout = self._layouts.layout(index)
        scale, cuts = self._scale(layout), self._cuts(layout)
        is_heading = self._content.blocks.kinds[index] == BlockKind.HEADING
        space = layout.top * scale if index else float(self._style.size)
        tallest = self._choices.room.height() - 1
        last = len(cuts) - 2
        for n in range(last + 1):
            top, bottom = cuts[n] * scale, cuts[n + 1] * scale
            keeps = is_heading or (last > 0 and (n in {0, last - 1}))
            yield Strip(self, index, top, min(bottom, top + tallest), 0.0 if n else space, keeps)

    def _scale(self, layout: BlockLayout) -> float:
        """Return how much smaller a block is that is wider or, as a picture, higher than paper."""
        whole = layout.grid.width if layout.grid else self._setter.width + layout.overflow
        scale = min(1.0, self._setter.width / max(1.0, whole))
        if layout.picture is not None:
            room = self._choices.room.height() - 2
            scale = min(scale, room / max(1.0, layout.height - layout.top))
        return scale

    @staticmethod
    def _cuts(layout: BlockLayout) -> list[float]:
        """Return where a block may be cut, from below the space above it to its end."""
        if layout.grid is not None:
            for row in range(layout.rows):
                layout.measure(row)
            return [float(layout.top), *map(float, layout.grid.tops[1:])]
        if layout.picture is not None or layout.rule is not None or not layout.boxes:
            end = max((box.y + box.height for box in layout.boxes), default=layout.top + 1.0)
            if layout.picture is not None:
                end = max(end, layout.picture.rect.bottom())
            return [float(layout.top), end]
        box = layout.boxes[0]
        count = max(1, box.layout.lineCount())
        step = box.height / count
        cuts = [box.y + step * n for n in range(count + 1)]
        cuts[0] = float(layout.top)
        if layout.panel is not None:
            cuts[-1] = layout.panel.bottom()
        return cuts

    # -- painting

    def paint(self, painter: QPainter, index: int, top: float, bottom: float) -> None:
        """Paint a part of a block."""
        layout = self._layouts.layout(index)
        scale = self._scale(layout)
        whole = replace(layout, overflow=0)
        painter.save()
        width = self._setter.width
        painter.setClipRect(QRectF(-_ROOM, 0, width + 2 * _ROOM, bottom - top))
        painter.translate(0, -top)
        painter.scale(scale, scale)
        clip = QRectF(-_ROOM, top / scale, width / scale + 2 * _ROOM, (bottom - top) / scale)
        marks = TextMarks() if self._choices.marks is MarkStyle.BRACKET else self._marks
        PagePainter(painter, self._brushes, marks, self._picture).block(
            ShownBlock(index, 0, whole), 0, 0, clip
        )
        for highlight in self._marks.highlights.in_block(index):
            self._mark(painter, layout, highlight)
        painter.restore()

    def _picture(self, sha256: str) -> QImage | None:
        found = self._pictures.get(sha256)
        data = self._asset(sha256) if found is None else None
        return decode(data)[0] if data else found

    def _mark(self, painter: QPainter, layout: BlockLayout, highlight: Highlight) -> None:
        """Paint a highlight's number beside it, and brackets around it if these tell it."""
        ends = layout.ends_of(highlight.start, highlight.end)
        if ends is None:
            return
        first, last = ends
        begins = highlight.start >= first.start
        if self._choices.marks is MarkStyle.BRACKET:
            if begins and (rects := first.rects(highlight.start, min(highlight.end, first.end))):
                bracket(painter, rects[0], opens=True)
            if highlight.end <= last.end and (
                rects := last.rects(max(highlight.start, last.start), highlight.end)
            ):
                bracket(painter, rects[-1], opens=False)
        number = self._numbers.get(highlight.id)
        if number is not None and begins:
            painter.setFont(small_font(self._style.families))
            painter.setPen(self._style.theme.ink(highlight.colour).darker(130))
            rects = first.rects(highlight.start, min(highlight.end, first.end))
            if rects:
                painter.drawText(QPointF(-_ROOM + 6, rects[0].bottom() - 4), str(number))
