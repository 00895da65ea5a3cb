"""Asks for the password that a file opens with."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QLineEdit
from typing_extensions import override

from desktop.ui.dialogs.frame import Button, Dialog
from desktop.ui.fields.tick_box import TickBox
from desktop.ui.look.plain import short, tip

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

LONGEST = 1_000
_KNOWN = "Manicule knows it until this window is closed, and never writes it down."
_KEPT = "It is kept in the keyring of this computer: see Kept Passwords in the menu File."


class Wrong(StrEnum):
    """What did not open a file, in words for its title."""

    TYPED = "That is not the password of “{}”. Try another."
    KEPT = "The kept password does not open “{}” any more, and was forgotten. Type it anew."


class PasswordDialog(Dialog):
    """A field whose letters are hidden, unless the reader wants to see them."""

    def __init__(
        self, title: str, parent: QWidget | None, wrong: Wrong | None = None, *, can_keep: bool
    ) -> None:
        """`wrong` is what was tried before; `can_keep` offers to keep the password."""
        super().__init__("Password", parent, width=480)
        said = wrong or "“{}” opens with a password."
        self.told = self.say(said.format(short(title)))
        self.field = QLineEdit(self)
        self.field.setAccessibleName("Password")
        self.field.setMaxLength(LONGEST)
        self.column.addWidget(self.field)
        self.shown = TickBox("&Show the password", self)
        self.shown.toggled.connect(self._show_letters)
        self.column.addWidget(self.shown)
        self.kept = TickBox("&Remember on this computer", self)
        self.kept.setToolTip(tip("Keeps it where other programs' passwords are kept, too"))
        self.kept.setVisible(can_keep)
        if can_keep:
            self.column.addWidget(self.kept)
        self.promise = self.say(_KNOWN, quiet=True)
        self.kept.toggled.connect(lambda kept: self.promise.setText(_KEPT if kept else _KNOWN))
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

    def is_kept(self) -> bool:
        """Whether the reader wants it to be kept."""
        return self.kept.isChecked()
