"""The highlights that answer a question, as a Qt model that reads only those in view."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, Qt
from typing_extensions import override

from desktop import words

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Mapping, Sequence

    from PySide6.QtCore import QObject

    from desktop.domain.asking.kept import Kept

Index = QModelIndex | QPersistentModelIndex
KEPT = int(Qt.ItemDataRole.UserRole) + 1
WHERE = KEPT + 1
"""One line: document, section, page, date."""
_Role = Qt.ItemDataRole
AT_ONCE = 64
"""Rows that are read together."""


class AnswersModel(QAbstractListModel):
    """A list of highlights by id; what a row says is read when it comes into view."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.read: Callable[[Sequence[str]], Sequence[Kept]] = lambda _ids: ()
        """Reads highlights with what is known of their places."""
        self._ids: Sequence[str] = ()
        self._rows: dict[str, int] = {}
        self._kept: dict[str, Kept] = {}
        self._titles: Mapping[str, str] = {}

    @property
    def ids(self) -> Sequence[str]:
        """The highlights, in their order."""
        return self._ids

    def show(self, ids: Sequence[str], titles: Mapping[str, str]) -> None:
        """Show other highlights; `titles` of documents by id."""
        self.beginResetModel()
        self._ids, self._titles = ids, titles
        self._rows = {key: row for row, key in enumerate(ids)}
        self._kept.clear()
        self.endResetModel()

    def forget(self, ids: Collection[str]) -> None:
        """Read these anew: they have changed."""
        for key in ids:
            if self._kept.pop(key, None) is not None:
                index = self.index(self._rows[key])
                self.dataChanged.emit(index, index)

    def row_of(self, highlight_id: str) -> int:
        """Return the row of a highlight, -1 where it is not listed."""
        return self._rows.get(highlight_id, -1)

    def kept(self, row: int) -> Kept | None:
        """Return what a row shows; None where the highlight is gone meanwhile."""
        key = self._ids[row]
        if key not in self._kept:
            first = row - row % AT_ONCE
            wanted = [one for one in self._ids[first : first + AT_ONCE] if one not in self._kept]
            self._kept |= {one.highlight.id: one for one in self.read(wanted)}
        return self._kept.get(key)

    @override
    def rowCount(self, parent: Index = QModelIndex()) -> int:
        return 0 if parent.isValid() else len(self._ids)

    @override
    def data(self, index: Index, role: int = _Role.DisplayRole) -> object:
        if role not in (_Role.DisplayRole, _Role.AccessibleTextRole, KEPT, WHERE):
            return None
        kept = self.kept(index.row())
        if kept is None or role == KEPT:
            return kept
        where = self._where(kept)
        if role == WHERE:
            return where
        if role == _Role.DisplayRole:
            return words.called(kept.highlight)
        highlight = kept.highlight
        said = (words.called(highlight), where, highlight.note, ", ".join(highlight.tags))
        return ". ".join(filter(None, (*said, words.place(highlight.placement))))

    def _where(self, kept: Kept) -> str:
        return words.whereabouts(self._titles.get(kept.highlight.document_id, ""), kept)
