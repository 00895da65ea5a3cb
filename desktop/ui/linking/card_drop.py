"""Dropping one highlight of a list on another, to link the two."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QEvent, QObject, QPoint, Signal
from typing_extensions import override

from desktop.ui.look.drops import accept_copy, highlights_in

if TYPE_CHECKING:
    from PySide6.QtGui import QDropEvent
    from PySide6.QtWidgets import QAbstractItemView

    from desktop.ui.look.drops import DraggedRows

_DRAGS = frozenset({QEvent.Type.DragEnter, QEvent.Type.DragMove, QEvent.Type.Drop})


class CardDrop(QObject):
    """Attends to the rows of a view."""

    dropped = Signal(str, str, QPoint)
    """What was dragged, what it was dropped on, and where on the screen."""

    def __init__(self, view: QAbstractItemView, rows: DraggedRows) -> None:
        super().__init__(view)
        self._view, self._rows = view, rows
        view.viewport().setAcceptDrops(True)
        view.viewport().installEventFilter(self)

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in _DRAGS:
            return self._take(cast("QDropEvent", event))
        return super().eventFilter(watched, event)

    def _take(self, event: QDropEvent) -> bool:
        """Accept a highlight over another one, and tell when it is let go there."""
        dragged = highlights_in(event.mimeData())
        if not dragged:
            return False
        place = event.position().toPoint()
        under = self._rows.id_at(self._view.indexAt(place).row())
        is_another = len(dragged) == 1 and under not in ("", dragged[0])
        if event.type() is QEvent.Type.DragEnter or is_another:
            accept_copy(event)
        else:
            event.ignore()
        if event.type() is QEvent.Type.Drop and is_another:
            self.dropped.emit(dragged[0], under, self._view.viewport().mapToGlobal(place))
        return True
