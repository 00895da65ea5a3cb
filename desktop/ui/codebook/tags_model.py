"""The tags as a Qt model: a row for each level of their paths; what they say is asked in view."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtGui import QColor
from typing_extensions import override

from desktop.domain import TagUse
from desktop.ui.look.plain import short, tip
from desktop.ui.look.tag_colours import dot
from desktop.ui.look.theme import current
from desktop.ui.tree.row_changes import Index, RowChanges
from desktop.ui.tree.tree_nodes import Kind, Node, matches

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from PySide6.QtCore import QObject

    from desktop.domain import Tag

HEADS = ("Tag", "Highlights", "Documents", "Since")
_UNUSED = TagUse()
_NUMBERS: Mapping[int, Callable[[TagUse], str]] = {
    1: lambda use: f"{use.highlights:,}" if use.highlights else "",
    2: lambda use: f"{use.documents:,}" if use.documents else "",
    3: lambda use: use.since,
}
"""What the columns beside the tag say."""
_Role = Qt.ItemDataRole
_DISPLAY = int(_Role.DisplayRole)
_SHOWN = frozenset(
    map(int, (_Role.DisplayRole, _Role.DecorationRole, _Role.ToolTipRole, _Role.ForegroundRole))
)
"""Plain numbers: views ask for many more, so often that looking up names would be most of it."""
_FLAGS = (
    Qt.ItemFlag.ItemIsEnabled
    | Qt.ItemFlag.ItemIsSelectable
    | Qt.ItemFlag.ItemIsDragEnabled
    | Qt.ItemFlag.ItemIsDropEnabled
)


class TagsModel(RowChanges):
    """A row for each level of a path, be it a tag or only above some."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rows: dict[str, Node] = {}
        self._tags: Sequence[Tag] = ()
        self._by_path: Mapping[str, Tag] = {}
        self._uses: Mapping[str, TagUse] = {}
        self._words: Sequence[str] = ()

    def show(
        self, tags: Sequence[Tag], uses: Mapping[str, TagUse], words: Sequence[str] = ()
    ) -> None:
        """Show those of these tags that have all words in their path or definition."""
        self._uses = uses
        if tags is self._tags and words == self._words:
            return
        self._tags, self._by_path = tags, {tag.path: tag for tag in tags}
        rows = _rows_of(tags, words)
        tops = [row for path, row in rows.items() if "/" not in path]
        if words == self._words:
            self.bring_level(self._root, tops)
            self._rows = {row.key: row for row in self._root.walk()}
        else:
            self._words = words
            self.beginResetModel()
            self._root.children = []
            for row in tops:
                self._root.add(row)
            self._rows = rows
            self.endResetModel()

    # Where rows are

    def above_others(self) -> list[str]:
        """Return the paths of rows that have others below them, those above first."""
        return [path for path, row in self._rows.items() if row.children and path]

    def index_at(self, path: str) -> QModelIndex:
        """Return the row of a path, none where that is not shown."""
        row = self._rows.get(path)
        return QModelIndex() if row is None else self.index_of(row)

    @override
    def index(self, row: int, column: int, parent: Index = QModelIndex()) -> QModelIndex:
        below = (parent.internalPointer() or self._root).children
        if parent.column() <= 0 and 0 <= row < len(below):
            return self.createIndex(row, column, below[row])
        return QModelIndex()

    @override
    def parent(self, index: Index) -> QModelIndex:  # type: ignore[override]  # the other is QObject's
        above = self.node(index).parent
        return QModelIndex() if above is None else self.index_of(above)

    @override
    def rowCount(self, parent: Index = QModelIndex()) -> int:
        return len((parent.internalPointer() or self._root).children) if parent.column() <= 0 else 0

    @override
    def hasChildren(self, parent: Index = QModelIndex()) -> bool:
        return parent.column() <= 0 and bool((parent.internalPointer() or self._root).children)

    @override
    def columnCount(self, parent: Index = QModelIndex()) -> int:
        return len(HEADS)

    # What rows show

    @override
    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = _Role.DisplayRole
    ) -> object:
        return HEADS[section] if role == _Role.DisplayRole else None

    @override
    def flags(self, index: Index) -> Qt.ItemFlag:
        return _FLAGS if index.isValid() else Qt.ItemFlag.ItemIsDropEnabled

    @override
    def data(self, index: Index, role: int = _Role.DisplayRole) -> object:
        if role not in _SHOWN:
            return None
        row, column = self.node(index), index.column()
        if column:
            is_said = role == _DISPLAY
            return _NUMBERS[column](self._uses.get(row.key, _UNUSED)) if is_said else None
        if role == _DISPLAY:
            return short(row.text)
        return _shown(self._by_path.get(row.key), role)

    def longest(self, column: int) -> str:
        """Return what is longest of all that a column of numbers says."""
        return max(map(_NUMBERS[column], self._uses.values()), key=len, default="")

    # Dragging

    @override
    def supportedDropActions(self) -> Qt.DropAction:
        return Qt.DropAction.MoveAction


def _shown(tag: Tag | None, role: int) -> object:
    if role == _Role.DecorationRole:
        return dot(tag.colour if tag is not None else "")
    if tag is None:
        return None
    if role == _Role.ToolTipRole:
        return tip("\n\n".join(filter(None, (tag.path, tag.definition))))
    if role == _Role.ForegroundRole and not (tag.count or tag.documents):
        return QColor(current()["muted"])
    return None


def _rows_of(tags: Sequence[Tag], words: Sequence[str]) -> dict[str, Node]:
    """Return the rows of all tags that have these words, and of what is above them, by path."""
    rows: dict[str, Node] = {}

    def at(path: str) -> Node:
        above, _, name = path.rpartition("/")
        beside = (rows.get(above) or at(above)) if above else None
        row = rows[path] = Node(Kind.TAG, path, name)
        return row if beside is None else beside.add(row)

    for tag in tags:
        if tag.path not in rows and matches(words, tag.path, tag.definition):
            at(tag.path)
    return rows
