"""How the rows of a tree come, go and move before the eyes of Qt's views."""

from __future__ import annotations

from contextlib import contextmanager
from itertools import groupby
from operator import itemgetter
from typing import TYPE_CHECKING

from PySide6.QtCore import QAbstractItemModel, QModelIndex, QObject, QPersistentModelIndex

from desktop.ui.tree.tree_nodes import Kind, Node

if TYPE_CHECKING:
    from collections.abc import Container, Iterator, Sequence, Set

    from desktop.ui.tree.tree_nodes import Row

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

    def bring_level(self, node: Node, fresh: Sequence[Node]) -> None:
        """Let what is below a row be what these say; rows that stay keep their place in views."""
        before = {_row(one): one for one in node.children}
        now = {_row(one) for one in fresh}
        if list(before) != [_row(one) for one in fresh]:
            stay = [row for row in before if row in now]
            if stay != [_row(one) for one in fresh if _row(one) in before]:
                now, before = set(), {}  # they follow one another otherwise
            self._take_out(node, now)
            self._put_in(node, fresh, before)
        for theirs in fresh:
            mine = before.get(_row(theirs))
            if mine is None or mine is theirs:
                continue
            if mine.take(theirs):
                self.changed(mine)
            if mine.children or theirs.children:
                self.bring_level(mine, theirs.children)

    def _take_out(self, node: Node, stay: Set[Row]) -> None:
        goes = [_row(one) not in stay for one in node.children]
        for first, count in reversed(_runs(goes)):
            with self.removing(node, first, count):
                del node.children[first : first + count]
                node.number()

    def _put_in(self, node: Node, fresh: Sequence[Node], known: Container[Row]) -> None:
        for first, count in _runs([_row(one) not in known for one in fresh]):
            with self.inserting(node, first, count):
                node.children[first:first] = fresh[first : first + count]
                for one in fresh[first : first + count]:
                    one.parent = node
                node.number()

    def changed(self, node: Node) -> None:
        """Say that a row shows something else."""
        index = self.index_of(node)
        self.dataChanged.emit(index, index)


def _row(node: Node) -> Row:
    return node.kind, node.key


def _runs(marks: Sequence[bool]) -> list[tuple[int, int]]:
    """Return where what is marked begins, and how much of it is together."""
    runs = ((mark, list(run)) for mark, run in groupby(enumerate(marks), key=itemgetter(1)))
    return [(run[0][0], len(run)) for mark, run in runs if mark]
