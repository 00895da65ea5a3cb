"""The field that a note on a highlight is written in."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QPlainTextEdit, QWidget
from typing_extensions import override

if TYPE_CHECKING:
    from PySide6.QtGui import QFocusEvent, QHideEvent, QKeyEvent

_COMMIT = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class NoteField(QPlainTextEdit):
    """Hands the note over when it is left or on Ctrl+Return; Esc gives up the change."""

    note_committed = Signal(str)
    closed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("noteField")
        self.setAccessibleName("Note on this highlight")
        self.setPlaceholderText("Write a note…")
        self.setTabChangesFocus(True)
        self._kept = self._before = ""
        self._highlight_id = ""
        self._is_refused = False

    def show_note(self, note: str, highlight_id: str = "") -> None:
        """Show a highlight's note, unless another version of it is being written or was refused."""
        unkept = self.toPlainText() != self._kept and (self.hasFocus() or self._is_refused)
        if unkept and highlight_id == self._highlight_id:
            return
        self._highlight_id, self._is_refused = highlight_id, False
        self._kept = note
        if note != self.toPlainText():
            self.setPlainText(note)

    def commit(self) -> None:
        """Hand the note over if it was changed."""
        text = self.toPlainText()
        if text != self._kept:
            self._before, self._kept = self._kept, text
            self._is_refused = False
            self.note_committed.emit(text)

    def refuse(self) -> None:
        """Hear that the note just handed over was not kept: it is handed over again later."""
        self._kept, self._is_refused = self._before, True

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        modifiers = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if event.key() == Qt.Key.Key_Escape:
            self.setPlainText(self._kept)
            self.closed.emit()
        elif event.key() in _COMMIT and modifiers == Qt.KeyboardModifier.ControlModifier:
            self.commit()
            if not self._is_refused:
                self.closed.emit()
        else:
            super().keyPressEvent(event)

    @override
    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        if event.reason() is not Qt.FocusReason.PopupFocusReason:
            self.commit()

    @override
    def hideEvent(self, event: QHideEvent) -> None:
        self.commit()
        super().hideEvent(event)
