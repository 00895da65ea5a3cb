"""The line that shows where the caret stands."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer
from PySide6.QtGui import QColor, QGuiApplication

if TYPE_CHECKING:
    from PySide6.QtGui import QPainter

    from desktop.ui.reader.surface.surface import Surface


class CaretMark(QObject):
    """Is drawn, or not, where the caret was last moved to; it blinks as the system wishes."""

    def __init__(self, canvas: Surface) -> None:
        super().__init__(canvas)
        self._canvas = canvas
        self._place = 0
        self._blink = QTimer(self)
        self._blink.timeout.connect(self._blinked)
        self.in_use = False
        """Whether the caret is in use, seen or not."""

    def show(self, place: int) -> None:
        """Use the caret, and begin to blink with it seen."""
        self.in_use = True
        self._place = place
        self.draw()
        flashing = QGuiApplication.styleHints().cursorFlashTime()
        if flashing > 0 and not self._canvas.reading_style().reduced_motion:
            self._blink.start(flashing // 2)

    def hide(self) -> None:
        """Use the caret no more."""
        self.in_use = False
        self.rest()

    def rest(self) -> None:
        """Draw no caret until it is shown again, as while the keyboard is elsewhere."""
        self._blink.stop()
        self._put(None)

    def move(self, place: int) -> None:
        """Follow the caret; a line that is not seen just now stays so."""
        self._place = place
        if self._canvas.marks.caret is not None:
            self._put(place)

    def draw(self) -> None:
        """Let the line be seen, whatever it was about to do."""
        self._put(self._place)

    def _blinked(self) -> None:
        self._put(None if self._canvas.marks.caret is not None else self._place)

    def _put(self, place: int | None) -> None:
        before, self._canvas.marks.caret = self._canvas.marks.caret, place
        for spot in (before, place):
            if spot is not None:
                self._canvas.repaint_range(spot, spot + 1)

    def paint(self, painter: QPainter) -> None:
        """Draw the line."""
        place = self._canvas.marks.caret
        rect = self._canvas.caret_rect(place) if place is not None else None
        if rect is not None:
            colour = QColor(self._canvas.reading_style().theme.text)
            painter.fillRect(rect.adjusted(-1, 0, 0.5, 0), colour)
