"""A list of cards of different heights that looks only at those in view."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import (
    QEvent,
    QItemSelection,
    QItemSelectionModel,
    QModelIndex,
    QPoint,
    QRect,
    Qt,
    Signal,
)
from PySide6.QtGui import (
    QAccessible,
    QAccessibleEvent,
    QHoverEvent,
    QPainter,
    QPaintEvent,
    QRegion,
)
from PySide6.QtWidgets import QAbstractItemView, QListView, QStyle, QStyleOptionViewItem
from typing_extensions import override

from desktop.ui.cards.cards_in_view import CardsInView
from desktop.ui.look.drops import drag_chosen

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtCore import QAbstractItemModel
    from PySide6.QtGui import QFocusEvent
    from PySide6.QtWidgets import QWidget

    from desktop.ui.cards.card_heights import CardHeights
    from desktop.ui.cards.sidebar_model import Index

STEP = 24
"""Pixels of a click on an arrow of the scroll bar; a notch of the wheel is three."""

_Hint = QAbstractItemView.ScrollHint
_Move = QAbstractItemView.CursorAction
_State = QStyle.StateFlag
_Told = QAccessible.Event
_STEPS = {_Move.MoveUp: -1, _Move.MovePrevious: -1, _Move.MoveDown: 1, _Move.MoveNext: 1}


class CardList(QListView):
    """Shows the cards that are in view; the scroll bar follows them.

    Style sheets and screen readers know a QListView; its layout,
    which asks for all rows at each change, is not used.
    """

    moved = Signal()
    """Cards may stand elsewhere now: what lies over one must follow."""
    """The chosen cards are taken elsewhere."""
    is_entered = False
    """Whether the keyboard is on its way in, which makes a card the current one by itself."""

    def __init__(self, cards: CardHeights, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._cards = cards
        self._in_view = CardsInView(cards)
        self._is_settling = False
        self._hovered = -1
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setMouseTracking(True)
        self.setDragEnabled(True)
        self.viewport().setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.verticalScrollBar().setSingleStep(STEP)

    @override
    def setModel(self, model: QAbstractItemModel | None) -> None:
        super().setModel(model)
        if model is not None:
            for signal in (model.modelReset, model.rowsInserted, model.rowsRemoved):
                signal.connect(self.settle)

    # Where the cards are

    @property
    def count(self) -> int:
        """How many cards there are."""
        return self._in_view.count

    @override
    def visualRect(self, index: Index) -> QRect:
        if not index.isValid() or not 0 <= index.row() < self.count:
            return QRect()
        height = self._cards.rows[index.row()]
        return QRect(0, self._in_view.top(index.row()), self.viewport().width(), height)

    @override
    def indexAt(self, p: QPoint) -> QModelIndex:
        y = p.y() + self.verticalOffset()
        inside = 0 <= p.x() < self.viewport().width() and 0 <= y < self._cards.rows.total
        found = self.model().index(self._in_view.row_at(p.y()), 0) if inside else QModelIndex()
        return found if self.visualRect(found).contains(p) else QModelIndex()

    @override
    def verticalOffset(self) -> int:
        return self._in_view.offset

    @override
    def horizontalOffset(self) -> int:
        return 0

    @override
    def isIndexHidden(self, index: Index) -> bool:
        return False

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
    def moveCursor(self, cursorAction: _Move, modifiers: Qt.KeyboardModifier) -> QModelIndex:
        current = self.currentIndex()
        row = self._row_after(current.row(), cursorAction) if current.isValid() else 0
        return self.model().index(max(0, min(row, self.count - 1)), 0)

    def _row_after(self, row: int, action: _Move) -> int:
        page = self.viewport().height()
        match action:
            case _Move.MovePageUp:
                return min(row - 1, self._in_view.row_at(self._in_view.top(row) - page))
            case _Move.MovePageDown:
                return max(row + 1, self._in_view.row_at(self._in_view.top(row) + page))
            case _Move.MoveHome:
                return 0
            case _Move.MoveEnd:
                return self.count - 1
        return row + _STEPS.get(action, 0)

    @override
    def dataChanged(self, topLeft: Index, bottomRight: Index, roles: Sequence[int] = ()) -> None:
        QAbstractItemView.dataChanged(self, topLeft, bottomRight, roles)
        self.settle()

    # Choosing

    @override
    def setSelection(self, rect: QRect, command: QItemSelectionModel.SelectionFlag) -> None:
        rect = rect.normalized()
        chosen = QItemSelection()
        end = self._cards.rows.total - self.verticalOffset()
        if self.count and rect.top() < end and rect.right() >= 0:
            first, last = self._in_view.row_at(rect.top()), self._in_view.row_at(rect.bottom())
            chosen.select(self.model().index(first, 0), self.model().index(last, 0))
        self.selectionModel().select(chosen, command)

    @override
    def visualRegionForSelection(self, selection: QItemSelection) -> QRegion:
        region, page = QRegion(), self.viewport().rect()
        for part in (selection.at(n) for n in range(selection.count())):
            first, last = self.visualRect(part.topLeft()), self.visualRect(part.bottomRight())
            region += first.united(last) & page
        return region

    @override
    def currentChanged(self, current: Index, previous: Index) -> None:
        QAbstractItemView.currentChanged(self, current, previous)
        if current.isValid() and self.hasFocus():
            self._tell(_Told.Focus, current)

    @override
    def selectionChanged(self, selected: QItemSelection, deselected: QItemSelection) -> None:
        QAbstractItemView.selectionChanged(self, selected, deselected)
        for event, part in ((_Told.SelectionAdd, selected), (_Told.SelectionRemove, deselected)):
            if not part.isEmpty():
                self._tell(event, part.at(0).topLeft())

    def _tell(self, kind: _Told, index: Index) -> None:
        if QAccessible.isActive():
            event = QAccessibleEvent(self, kind)
            event.setChild(index.row())
            QAccessible.updateAccessibility(event)

    # Qt's own

    @override
    def startDrag(self, _actions: Qt.DropAction) -> None:
        drag_chosen(self)

    @override
    def doItemsLayout(self) -> None:
        # Past QListView, here and wherever its base is called: its layout asks for all rows.
        QAbstractItemView.doItemsLayout(self)

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

    @override
    def viewportEvent(self, event: QEvent) -> bool:
        if event.type() in (QEvent.Type.HoverLeave, QEvent.Type.Leave):
            self._hovered = -1
        elif isinstance(event, QHoverEvent):
            self._hovered = self.indexAt(event.position().toPoint()).row()
        return super().viewportEvent(event)

    @override
    def paintEvent(self, e: QPaintEvent) -> None:
        painter = QPainter(self.viewport())
        option = QStyleOptionViewItem()
        self.initViewItemOption(option)
        plain = option.state
        for row, top, height in self._in_view.shown(e.rect().bottom()):
            option.rect = QRect(0, top, self.viewport().width(), height)
            if option.rect.intersects(e.rect()):
                option.state = self._state(plain, row)
                index = self.model().index(row, 0)
                self.itemDelegate().paint(painter, option, index)
        painter.end()

    def _state(self, plain: QStyle.StateFlag, row: int) -> QStyle.StateFlag:
        index = self.model().index(row, 0)
        focused = self.hasFocus() and index == self.currentIndex()
        plain = plain & ~(_State.State_HasFocus | _State.State_MouseOver | _State.State_Selected)
        for holds, flag in (
            (self.selectionModel().isSelected(index), _State.State_Selected),
            (focused, _State.State_HasFocus),
            (row == self._hovered, _State.State_MouseOver),
        ):
            plain |= flag if holds else _State.State_None
        return plain


def chosen_rows(view: QListView) -> list[range]:
    """Return the chosen rows in order: thousands are one range, and would be as many rows."""
    chosen, end = view.selectionModel().selection(), view.model().rowCount()
    parts = (chosen.at(number) for number in range(chosen.count()))
    rows = (range(part.top(), min(part.bottom() + 1, end)) for part in parts)
    return sorted(filter(None, rows), key=lambda one: one.start)
