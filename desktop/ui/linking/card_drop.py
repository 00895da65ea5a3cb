"""Dropping one highlight on another, in a list or in the text, to link the two."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QEvent, QObject, QPoint, QPointF, Signal
from typing_extensions import override

from desktop.ui.look.drops import accept_copy, highlights_in

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtGui import QDropEvent
    from PySide6.QtWidgets import QAbstractItemView, QAbstractScrollArea

    from desktop.ui.look.drops import HighlightRows
    from desktop.ui.reader.protocol import Reader

_DRAGS = frozenset({QEvent.Type.DragEnter, QEvent.Type.DragMove, QEvent.Type.Drop})


def in_list(view: QAbstractItemView, rows: HighlightRows) -> CardDrop:
    """Return what attends to the rows of a list."""
    return CardDrop(view, lambda place: rows.id_at(view.indexAt(place).row()))


def in_text(reader: Reader) -> CardDrop:
    """Return what attends to the highlights of a text or of pages."""

    def topmost(place: QPoint) -> str:
        here = reader.highlights_at(QPointF(place))
        return here[0].id if here else ""

    return CardDrop(cast("QAbstractScrollArea", reader), topmost)


class CardDrop(QObject):
    """Attends to a view; `at` tells which highlight is at a place of its viewport, '' for none."""

    dropped = Signal(str, str, QPoint)
    """What was dragged, what it was dropped on, and where on the screen."""

    def __init__(self, view: QAbstractScrollArea, at: Callable[[QPoint], str]) -> None:
        super().__init__(view)
        self._view, self._at = view, at
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
        under = self._at(place)
        is_another = len(dragged) == 1 and under not in ("", dragged[0])
        if event.type() is QEvent.Type.DragEnter or is_another:
            accept_copy(event)
        else:
            event.ignore()
        if event.type() is QEvent.Type.Drop and is_another:
            self.dropped.emit(dragged[0], under, self._view.viewport().mapToGlobal(place))
        return True
