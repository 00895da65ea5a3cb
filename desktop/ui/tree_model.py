"""The document tree as a Qt model: collections, documents, sections; and tags."""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING

from PySide6.QtCore import (
    QAbstractItemModel,
    QMimeData,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
    Signal,
)
from typing_extensions import override

from desktop.ui.icons import icon
from desktop.ui.tree_nodes import (
    Kind,
    Node,
    document_node,
    document_nodes,
    section_nodes,
    tag_nodes,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

    from desktop.ui.catalogue import Catalogue

Index = QModelIndex | QPersistentModelIndex
MIME = "application/x-manicule-documents"
BADGE = int(Qt.ItemDataRole.UserRole) + 1
NODE = int(Qt.ItemDataRole.UserRole) + 2
_Role = Qt.ItemDataRole
_RENAMED = (Kind.COLLECTION, Kind.DOCUMENT, Kind.TAG)

_ROLES: Mapping[int, Callable[[Node], object]] = {
    _Role.DisplayRole: lambda node: node.text,
    _Role.EditRole: lambda node: node.key if node.kind is Kind.TAG else node.text,
    _Role.DecorationRole: lambda node: icon(node.icon) if node.icon else None,
    _Role.ToolTipRole: lambda node: node.tip or None,
    _Role.AccessibleTextRole: lambda node: (
        f"{node.text}, {node.badge} highlights" if node.badge else node.text
    ),
    BADGE: lambda node: node.badge,
    NODE: lambda node: node,
}


class TreeModel(QAbstractItemModel):
    """Shows a Catalogue. It asks for changes by signals; the library answers by changing."""

    rename_requested = Signal(object, str)
    move_requested = Signal(list, object)
    """Ids of documents and, after 'c:', of collections; and where to (an id or None)."""
    files_dropped = Signal(list, object)
    """Paths dropped from elsewhere, and the collection's id or None."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._catalogue: Catalogue | None = None
        self._words: list[str] = []
        self._changing = False
        self._rows: dict[tuple[Kind, str], Node] = {}
        self._root = Node(Kind.ROOT, "", "")
        self._root.add(Node(Kind.ROOT, "documents", "Documents"))
        self._root.add(Node(Kind.ROOT, "tags", "Tags"))

    def show_catalogue(self, catalogue: Catalogue) -> None:
        """Show a library's contents."""
        self._catalogue = catalogue
        self.refresh()

    def set_filter(self, text: str) -> None:
        """Show only documents and tags that hold every word of `text`."""
        self._words = text.casefold().split()
        self.refresh()

    @property
    def filtered(self) -> bool:
        """Whether a filter is in force."""
        return bool(self._words)

    def refresh(self, *, documents: bool = True, tags: bool = True) -> None:
        """Show what the catalogue holds now; rows that stay keep their place in the view."""
        if self._catalogue is None:
            return
        if documents:
            held = self._catalogue
            self._replace(0, document_nodes(held.collections, held.documents.values(), self._words))
        if tags:
            self._replace(1, tag_nodes(self._catalogue.tags, self._words))

    def refresh_documents(self, changed: Iterable[str]) -> bool:
        """Show changes to rows that stay where they are; return False when others must be made."""
        if self._catalogue is None or self.filtered:
            return False
        for document_id in changed:
            document = self._catalogue.documents.get(document_id)
            node = self.find(Kind.DOCUMENT, document_id)
            if document is None or node is None or node.text != document.title:
                return False
            above = node.parent.key if node.parent and node.parent.kind is Kind.COLLECTION else None
            if above != document.collection_id:
                return False
            self._take(node, document_node(document))
        return True

    def _replace(self, row: int, fresh: Node) -> None:
        old = self._root.children[row]
        if old.shape() == fresh.shape():
            rows = [node for node in old.walk() if node.kind is not Kind.SECTION]
            for mine, theirs in zip(rows, fresh.walk(), strict=True):
                self._take(mine, theirs)
            return
        self._empty(old)
        self._fill(old, fresh.children)
        self._take(old, fresh)

    def _take(self, mine: Node, theirs: Node) -> None:
        if mine.take(theirs):
            index = self.index_of(mine)
            self.dataChanged.emit(index, index)

    def _empty(self, node: Node) -> None:
        if node.children:
            self._changing = True
            self.beginRemoveRows(self.index_of(node), 0, len(node.children) - 1)
            for gone in islice(node.walk(), 1, None):
                self._rows.pop((gone.kind, gone.key), None)
            node.children = []
            self.endRemoveRows()
            self._changing = False

    def _fill(self, node: Node, children: Sequence[Node]) -> None:
        if children:
            self._changing = True
            self.beginInsertRows(self.index_of(node), 0, len(children) - 1)
            for child in children:
                node.add(child)
                self._rows.update(((new.kind, new.key), new) for new in child.walk())
            self.endInsertRows()
            self._changing = False

    def forget_sections(self, document_id: str) -> None:
        """Ask for a document's outline again the next time it is shown."""
        node = self.find(Kind.DOCUMENT, document_id)
        if node is None or node.pending:
            return
        self._empty(node)
        node.pending = True

    # Where rows are

    def node(self, index: Index) -> Node:
        """Return the row's node."""
        if not index.isValid():
            return self._root
        found = index.internalPointer()
        assert isinstance(found, Node)  # noqa: S101  # every index is made below
        return found

    def index_of(self, node: Node) -> QModelIndex:
        """Return a node's index."""
        return QModelIndex() if node is self._root else self.createIndex(node.row, 0, node)

    def find(self, kind: Kind, key: str) -> Node | None:
        """Return the node of this kind and key that is in the tree now."""
        return self._rows.get((kind, key))

    def find_any(self) -> bool:
        """Return whether there is any row besides the roots."""
        return bool(self._rows)

    @override
    def index(self, row: int, column: int, parent: Index = QModelIndex()) -> QModelIndex:
        children = self.node(parent).children
        if column != 0 or not 0 <= row < len(children):
            return QModelIndex()
        return self.createIndex(row, 0, children[row])

    @override
    def parent(self, index: Index) -> QModelIndex:  # type: ignore[override]  # the other is QObject's
        above = self.node(index).parent if index.isValid() else None
        return QModelIndex() if above is None else self.index_of(above)

    @override
    def rowCount(self, parent: Index = QModelIndex()) -> int:
        return len(self.node(parent).children)

    @override
    def columnCount(self, parent: Index = QModelIndex()) -> int:
        return 1

    @override
    def hasChildren(self, parent: Index = QModelIndex()) -> bool:
        node = self.node(parent)
        return node.pending or bool(node.children)

    @override
    def canFetchMore(self, parent: Index) -> bool:
        # A view that asks in the middle of a change would begin another one inside it.
        return self.node(parent).pending and not self._changing

    @override
    def fetchMore(self, parent: Index) -> None:
        node = self.node(parent)
        if not self.canFetchMore(parent):
            return
        node.pending = False
        sections = self._catalogue.sections(node.key) if self._catalogue else ()
        self._fill(node, section_nodes(node.key, sections))

    # What rows show

    @override
    def data(self, index: Index, role: int = _Role.DisplayRole) -> object:
        if not index.isValid():
            return None
        node = self.node(index)
        asked = _ROLES.get(role)
        return asked(node) if asked else None

    @override
    def flags(self, index: Index) -> Qt.ItemFlag:
        if not index.isValid():
            return Qt.ItemFlag.ItemIsDropEnabled
        kind = self.node(index).kind
        flags = Qt.ItemFlag.ItemIsEnabled
        if kind is not Kind.ROOT:
            flags |= Qt.ItemFlag.ItemIsSelectable
        if kind in _RENAMED:
            flags |= Qt.ItemFlag.ItemIsEditable
        if kind in (Kind.COLLECTION, Kind.DOCUMENT):
            flags |= Qt.ItemFlag.ItemIsDragEnabled
        if kind in (Kind.COLLECTION, Kind.ROOT):
            flags |= Qt.ItemFlag.ItemIsDropEnabled
        return flags

    @override
    def setData(self, index: Index, value: object, role: int = _Role.EditRole) -> bool:
        node = self.node(index)
        text = str(value).strip()
        if role != _Role.EditRole or not text or text == self.data(index, _Role.EditRole):
            return False
        self.rename_requested.emit(node, text)
        return False

    # Dragging

    @override
    def supportedDropActions(self) -> Qt.DropAction:
        return Qt.DropAction.MoveAction | Qt.DropAction.CopyAction

    @override
    def mimeTypes(self) -> list[str]:
        return [MIME, "text/uri-list"]

    @override
    def mimeData(self, indexes: Sequence[QModelIndex]) -> QMimeData:
        nodes = [self.node(index) for index in indexes]
        keys = ["c:" + n.key if n.kind is Kind.COLLECTION else n.key for n in nodes]
        data = QMimeData()
        data.setData(MIME, "\n".join(keys).encode())
        return data

    @override
    def dropMimeData(
        self, data: QMimeData, action: Qt.DropAction, row: int, column: int, parent: Index
    ) -> bool:
        node = self.node(parent)
        collection_id = node.key if node.kind is Kind.COLLECTION else None
        if data.hasFormat(MIME):
            keys = data.data(MIME).toStdString().split("\n")
            self.move_requested.emit(keys, collection_id)
        elif data.hasUrls():
            paths = [url.toLocalFile() for url in data.urls() if url.isLocalFile()]
            self.files_dropped.emit(paths, collection_id)
        return False  # the view must not take rows away itself: the library's answer does
