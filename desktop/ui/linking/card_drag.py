"""Dragging one highlight of a list onto another, to link the two."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QEvent, QMimeData, QObject, QPoint, Qt, Signal
from PySide6.QtGui import QDrag, QDropEvent, QMouseEvent
from PySide6.QtWidgets import QApplication
from typing_extensions import override

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QAbstractItemView

    from desktop.ui.tree.row_changes import Index

MIME = "application/x-manicule-highlight"
_DRAGS = frozenset({QEvent.Type.DragEnter, QEvent.Type.DragMove, QEvent.Type.Drop})


class CardDrag(QObject):
    """Attends to the rows of a view; `id_of` tells the highlight of one."""

    dropped = Signal(str, str, QPoint)
    """What was dragged, what it was dropped on, and where on the screen."""

    def __init__(self, view: QAbstractItemView, id_of: Callable[[Index], str]) -> None:
        super().__init__(view)
        self._view, self._id_of = view, id_of
        self._pressed = QPoint()
        self._dragged = ""
        view.viewport().setAcceptDrops(True)
        view.viewport().installEventFilter(self)

    def _at(self, place: QPoint) -> str:
        index = self._view.indexAt(place)
        return self._id_of(index) if index.isValid() else ""

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() is QEvent.Type.MouseButtonPress:
            self._press(cast("QMouseEvent", event))
        elif event.type() is QEvent.Type.MouseMove:
            return self._move(cast("QMouseEvent", event))
        elif event.type() in _DRAGS:
            return self._take(cast("QDropEvent", event))
        return super().eventFilter(watched, event)

    def _press(self, event: QMouseEvent) -> None:
        is_plain = event.button() == Qt.MouseButton.LeftButton and not event.modifiers()
        self._pressed = event.position().toPoint()
        self._dragged = self._at(self._pressed) if is_plain else ""

    def _move(self, event: QMouseEvent) -> bool:
        if not self._dragged or not event.buttons() & Qt.MouseButton.LeftButton:
            return False
        way = (event.position().toPoint() - self._pressed).manhattanLength()
        if way >= QApplication.startDragDistance():
            self._drag()
        return True  # no selecting of rows on the way

    def _drag(self) -> None:
        data = QMimeData()
        data.setData(MIME, self._dragged.encode())
        self._dragged = ""
        drag = QDrag(self._view)
        drag.setMimeData(data)
        drag.exec(Qt.DropAction.LinkAction)

    def _take(self, event: QDropEvent) -> bool:
        """Accept what is dragged over another highlight, and tell when it is let go there."""
        if not event.mimeData().hasFormat(MIME):
            return False
        dragged = bytes(event.mimeData().data(MIME).data()).decode()
        place = event.position().toPoint()
        under = self._at(place)
        if event.type() is QEvent.Type.DragEnter or under not in ("", dragged):
            event.setDropAction(Qt.DropAction.LinkAction)
            event.accept()
        else:
            event.ignore()
        if event.type() is QEvent.Type.Drop and under not in ("", dragged):
            self.dropped.emit(dragged, under, self._view.viewport().mapToGlobal(place))
        return True
