"""A list whose keys act on the rows in hand, and whose rows are dragged into an order."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QItemSelectionModel, QKeyCombination, QPoint, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QKeySequence, QPainter, QPen
from PySide6.QtWidgets import QAbstractItemView, QListView
from typing_extensions import override

from desktop.ui.arguing.row_delegate import RowDelegate
from desktop.ui.arguing.rows import RowsModel
from desktop.ui.drawn.whole import fill_ground, paints_whole
from desktop.ui.look.drops import accept_copy, claims_in, highlights_in
from desktop.ui.look.theme import current

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from PySide6.QtCore import QMimeData
    from PySide6.QtGui import (
        QDragEnterEvent,
        QDragLeaveEvent,
        QDragMoveEvent,
        QDropEvent,
        QPaintEvent,
        QResizeEvent,
    )
    from PySide6.QtWidgets import QWidget

    from desktop.ui.arguing.rows import Row

MANY = 200
_KEYPAD = Qt.KeyboardModifier.KeypadModifier
_SAME = {Qt.Key.Key_Backtab: Qt.Key.Key_Tab, Qt.Key.Key_Enter: Qt.Key.Key_Return}
_Select = QItemSelectionModel.SelectionFlag


class RowList(QListView):
    """Rows as high as their words. Keys that it takes are its own while the keyboard is here."""

    moved = Signal(list, int)
    """Keys of rows, and the number of the row before which they were dragged."""
    dropped = Signal(list, int, str)
    """Highlights from elsewhere, before which row, and the key of the row they fell on."""

    claims_dropped = Signal(list, int)
    """Claims from elsewhere, and before which row."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._acts: dict[str, Callable[[], object]] = {}
        self._drop_at = -1
        self.rows = RowsModel(self)
        self.setModel(self.rows)
        self.setItemDelegate(RowDelegate(self))
        self.setObjectName("argumentRows")
        paints_whole(self)
        self.setAccessibleName(name)
        self.setMouseTracking(True)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.setDragEnabled(True)
        self.setAcceptDrops(True)
        self.verticalScrollBar().setSingleStep(20)

    def on(self, keys: str, act: Callable[[], object]) -> None:
        """Let keys do something while the list has the keyboard."""
        self._acts[QKeySequence(keys).toString()] = act

    # What is shown and in hand

    def show_rows(self, rows: Sequence[Row]) -> None:
        """Show other rows; what was in hand stays so."""
        chosen, current, at = set(self.picked()), self.key(), self.verticalScrollBar().value()
        # Very many are measured a few at a time, unless there is a place to go back to.
        by_and_by = len(rows) > MANY and not at
        self.setLayoutMode(self.LayoutMode.Batched if by_and_by else self.LayoutMode.SinglePass)
        if not self.rows.show(rows):
            self.scheduleDelayedItemsLayout()
            return
        selection = self.selectionModel()
        for key in chosen:
            if (row := self.rows.row_of(key)) >= 0:
                selection.select(self.rows.index(row), _Select.Select)
        if current and (row := self.rows.row_of(current)) >= 0:
            selection.setCurrentIndex(self.rows.index(row), _Select.NoUpdate)
        self.executeDelayedItemsLayout()
        self.verticalScrollBar().setValue(at)

    def picked(self) -> list[str]:
        """Return the keys of the rows that are chosen, in their order."""
        rows = sorted(index.row() for index in self.selectionModel().selectedRows())
        return [self.rows.rows[row].key for row in rows]

    def key(self) -> str:
        """Return the key of the row that the keyboard is on, '' for none."""
        row = self.currentIndex().row()
        return self.rows.rows[row].key if 0 <= row < len(self.rows.rows) else ""

    def take(self, key: str) -> None:
        """Take one row in hand."""
        row = self.rows.row_of(key)
        if row >= 0:
            index = self.rows.index(row)
            self.selectionModel().setCurrentIndex(index, _Select.ClearAndSelect)
            self.scrollTo(index)

    # Keys

    @override
    def event(self, event: QEvent) -> bool:
        kind = event.type()
        if isinstance(event, QKeyEvent) and kind in (
            QEvent.Type.ShortcutOverride,
            QEvent.Type.KeyPress,
        ):
            act = self._acts.get(_combination(event))
            is_writing = self.state() is QAbstractItemView.State.EditingState
            if act is not None and not is_writing:
                event.accept()
                if kind is QEvent.Type.KeyPress:
                    act()
                return True
        return super().event(event)

    # Dragging

    def _row_at(self, place: QPoint) -> int:
        """Return before which row something is dropped."""
        index = self.indexAt(place)
        if not index.isValid():
            return len(self.rows.rows)
        return index.row() + (place.y() > self.visualRect(index).center().y())

    @override
    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if event.source() is self or _is_taken(event.mimeData()):
            event.acceptProposedAction()

    @override
    def dragMoveEvent(self, event: QDragMoveEvent) -> None:
        if event.source() is self or _is_taken(event.mimeData()):
            self._drop_at = self._row_at(event.position().toPoint())
            self.viewport().update()
            event.acceptProposedAction()

    @override
    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        self._drop_at = -1
        self.viewport().update()

    @override
    def dropEvent(self, event: QDropEvent) -> None:
        at, self._drop_at = self._row_at(event.position().toPoint()), -1
        self.viewport().update()
        if event.source() is self:
            accept_copy(event)  # the model's rows are not Qt's to remove
            self.moved.emit(self.picked(), at)
        elif claims := claims_in(event.mimeData()):
            accept_copy(event)
            self.claims_dropped.emit(claims, at)
        elif ids := highlights_in(event.mimeData()):
            accept_copy(event)
            row = self.indexAt(event.position().toPoint()).row()
            self.dropped.emit(ids, at, self.rows.rows[row].key if row >= 0 else "")

    @override
    def resizeEvent(self, e: QResizeEvent) -> None:
        super().resizeEvent(e)
        self.scheduleDelayedItemsLayout()  # rows are as high as their words are in this width

    @override
    def paintEvent(self, e: QPaintEvent) -> None:
        fill_ground(self, e)
        super().paintEvent(e)
        if self._drop_at < 0:
            return
        last = self.rows.index(len(self.rows.rows) - 1)
        y = (
            self.visualRect(self.rows.index(self._drop_at)).top()
            if self._drop_at < len(self.rows.rows)
            else self.visualRect(last).bottom()
        )
        painter = QPainter(self.viewport())
        painter.setPen(QPen(QColor(current()["accent"]), 2))
        painter.drawLine(6, max(1, y), self.viewport().width() - 6, max(1, y))
        painter.end()


def _is_taken(data: QMimeData) -> bool:
    return bool(highlights_in(data) or claims_in(data))


def _combination(event: QKeyEvent) -> str:
    """Return the name of what is pressed; Enter and Tab have two keys each."""
    key = _SAME.get(Qt.Key(event.key()), Qt.Key(event.key()))
    return QKeySequence(QKeyCombination(event.modifiers() & ~_KEYPAD, key)).toString()
