"""The field that a tag is typed in: type-ahead over the tags there are, or a new one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtWidgets import QLineEdit, QListView, QWidget
from typing_extensions import override

from desktop.domain.tag_paths import spelled
from desktop.ui.fields.tag_choices import (
    ROW,
    ChoiceDelegate,
    ChoicesModel,
    TagChoice,
    choices,
    completed,
)

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QFocusEvent, QHideEvent, QKeyEvent

    from desktop.domain import Tag
    from desktop.ui.fields.tag_choices import Index

SHOWN = 8
FRAME = 10
"""What the list's border and padding take of its height."""
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_M = Qt.KeyboardModifier


def recent_number(event: QKeyEvent) -> int:
    """Return which of the tags given last a key means, from 1; 0 for none."""
    number = event.key() - Qt.Key.Key_0.value
    plain = event.modifiers() & ~_M.KeypadModifier
    return number if plain == _M.AltModifier and 1 <= number <= 9 else 0  # noqa: PLR2004


class TagField(QLineEdit):
    """Enter takes the first tag that answers, or the one gone to; Ctrl+Enter makes what was typed.

    Tab completes a level. Nothing that was typed goes but by the reader's own deleting.
    """

    tag_chosen = Signal(str)
    one_more = Signal(str)
    """A tag is taken, and the reader goes on to another."""
    finished = Signal()
    """Enter, with nothing to take."""
    closed = Signal()
    """Esc."""
    emptied = Signal()
    """Backspace, with nothing typed."""
    list_fitted = Signal()
    """The list that is kept below is as high as its rows are now."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("tagField")
        self.setAccessibleName("Tag for this highlight")
        self.setPlaceholderText("Add a tag…")
        self._tags: Sequence[Tag] = ()
        self._recent: Sequence[str] = ()
        self._is_apart = True
        self.list = QListView(self)
        # The list's own: it outlives the field by a moment, and wants its rows until then.
        self._shown = ChoicesModel(self.list)
        self.list.setObjectName("tagSuggestions")
        self.list.setAccessibleName("Tags to choose from")
        self.list.setModel(self._shown)
        self.list.setItemDelegate(ChoiceDelegate(self.list))
        self.list.setUniformItemSizes(True)
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.list.setEditTriggers(QListView.EditTrigger.NoEditTriggers)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.hide()
        self.list.clicked.connect(self._take_row)
        self.textEdited.connect(self._suggest)
        # The list moves to the window when it is shown, so it must not outlive the field there.
        self.destroyed.connect(self.list.deleteLater)

    def set_tags(self, tags: Sequence[Tag], recent: Sequence[str] = ()) -> None:
        """Offer these tags: those given last first, then the most used."""
        self._tags, self._recent = tags, recent

    def keep_list_below(self) -> QListView:
        """Return the list, to stand in a layout for good; room is found for all its rows at first.

        From the first key on it is as high as what answers.
        """
        self._is_apart = False
        self._suggest()
        self._fit_list(len(self._tags) + 1)
        self.list.show()
        return self.list

    def _fit_list(self, rows: int) -> None:
        self.list.setFixedHeight(max(1, min(SHOWN, rows)) * ROW)  # it has no frame there
        self.list_fitted.emit()

    @property
    def is_new(self) -> bool:
        """Whether something is typed that no tag answers to."""
        rows = self._shown.rows
        return bool(self.text().strip()) and (not rows or rows[0].is_new)

    def _suggest(self) -> None:
        rows = choices(self._tags, self._recent, self.text())
        self._shown.show_choices(rows)
        if self._is_apart:
            if rows and self.isVisible():
                self._show_list()
            else:
                self.list.hide()
        else:
            self._fit_list(len(rows))
        if self.text().strip():
            self.list.setCurrentIndex(self._shown.index(0))

    def _show_list(self) -> None:
        window = self.window()
        if self.list.parentWidget() is not window:
            # Over the whole window, yet no window of its own: the keyboard stays in the field.
            self.list.setParent(window)
        height = ROW * min(SHOWN, self._shown.rowCount()) + FRAME
        width = min(max(260, self.width()), window.width() - 8)
        top = self.mapTo(window, QPoint(0, self.height() + 2))
        if top.y() + height > window.height():
            top = self.mapTo(window, QPoint(0, -height - 2))
        x = max(4, min(top.x(), window.width() - width - 4))
        self.list.setGeometry(x, max(4, top.y()), width, height)
        self.list.raise_()
        self.list.show()

    def _marked(self) -> TagChoice | None:
        index = self.list.currentIndex()
        return self._shown.rows[index.row()] if self.list.isVisible() and index.isValid() else None

    def _first(self) -> str:
        """Return the tag gone to, or the first that answers to what is typed."""
        marked = self._marked()
        if marked is None and self.text().strip():
            marked = next(iter(choices(self._tags, self._recent, self.text())), None)
        return marked.path if marked is not None else ""

    def _take_row(self, index: Index) -> None:
        self._take(self._shown.rows[index.row()].path)

    def _take(self, path: str, *, more: bool = False) -> None:
        self.clear()
        if self._is_apart:
            self.list.hide()
        if path and more:
            self._suggest()
            self.one_more.emit(path)
        elif path:
            self.tag_chosen.emit(path)

    def _enter(self, modifiers: Qt.KeyboardModifier) -> None:
        typed = spelled(self.text())
        path = typed if modifiers & _M.ControlModifier else self._first()
        self._take(path, more=bool(modifiers & _M.ShiftModifier))
        if not path:
            self.finished.emit()

    def _step(self, step: int) -> None:
        if not self.list.isVisible():
            self._suggest()
            return
        row = self.list.currentIndex().row()
        if row < 0 > step:
            row = 0  # from no row up to the last
        row = (row + step) % max(1, self._shown.rowCount())
        self.list.setCurrentIndex(self._shown.index(row))

    def _complete(self) -> bool:
        """Add a level to what is typed; return whether anything is."""
        if not self.text().strip():
            return False
        marked = self._marked()
        rows = [marked] if marked is not None else choices(self._tags, self._recent, self.text())
        if rows and not rows[0].is_new:
            self.setText(completed(self.text(), rows[0].path))
            self._suggest()
        return True

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = event.key()
        if key in _ENTER:
            self._enter(event.modifiers())
        elif key == Qt.Key.Key_Down:
            self._step(1)
        elif key == Qt.Key.Key_Up:
            self._step(-1)
        elif key == Qt.Key.Key_Escape:
            self._escape()
        elif key == Qt.Key.Key_Backspace and not self.text():
            self.emptied.emit()
        elif (number := recent_number(event)) and number <= len(self._recent):
            self._take(self._recent[number - 1])
        else:
            super().keyPressEvent(event)

    @override
    def focusNextPrevChild(self, next: bool) -> bool:  # Qt's name
        return self._complete() or super().focusNextPrevChild(next)

    def _escape(self) -> None:
        if self._is_apart and self.list.isVisible():
            self.list.hide()
        else:
            self.closed.emit()

    @override
    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self._suggest()

    @override
    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        if self._is_apart:
            self.list.hide()

    @override
    def hideEvent(self, event: QHideEvent) -> None:
        if self._is_apart:
            self.list.hide()
        super().hideEvent(event)
