"""Asks before something that is not simply undone, with a button that says what it does."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QMessageBox

from desktop import APP_NAME
from desktop.ui.look.plain import short

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget


def confirm(title: str, text: str, button: str, parent: QWidget | None) -> bool:
    """Return whether the reader pressed the button rather than Cancel."""
    box = QMessageBox(QMessageBox.Icon.NoIcon, APP_NAME, "", parent=parent)
    box.setTextFormat(Qt.TextFormat.PlainText)
    box.setText(short(title))
    box.setInformativeText(text)
    agree = box.addButton(button, QMessageBox.ButtonRole.AcceptRole)
    cancel = box.addButton(QMessageBox.StandardButton.Cancel)
    cancel.setIcon(QIcon())  # some systems give it one, and no other button has any
    box.setDefaultButton(cancel)
    box.exec()
    agreed = box.clickedButton() is agree
    box.deleteLater()
    return agreed
