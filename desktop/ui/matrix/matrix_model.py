"""A matrix as a Qt model: only the cells in view are asked for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt
from typing_extensions import override

from desktop.domain.noted.reading_progress import ALL, told
from desktop.ui.look.plain import tip
from desktop.ui.matrix.heat import ink_on, shade

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from PySide6.QtCore import QObject
    from PySide6.QtGui import QColor

    from desktop.domain.asking.kept import Matrix
    from desktop.ui.annotations.facets import Value

    Index = QModelIndex | QPersistentModelIndex

_Role = Qt.ItemDataRole
NOWHERE = QModelIndex()
READ, READ_BEFORE = "∅", "(∅)"
"""Read with nothing found: the newest text, or an older one."""


class MatrixModel(QAbstractTableModel):
    """Numbers with heat; an empty cell was not read for it."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.matrix: Matrix | None = None
        self.rows: Sequence[Value] = ()
        self.columns: Sequence[Value] = ()
        self.read: Callable[[int, int], bool | None] = lambda _row, _column: None
        """Whether a cell was read in vain: in the newest text, in an older one, or not at all."""
        self.reached: Callable[[int, int], float | None] = lambda _row, _column: None
        """The share of a cell's document that has been read; None where it has no document."""
        self._most = 0

    def show_matrix(self, matrix: Matrix, rows: Sequence[Value], columns: Sequence[Value]) -> None:
        """Show another matrix."""
        self.beginResetModel()
        self.matrix, self.rows, self.columns = matrix, rows, columns
        self._most = max(matrix.counts.values(), default=0)
        self.endResetModel()

    def count(self, row: int, column: int) -> int:
        """Return the number in a cell."""
        return self.matrix.counts.get((row, column), 0) if self.matrix is not None else 0

    def said(self, row: int, column: int) -> str:
        """Return what stands in a cell."""
        if count := self.count(row, column):
            return f"{count:,}"
        is_newest = self.read(row, column)
        return "" if is_newest is None else READ if is_newest else READ_BEFORE

    def ground(self, row: int, column: int) -> QColor:
        """Return how warm a cell is."""
        return shade(self.count(row, column), self._most)

    @override
    def rowCount(self, parent: Index = NOWHERE) -> int:
        return 0 if parent.isValid() else len(self.rows)

    @override
    def columnCount(self, parent: Index = NOWHERE) -> int:
        return 0 if parent.isValid() else len(self.columns)

    @override
    def data(self, index: Index, role: int = _Role.DisplayRole) -> object:
        row, column = index.row(), index.column()
        match role:
            case _Role.DisplayRole:
                found: object = self.said(row, column)
            case _Role.BackgroundRole:
                found = self.ground(row, column)
            case _Role.ForegroundRole:
                found = ink_on(self.ground(row, column))
            case _Role.TextAlignmentRole:
                found = Qt.AlignmentFlag.AlignCenter
            case _Role.ToolTipRole:
                found = tip(self._told(row, column))
            case _Role.AccessibleTextRole:
                found = self._told(row, column)
            case _:
                found = None
        return found

    def _told(self, row: int, column: int) -> str:
        pair = f"{self.rows[row].name} × {self.columns[column].name}"
        if count := self.count(row, column):
            return f"{pair}: {count:,}"
        is_newest, share = self.read(row, column), self.reached(row, column)
        if is_newest is None:
            of_document = "" if share is None else f"; the document is {told(share)}"
            return f"{pair}: none{of_document}"
        text = "" if is_newest else " in an older text"
        # Whoever says so may have read on paper, or looked for the words alone.
        on_screen = "" if share is None or share >= ALL else f"; here it is {told(share)}"
        return f"{pair}: read{text}, nothing found{on_screen}"

    @override
    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = _Role.DisplayRole
    ) -> object:
        values = self.columns if orientation is Qt.Orientation.Horizontal else self.rows
        if not 0 <= section < len(values):
            return None
        value = values[section]
        if role in (_Role.DisplayRole, _Role.AccessibleTextRole):
            return value.name
        if role == _Role.ToolTipRole:
            return tip(f"{value.name}: {value.borne:,}")
        return None
