"""One side of the reading area: tabs over the documents that are open there."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QMimeData, QPoint, QSize, Qt, Signal
from PySide6.QtGui import QDrag
from PySide6.QtWidgets import QStackedWidget, QTabBar, QToolButton, QVBoxLayout, QWidget
from typing_extensions import override

from desktop.ui.icons import KIND_ICONS, icon

if TYPE_CHECKING:
    from PySide6.QtGui import QDragEnterEvent, QDropEvent, QMouseEvent

    from desktop.ui.document_pane import DocumentPane

MIME = "application/x-manicule-tab"
TITLE = 32
OFF = 12
"""Pixels above the bar, and twice as many below it, at which a tab is dragged off."""


class _TabBar(QTabBar):
    """Tabs that can be moved along the bar, and dragged off it to the other side."""

    dragged_off = Signal(int)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._pressed = QPoint()
        self.setMovable(True)
        self.setDocumentMode(True)
        self.setExpanding(False)
        self.setUsesScrollButtons(True)
        self.setElideMode(Qt.TextElideMode.ElideRight)
        self.setIconSize(QSize(16, 16))
        self.setAccessibleName("Open documents")

    @override
    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._pressed = event.position().toPoint()
        super().mousePressEvent(event)

    @override
    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        away = not -OFF < event.position().y() < self.height() + 2 * OFF
        index = self.tabAt(self._pressed)
        if away and index >= 0 and event.buttons() & Qt.MouseButton.LeftButton:
            self.mouseReleaseEvent(event)
            self.dragged_off.emit(index)
        else:
            super().mouseMoveEvent(event)


class TabGroup(QWidget):
    """Emits facts; the reading area decides."""

    current_changed = Signal()
    close_requested = Signal(object)
    dropped_here = Signal()
    drag_begun = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.bar = _TabBar(self)
        self.stack = QStackedWidget(self)
        self.setAcceptDrops(True)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self.bar)
        layout.addWidget(self.stack, 1)
        self.bar.currentChanged.connect(self._turn)
        self.bar.tabMoved.connect(self._moved)
        self.bar.dragged_off.connect(self._drag)

    def panes(self) -> list[DocumentPane]:
        """Return the panes in tab order."""
        found = (self.stack.widget(row) for row in range(self.stack.count()))
        return [cast("DocumentPane", pane) for pane in found]

    def current(self) -> DocumentPane | None:
        """Return the pane on show."""
        pane = self.stack.currentWidget()
        return cast("DocumentPane | None", pane)

    def add(self, pane: DocumentPane) -> None:
        """Show a pane in a new tab."""
        self.stack.addWidget(pane)
        row = self.bar.addTab("")
        self._add_close_button(row, pane)
        self.retitle(pane)
        self.bar.setCurrentIndex(row)
        self._turn(row)

    def _add_close_button(self, row: int, pane: DocumentPane) -> None:
        button = QToolButton(self.bar)
        button.setObjectName("closeTab")
        button.setIcon(icon("close"))
        button.setIconSize(QSize(12, 12))
        button.setAutoRaise(True)
        button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        button.setToolTip("Close this tab (Ctrl+W)")
        button.setAccessibleName("Close this tab")
        button.clicked.connect(lambda: self.close_requested.emit(pane))
        self.bar.setTabButton(row, QTabBar.ButtonPosition.RightSide, button)

    def set_aside(self, *, aside: bool) -> None:
        """Show whether the other side is in front."""
        if bool(self.bar.property("aside")) != aside:
            self.bar.setProperty("aside", aside)
            self.bar.style().polish(self.bar)

    def retitle(self, pane: DocumentPane) -> None:
        """Show a pane's title and kind on its tab."""
        row = self.stack.indexOf(pane)
        if pane.document is None or row < 0:
            return
        title = pane.document.title
        shown = title if len(title) <= TITLE else title[: TITLE - 1].rstrip() + "…"
        self.bar.setTabText(row, shown.replace("&", "&&"))
        self.bar.setTabToolTip(row, title)
        self.bar.setTabIcon(row, icon(KIND_ICONS.get(pane.document.kind, "document")))

    def show_pane(self, pane: DocumentPane) -> None:
        """Turn to a pane's tab."""
        self.bar.setCurrentIndex(self.stack.indexOf(pane))

    def take(self, pane: DocumentPane) -> None:
        """Take a pane out, without closing it."""
        row = self.stack.indexOf(pane)
        self.stack.removeWidget(pane)
        self.bar.removeTab(row)
        self._turn(self.bar.currentIndex())

    def turn_by(self, step: int) -> None:
        """Turn to the next tab, or the one before."""
        if self.bar.count():
            self.bar.setCurrentIndex((self.bar.currentIndex() + step) % self.bar.count())

    def _turn(self, row: int) -> None:
        if 0 <= row < self.stack.count():
            self.stack.setCurrentIndex(row)
        self.current_changed.emit()

    def _moved(self, start: int, end: int) -> None:
        pane = self.stack.widget(start)
        if pane is not None:
            self.stack.removeWidget(pane)
            self.stack.insertWidget(end, pane)
            self.stack.setCurrentIndex(self.bar.currentIndex())

    def _drag(self, row: int) -> None:
        pane = self.panes()[row]
        self.drag_begun.emit(pane)
        data = QMimeData()
        data.setData(MIME, pane.document_id.encode())
        drag = QDrag(self)
        drag.setMimeData(data)
        drag.setPixmap(self.bar.grab(self.bar.tabRect(row)))
        drag.exec(Qt.DropAction.MoveAction)

    @override
    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if event.mimeData().hasFormat(MIME):
            event.acceptProposedAction()

    @override
    def dropEvent(self, event: QDropEvent) -> None:
        if event.mimeData().hasFormat(MIME):
            event.acceptProposedAction()
            self.dropped_here.emit()
