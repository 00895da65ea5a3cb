"""The list of highlights that answer: what is chosen in it stays so when the answer changes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import (
    QItemSelection,
    QItemSelectionRange,
    QModelIndex,
    QRect,
    Qt,
    QTimer,
    Signal,
)
from PySide6.QtWidgets import QAbstractItemView, QWidget
from typing_extensions import override

from desktop.ui.annotations.answer_delegate import AnswerDelegate, heading_height, row_height
from desktop.ui.annotations.answers_model import AnswersModel
from desktop.ui.annotations.even_rows import EvenRows
from desktop.ui.cards.placed_list import PlacedList
from desktop.ui.cards.sidebar import FRAME_MS
from desktop.ui.work.own_turn import OwnTurn

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from PySide6.QtGui import QKeyEvent

    from desktop.ui.annotations.answers_model import Heading, Index


_Hint = QAbstractItemView.ScrollHint


class AnswerList(PlacedList):
    """Highlights, perhaps under headings. A click on a heading chooses what is below it."""

    up_from_top = Signal()
    """Up from the first row goes back to the question."""

    def __init__(self, parent: QWidget) -> None:
        self._even = EvenRows()  # before Qt asks where rows are
        self.answers = AnswersModel()
        super().__init__(parent)
        self._step = 1
        """Whether rows were last scrolled downwards, or upwards, which is -1."""
        self._ahead = QTimer(self, singleShot=True, interval=FRAME_MS)
        self._ahead.timeout.connect(OwnTurn(self._read_ahead, self).ask)
        self.painter = AnswerDelegate(self.answers, self)
        self.setObjectName("searchResults")
        self.setAccessibleName("Highlights")
        self.setModel(self.answers)
        self.setItemDelegate(self.painter)
        self.answers.modelReset.connect(self.updateGeometries)
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
        """Show highlights; those that were chosen stay so."""
        if not groups and self.answers.show_anew(ids, titles):
            return
        chosen, old = self.ids(), self.answers.id_at(self.currentIndex().row())
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

    # Where rows are

    @property
    @override
    def count(self) -> int:
        return self._even.count

    @property
    @override
    def total(self) -> int:
        return self._even.total

    @override
    def top_of(self, row: int) -> int:
        return self._even.top(row) - self.verticalOffset()

    @override
    def height_of(self, row: int) -> int:
        return self._even.height(row)

    @override
    def row_at(self, y: int) -> int:
        return self._even.at(y + self.verticalOffset())

    @override
    def in_view(self, bottom: int) -> Iterator[tuple[int, int, int]]:
        for row in range(self.row_at(0), self.row_at(bottom) + 1) if self.count else ():
            yield row, self.top_of(row), self.height_of(row)

    @override
    def verticalOffset(self) -> int:
        return self.verticalScrollBar().value()

    @override
    def updateGeometries(self) -> None:
        QAbstractItemView.updateGeometries(self)
        rows, high = self.answers, row_height(self.font())
        self._even = EvenRows(rows.rowCount(), high, rows.headings, heading_height(self.font()))
        bar, page = self.verticalScrollBar(), self.viewport().height()
        bar.setRange(0, max(0, self.total - page))
        bar.setPageStep(page)
        bar.setSingleStep(self.height_of(0))

    # Moving

    @override
    def scrollContentsBy(self, dx: int, dy: int) -> None:
        self.viewport().scroll(0, dy)
        self._step = 1 if dy < 0 else -1
        self._ahead.start()

    def _read_ahead(self) -> None:
        """Read what comes next while nothing is painted, so that a page turns within a frame."""
        edge = self.viewport().height() if self._step > 0 else 0
        self.answers.read_ahead(self.row_at(edge), self._step)

    @override
    def scrollTo(self, index: Index, hint: _Hint = _Hint.EnsureVisible) -> None:
        if not index.isValid():
            return
        bar, room = self.verticalScrollBar(), self.viewport().height()
        top, high = self.top_of(index.row()), self.height_of(index.row())
        if hint is _Hint.PositionAtTop or (hint is _Hint.EnsureVisible and top < 0):
            bar.setValue(bar.value() + top)
        elif hint is _Hint.PositionAtCenter:
            bar.setValue(bar.value() + top - (room - high) // 2)
        elif hint is _Hint.PositionAtBottom or top + high > room:
            bar.setValue(bar.value() + min(top, top + high - room))

    @override
    def keyboardSearch(self, search: str) -> None:
        """Search nothing: all highlights would be read for it, and the question is for that."""

    @override
    def moveCursor(
        self, action: QAbstractItemView.CursorAction, modifiers: Qt.KeyboardModifier
    ) -> QModelIndex:
        index = super().moveCursor(action, modifiers)
        if not index.isValid() or not self.answers.below(index.row()):
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
