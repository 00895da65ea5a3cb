"""A field that narrows a list."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit, QWidget
from typing_extensions import override

from desktop.ui.look.icons import icon

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent


class FilterField(QLineEdit):
    """Esc empties it."""

    def __init__(self, text: str, parent: QWidget) -> None:
        super().__init__(parent, clearButtonEnabled=True)
        self.setPlaceholderText(text)
        self.setAccessibleName(text)
        self.addAction(icon("filter"), QLineEdit.ActionPosition.LeadingPosition)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self.text():
            self.clear()
        else:
            super().keyPressEvent(event)
