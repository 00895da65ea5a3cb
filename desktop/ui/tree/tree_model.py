"""The document tree as a Qt model: collections, documents, sections; and tags."""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING

from PySide6.QtCore import QMimeData, QModelIndex, QObject, Qt, Signal
from typing_extensions import override

from desktop.ui.look.icons import icon
from desktop.ui.look.plain import short, tip
from desktop.ui.tree.row_changes import Index, RowChanges
from desktop.ui.tree.tree_nodes import (
    Kind,
    Node,
    Row,
    document_id_of,
    first_level,
    natural,
    section_nodes,
    smart_tag_nodes,
    tag_nodes,
)
from desktop.ui.tree.tree_rows import NOBODY

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from desktop.domain import Tag
    from desktop.ui.tree.catalogue import Catalogue
    from desktop.ui.tree.tree_rows import Key

MIME = "application/x-manicule-documents"
BADGE = int(Qt.ItemDataRole.UserRole) + 1
NODE = int(Qt.ItemDataRole.UserRole) + 2
_Role = Qt.ItemDataRole
_SEEN = Qt.ItemFlag.ItemIsEnabled
_CHOSEN = _SEEN | Qt.ItemFlag.ItemIsSelectable
_RENAMED = _CHOSEN | Qt.ItemFlag.ItemIsEditable
# Put together once: a view asks for the flags of every row.
_FLAGS = {
    Kind.ROOT: _SEEN | Qt.ItemFlag.ItemIsDropEnabled,
    Kind.COLLECTION: (_RENAMED | Qt.ItemFlag.ItemIsDragEnabled | Qt.ItemFlag.ItemIsDropEnabled),
    Kind.DOCUMENT: _RENAMED | Qt.ItemFlag.ItemIsDragEnabled | Qt.ItemFlag.ItemIsDropEnabled,
    Kind.SECTION: _RENAMED,
    Kind.BOOKMARK: _RENAMED,
    Kind.NOTE: _RENAMED | Qt.ItemFlag.ItemIsDragEnabled,
    Kind.TAG: _RENAMED,
    Kind.SMART_TAG: _RENAMED,
}


def _tip(node: Node) -> str:
    if node.kind is not Kind.DOCUMENT:
        return node.tip
    from desktop.domain.noted.reading_progress import (
        told,
    )  # the window is painted without the nouns

    return f"{node.tip}\n{told(node.progress).capitalize()}"


_ROLES: Mapping[int, Callable[[Node], object]] = {
    _Role.DisplayRole: lambda node: short(node.text),
    _Role.EditRole: lambda node: node.key if node.kind is Kind.TAG else node.text,
    _Role.DecorationRole: lambda node: icon(node.icon) if node.icon else None,
    _Role.ToolTipRole: lambda node: tip(_tip(node)) or None,
    _Role.AccessibleTextRole: lambda node: (
        f"{short(node.text)}, {node.badge} highlights" if node.badge else short(node.text)
    ),
    BADGE: lambda node: node.badge,
    NODE: lambda node: node,
}


class TreeModel(RowChanges):
    """Shows a Catalogue. It asks for changes by signals; the library answers by changing."""

    rename_requested = Signal(object, str)
    move_requested = Signal(list, object)
    """Rows, and where to: a collection's id or None."""
    notes_moved = Signal(list, str)
    """Ids of notes, and the document they are to be under."""
    files_dropped = Signal(list, object)
    """Paths dropped from elsewhere, and the collection's id or None."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.catalogue: Catalogue | None = None
        self._words: list[str] = []
        self._nodes: Mapping[Key, Node] = {}
        self._tags: Mapping[Key, Node] = {}
        self._listed: tuple[Sequence[Tag], Sequence[str] | None] = ((), None)
        """The tags that were shown last, and the words of the filter then."""
        self._root.add(Node(Kind.ROOT, "documents", "Documents"))
        self._root.add(Node(Kind.ROOT, "tags", "Tags"))

    def show_catalogue(self, catalogue: Catalogue) -> None:
        """Show a library's contents, and from now on what changes in them."""
        self.catalogue = catalogue
        self._show_documents()
        self.refresh_tags()

    def set_filter(self, text: str) -> None:
        """Show only documents and tags that hold every word of `text`."""
        words = text.casefold().split()
        if words != self._words:
            self._words = words
            self._show_documents()
            self.refresh_tags()

    @property
    def filtered(self) -> bool:
        """Whether a filter is in force."""
        return bool(self._words)

    def refresh_filter(self) -> None:
        """Filter again; rows without a filter follow the catalogue by themselves."""
        if self.filtered:
            self._show_documents()

    def sort_by(self, sort: str) -> bool:
        """Show the documents in an order; return whether it is another."""
        now = self.catalogue.rows.sort if self.catalogue is not None else sort
        if sort == now != "read":  # what was read last is another by now
            return False
        self._show_documents(sort)
        return True

    def _show_documents(self, sort: str = "") -> None:
        if self.catalogue is None:
            return
        rows = self.catalogue.rows
        with self.removing(self._root, 0):
            self._root.take_out(0)
        if sort:
            rows.sort_by(sort)
        rows.watcher = NOBODY if self.filtered else self
        root, nodes = rows.filtered(self._words) if self.filtered else (rows.root, rows.nodes)
        with self.inserting(self._root, 0):
            self._root.insert(0, root)
            self._nodes = nodes

    def refresh_tags(self) -> None:
        """Show the catalogue's tags; rows that stay keep their place in the view."""
        if self.catalogue is None:
            return
        old, catalogue = self._root.children[1], self.catalogue
        smart = smart_tag_nodes(catalogue.smart_tags, catalogue.smart_tag_counts, self._words)
        self.bring_level(old, [*smart, *self._fresh_tops(old, catalogue)])
        self._tags = {(node.kind, node.key): node for node in islice(old.walk(), 1, None)}

    def _fresh_tops(self, shown: Node, catalogue: Catalogue) -> list[Node]:
        """Return the rows of the first level, those above nothing but the same tags as they are."""
        tags, words = catalogue.tags, self._words
        (before, asked), self._listed = self._listed, (tags, words)
        if asked is not words:
            return tag_nodes(tags, words, catalogue.tag_totals).children
        other = {id(tag): tag for tag in before}
        for tag in tags:
            if other.pop(id(tag), None) is None:
                other[id(tag)] = tag
        changed = {first_level(tag.path) for tag in other.values()}
        fresh = [tag for tag in tags if first_level(tag.path) in changed]
        stay = [one for one in shown.children if one.kind is Kind.TAG and one.key not in changed]
        tops = [*stay, *tag_nodes(fresh, words, catalogue.tag_totals).children]
        return sorted(tops, key=lambda node: natural(node.key))

    def refresh_sections(self, document_id: str) -> None:
        """Show what is below a document as it is now, if it is in the tree at all."""
        node = self.find(Kind.DOCUMENT, document_id)
        document = self.catalogue.documents.get(document_id) if self.catalogue else None
        if node is None or document is None or self.catalogue is None:
            return
        has_any = document.sections > 0 or self.catalogue.noted.any_of(document_id)
        node.pending &= has_any
        if not node.pending and (node.children or has_any):
            self.bring_level(node, self._sections_of(node))

    def _sections_of(self, node: Node) -> list[Node]:
        if self.catalogue is None:
            return []
        sections = section_nodes(node.key, self.catalogue.sections(node.key))
        return [*self.catalogue.noted.nodes_of(node.key), *sections]

    # Where rows are

    def find(self, kind: Kind, key: str) -> Node | None:
        """Return the node of this kind and key that is in the tree now."""
        is_below_tags = kind in (Kind.TAG, Kind.SMART_TAG)
        found = (self._tags if is_below_tags else self._nodes).get((kind, key))
        if found is not None or kind not in (Kind.SECTION, Kind.BOOKMARK, Kind.NOTE):
            return found
        note = self.catalogue.noted.notes.get(key) if self.catalogue else None
        above = note.home.document_id if note is not None else document_id_of(key)
        document = self._nodes.get((Kind.DOCUMENT, above or ""))
        return next((one for one in document.walk() if one.key == key), None) if document else None

    @override
    def index(self, row: int, column: int, parent: Index = QModelIndex()) -> QModelIndex:
        children = (parent.internalPointer() or self._root).children
        if column == 0 and 0 <= row < len(children):
            return self.createIndex(row, 0, children[row])
        return QModelIndex()

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
        node = parent.internalPointer() or self._root
        return node.pending or bool(node.children)

    @override
    def canFetchMore(self, parent: Index) -> bool:
        # A view that asks in the middle of a change would begin another one inside it.
        return self.node(parent).pending and not self._is_changing

    @override
    def fetchMore(self, parent: Index) -> None:
        node = self.node(parent)
        if not self.canFetchMore(parent):
            return
        node.pending = False
        self.bring_level(node, self._sections_of(node))

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
        found = index.internalPointer()
        return _FLAGS[found.kind] if found else Qt.ItemFlag.ItemIsDropEnabled

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
        return _dragged([self.node(index) for index in indexes])

    @override
    def canDropMimeData(
        self, data: QMimeData, action: Qt.DropAction, row: int, column: int, parent: Index
    ) -> bool:
        only_notes = data.hasFormat(MIME) and {kind for kind, _ in _rows_in(data)} == {Kind.NOTE}
        under_document = self.node(parent).kind is Kind.DOCUMENT
        dropped = super().canDropMimeData(data, action, row, column, parent)
        return dropped and (only_notes or not under_document)

    @override
    def dropMimeData(
        self, data: QMimeData, action: Qt.DropAction, row: int, column: int, parent: Index
    ) -> bool:
        node = self.node(parent)
        collection_id = node.key if node.kind is Kind.COLLECTION else None
        if data.hasFormat(MIME) and node.kind is Kind.DOCUMENT:
            self.notes_moved.emit([key for _, key in _rows_in(data)], node.key)
        elif data.hasFormat(MIME):
            inside = _line(node)  # what is dropped on itself, or on what is in it, stays
            rows = [row for row in _rows_in(data) if row not in inside]
            if rows:
                self.move_requested.emit(rows, collection_id)
        elif data.hasUrls():
            paths = [url.toLocalFile() for url in data.urls() if url.isLocalFile()]
            self.files_dropped.emit(paths, collection_id)
        return False  # the view must not take rows away itself: the library's answer does


def _line(node: Node) -> set[Row]:
    """Return a row and all that it is in."""
    found: set[Row] = set()
    above: Node | None = node
    while above is not None:
        found.add((above.kind, above.key))
        above = above.parent
    return found


def _dragged(nodes: Sequence[Node]) -> QMimeData:
    data = QMimeData()
    data.setData(MIME, "\n".join(f"{node.kind.value} {node.key}" for node in nodes).encode())
    return data


def _rows_in(data: QMimeData) -> list[Row]:
    lines = (line.partition(" ") for line in data.data(MIME).toStdString().split("\n"))
    return [(Kind(kind), key) for kind, _, key in lines]
