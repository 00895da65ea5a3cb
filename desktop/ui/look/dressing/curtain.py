"""The new picture of a window: painted in strips behind the old one, and lifted in strips."""

from __future__ import annotations

from math import ceil
from typing import TYPE_CHECKING

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QPainter, QPixmap, QRegion
from PySide6.QtWidgets import QWidget
from shiboken6 import isValid
from typing_extensions import override

if TYPE_CHECKING:
    from collections.abc import Iterator

    from PySide6.QtGui import QPaintEvent

STRIP = 130_000
"""Pixels that are painted in one turn of the event loop, about an eighth of a first window."""
_ALL = QWidget.RenderFlag.DrawWindowBackground | QWidget.RenderFlag.DrawChildren


class Curtain(QWidget):
    """Hangs before a window whose updates are off; nothing is painted beneath it.

    All of a window would take longer to paint than a frame lasts, and some of it would be seen
    half dressed.
    """

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.setAttribute(Qt.WidgetAttribute.WA_StaticContents)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.hide()
        self._window = window
        self._picture = QPixmap()
        # A small window is painted at once, and one that is seen through has no picture of its own.
        is_seen_through = window.testAttribute(Qt.WidgetAttribute.WA_TranslucentBackground)
        if len(self._strips()) > 1 and not is_seen_through:
            self._picture = QPixmap(window.size() * window.devicePixelRatio())
            self._picture.setDevicePixelRatio(window.devicePixelRatio())

    def _strips(self) -> list[QRect]:
        area = self._window.rect()
        height = max(1, ceil(area.height() / max(1, area.width() * area.height() // STRIP)))
        tops = range(0, area.height(), height)
        return [QRect(0, top, area.width(), height) & area for top in tops]

    def _is_true(self) -> bool:
        """Whether the picture is still one of the window, which may be gone."""
        if not isValid(self._window):
            return False
        size = self._window.size() * self._window.devicePixelRatio()
        return self._picture.size() == size and self._window.isVisible()

    def paint(self) -> Iterator[None]:
        """Paint the picture, a strip a turn; the screen has the old one."""
        for strip in self._strips():
            if not self._is_true():
                return
            self._window.setUpdatesEnabled(True)  # Qt's own; nothing is drawn without
            painter = QPainter(self._picture)
            self._window.render(painter, strip.topLeft(), QRegion(strip), _ALL)
            painter.end()
            self._window.setUpdatesEnabled(False)  # Qt's own
            yield

    def fall(self) -> None:
        """Show the window as it is now."""
        if self._is_true():
            self.setGeometry(self._window.rect())
            self.raise_()
            self.show()
        self._window.setUpdatesEnabled(True)  # Qt's own
        # An update that Qt had asked the system for when updates were put off was dropped, and
        # Qt, which still waits for it, asks for no other one.
        self._window.repaint()

    def lift(self) -> Iterator[None]:
        """Have the window paint itself where it is uncovered, a strip a turn, from below."""
        for strip in reversed(self._strips()):
            if not self._is_true() or not self.isVisible():
                return
            self.resize(self.width(), strip.top())
            self._window.repaint(strip)  # at once: the system would join several to one
            yield

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.drawPixmap(0, 0, self._picture)
        painter.end()
