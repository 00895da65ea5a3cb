"""The slim map of the whole text beside the scroll bar: highlights, hits, and where you are."""

from __future__ import annotations

from bisect import bisect_left
from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QColor, QImage, QMouseEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from desktop.domain import COLOURS

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from desktop.domain import Highlight
    from desktop.ui.look.reading_style import Theme

WIDTH = 14
_LEAST = 2
_SMALLER = 3
"""The map of a short text is this many times smaller than the text."""
_SLICE = 400
"""Highlights drawn at a time: a few milliseconds of work."""


class DocumentMap(QWidget):
    """Maps offsets to heights evenly.

    Highlights are drawn into an image, many of them in slices, and the image is shown when it is
    whole; painting never costs more than a copy of it.
    """

    jump_requested = Signal(int)
    slide_requested = Signal(int)
    """While the mouse is dragged: not a jump of its own."""

    def __init__(self, parent: QWidget, theme: Theme) -> None:
        super().__init__(parent)
        self.setObjectName("documentMap")
        self.setAccessibleName(self.tr("Map of the document"))
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self._theme = theme
        self._length = 0
        self._extent = 0
        self._highlights: Sequence[Highlight] = ()
        self._hits: Sequence[int] = ()
        self._bars: list[tuple[int, int]] | None = None
        """Where the hits are drawn, once that has been worked out."""
        self._window = (0, 0)
        self._image = QImage()
        self._growing = QImage()
        self._drawn = 0
        self._slices = QTimer(self, interval=0)
        self._slices.timeout.connect(self._draw_slice)

    def dress(self, theme: Theme) -> None:
        """Take the colours of a theme."""
        self._theme = theme
        self._restart()

    def map(self, length: int, highlights: Sequence[Highlight]) -> None:
        """Show these highlights of a text of some length."""
        self._length, self._highlights = length, highlights
        self._restart()

    def fit(self, pixels: int) -> None:
        """Use less of the height for a text that is only so many pixels high."""
        before, self._extent = self._used, pixels // _SMALLER
        if self._used != before:
            self._restart()

    @property
    def _used(self) -> int:
        return min(self.height(), self._extent) if self._extent else self.height()

    def add(self, highlights: Sequence[Highlight]) -> None:
        """Show a few more highlights."""
        self._highlights = (*self._highlights, *highlights)
        if self._slices.isActive():
            return
        self._draw(self._image, highlights)
        self.update()

    def show_hits(self, hits: Sequence[int]) -> None:
        """Show find hits, given by where they start, in order."""
        self._hits, self._bars = hits, None
        self.update()

    def show_window(self, start: int, end: int) -> None:
        """Show which part of the text is on screen."""
        if (start, end) != self._window:
            self._window = (start, end)
            self.update()

    @override
    def sizeHint(self) -> QSize:
        return QSize(WIDTH, 200)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._restart()

    def offset_at(self, y: float) -> int:
        """Return the offset a height of the map stands for."""
        share = max(0.0, min(1.0, y / max(1, self._used)))
        return min(round(share * self._length), max(0, self._length - 1))

    # -- the picture of the highlights

    def _restart(self) -> None:
        size = self.size() * self.devicePixelRatioF()
        self._growing = QImage(size, QImage.Format.Format_ARGB32_Premultiplied)
        self._growing.fill(Qt.GlobalColor.transparent)
        self._drawn, self._bars = 0, None
        self._slices.start()

    def _draw_slice(self) -> None:
        first, self._drawn = self._drawn, self._drawn + _SLICE
        self._draw(self._growing, self._highlights[first : self._drawn])
        if self._drawn >= len(self._highlights):
            self._slices.stop()
            self._image = self._growing
            self.update()

    def _draw(self, image: QImage, highlights: Sequence[Highlight]) -> None:
        if image.isNull() or not highlights:
            return
        inks = {colour: self._theme.ink(colour) for colour in COLOURS}
        width = image.width() - 6
        painter = QPainter(image)
        marks = bands(highlights, self._used * self.devicePixelRatioF() / max(1, self._length))
        for (top, height), colours in shared(marks):
            for number, colour in enumerate(colours):
                left = 3 + width * number // len(colours)
                right = 3 + width * (number + 1) // len(colours)
                ink = inks.get(colour, inks["yellow"])
                painter.fillRect(left, top, right - left, height, ink)
        painter.end()

    # -- painting

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(event.rect(), QColor(self._theme.base))
        if self._length:
            painter.drawImage(self.rect(), self._image)
            hit = QColor(self._theme.current_find)
            if self._bars is None:
                self._bars = bars(self._hits, self._length, self._used)
            # On the right half: highlights are seen beside them.
            half = self.width() // 2
            for top, height in self._bars:
                painter.fillRect(half, top, half, height, hit)
            self._draw_window(painter)
        painter.end()

    def _y(self, offset: int) -> int:
        return offset * self._used // max(1, self._length)

    def _draw_window(self, painter: QPainter) -> None:
        if self._window[0] == 0 and self._window[1] >= self._length:
            return
        top, bottom = self._y(self._window[0]), self._y(self._window[1])
        colour = QColor(self._theme.text)
        colour.setAlphaF(0.1)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colour)
        painter.drawRoundedRect(QRectF(0, top, self.width(), max(6, bottom - top)), 3, 3)

    @override
    def mousePressEvent(self, event: QMouseEvent) -> None:
        self.jump_requested.emit(self.offset_at(event.position().y()))

    @override
    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        event.accept()

    @override
    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if event.buttons() & Qt.MouseButton.LeftButton:
            self.slide_requested.emit(self.offset_at(event.position().y()))


def bands(highlights: Iterable[Highlight], scale: float) -> set[tuple[int, int, str]]:
    """Return top, height and colour of each distinct mark: far fewer than there are highlights."""
    places = ((h.placement, h.colour) for h in highlights)
    return {
        (int(p.start * scale), max(_LEAST, int((p.end - p.start) * scale)), colour)
        for p, colour in places
    }


def shared(marks: Iterable[tuple[int, int, str]]) -> list[tuple[tuple[int, int], list[str]]]:
    """Return each place with the colours that share its width: short ones last, as in the text."""
    places: dict[tuple[int, int], list[str]] = {}
    for top, height, colour in sorted(marks):
        places.setdefault((top, height), []).append(colour)
    return sorted(places.items(), key=lambda place: -place[0][1])


def bars(hits: Sequence[int], length: int, height: int) -> list[tuple[int, int]]:
    """Return top and height of what to draw for hits, asking once for each row, not each hit."""
    found: list[tuple[int, int]] = []
    here = 0
    while here < len(hits):
        row = hits[here] * height // length
        if found and row <= sum(found[-1]):
            top, _ = found.pop()
            found.append((top, row - top + _LEAST))
        else:
            found.append((row, _LEAST))
        following = -(-(row + 1) * length // height)
        here = bisect_left(hits, following, here + 1)
    return found
