"""The line in which a question to highlights is typed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QStringListModel, Qt, QTimer, Signal
from PySide6.QtWidgets import QCompleter, QLineEdit, QListView, QWidget
from typing_extensions import override

from desktop.domain.asking.completing import completions
from desktop.ui.look.icons import icon

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from PySide6.QtGui import QKeyEvent

    from desktop.domain.asking.which import Field

DEBOUNCE_MS = 150


class QuestionLine(QLineEdit):
    """Asks as the reader types; Down goes to the list, Tab takes a completion, Esc clears."""

    asked = Signal(str)
    left_downwards = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("questionLine")
        self.setAccessibleName("Which highlights")
        self.setPlaceholderText("Tag, note:word, colour:green, asked:name, date:2025..2026 …")
        self.setClearButtonEnabled(True)
        self.addAction(icon("filter"), QLineEdit.ActionPosition.LeadingPosition)
        self.tags: Sequence[str] = ()
        self.names: Mapping[Field, Sequence[str]] = {}
        self._offered = QStringListModel(self)
        self._completer = QCompleter(self._offered, self)
        self._completer.setWidget(self)
        self._completer.setCompletionMode(QCompleter.CompletionMode.UnfilteredPopupCompletion)
        self._completer.activated.connect(self._complete)
        self._popup = QListView(self)
        self._completer.setPopup(self._popup)
        self._popup.setObjectName("completions")
        self._timer = QTimer(self, singleShot=True, interval=DEBOUNCE_MS)
        self._timer.timeout.connect(lambda: self.asked.emit(self.text().strip()))
        self.textChanged.connect(lambda _text: self._timer.start())
        self.textEdited.connect(lambda _text: self._offer())

    def ask(self, question: str) -> None:
        """Put a question in, and ask it at once."""
        self.setText(question)
        self._timer.stop()
        self.asked.emit(question)

    @override
    def focusNextPrevChild(self, forward: bool) -> bool:
        """Take what is offered with Tab, which Qt hands to the line before its popup."""
        return (forward and self._take_offered(least=0)) or super().focusNextPrevChild(forward)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        is_enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if is_enter and self._take_offered():
            return
        if is_enter:
            self._popup.hide()
            self.ask(self.text().strip())
        elif event.key() == Qt.Key.Key_Down:
            self.left_downwards.emit()
        elif event.key() == Qt.Key.Key_Escape and self.text():
            self.ask("")
        else:
            super().keyPressEvent(event)

    def _offer(self) -> None:
        found = completions(self._before(), self.tags, self.names)
        self._offered.setStringList(list(found.words))
        if found.words:
            self._completer.complete()
            # What is a tag already is asked for with Enter, and goes on with Tab or Down.
            first = self._offered.index(-1 if found.is_whole else 0)
            self._popup.setCurrentIndex(first)
        else:
            self._popup.hide()

    def _take_offered(self, least: int = -1) -> bool:
        row = max(least, self._popup.currentIndex().row())
        if not self._popup.isVisible() or row < 0:
            return False
        self._popup.hide()
        self._complete(self._offered.stringList()[row])
        return True

    def _complete(self, word: str) -> None:
        before, after = self._before(), self.text()[self.cursorPosition() :]
        start = completions(before, self.tags, self.names).start
        ending = "" if word.endswith(":") else " "
        self.setText(before[:start] + word + ending + after.lstrip())
        self.setCursorPosition(start + len(word + ending))

    def _before(self) -> str:
        return self.text()[: self.cursorPosition()]
