"""Rows of lists about arguments: what stands in each, as a Qt model."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, Qt, Signal
from typing_extensions import override

from desktop.ui.look.drops import with_highlights

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtCore import QMimeData, QObject

Index = QModelIndex | QPersistentModelIndex
ROW = int(Qt.ItemDataRole.UserRole) + 1
_Role = Qt.ItemDataRole
_Flag = Qt.ItemFlag


class Words(NamedTuple):
    """Some words of a row, in a colour of the theme."""

    text: str
    colour: str = "ink"
    lines: int = 3
    scale: float = 1.0
    is_bold: bool = False
    icon: str = ""


class Row(NamedTuple):
    """A row of a list, with what it is of."""

    key: str
    words: tuple[Words, ...]
    bar: str = ""
    """A colour of highlights, drawn at the edge."""
    indent: int = 0
    head: str = ""
    """What stands above it."""
    highlight_ids: tuple[str, ...] = ()
    """What is dragged with it."""
    claim_id: str = ""
    written: str | None = None
    """What can be written in it; None where nothing can."""


class RowsModel(QAbstractListModel):
    """Shows rows that are given; a new one may be among them while it is written."""

    written = Signal(str, int, str)
    """A row by its key, '' for a new one, its number, and what was written in it."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.rows: list[Row] = []

    def show(self, rows: Sequence[Row]) -> bool:
        """Show these; return whether they are other rows than before."""
        if [row.key for row in rows] != [row.key for row in self.rows]:
            self.beginResetModel()
            self.rows = list(rows)
            self.endResetModel()
            return True
        changed = [at for at, row in enumerate(rows) if row != self.rows[at]]
        self.rows = list(rows)
        for at in changed:
            self.dataChanged.emit(self.index(at), self.index(at))
        return False

    def row_of(self, key: str) -> int:
        """Return the number of a row, -1 where it is not there."""
        return next((at for at, row in enumerate(self.rows) if row.key == key), -1)

    def add_new(self, at: int, indent: int) -> QModelIndex:
        """Make room for a row that is about to be written."""
        self.beginInsertRows(QModelIndex(), at, at)
        self.rows.insert(at, Row("", (Words(""),), indent=indent, written=""))
        self.endInsertRows()
        return self.index(at)

    def drop_new(self) -> None:
        """Take the row away again that was to be written."""
        at = self.row_of("")
        if at >= 0:
            self.beginRemoveRows(QModelIndex(), at, at)
            del self.rows[at]
            self.endRemoveRows()

    @override
    def rowCount(self, parent: Index = QModelIndex()) -> int:
        return 0 if parent.isValid() else len(self.rows)

    @override
    def data(self, index: Index, role: int = _Role.DisplayRole) -> object:
        if not 0 <= index.row() < len(self.rows):
            return None
        row = self.rows[index.row()]
        match role:
            case _Role.DisplayRole:
                return row.words[0].text
            case _Role.EditRole:
                return row.written
            case _Role.AccessibleTextRole:
                parts = [row.head, *(words.text for words in row.words)]
                return ". ".join(part.rstrip(".") for part in parts if part)
        return row if role == ROW else None

    @override
    def setData(self, index: Index, value: object, role: int = _Role.EditRole) -> bool:
        self.written.emit(self.rows[index.row()].key, index.row(), str(value))
        return True

    @override
    def flags(self, index: Index) -> Qt.ItemFlag:
        flags = super().flags(index)
        if not index.isValid():
            return flags
        is_written = self.rows[index.row()].written is not None
        return (
            flags
            | _Flag.ItemIsDragEnabled
            | (_Flag.ItemIsEditable if is_written else _Flag.NoItemFlags)
        )

    @override
    def supportedDragActions(self) -> Qt.DropAction:
        return Qt.DropAction.MoveAction | Qt.DropAction.CopyAction

    @override
    def mimeData(self, indexes: Sequence[QModelIndex]) -> QMimeData:
        rows = sorted(index.row() for index in indexes)
        dragged = [self.rows[row] for row in rows]
        claims = [row.claim_id for row in dragged if row.claim_id]
        return with_highlights((key for row in dragged for key in row.highlight_ids), claims)
