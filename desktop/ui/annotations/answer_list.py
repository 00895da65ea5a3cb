"""The list of highlights that answer: what is chosen in it stays so when the answer changes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import (
    QItemSelection,
    QItemSelectionRange,
    QModelIndex,
    QRect,
    Qt,
    Signal,
)
from PySide6.QtWidgets import QAbstractItemView, QListView, QWidget
from typing_extensions import override

from desktop.ui.annotations.answer_delegate import AnswerDelegate
from desktop.ui.annotations.answers_model import AnswersModel

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from PySide6.QtGui import QKeyEvent

    from desktop.ui.annotations.answers_model import Heading


class AnswerList(QListView):
    """Highlights, perhaps under headings. A click on a heading chooses what is below it."""

    up_from_top = Signal()
    """Up from the first row goes back to the question."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.answers = AnswersModel(self)
        self.painter = AnswerDelegate(self.answers, self)
        self.setObjectName("searchResults")
        self.setAccessibleName("Highlights")
        self.setModel(self.answers)
        self.setItemDelegate(self.painter)
        self.setUniformItemSizes(True)
        self.setMouseTracking(True)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setDragEnabled(True)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.clicked.connect(self._choose_group)

    def ids(self) -> list[str]:
        """Return the highlights that are chosen, in their order."""
        return list(self.chosen())

    def chosen(self) -> Iterator[str]:
        """Yield the highlights that are chosen, in their order; there may be very many."""
        chosen = self.selectionModel().selection()
        spans = (chosen.at(number) for number in range(chosen.count()))
        runs = (range(span.top(), span.bottom() + 1) for span in spans)
        return self.answers.ids_in(sorted(runs, key=lambda run: run.start))

    def rect_of_current(self) -> QRect:
        """Return where the row in hand is on the screen."""
        shown = self.visualRect(self.currentIndex()) & self.viewport().rect()
        return QRect(self.viewport().mapToGlobal(shown.topLeft()), shown.size())

    def enter(self) -> None:
        """Take the keyboard; the first highlight is chosen where none is."""
        if not self.answers.ids:
            return
        self.setFocus()
        if not self.ids():
            row = max(self.currentIndex().row(), int(self.answers.is_grouped))
            self.setCurrentIndex(self.answers.index(row))

    def show_answer(
        self,
        ids: Sequence[str],
        titles: Mapping[str, str],
        groups: Sequence[tuple[Heading, Sequence[str]]],
    ) -> None:
        """Show other highlights; those that were chosen stay so."""
        chosen, old = self.ids(), self.answers.id_at(self.currentIndex().row())
        # Rows of one height need not be measured; others are, a few at a time.
        self.setUniformItemSizes(not groups)
        self.setLayoutMode(self.LayoutMode.Batched if groups else self.LayoutMode.SinglePass)
        self.answers.show(ids, titles, groups)
        selection = self.selectionModel()
        selection.select(self._rows(self.answers.runs_of(chosen)), selection.SelectionFlag.Select)
        if (row := self.answers.row_of(old)) >= 0:
            selection.setCurrentIndex(self.answers.index(row), selection.SelectionFlag.NoUpdate)
            self.scrollTo(self.answers.index(row))

    def _rows(self, runs: Iterable[range]) -> QItemSelection:
        rows, index = QItemSelection(), self.answers.index
        for run in runs:
            rows.append(QItemSelectionRange(index(run.start), index(run.stop - 1)))
        return rows

    def _choose_group(self, index: QModelIndex) -> None:
        below = self.answers.below(index.row())
        if not below:
            return
        first, selection = self.answers.index(below[0]), self.selectionModel()
        selection.setCurrentIndex(first, selection.SelectionFlag.NoUpdate)
        selection.select(self._rows([below]), selection.SelectionFlag.ClearAndSelect)

    @override
    def moveCursor(
        self, action: QAbstractItemView.CursorAction, modifiers: Qt.KeyboardModifier
    ) -> QModelIndex:
        index = super().moveCursor(action, modifiers)
        if not self.answers.below(index.row()):
            return index
        back = action in (self.CursorAction.MoveUp, self.CursorAction.MovePageUp)
        return self.answers.index(index.row() - 1 if back and index.row() else index.row() + 1)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        is_first = self.currentIndex().row() <= int(self.answers.is_grouped)
        if event.key() == Qt.Key.Key_Up and is_first:
            self.up_from_top.emit()
        else:
            super().keyPressEvent(event)
