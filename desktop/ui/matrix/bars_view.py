"""Bars that are gone through by the keyboard; each opens what it counts."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRect, Qt, Signal
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QAbstractScrollArea, QWidget
from typing_extensions import override

from desktop.ui.matrix.matrix_drawings import Bars

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent, QMouseEvent, QPaintEvent, QResizeEvent

_STEPS = {Qt.Key.Key_Left: -1, Qt.Key.Key_Up: -1, Qt.Key.Key_Right: 1, Qt.Key.Key_Down: 1}
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class BarsView(QAbstractScrollArea):
    """Arrows, Home and End go from bar to bar, Enter and a double click open one."""

    opened = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFrameShape(QAbstractScrollArea.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName("Bars")
        self.bars = Bars(())
        self.current = -1

    def show_bars(self, bars: Bars) -> None:
        """Show others."""
        self.bars, self.current = bars, 0 if bars.values else -1
        self._measure()
        self._tell()

    def _measure(self) -> None:
        size, view = self.bars.size(self.viewport().width()), self.viewport().size()
        for bar, drawn, seen in (
            (self.horizontalScrollBar(), size.width(), view.width()),
            (self.verticalScrollBar(), size.height(), view.height()),
        ):
            bar.setRange(0, max(0, drawn - seen))
            bar.setPageStep(seen)
            bar.setSingleStep(40)
        self.viewport().update()

    def _tell(self) -> None:
        """Let screen readers know which bar is in hand."""
        value = self.bars.values[self.current] if self.current >= 0 else None
        self.setAccessibleDescription(f"{value.name}: {value.borne}" if value is not None else "")

    def _go(self, number: int) -> None:
        self.current = max(0, min(len(self.bars.values) - 1, number))
        place = self.bars.rect_of(self.current, self.viewport().width())
        for bar, start, end, seen in (
            (self.horizontalScrollBar(), place.left(), place.right(), self.viewport().width()),
            (self.verticalScrollBar(), place.top(), place.bottom(), self.viewport().height()),
        ):
            if end - start < seen:
                bar.setValue(max(end - seen, min(bar.value(), start)))
        self.viewport().update()
        self._tell()

    def _at(self, event: QMouseEvent) -> int:
        place = event.position().toPoint()
        x = place.x() + self.horizontalScrollBar().value()
        return self.bars.at(x, place.y() + self.verticalScrollBar().value())

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self.viewport())
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setFont(self.font())
        x, y = self.horizontalScrollBar().value(), self.verticalScrollBar().value()
        painter.translate(-x, -y)
        clip = QRect(event.rect()).translated(x, y)
        in_hand = self.current if self.hasFocus() else -1
        self.bars.draw(painter, self.viewport().width(), clip, in_hand)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._measure()

    @override
    def scrollContentsBy(self, dx: int, dy: int) -> None:
        self.viewport().update()

    @override
    def mousePressEvent(self, event: QMouseEvent) -> None:
        if (number := self._at(event)) >= 0:
            self._go(number)

    @override
    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        if (number := self._at(event)) >= 0:
            self.opened.emit(number)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        key, last = Qt.Key(event.key()), len(self.bars.values) - 1
        if self.current < 0:
            super().keyPressEvent(event)
        elif key in _STEPS:
            self._go(self.current + _STEPS[key])
        elif key in (Qt.Key.Key_Home, Qt.Key.Key_End):
            self._go(0 if key == Qt.Key.Key_Home else last)
        elif key in _ENTER:
            self.opened.emit(self.current)
        else:
            super().keyPressEvent(event)
