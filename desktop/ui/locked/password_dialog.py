"""Asks for the password that a file opens with."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QLineEdit
from typing_extensions import override

from desktop.ui.dialogs.frame import Button, Dialog
from desktop.ui.fields.tick_box import TickBox
from desktop.ui.look.plain import short

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

LONGEST = 1_000


class PasswordDialog(Dialog):
    """A field whose letters are hidden, unless the reader wants to see them."""

    def __init__(self, title: str, parent: QWidget | None, *, was_wrong: bool) -> None:
        super().__init__("Password", parent, width=480)
        opens = f"“{short(title)}” opens with a password."
        self.told = self.say(
            f"That is not the password of “{short(title)}”. Try another." if was_wrong else opens
        )
        self.field = QLineEdit(self)
        self.field.setAccessibleName("Password")
        self.field.setMaxLength(LONGEST)
        self.column.addWidget(self.field)
        self.shown = TickBox("&Show the password", self)
        self.shown.toggled.connect(self._show_letters)
        self.column.addWidget(self.shown)
        self.say(
            "Manicule knows it until this window is closed, and never writes it down.", quiet=True
        )
        box = self.finish(Button.Ok | Button.Cancel, "Open")
        ok = box.button(Button.Ok)
        ok.setEnabled(False)
        self.field.textChanged.connect(lambda text: ok.setEnabled(bool(text)))
        self._show_letters(shown=False)
        self.field.setFocus()

    def _show_letters(self, shown: bool) -> None:  # noqa: FBT001  # Qt's signal
        modes = QLineEdit.EchoMode
        self.field.setEchoMode(modes.Normal if shown else modes.Password)

    @override
    def written(self) -> list[str]:
        return []  # a password that was begun is not worth a question

    def password(self) -> str:
        """Return what was typed, as it was typed."""
        return self.field.text()
