"""The tabs of one side: as wide as their titles, one of them only looked into."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QSize, Qt, Signal
from PySide6.QtGui import QColor, QContextMenuEvent
from PySide6.QtWidgets import (
    QStyle,
    QStyleOptionTab,
    QStylePainter,
    QTabBar,
    QToolButton,
    QWidget,
)
from typing_extensions import override

from desktop.ui.look.theme import current

if TYPE_CHECKING:
    from PySide6.QtGui import QMouseEvent, QPaintEvent

OFF = 12
"""Pixels above the bar, and twice as many below it, at which a tab is dragged off."""
LEAST = 132
"""Pixels that a tab keeps when there is little room: after that the bar scrolls, and all tabs
are as wide, so that none is cut by the arrows."""


class TabBar(QTabBar):
    """Tabs that can be moved along the bar, and dragged off it to the other side."""

    dragged_off = Signal(int)
    chosen = Signal()
    """A tab was clicked, whether or not it was the one on show."""
    close_requested = Signal(int)
    menu_requested = Signal(object)
    """Where on the screen a menu is wanted; the tab under the pointer was turned to before."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._pressed = QPoint()
        self._preview = -1
        self.setMovable(True)
        self.setDocumentMode(True)
        self.setExpanding(False)
        self.setUsesScrollButtons(True)
        self.setElideMode(Qt.TextElideMode.ElideRight)
        self.setIconSize(QSize(16, 16))
        self.setAccessibleName("Open documents")
        for button in self.findChildren(QToolButton):  # the two that scroll the tabs
            button.setFocusPolicy(Qt.FocusPolicy.NoFocus)

    def set_preview(self, row: int) -> None:
        """Show in italics which tab is only looked into; -1 for none."""
        self._preview = row
        self.update()

    @override
    def tabSizeHint(self, index: int) -> QSize:
        wanted = super().tabSizeHint(index)
        return QSize(self._even(), wanted.height()) if self._scrolls() else wanted

    @override
    def minimumTabSizeHint(self, index: int) -> QSize:
        wanted = self.tabSizeHint(index)
        return QSize(min(self._most(), wanted.width()), wanted.height())

    def _scrolls(self) -> bool:
        wanted = (super(TabBar, self).tabSizeHint(row).width() for row in range(self.count()))
        return sum(min(LEAST, width) for width in wanted) > self.width()

    def _even(self) -> int:
        """Return how wide a tab of a bar that scrolls is: a number of them fills it."""
        metric = QStyle.PixelMetric.PM_TabBarScrollButtonWidth
        arrows = 2 * self.style().pixelMetric(metric, None, self)
        room = max(LEAST, self.width() - arrows)
        return room // (room // LEAST)

    def _most(self) -> int:
        """Return how wide a tab may be, so that long titles are cut before short ones."""
        room, count = self.width(), self.count()
        if self._scrolls():
            return self._even()
        widths = sorted(self.tabSizeHint(index).width() for index in range(count))
        for number, width in enumerate(widths):
            share = room // (count - number)
            if width > share:
                return share
            room -= width
        return widths[-1]

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if not 0 <= self._preview < self.count():
            return
        # Over what Qt painted: it has one font for all tabs.
        option = QStyleOptionTab()
        self.initStyleOption(option, self._preview)
        painter = QStylePainter(self)
        painter.fillRect(option.rect, QColor(current()["window"]))
        font = self.font()
        font.setItalic(True)
        painter.setFont(font)
        painter.drawControl(QStyle.ControlElement.CE_TabBarTab, option)
        painter.end()

    @override
    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._pressed = event.position().toPoint()
        super().mousePressEvent(event)
        if event.button() is Qt.MouseButton.LeftButton and self.tabAt(self._pressed) >= 0:
            self.chosen.emit()

    @override
    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        row = self.tabAt(event.position().toPoint())
        if event.button() is Qt.MouseButton.MiddleButton and row == self.tabAt(self._pressed) >= 0:
            self.close_requested.emit(row)
        else:
            super().mouseReleaseEvent(event)

    @override
    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        row = self.tabAt(event.pos())
        if event.reason() is QContextMenuEvent.Reason.Keyboard:
            row = self.currentIndex()
        if row >= 0:
            self.setCurrentIndex(row)
            self.menu_requested.emit(event.globalPos())

    @override
    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        away = not -OFF < event.position().y() < self.height() + 2 * OFF
        index = self.tabAt(self._pressed)
        if away and index >= 0 and event.buttons() & Qt.MouseButton.LeftButton:
            self.mouseReleaseEvent(event)  # or the bar's own move of the tab would go on
            self.dragged_off.emit(index)
        else:
            super().mouseMoveEvent(event)
