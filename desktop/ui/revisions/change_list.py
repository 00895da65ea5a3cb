"""The list of what changed: figures first, then every change, each leading to its place."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, QSize, Qt, Signal
from PySide6.QtWidgets import QListView, QWidget
from typing_extensions import override

from desktop.domain.differences import ChangeKind
from desktop.ui.look.icons import icon
from desktop.ui.look.plain import short, tip

if TYPE_CHECKING:
    from desktop.domain import Content
    from desktop.domain.differences import Comparison, Difference, TextChange

Index = QModelIndex | QPersistentModelIndex
_WORDS, _BEFORE = 60, 20
"""Letters of a change that are listed, and how many may stand before the first that is other."""
_SIGNS = {
    ChangeKind.EDITED: "Edited",
    ChangeKind.INSERTED: "Inserted",
    ChangeKind.DELETED: "Deleted",
    ChangeKind.MOVED: "Moved",
}
_ICONS = {
    ChangeKind.EDITED: "edit",
    ChangeKind.INSERTED: "add",
    ChangeKind.DELETED: "trash",
    ChangeKind.MOVED: "move",
}


class Row(NamedTuple):
    """A change, or a figure of one."""

    change: int
    figure: tuple[str, str] | None = None


class ChangeModel(QAbstractListModel):
    """Its words are read only as they come into view."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._rows: list[Row] = []
        self._changes: tuple[TextChange, ...] = ()
        self._texts: tuple[Content, Content] | None = None

    def show_changes(self, comparison: Comparison, old: Content, new: Content) -> None:
        """List the figures that changed, and then all changes."""
        self.beginResetModel()
        self._changes, self._texts = comparison.changes, (old, new)
        kept = (ChangeKind.EDITED, ChangeKind.MOVED)
        self._rows = [
            Row(number, figure)
            for number, change in enumerate(self._changes)
            if change.kind in kept
            for figure in change.figures
        ]
        self._rows += [Row(number) for number in range(len(self._changes))]
        self.endResetModel()

    def change(self, index: Index) -> int:
        """Return the number of the change that a row leads to, -1 for none."""
        return self._rows[index.row()].change if index.isValid() else -1

    def row_of(self, change: int) -> QModelIndex:
        """Return the row of a change itself."""
        return self.index(len(self._rows) - len(self._changes) + change)

    @override
    def rowCount(self, parent: Index = QModelIndex()) -> int:
        return 0 if parent.isValid() else len(self._rows)

    @override
    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid() or self._texts is None:
            return None
        row = self._rows[index.row()]
        change = self._changes[row.change]
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return self._said(row)
            case Qt.ItemDataRole.AccessibleTextRole:
                return f"{'Figure' if row.figure else _SIGNS[change.kind]}: {self._said(row)}"
            case Qt.ItemDataRole.ToolTipRole:
                return tip(f"{_SIGNS[change.kind]}: {self._words(change)}")
            case Qt.ItemDataRole.DecorationRole:
                return icon("figure" if row.figure else _ICONS[change.kind])
        return None

    def _said(self, row: Row) -> str:
        change = self._changes[row.change]
        if row.figure is None:
            return self._words(change)
        return f"{_told(*row.figure)} · {self._words(change, row.figure)}"

    def _first(self, change: TextChange, figure: tuple[str, str]) -> Difference:
        """Return the difference that a figure is in, or the first of all."""
        assert self._texts is not None  # noqa: S101  # for the type checker
        old, new = (content.text for content in self._texts)
        for one in change.differences:
            if _meets(figure[0], old, one.old) and _meets(figure[1], new, one.new):
                return one
        return change.differences[0]

    def _words(self, change: TextChange, figure: tuple[str, str] = ("", "")) -> str:
        assert self._texts is not None  # noqa: S101  # for the type checker
        is_gone = change.kind is ChangeKind.DELETED
        place, content = (change.old, self._texts[0]) if is_gone else (change.new, self._texts[1])
        if change.kind is ChangeKind.EDITED and change.differences:
            begun = max(place[0], self._first(change, figure).new[0] - _BEFORE)
            space = content.text.find(" ", begun, begun + _BEFORE)
            place = (space + 1 if begun > place[0] and space > 0 else begun, place[1])
        words = content.quoted(place[0], min(place[1], place[0] + 2 * _WORDS)).text
        return short(" ".join(words.split()), _WORDS)


def _meets(figure: str, text: str, place: tuple[int, int]) -> bool:
    """Whether a figure stands at a place, of which a few digits alone may be other."""
    return figure in text[max(0, place[0] - len(figure)) : place[1] + len(figure)]


def _told(old: str, new: str) -> str:
    if old and new:
        return f"{old} → {new}"
    return f"added: {new}" if new else f"taken out: {old}"


class ChangeList(QListView):
    """Asks for the change that is chosen to be shown."""

    chosen = Signal(int)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._is_following = False
        self.changes = ChangeModel(self)
        self.setObjectName("changeList")
        self.setAccessibleName("What changed")
        self.setModel(self.changes)
        self.setUniformItemSizes(True)
        self.setIconSize(QSize(14, 14))
        self.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setEditTriggers(QListView.EditTrigger.NoEditTriggers)
        self.clicked.connect(self._choose)
        self.activated.connect(self._choose)

    def _choose(self, index: Index) -> None:
        self.chosen.emit(self.changes.change(index))

    @override
    def currentChanged(self, current: Index, previous: Index) -> None:
        super().currentChanged(current, previous)
        if self.hasFocus() and current.isValid() and not self._is_following:
            self._choose(current)

    def follow(self, change: int) -> None:
        """Mark the row of a change that was gone to elsewhere."""
        if self.changes.change(self.currentIndex()) != change:
            self._is_following = True
            self.setCurrentIndex(self.changes.row_of(change))
            self._is_following = False
        self.scrollTo(self.currentIndex())
