"""A small frame beside a line that asks for the word of a bookmark."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLineEdit, QWidget
from typing_extensions import override

from desktop.ui.fields.field_popup import FieldPopup

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent

WIDTH = 320


class _NameField(QLineEdit):
    closed = Signal()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.closed.emit()
        else:
            super().keyPressEvent(event)

    @override
    def focusNextPrevChild(self, next: bool) -> bool:  # Qt's name
        return True  # there is nowhere else to go, and what is typed stays


class BookmarkPopup(FieldPopup):
    """Enter keeps the word, Esc leaves without."""

    named = Signal(str)

    def __init__(self, over: QWidget, name: str, *, is_new: bool) -> None:
        what = "Bookmark" if is_new else "Rename the bookmark"
        super().__init__(over, f"{what} · Enter keeps it")
        self._name = name
        self.field = _NameField(name, self)
        self.field.setObjectName("bookmarkField")
        self.field.setAccessibleName("Word of the bookmark")
        self.field.end(False)  # noqa: FBT003  # Qt's own
        self.field.home(True)  # noqa: FBT003  # all is marked, and its beginning on show
        self.field.returnPressed.connect(self._finish)
        self.field.closed.connect(self._escape)
        self.field.textEdited.connect(self.unask)
        self.hold(self.field, WIDTH)

    def _finish(self) -> None:
        name = self.field.text().strip()
        self.leave()
        if name:
            self.named.emit(name)

    def _escape(self) -> None:
        is_written = self.field.text().strip() not in ("", self._name)
        self.leave_or_ask("Enter keeps it" if is_written else "")
