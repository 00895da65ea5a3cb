"""The highlights that answer a question, as a Qt model that reads only those in view."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, Qt
from typing_extensions import override

from desktop import words
from desktop.ui.look.drops import DraggedRows

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Mapping, Sequence

    from PySide6.QtCore import QObject

    from desktop.domain.asking.kept import Kept

Index = QModelIndex | QPersistentModelIndex
KEPT = int(Qt.ItemDataRole.UserRole) + 1
WHERE = KEPT + 1
"""One line: document, section, page, date."""
HEADING = WHERE + 1
_Role = Qt.ItemDataRole
_SAID = (_Role.DisplayRole, _Role.AccessibleTextRole)
AT_ONCE = 64
"""Rows that are read together."""


class Heading(NamedTuple):
    """What a group has in common, and how many are in it."""

    name: str
    size: int


class AnswersModel(DraggedRows):
    """A list of highlights by id; what a row says is read when it comes into view."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.read: Callable[[Sequence[str]], Sequence[Kept]] = lambda _ids: ()
        """Reads highlights with what is known of their places."""
        self._ids: Sequence[str] = ()
        self._shown: Sequence[str | Heading] = ()
        self._rows: dict[str, int] = {}
        self._kept: dict[str, Kept] = {}
        self._titles: Mapping[str, str] = {}

    @property
    def ids(self) -> Sequence[str]:
        """The highlights, in their order."""
        return self._ids

    def show(
        self,
        ids: Sequence[str],
        titles: Mapping[str, str],
        groups: Iterable[tuple[Heading, Sequence[str]]] = (),
    ) -> None:
        """Show other highlights, under headings where there are any; `titles` of documents by id.

        A highlight may stand under several.
        """
        self.beginResetModel()
        self._ids, self._titles = ids, titles
        shown: list[str | Heading] = []
        for heading, inside in groups:
            shown += [heading, *inside]
        self._shown = shown or ids
        self._rows = {}
        for row, key in enumerate(self._shown):
            if isinstance(key, str):
                self._rows.setdefault(key, row)
        self._kept.clear()
        self.endResetModel()

    def forget(self, ids: Collection[str]) -> None:
        """Read these anew: they have changed."""
        for key in ids:
            if self._kept.pop(key, None) is not None:
                index = self.index(self._rows[key])
                self.dataChanged.emit(index, index)

    @property
    def is_grouped(self) -> bool:
        """Whether there are headings among the rows, which are less high."""
        return self._shown is not self._ids

    def row_of(self, highlight_id: str) -> int:
        """Return the first row of a highlight, -1 where it is not listed."""
        return self._rows.get(highlight_id, -1)

    @override
    def id_at(self, row: int) -> str:
        """Return the highlight of a row, '' for a heading or no row."""
        key = self._shown[row] if 0 <= row < len(self._shown) else ""
        return key if isinstance(key, str) else ""

    def below(self, row: int) -> range:
        """Return the rows of the group that the heading in a row begins."""
        heading = self._shown[row]
        return range(row + 1, row + 1 + heading.size) if isinstance(heading, Heading) else range(0)

    def kept(self, row: int) -> Kept | None:
        """Return what a row shows; None where the highlight is gone meanwhile."""
        key = self.id_at(row)
        if key and key not in self._kept:
            first = row - row % AT_ONCE
            wanted = [
                one
                for one in self._shown[first : first + AT_ONCE]
                if isinstance(one, str) and one not in self._kept
            ]
            self._kept |= {one.highlight.id: one for one in self.read(wanted)}
        return self._kept.get(key)

    @override
    def rowCount(self, parent: Index = QModelIndex()) -> int:
        return 0 if parent.isValid() else len(self._shown)

    @override
    def flags(self, index: Index) -> Qt.ItemFlag:
        if isinstance(self._shown[index.row()], Heading):
            return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemNeverHasChildren
        return super().flags(index)

    @override
    def data(self, index: Index, role: int = _Role.DisplayRole) -> object:
        heading = self._shown[index.row()]
        if isinstance(heading, Heading):
            return heading if role == HEADING else _said(heading) if role in _SAID else None
        if role not in (*_SAID, KEPT, WHERE):
            return None
        kept = self.kept(index.row())
        if kept is None or role == KEPT:
            return kept
        where = self._where(kept)
        if role == WHERE:
            return where
        if role == _Role.DisplayRole:
            return words.called(kept.highlight, kept.page)
        highlight = kept.highlight
        said = (
            words.called(highlight, kept.page),
            where,
            highlight.note,
            ", ".join(highlight.tags),
        )
        return ". ".join(filter(None, (*said, words.place(highlight.placement))))

    def _where(self, kept: Kept) -> str:
        return words.whereabouts(self._titles.get(kept.highlight.document_id, ""), kept)


def _said(heading: Heading) -> str:
    return f"{heading.name}, {heading.size:,}"
