"""The scroll bar of a column, which follows it while heights that were guessed are measured."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

if TYPE_CHECKING:
    from desktop.ui.reader.canvas.sheet import Sheet

_SLICE = 0.004
"""Seconds of measuring at a time: less than a frame of the screen."""
_PAUSE = 8
_SETTLE = 80
"""Milliseconds after the last painting at which measuring begins."""
WHEEL_LINES = 3
NOTCH = 120
"""Of a wheel, in eighths of a degree."""


class ColumnBar(QObject):
    """Shows where in the column one is; the bar follows the text and never leads it."""

    dragged = Signal(int)
    """A hand moved the bar, to a height of the column."""

    def __init__(self, sheet: Sheet) -> None:
        super().__init__(sheet)
        self._sheet = sheet
        self._is_levelling = False
        self._settle = QTimer(self, singleShot=True, interval=_SETTLE)
        self._idle = QTimer(self, interval=_PAUSE)
        self._settle.timeout.connect(self._idle.start)
        self._idle.timeout.connect(self._measure_some)
        # A text that fits needs no handle; its place is kept, so that the column does not move.
        sheet.verticalScrollBar().setStyleSheet(
            "QScrollBar::handle:vertical:disabled { background: transparent; }"
        )
        sheet.verticalScrollBar().valueChanged.connect(self._moved)

    def level(self) -> None:
        """Bring the bar level with the place in the text."""
        bar, column = self._sheet.verticalScrollBar(), self._sheet.column
        height = self._sheet.viewport().height()
        total = column.heights.total if column else 0
        self._is_levelling = True
        bar.setRange(0, max(0, total - height))
        bar.setEnabled(total > height)
        bar.setPageStep(height)
        if column:
            bar.setSingleStep(column.setter.style.line_step * WHEEL_LINES)
        bar.setValue(column.value if column and column.count else 0)
        self._is_levelling = False

    def _moved(self, value: int) -> None:
        if not self._is_levelling:
            self.dragged.emit(value)

    def measure_soon(self) -> None:
        """Measure the rest of the column once the page is left alone for a moment."""
        column = self._sheet.column
        if column and column.unmeasured and not self._idle.isActive():
            self._settle.start()

    def rest(self) -> None:
        """Measure no more until asked again."""
        self._idle.stop()

    def _measure_some(self) -> None:
        column = self._sheet.column
        if not column or not column.measure_some(_SLICE):
            self._idle.stop()
        self.level()


class Notches:
    """Counts the notches of a wheel; pads tell of one in many small pieces."""

    def __init__(self) -> None:
        self._angle = 0

    def counted(self, angle: int) -> int:
        """Return by how many notches the wheel has gone up, or down, since the last one."""
        self._angle = angle if self._angle * angle < 0 else self._angle + angle
        whole = int(self._angle / NOTCH)
        self._angle -= whole * NOTCH
        return whole
