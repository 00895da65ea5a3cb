"""A list whose rows stand where a subclass says, so that it looks only at those in view."""

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

from desktop.ui.look.drops import drag_chosen

if TYPE_CHECKING:
    from collections.abc import Iterator

    from PySide6.QtCore import QPersistentModelIndex
    from PySide6.QtWidgets import QWidget

    Index = QModelIndex | QPersistentModelIndex

_Move = QAbstractItemView.CursorAction
_State = QStyle.StateFlag
_Told = QAccessible.Event
_STEPS = {_Move.MoveUp: -1, _Move.MovePrevious: -1, _Move.MoveDown: 1, _Move.MoveNext: 1}


class PlacedList(QListView):
    """Asks a subclass where rows stand, in pixels of the viewport.

    Style sheets and screen readers know a QListView; its layout,
    which asks for all rows at each change, is not used.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._hovered = -1
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setMouseTracking(True)
        self.setDragEnabled(True)
        self.viewport().setAttribute(Qt.WidgetAttribute.WA_Hover)

    # What a subclass knows

    @property
    def count(self) -> int:
        """How many rows there are."""
        raise NotImplementedError

    @property
    def total(self) -> int:
        """How many pixels all rows take."""
        raise NotImplementedError

    def top_of(self, row: int) -> int:
        """Return where a row begins."""
        raise NotImplementedError

    def height_of(self, row: int) -> int:
        """Return how high a row is."""
        raise NotImplementedError

    def row_at(self, y: int) -> int:
        """Return the row at a height, or the nearest."""
        raise NotImplementedError

    def in_view(self, bottom: int) -> Iterator[tuple[int, int, int]]:
        """Yield row, top and height of each row in view that begins above `bottom`."""
        raise NotImplementedError

    # Where rows are

    @override
    def visualRect(self, index: Index) -> QRect:
        row = index.row()
        if not index.isValid() or not 0 <= row < self.count:
            return QRect()
        return QRect(0, self.top_of(row), self.viewport().width(), self.height_of(row))

    @override
    def indexAt(self, p: QPoint) -> QModelIndex:
        y = p.y() + self.verticalOffset()
        inside = 0 <= p.x() < self.viewport().width() and 0 <= y < self.total
        found = self.model().index(self.row_at(p.y()), 0) if inside else QModelIndex()
        return found if self.visualRect(found).contains(p) else QModelIndex()

    @override
    def horizontalOffset(self) -> int:
        return 0

    @override
    def isIndexHidden(self, index: Index) -> bool:
        return False

    @override
    def moveCursor(self, cursorAction: _Move, modifiers: Qt.KeyboardModifier) -> QModelIndex:
        current = self.currentIndex()
        row = self._row_after(current.row(), cursorAction) if current.isValid() else 0
        return self.model().index(max(0, min(row, self.count - 1)), 0)

    def _row_after(self, row: int, action: _Move) -> int:
        page = self.viewport().height()
        match action:
            case _Move.MovePageUp:
                return min(row - 1, self.row_at(self.top_of(row) - page))
            case _Move.MovePageDown:
                return max(row + 1, self.row_at(self.top_of(row) + page))
            case _Move.MoveHome:
                return 0
            case _Move.MoveEnd:
                return self.count - 1
        return row + _STEPS.get(action, 0)

    # Choosing

    @override
    def setSelection(self, rect: QRect, command: QItemSelectionModel.SelectionFlag) -> None:
        rect = rect.normalized()
        chosen = QItemSelection()
        end = self.total - self.verticalOffset()
        if self.count and rect.top() < end and rect.right() >= 0:
            first, last = self.row_at(rect.top()), self.row_at(rect.bottom())
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
        for row, top, height in self.in_view(e.rect().bottom()):
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
