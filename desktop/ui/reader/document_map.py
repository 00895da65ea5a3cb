"""The slim map of the whole text beside the scroll bar: highlights, hits, and where you are."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QImage, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget
from typing_extensions import override

if TYPE_CHECKING:
    from collections.abc import Sequence

    from desktop.domain import Highlight
    from desktop.ui.reader.style import Theme

WIDTH = 14
_LEAST = 2


class DocumentMap(QWidget):
    """Maps offsets to heights evenly. The marks are drawn once into an image, until they change."""

    jump_requested = Signal(int)

    def __init__(self, parent: QWidget, theme: Theme) -> None:
        super().__init__(parent)
        self.setObjectName("documentMap")
        self.setAccessibleName(self.tr("Map of the document"))
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self._theme = theme
        self._length = 0
        self._highlights: Sequence[Highlight] = ()
        self._hits: Sequence[int] = ()
        self._window = (0, 0)
        self._image: QImage | None = None

    def dress(self, theme: Theme) -> None:
        """Take the colours of a theme."""
        self._theme = theme
        self._stale()

    def map(self, length: int, highlights: Sequence[Highlight], hits: Sequence[int]) -> None:
        """Show these marks of a text of some length; hits are given by where they start."""
        self._length, self._highlights, self._hits = length, highlights, hits
        self._stale()

    def add(self, highlights: Sequence[Highlight]) -> None:
        """Show a few more highlights; the sequence given to `map` holds them already."""
        if self._image is not None:
            painter = QPainter(self._image)
            self._draw_bands(painter, highlights, self._image)
            painter.end()
        self.update()

    def show_window(self, start: int, end: int) -> None:
        """Show which part of the text is on screen."""
        if (start, end) != self._window:
            self._window = (start, end)
            self.update()

    def _stale(self) -> None:
        self._image = None
        self.update()

    @override
    def sizeHint(self) -> QSize:
        return QSize(WIDTH, 200)

    def offset_at(self, y: float) -> int:
        """Return the offset a height of the map stands for."""
        share = max(0.0, min(1.0, y / max(1, self.height())))
        return min(round(share * self._length), max(0, self._length - 1))

    def _y(self, offset: int) -> int:
        return offset * self.height() // max(1, self._length)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(event.rect(), QColor(self._theme.base))
        if self._length:
            if self._image is None or self._image.height() != self._pixels().height():
                self._image = self._draw()
            painter.drawImage(self.rect(), self._image)
            self._draw_window(painter)
        painter.end()

    def _draw_window(self, painter: QPainter) -> None:
        top, bottom = self._y(self._window[0]), self._y(self._window[1])
        colour = QColor(self._theme.text)
        colour.setAlphaF(0.13)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colour)
        painter.drawRoundedRect(QRectF(0, top, self.width(), max(6, bottom - top)), 3, 3)

    def _pixels(self) -> QSize:
        return self.size() * self.devicePixelRatioF()

    def _draw(self) -> QImage:
        image = QImage(self._pixels(), QImage.Format.Format_ARGB32_Premultiplied)
        image.fill(Qt.GlobalColor.transparent)
        painter = QPainter(image)
        scale = image.height() / max(1, self._length)
        width = image.width()
        self._draw_bands(painter, self._highlights, image)
        hit = QColor(self._theme.current_find)
        for top in {int(start * scale) for start in self._hits}:
            painter.fillRect(0, top, width, _LEAST, hit)
        painter.end()
        return image

    def _draw_bands(
        self, painter: QPainter, highlights: Sequence[Highlight], image: QImage
    ) -> None:
        scale = image.height() / max(1, self._length)
        for top, height, colour in bands(highlights, scale, _LEAST):
            painter.fillRect(3, top, image.width() - 6, height, self._theme.ink(colour))

    @override
    def mousePressEvent(self, event: QMouseEvent) -> None:
        self.jump_requested.emit(self.offset_at(event.position().y()))

    @override
    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        event.accept()

    @override
    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if event.buttons() & Qt.MouseButton.LeftButton:
            self.jump_requested.emit(self.offset_at(event.position().y()))


def bands(highlights: Sequence[Highlight], scale: float, least: int) -> set[tuple[int, int, str]]:
    """Return top, height and colour of each distinct mark: far fewer than there are highlights."""
    return {
        (int(h.start * scale), max(least, int((h.end - h.start) * scale)), h.colour)
        for h in highlights
    }
