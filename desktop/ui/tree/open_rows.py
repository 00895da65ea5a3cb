"""Which rows of the tree are open, though rows go and come back."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop.ui.tree.tree_nodes import Kind

if TYPE_CHECKING:
    from collections.abc import Iterable

    from PySide6.QtWidgets import QTreeView

    from desktop.ui.tree.row_changes import Index
    from desktop.ui.tree.tree_model import TreeModel
    from desktop.ui.tree.tree_rows import Key


class OpenRows:
    """Knows rows by what they stand for: a view forgets those that are taken out."""

    def __init__(self, view: QTreeView, model: TreeModel) -> None:
        self._view, self._model = view, model
        self._keys: set[Key] = set()
        view.expanded.connect(lambda index: self._keys.add(self._key(index)))
        view.collapsed.connect(lambda index: self._keys.discard(self._key(index)))

    def _key(self, index: Index) -> Key:
        node = self._model.node(index)
        return node.kind, node.key

    def opened(self) -> set[Key]:
        """Return those that are open, or were when they went."""
        return set(self._keys)

    def folders(self) -> set[Key]:
        """Return the collections and tags there are with something in them."""
        roots = (self._model.node(self._model.index(row, 0)) for row in (0, 1))
        return {
            (node.kind, node.key)
            for root in roots
            for node in root.walk()
            if node.kind in (Kind.COLLECTION, Kind.TAG) and node.children
        }

    def open_roots(self) -> None:
        """Open the two lists."""
        for row in range(self._model.rowCount()):
            self._view.expand(self._model.index(row, 0))

    def open(self, keys: Iterable[Key]) -> None:
        """Open those of these rows that are there; sections last, since documents hold them."""
        for kind, key in sorted(keys, key=lambda row: row[0] is Kind.SECTION):
            node = self._model.find(kind, key)
            if node is not None and not self._view.isExpanded(self._model.index_of(node)):
                self._view.expand(self._model.index_of(node))
