"""Steps as a Qt model that asks for more as somebody scrolls."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QPersistentModelIndex,
    Qt,
    QTimer,
)
from typing_extensions import override

from desktop import words
from desktop.ui.look.plain import short, tip
from desktop.ui.past.two_lines import FAINT

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from datetime import datetime

    from PySide6.QtCore import QObject

    from desktop.domain import Step
    from desktop.domain.past.happenings import Happening, StepsPage

Index = QModelIndex | QPersistentModelIndex
_Role = Qt.ItemDataRole
_LONGEST = 80
"""Characters of a title in a line."""


class Entry(NamedTuple):
    """A step in the list; what it did is asked for when somebody looks."""

    number: int
    name: str
    at: datetime
    by: str
    about: str
    holds: bool
    happenings: tuple[Happening, ...] | None = None
    """What it did, where that is known already."""


def when(moment: datetime) -> str:
    """Return a time as lists write it."""
    return f"{moment.astimezone():%Y-%m-%d %H:%M}"


def entry_of(step: Step, title_of: Callable[[str], str]) -> Entry:
    """Return a step of the library as an entry."""
    titles = [short(title, _LONGEST) for title in map(title_of, step.documents) if title]
    about = titles[0] if len(titles) == 1 else f"{len(titles)} documents" if titles else ""
    return Entry(step.number, _name(step), step.at, step.by, about, step.holds)


def entries_of(happenings: Sequence[Happening]) -> list[Entry]:
    """Return what became of one highlight as entries, one for each step, the newest first."""
    steps: dict[tuple[int, datetime | None], list[Happening]] = {}
    for one in happenings:
        steps.setdefault((one.step, None if one.step else one.at), []).append(one)
    return [
        Entry(some[0].step, _name(some[0]), some[0].at, some[0].by, "", some[0].holds,
              tuple(some))
        for some in reversed(steps.values())
    ]  # fmt: skip


def _name(one: Step | Happening) -> str:
    name = words.step(one.code)
    return name if one.of is None else f"{name}: {words.step(one.of)}"


class HistoryModel(QAbstractListModel):
    """Pages come from `more`, which is given where they begin; empty ones are passed over."""

    def __init__(self, title_of: Callable[[str], str], parent: QObject) -> None:
        super().__init__(parent)
        self.entries: list[Entry] = []
        self._title_of = title_of
        self._more: Callable[[int], StepsPage] | None = None
        self._before = 0
        self._soon = QTimer(self, singleShot=True, interval=0)
        self._soon.timeout.connect(self._fetch)

    @property
    def is_looking(self) -> bool:
        """Whether older steps are still being looked through for the first that is wanted."""
        return self._soon.isActive()

    def show_entries(self, entries: Sequence[Entry]) -> None:
        """Show these and no more."""
        self._begin(entries, None)

    def show_pages(self, more: Callable[[int], StepsPage]) -> None:
        """Show what `more` gives, as far as somebody looks."""
        self._begin((), more)
        self._fetch()

    def _begin(self, entries: Sequence[Entry], more: Callable[[int], StepsPage] | None) -> None:
        self._soon.stop()
        self.beginResetModel()
        self.entries, self._more, self._before = list(entries), more, 0
        self.endResetModel()

    def _fetch(self) -> None:
        if self._more is None:
            return
        page = self._more(self._before)
        self._before = page.before
        if page.steps:
            first = len(self.entries)
            self.beginInsertRows(QModelIndex(), first, first + len(page.steps) - 1)
            self.entries += [entry_of(step, self._title_of) for step in page.steps]
            self.endInsertRows()
        elif page.before:
            self._soon.start()  # the window has its turn in between
        else:
            self.layoutChanged.emit()  # there is nothing more: whoever waited for it may say so

    @override
    def canFetchMore(self, parent: Index) -> bool:
        return self._before > 0 and not self._soon.isActive()

    @override
    def fetchMore(self, parent: Index) -> None:
        self._fetch()

    @override
    def rowCount(self, parent: Index = QModelIndex()) -> int:  # Qt's own default
        return 0 if parent.isValid() else len(self.entries)

    @override
    def data(self, index: Index, role: int = _Role.DisplayRole) -> object:
        if not index.isValid():
            return None
        entry = self.entries[index.row()]
        if role in (_Role.DisplayRole, _Role.ToolTipRole):
            name = entry.name if entry.holds else f"{entry.name} (undone)"
            told = " · ".join(filter(None, (when(entry.at), entry.by, entry.about)))
            return f"{name}\n{told}" if role == _Role.DisplayRole else tip(f"{name}\n{told}")
        return not entry.holds if role == FAINT else None
