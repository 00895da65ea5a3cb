"""The highlights that answer a question, as a Qt model that reads only those in view."""

from __future__ import annotations

from itertools import chain
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, Qt
from typing_extensions import override

from desktop import words
from desktop.ui.look.drops import CountedRows

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence

    from PySide6.QtCore import QObject

    from desktop.domain.asking.kept import Kept

Index = QModelIndex | QPersistentModelIndex
_Role = Qt.ItemDataRole
_SAID = (_Role.DisplayRole, _Role.AccessibleTextRole)
AT_ONCE = 16
"""Rows that are read together: those in view, and not so many that scrolling would wait."""


class Heading(NamedTuple):
    """What a group has in common, and how many are in it."""

    name: str
    size: int


class AnswersModel(CountedRows):
    """A list of highlights by id; what a row says is read when it comes into view."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.read: Callable[[Sequence[str]], Sequence[Kept]] = lambda _ids: ()
        """Reads highlights with what is known of their places."""
        self._ids: Sequence[str] = ()
        self._shown: Sequence[str | Heading] = ()
        self.headings: list[int] = []
        """The rows that are headings, in order."""
        self._rows: dict[str | Heading, int] = {}
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
        groups: Sequence[tuple[Heading, Sequence[str]]] = (),
    ) -> None:
        """Show highlights, under headings where there are any; `titles` of documents by id.

        A highlight may stand under several.
        """
        self._ids, self._titles = ids, titles
        shown: list[str | Heading] = []
        self.headings = []
        for heading, inside in groups:
            self.headings.append(len(shown))
            shown.append(heading)
            shown.extend(inside)
        self._shown = shown or ids
        # From behind, so that the first of several rows is known.
        count = len(self._shown)
        self._rows = dict(zip(reversed(self._shown), range(count - 1, -1, -1), strict=True))
        self._kept.clear()
        self.show_rows(len(self._shown))

    def show_anew(self, ids: Sequence[str], titles: Mapping[str, str]) -> bool:
        """Show what highlights say now, if they are those on show, without headings; else False.

        To put fifty thousand rows in their places takes longer than a frame.
        """
        if self.is_grouped or not ids or ids != self._ids:
            return False
        self._titles = titles
        self._kept.clear()
        self.dataChanged.emit(self.index(0), self.index(len(ids) - 1))
        return True

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

    def runs_of(self, ids: Iterable[str]) -> list[range]:
        """Return the first rows of highlights, those together that stand together."""
        rows = sorted(row for row in map(self._rows.get, ids) if row is not None)
        runs: list[range] = []
        first = 0
        for number, row in enumerate(rows):
            if number + 1 == len(rows) or rows[number + 1] != row + 1:
                runs.append(range(rows[first], row + 1))
                first = number + 1
        return runs

    @override
    def id_at(self, row: int) -> str:
        """Return the highlight of a row, '' for a heading or no row."""
        key = self._shown[row] if 0 <= row < len(self._shown) else ""
        return key if isinstance(key, str) else ""

    def heading(self, row: int) -> Heading | None:
        """Return what stands above a group in a row, None where that is a highlight's."""
        shown = self._shown[row]
        return shown if isinstance(shown, Heading) else None

    def below(self, row: int) -> range:
        """Return the rows of the group that the heading in a row begins."""
        heading = self._shown[row]
        return range(row + 1, row + 1 + heading.size) if isinstance(heading, Heading) else range(0)

    def ids_in(self, runs: Iterable[range]) -> Iterator[str]:
        """Yield the highlights of runs of rows, each once."""
        seen: set[str] = set()
        for key in chain.from_iterable(self._shown[run.start : run.stop] for run in runs):
            if isinstance(key, str) and key not in seen:
                seen.add(key)
                yield key

    def kept(self, row: int) -> Kept | None:
        """Return what a row shows; None where the highlight is gone meanwhile."""
        key = self.id_at(row)
        if key and key not in self._kept:
            goes_up = self.id_at(row + 1) in self._kept
            first = max(0, row + 1 - AT_ONCE) if goes_up else row
            self._read(self._shown[first : first + AT_ONCE])
        return self._kept.get(key)

    def read_ahead(self, row: int, step: int) -> None:
        """Read the rows that come into view next: from a row on, downwards or upwards."""
        first = row if step > 0 else row - AT_ONCE + 1
        self._read(self._shown[max(0, first) : max(0, first + AT_ONCE)])

    def all_kept(self, ids: Sequence[str]) -> list[Kept]:
        """Return what is shown of these highlights, read together."""
        self._read(ids)
        return [self._kept[key] for key in ids if key in self._kept]

    def _read(self, some: Iterable[str | Heading]) -> None:
        wanted = [one for one in some if isinstance(one, str) and one not in self._kept]
        if wanted:
            self._kept |= {one.highlight.id: one for one in self.read(wanted)}

    @override
    def flags(self, index: Index) -> Qt.ItemFlag:
        if self.heading(index.row()) is not None:
            return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemNeverHasChildren
        return super().flags(index)

    @override
    def data(self, index: Index, role: int = _Role.DisplayRole) -> object:
        if role not in _SAID:
            return None
        if (heading := self.heading(index.row())) is not None:
            return f"{heading.name}, {heading.size:,}"
        kept = self.kept(index.row())
        if kept is None:
            return None
        if role == _Role.DisplayRole:
            return words.called(kept.highlight, kept.page)
        highlight = kept.highlight
        said = (
            words.called(highlight, kept.page),
            self.where(kept),
            highlight.note,
            ", ".join(highlight.tags),
        )
        return ". ".join(filter(None, (*said, words.place(highlight.placement))))

    def where(self, kept: Kept) -> str:
        """Return on one line where a highlight stands: document, section, page, date."""
        return words.whereabouts(self._titles.get(kept.highlight.document_id, ""), kept)
