"""All documents and collections as rows in their order, kept so as they change one by one.

Plain objects, so that ten thousand of them can be made in another thread than the window's.
"""

from __future__ import annotations

from contextlib import nullcontext
from typing import TYPE_CHECKING, Protocol

from desktop.ui.tree.tree_nodes import (
    Kind,
    Node,
    collection_node,
    document_node,
    document_order,
    matches,
    show_reading,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence
    from contextlib import AbstractContextManager

    from desktop.domain import Collection, Document
    from desktop.domain.noted.reading_progress import Reading
    from desktop.ui.tree.noted_rows import NotedRows

SHOWN = 500
"""A filter shows at most this many documents: more are narrowed down faster than read."""

Key = tuple[Kind, str]


class Watcher(Protocol):
    """Whoever shows the rows: told before and after each change, as Qt's models want it."""

    def inserting(self, parent: Node, row: int) -> AbstractContextManager[object]:
        """Surround one row's coming."""

    def removing(self, parent: Node, row: int) -> AbstractContextManager[object]:
        """Surround one row's going."""

    def moving(self, node: Node, parent: Node, row: int) -> AbstractContextManager[object]:
        """Surround one row's move; `row` counts before the row is taken out."""

    def changed(self, node: Node) -> None:
        """Learn that a row says something else."""


class _Nobody:
    """Watches nothing, while a filter hides the rows."""

    def inserting(self, _parent: Node, _row: int) -> AbstractContextManager[object]:
        return nullcontext()

    def removing(self, _parent: Node, _row: int) -> AbstractContextManager[object]:
        return nullcontext()

    def moving(self, _node: Node, _parent: Node, _row: int) -> AbstractContextManager[object]:
        return nullcontext()

    def changed(self, _node: Node) -> None:
        return


NOBODY: Watcher = _Nobody()


class DocumentRows:
    """The tree of documents without a filter; `filtered` makes another that is thrown away."""

    def __init__(
        self,
        collections: Sequence[Collection] = (),
        documents: Mapping[str, Document] | None = None,
        readings: Mapping[str, Reading] | None = None,
        *,
        noted: NotedRows | None = None,
    ) -> None:
        self.root = Node(Kind.ROOT, "documents", "Documents")
        self.nodes: dict[Key, Node] = {}
        self.watcher = NOBODY
        self._words: dict[str, str] = {}
        self._collections = {collection.id: collection for collection in collections}
        # The mapping itself, which changes: an empty one too.
        self._documents = {} if documents is None else documents
        self._readings = {} if readings is None else readings
        self.sort = "title"
        self._noted = noted
        self._build()

    def _build(self) -> None:
        for collection in self._collections.values():
            self.nodes[Kind.COLLECTION, collection.id] = collection_node(collection)
        rows: list[tuple[Node, Node]] = [
            (self._parent(collection.parent_id), self.nodes[Kind.COLLECTION, collection.id])
            for collection in self._collections.values()
        ]
        for document in self._documents.values():
            node = self.nodes[Kind.DOCUMENT, document.id] = self._fresh(document)
            self._words[document.id] = _words(document)
            rows.append((self._parent(document.collection_id), node))
        for node, parent in self._notes_apart():
            self.nodes[Kind.NOTE, node.key] = node
            rows.append((parent, node))
        for parent, node in sorted(rows, key=lambda row: row[1].order):
            parent.add(node)

    def _notes_apart(self) -> list[tuple[Node, Node]]:
        """Return rows of notes, and what they are in: a document's own come with its outline."""
        if self._noted is None:
            return []
        return [
            (self._noted.note_node(note), self._parent(note.home.collection_id))
            for note in self._noted.notes.values()
            if note.home.document_id is None
        ]

    def _fresh(self, document: Document) -> Node:
        node = document_node(document, self._readings.get(document.id), self.sort)
        node.pending |= self._noted is not None and self._noted.any_of(document.id)
        return node

    def sort_by(self, sort: str) -> None:
        """Put the documents in another order; no watcher may be looking."""
        self.sort = sort
        for document in self._documents.values():
            node = self.nodes[Kind.DOCUMENT, document.id]
            node.order = document_order(document, self._readings.get(document.id), sort)
        for parent in (self.root, *(self.nodes[Kind.COLLECTION, i] for i in self._collections)):
            parent.sort()

    def read(self, document_id: str) -> None:
        """Show how much of a document was read; where it stands among others stays as it is."""
        node = self.nodes.get((Kind.DOCUMENT, document_id))
        if node is not None:
            show_reading(node, self._readings.get(document_id))
            self.watcher.changed(node)

    def _parent(self, collection_id: str | None) -> Node:
        return self.nodes.get((Kind.COLLECTION, collection_id or ""), self.root)

    # Changes

    def update_collections(self, collections: Iterable[Collection]) -> None:
        """Bring the rows of collections level; do so before `update_documents`."""
        fresh = {collection.id: collection for collection in collections}
        gone = [i for i in self._collections if i not in fresh]
        changed = [one for one in fresh.values() if self._collections.get(one.id) != one]
        self._collections = fresh
        for collection in _parents_first(changed, fresh):
            self._put(
                self.nodes.get((Kind.COLLECTION, collection.id)),
                collection_node(collection),
                self._parent(collection.parent_id),
            )
        for collection_id in gone:
            self._remove(self.nodes.pop((Kind.COLLECTION, collection_id)))

    def update_documents(self, changed: Iterable[str]) -> None:
        """Bring the rows of these documents level with the documents."""
        for document_id in changed:
            key = Kind.DOCUMENT, document_id
            document = self._documents.get(document_id)
            if document is not None:
                self._words[document_id] = _words(document)
                fresh = self._fresh(document)
                self._put(self.nodes.get(key), fresh, self._parent(document.collection_id))
            elif key in self.nodes:
                del self._words[document_id]
                self._remove(self.nodes.pop(key))

    def update_notes(self) -> None:
        """Bring the rows of notes level with the notes."""
        fresh = {node.key: (node, parent) for node, parent in self._notes_apart()}
        for kind, key in [row for row in self.nodes if row[0] is Kind.NOTE]:
            if key not in fresh:
                self._remove(self.nodes.pop((kind, key)))
        for key, (node, parent) in fresh.items():
            self._put(self.nodes.get((Kind.NOTE, key)), node, parent)

    def _put(self, node: Node | None, fresh: Node, parent: Node) -> None:
        if node is None:
            row = parent.place_for(fresh.order)
            with self.watcher.inserting(parent, row):
                parent.insert(row, fresh)
                self.nodes[fresh.kind, fresh.key] = fresh
            return
        if (node.order, node.parent) != (fresh.order, parent):
            self._move(node, fresh, parent)
        if node.take(fresh):
            self.watcher.changed(node)

    def _move(self, node: Node, fresh: Node, parent: Node) -> None:
        old, before = node.parent, node.row
        assert old is not None  # noqa: S101  # only the root has none
        row = parent.place_for(fresh.order)
        stays = old is parent and row in (before, before + 1)
        with nullcontext() if stays else self.watcher.moving(node, parent, row):
            node.order = fresh.order
            if not stays:
                old.take_out(before)
                parent.insert(row - (old is parent and row > before), node)

    def _remove(self, node: Node) -> None:
        parent = node.parent
        assert parent is not None  # noqa: S101  # only the root has none
        if node.kind is Kind.COLLECTION:
            # What was in it moves up; the documents' own changes may say otherwise later.
            for child in tuple(node.children):
                self._move(child, child, parent)
        with self.watcher.removing(parent, node.row):
            parent.take_out(node.row)

    # Filter

    def filtered(self, words: Sequence[str]) -> tuple[Node, dict[Key, Node]]:
        """Return a root with the first documents that answer to all words, and its rows."""
        root = Node(Kind.ROOT, "documents", "Documents")
        nodes: dict[Key, Node] = {}
        texts = self._words
        found = {i for i, text in texts.items() if all(word in text for word in words)}
        left = SHOWN
        for node in _in_order(self.root):
            chosen = node.key in found if node.kind is Kind.DOCUMENT else matches(words, node.text)
            if chosen and (left or node.kind is Kind.COLLECTION):
                left -= node.kind is Kind.DOCUMENT
                self._copy(node, root, nodes)
        total = len(found)
        root.badge = f"{total:,}" if total <= SHOWN else f"{SHOWN} of {total:,}"
        return root, nodes

    def _copy(self, node: Node, root: Node, nodes: dict[Key, Node]) -> Node:
        """Add a copy of a row to a filtered tree, below copies of what is around it."""
        if node is self.root:
            return root
        key = node.kind, node.key
        if key not in nodes:
            assert node.parent is not None  # noqa: S101  # it is not the root
            copy = Node(node.kind, node.key, node.text)
            copy.take(node)
            copy.order = node.order
            copy.pending = node.pending or (node.kind is Kind.DOCUMENT and bool(node.children))
            nodes[key] = self._copy(node.parent, root, nodes).add(copy)
        return nodes[key]


def _in_order(root: Node) -> Iterator[Node]:
    """Yield collections and documents in reading order, without going into outlines."""
    for node in root.children:
        yield node
        if node.kind is Kind.COLLECTION:
            yield from _in_order(node)


def _words(document: Document) -> str:
    facts = document.facts
    return " ".join((facts.title, *facts.authors, facts.citation_key, *document.tags)).casefold()


def _parents_first(
    collections: Iterable[Collection], known: Mapping[str, Collection]
) -> list[Collection]:
    def depth(collection: Collection) -> int:
        parent = known.get(collection.parent_id or "")
        return 0 if parent is None else 1 + depth(parent)

    return sorted(collections, key=depth)
