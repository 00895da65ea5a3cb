"""How the rows of a tree come, go and move before the eyes of Qt's views."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING

from PySide6.QtCore import QAbstractItemModel, QModelIndex, QObject, QPersistentModelIndex

from desktop.ui.tree.tree_nodes import Kind, Node

if TYPE_CHECKING:
    from collections.abc import Iterator

Index = QModelIndex | QPersistentModelIndex


class RowChanges(QAbstractItemModel):
    """Surrounds each change of its nodes with what Qt wants to be told."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._root = Node(Kind.ROOT, "", "")
        self._is_changing = False

    def node(self, index: Index) -> Node:
        """Return the row's node."""
        # Without a check of its kind: every index is made below, and views ask very often.
        return index.internalPointer() or self._root

    def index_of(self, node: Node) -> QModelIndex:
        """Return a node's index."""
        return QModelIndex() if node is self._root else self.createIndex(node.row, 0, node)

    @contextmanager
    def inserting(self, parent: Node, row: int, count: int = 1) -> Iterator[None]:
        """Surround the coming of rows."""
        with self._changing():
            self.beginInsertRows(self.index_of(parent), row, row + count - 1)
            yield
            self.endInsertRows()

    @contextmanager
    def removing(self, parent: Node, row: int, count: int = 1) -> Iterator[None]:
        """Surround the going of rows."""
        with self._changing():
            self.beginRemoveRows(self.index_of(parent), row, row + count - 1)
            yield
            self.endRemoveRows()

    @contextmanager
    def moving(self, node: Node, parent: Node, row: int) -> Iterator[None]:
        """Surround one row's move; `row` counts before the row is taken out."""
        index = self.index_of(node)
        with self._changing():
            self.beginMoveRows(index.parent(), node.row, node.row, self.index_of(parent), row)
            yield
            self.endMoveRows()

    @contextmanager
    def _changing(self) -> Iterator[None]:
        self._is_changing = True
        yield
        self._is_changing = False

    def changed(self, node: Node) -> None:
        """Say that a row shows something else."""
        index = self.index_of(node)
        self.dataChanged.emit(index, index)
