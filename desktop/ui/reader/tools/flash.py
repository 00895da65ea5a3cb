"""A passage that was jumped to lights up, and stays marked until the reader goes on."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QElapsedTimer, QObject, QTimer

if TYPE_CHECKING:
    from desktop.ui.reader.surface.surface import Surface

_WHOLE, _FRAME = 1400, 40
_QUIET = 0.5


class Flash(QObject):
    """Lights a range up, then lets it fade to a quiet mark; without motion where unwanted."""

    def __init__(self, reader: Surface) -> None:
        super().__init__(reader)
        self._reader = reader
        self._clock = QElapsedTimer()
        self._timer = QTimer(self)
        self._timer.timeout.connect(self._step)

    def show(self, passage: tuple[int, int]) -> None:
        """Light a passage up."""
        marks = self._reader.marks
        marks.flash, marks.flash_strength = passage, 1.0
        self._clock.start()
        self._timer.start(_WHOLE if self._reader.reading_style().reduced_motion else _FRAME)
        self._reader.repaint_range(*passage)

    def _step(self) -> None:
        marks = self._reader.marks
        left = 1 - self._clock.elapsed() / _WHOLE
        marks.flash_strength = max(_QUIET, min(1.0, left * 2))
        if left <= 0:
            self._timer.stop()
        self._reader.repaint_range(*marks.flash)

    def end(self) -> None:
        """Mark nothing any more."""
        marks = self._reader.marks
        self._timer.stop()
        if marks.flash_strength > 0:
            marks.flash_strength = 0.0
            self._reader.repaint_range(*marks.flash)
