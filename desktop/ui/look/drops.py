"""What is dragged: highlights inside the window, and what comes from elsewhere."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import (
    QAbstractListModel,
    QMimeData,
    QModelIndex,
    QPersistentModelIndex,
    QStringListModel,
    Qt,
)
from PySide6.QtGui import QDrag
from typing_extensions import override

from desktop.ui.look.icons import icon

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from PySide6.QtGui import QDropEvent
    from PySide6.QtWidgets import QAbstractItemView


def accept_copy(event: QDropEvent) -> None:
    """Accept what is dragged as a copy: who hears that it was moved may delete the original."""
    event.setDropAction(Qt.DropAction.CopyAction)
    event.accept()


HIGHLIGHTS = "application/x-manicule-highlights"
CLAIMS = "application/x-manicule-claims"


def with_highlights(ids: Iterable[str], claims: Iterable[str] = ()) -> QMimeData:
    """Return what is dragged where highlights are, or claims with theirs."""
    data = QMimeData()
    for form, keys in ((HIGHLIGHTS, list(ids)), (CLAIMS, list(claims))):
        if keys:
            data.setData(form, "\n".join(keys).encode())
    return data


def claims_in(data: QMimeData) -> list[str]:
    """Return the claims that are dragged, by id."""
    return data.data(CLAIMS).toStdString().split("\n") if data.hasFormat(CLAIMS) else []


def highlights_in(data: QMimeData) -> list[str]:
    """Return the highlights that are dragged, by id."""
    return data.data(HIGHLIGHTS).toStdString().split("\n") if data.hasFormat(HIGHLIGHTS) else []


def drag_chosen(view: QAbstractItemView) -> None:
    """Take the chosen rows of a list along, as a picture of a quotation rather than of them all."""
    drag = QDrag(view)
    drag.setMimeData(view.model().mimeData(view.selectionModel().selectedIndexes()))
    drag.setPixmap(icon("quotation").pixmap(24, 24))
    drag.exec(Qt.DropAction.CopyAction)


class HighlightRows(Protocol):
    """Rows of which some are highlights."""

    def id_at(self, row: int) -> str:
        """Return the highlight of a row, '' where it is of none."""


def _dragged(rows: HighlightRows, indexes: Sequence[QModelIndex]) -> QMimeData:
    ids = map(rows.id_at, sorted(index.row() for index in indexes))
    return with_highlights(dict.fromkeys(filter(None, ids)))


class DraggedRows(QAbstractListModel):
    """A list whose highlights can be dragged; a subclass knows which row is of which."""

    def id_at(self, row: int) -> str:
        """Return the highlight of a row, '' where it is of none."""
        raise NotImplementedError

    @override
    def flags(self, index: QModelIndex | QPersistentModelIndex) -> Qt.ItemFlag:
        flags = super().flags(index)
        return flags | Qt.ItemFlag.ItemIsDragEnabled if index.isValid() else flags

    @override
    def mimeData(self, indexes: Sequence[QModelIndex]) -> QMimeData:
        return _dragged(self, indexes)


class CountedRows(QStringListModel):
    """The same for very many rows: Qt counts them itself, as it asks for that with each row."""

    def id_at(self, row: int) -> str:
        """Return the highlight of a row, '' where it is of none."""
        raise NotImplementedError

    def show_rows(self, count: int) -> None:
        """Have so many rows, all of them others than before."""
        self.setStringList([""] * count)

    @override
    def flags(self, index: QModelIndex | QPersistentModelIndex) -> Qt.ItemFlag:
        flags = QAbstractListModel.flags(self, index)  # nothing is written in them
        return flags | Qt.ItemFlag.ItemIsDragEnabled if index.isValid() else flags

    @override
    def mimeData(self, indexes: Sequence[QModelIndex]) -> QMimeData:
        return _dragged(self, indexes)
