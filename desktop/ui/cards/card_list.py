"""A list of cards of different heights that looks only at those in view."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QAbstractItemView, QListView
from typing_extensions import override

from desktop.ui.cards.cards_in_view import CardsInView
from desktop.ui.cards.placed_list import PlacedList

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from PySide6.QtCore import QAbstractItemModel
    from PySide6.QtGui import QFocusEvent
    from PySide6.QtWidgets import QWidget

    from desktop.ui.cards.card_heights import CardHeights
    from desktop.ui.cards.sidebar_model import Index

STEP = 24
"""Pixels of a click on an arrow of the scroll bar; a notch of the wheel is three."""

_Hint = QAbstractItemView.ScrollHint


class CardList(PlacedList):
    """Shows the cards that are in view; the scroll bar follows them."""

    moved = Signal()
    """Cards may stand elsewhere now: what lies over one must follow."""
    is_entered = False
    """Whether the keyboard is on its way in, which makes a card the current one by itself."""

    def __init__(self, cards: CardHeights, parent: QWidget | None = None) -> None:
        self._cards = cards  # before Qt asks where rows are
        self._in_view = CardsInView(cards)
        self._is_settling = False
        super().__init__(parent)
        self.verticalScrollBar().setSingleStep(STEP)

    @override
    def setModel(self, model: QAbstractItemModel | None) -> None:
        super().setModel(model)
        if model is not None:
            for signal in (model.modelReset, model.rowsInserted, model.rowsRemoved):
                signal.connect(self.settle)

    # Where the cards are

    @property
    @override
    def count(self) -> int:
        return self._in_view.count

    @property
    @override
    def total(self) -> int:
        return self._cards.rows.total

    @override
    def top_of(self, row: int) -> int:
        return self._in_view.top(row)

    @override
    def height_of(self, row: int) -> int:
        return self._cards.rows[row]

    @override
    def row_at(self, y: int) -> int:
        return self._in_view.row_at(y)

    @override
    def in_view(self, bottom: int) -> Iterator[tuple[int, int, int]]:
        return self._in_view.shown(bottom)

    @override
    def verticalOffset(self) -> int:
        return self._in_view.offset

    # Keeping the place

    def settle(self) -> None:
        """Reckon the cards in view exactly, without moving the card that is held."""
        if self._is_settling:
            return
        self._is_settling = True
        try:
            bar, page = self.verticalScrollBar(), self.viewport().height()
            self._in_view.fill(page)
            bar.setRange(0, max(0, self._cards.rows.total - page))
            bar.setPageStep(page)
            bar.setValue(self.verticalOffset())
        finally:
            self._is_settling = False
        self.viewport().update()
        self.moved.emit()

    def hold(self, row: int, top: int) -> None:
        """Put a card's top at a height of the viewport, as far as the list reaches."""
        self._in_view.hold(row, top)
        self.settle()

    # Moving

    @override
    def scrollContentsBy(self, dx: int, dy: int) -> None:
        if self._is_settling or not self.count:
            return
        bar = self.verticalScrollBar()
        if abs(dy) <= self.viewport().height() and not bar.isSliderDown():
            self.hold(self._in_view.held.row, self._in_view.held.top + dy)
        elif bar.value() == bar.maximum():  # the end, however far off it was thought to be
            self.scrollTo(self.model().index(self.count - 1, 0), _Hint.PositionAtBottom)
        else:
            row, inside = self._cards.rows.at(bar.value())
            self.hold(row, -inside)

    @override
    def scrollTo(self, index: Index, hint: _Hint = _Hint.EnsureVisible) -> None:
        if not index.isValid() or index.row() >= self.count:
            return
        row, room = index.row(), self.viewport().height()
        height = self._cards.settle(row)
        top = self._in_view.top(row)
        if hint is _Hint.PositionAtTop or (hint is _Hint.EnsureVisible and top < 0):
            self.hold(row, 0)
        elif hint is _Hint.PositionAtCenter:
            self.hold(row, (room - height) // 2)
        elif hint is _Hint.PositionAtBottom or top + height > room:
            self.hold(row, max(0, room - height))

    @override
    def dataChanged(self, topLeft: Index, bottomRight: Index, roles: Sequence[int] = ()) -> None:
        QAbstractItemView.dataChanged(self, topLeft, bottomRight, roles)
        self.settle()

    @override
    def updateGeometries(self) -> None:
        QAbstractItemView.updateGeometries(self)
        self._cards.dress(self.font(), self.viewport().width())
        self.settle()

    @override
    def focusInEvent(self, event: QFocusEvent) -> None:
        self.is_entered = True
        super().focusInEvent(event)
        self.is_entered = False


def chosen_rows(view: QListView) -> list[range]:
    """Return the chosen rows in order: thousands are one range, and would be as many rows."""
    chosen, end = view.selectionModel().selection(), view.model().rowCount()
    parts = (chosen.at(number) for number in range(chosen.count()))
    rows = (range(part.top(), min(part.bottom() + 1, end)) for part in parts)
    return sorted(filter(None, rows), key=lambda one: one.start)
