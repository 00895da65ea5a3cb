"""Asks for one name."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QLineEdit
from typing_extensions import override

from desktop.ui.dialogs.frame import Button, Dialog

if TYPE_CHECKING:
    from PySide6.QtGui import QFocusEvent
    from PySide6.QtWidgets import QWidget


class _Field(QLineEdit):
    """What is typed goes on from a level above, and takes the place of any other name."""

    @override
    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)  # which may select all
        if self.text().endswith("/"):
            self.setCursorPosition(len(self.text()))


class NameDialog(Dialog):
    """A field and a button that says what will be done."""

    def __init__(self, title: str, text: str, button: str, parent: QWidget | None) -> None:
        super().__init__(title, parent, width=420)
        self.field = _Field(text, self)
        self.field.setAccessibleName(title)
        self.say(title)
        self.column.addWidget(self.field)
        box = self.finish(Button.Ok | Button.Cancel, button)
        ok = box.button(Button.Ok)
        ok.setEnabled(bool(text.strip()))
        self.field.textChanged.connect(lambda text: ok.setEnabled(bool(text.strip())))
        self.field.selectAll()
        self.field.setFocus()

    def name(self) -> str:
        """Return what was written."""
        return " ".join(self.field.text().split())

    @classmethod
    def ask(cls, title: str, text: str, button: str, parent: QWidget | None) -> str:
        """Ask, and return the name or '' when the reader thought better of it."""
        dialog = cls(title, text, button, parent)
        name = dialog.name() if dialog.exec() else ""
        dialog.deleteLater()
        return name
