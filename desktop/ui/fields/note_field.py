"""The field that a note on a highlight is written in."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QPlainTextEdit, QWidget
from typing_extensions import override

if TYPE_CHECKING:
    from PySide6.QtGui import QFocusEvent, QHideEvent, QKeyEvent

_COMMIT = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class NoteField(QPlainTextEdit):
    """Hands the note over when it is left or on Ctrl+Return; Esc puts the change aside.

    Undo goes back through all that was written here on one highlight.
    """

    note_committed = Signal(str)
    closed = Signal()
    settled = Signal()
    """The note just handed over was not refused."""
    leaving = Signal()
    """What is written here is about to be replaced by what is kept."""
    hidden = Signal()
    """What is written here was not kept, and is out of sight."""
    put_aside = Signal()
    """The change was given up with Esc; what is kept stands here again."""
    shown = Signal()
    """A highlight's note stands here, perhaps another's."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("noteField")
        self.setAccessibleName("Note on this highlight")
        self.setPlaceholderText("Write a note…")
        self.setTabChangesFocus(True)
        self._kept = self._before = ""
        self._highlight_id: str | None = None
        self._is_refused = False

    @property
    def highlight_id(self) -> str:
        """The highlight whose note is shown, or ''."""
        return self._highlight_id or ""

    @property
    def is_unkept(self) -> bool:
        """Whether something else is written here than is kept."""
        return self.toPlainText() != self._kept

    def show_note(self, note: str, highlight_id: str = "") -> None:
        """Show a highlight's note, unless another version of it is being written or was refused."""
        is_other = highlight_id != self._highlight_id
        if is_other:
            self.leaving.emit()
        elif self.is_unkept:
            return
        self._highlight_id, self._is_refused = highlight_id, False
        self._kept = note
        if is_other:
            self.setPlainText(note)  # with nothing to undo
        else:
            self.write(note)
        self.shown.emit()

    def write(self, text: str) -> None:
        """Put a text in place of what is here, which undo brings back."""
        if text != self.toPlainText():
            cursor = QTextCursor(self.document())
            cursor.select(QTextCursor.SelectionType.Document)
            cursor.insertText(text)
            # Or what is typed next is one step of undo with it.
            self.document().setModified(False)
            self.ensureCursorVisible()  # breaks its lines: they are counted for the field's height

    def commit(self) -> None:
        """Hand the note over if it was changed."""
        text = self.toPlainText()
        if text != self._kept:
            self._before, self._kept = self._kept, text
            self._is_refused = False
            self.note_committed.emit(text)
            if not self._is_refused:
                self.settled.emit()

    def refuse(self) -> None:
        """Hear that the note just handed over was not kept: it is handed over again later."""
        self._kept, self._is_refused = self._before, True

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        modifiers = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if event.key() == Qt.Key.Key_Escape:
            self._put_aside()
            self.closed.emit()
        elif event.key() in _COMMIT and modifiers == Qt.KeyboardModifier.ControlModifier:
            self.commit()
            if not self._is_refused:
                self.closed.emit()
        else:
            super().keyPressEvent(event)

    def _put_aside(self) -> None:
        text = self.toPlainText()
        if self.is_unkept:
            self.leaving.emit()
            self.write(self._kept)
            self._is_refused = False
        if text.strip() not in ("", self._kept):
            self.put_aside.emit()

    @override
    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        if event.reason() is not Qt.FocusReason.PopupFocusReason:
            self.commit()

    @override
    def hideEvent(self, event: QHideEvent) -> None:
        self.commit()
        if self.is_unkept:
            self.hidden.emit()
        super().hideEvent(event)
