"""Prints sheets, a step at a time, so that the window stays awake and it can be cancelled."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtGui import QPainter, QPdfWriter
from PySide6.QtPrintSupport import QPrinter

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from desktop.ui.printing.sheets import Sheets

_WAIT_MS = 15


class PrintJob(QObject):
    """One printing, from its first sheet to its end."""

    progressed = Signal(int, int)
    ended = Signal(bool)
    """Whether all of it was printed."""

    def __init__(
        self, device: QPdfWriter | QPrinter, sheets: Sheets, numbers: Sequence[int], parent: QObject
    ) -> None:
        super().__init__(parent)
        self._device, self._sheets, self._numbers = device, sheets, numbers
        self._painter = QPainter()
        self._done = 0
        self._steps: Iterator[bool] | None = None
        self._timer = QTimer(self, interval=0)
        self._timer.timeout.connect(self._step)

    def begin(self) -> bool:
        """Begin; return whether the device can be written."""
        if not self._numbers or not self._painter.begin(self._device):
            return False
        # Whoever chose other paper at the printer has the sheets as large as fit on that.
        size, device = self._sheets.size, self._device
        scale = min(device.width() / size.width(), device.height() / size.height())
        self._painter.scale(scale, scale)
        self._timer.start()
        return True

    def cancel(self) -> None:
        """Print no more of it."""
        self._end(whole=False)

    def _step(self) -> None:
        if self._steps is None:
            if self._done and not self._device.newPage():
                self._end(whole=False)
                return
            self._painter.save()
            self._steps = self._sheets.steps(self._painter, self._numbers[self._done])
        painted = next(self._steps, None)
        self._timer.setInterval(_WAIT_MS if painted is False else 0)
        if painted is not None:
            return
        self._painter.restore()
        self._steps = None
        self._done += 1
        self.progressed.emit(self._done, len(self._numbers))
        if self._done == len(self._numbers):
            self._end(whole=True)

    def _end(self, *, whole: bool) -> None:
        if not self._painter.isActive():
            return
        self._timer.stop()
        if self._steps is not None:
            self._painter.restore()
            self._steps = None
        if not whole and isinstance(self._device, QPrinter):
            self._device.abort()
        whole = self._painter.end() and whole
        self.ended.emit(whole)
