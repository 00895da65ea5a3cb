"""The files whose passwords are kept, to have one forgotten, or all."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QListWidget, QListWidgetItem, QPushButton, QWidget

from desktop.ui.dialogs.frame import Button, Dialog
from desktop.ui.look.plain import short

if TYPE_CHECKING:
    from collections.abc import Mapping

_KEY = int(Qt.ItemDataRole.UserRole)
ASKING = "Asking the keyring of this computer…"
NONE = "No password is kept. To keep one, tick “Remember on this computer” when a file asks for it."
SOME = (
    "The keyring of this computer keeps the passwords of these files. What is forgotten here is "
    "asked for again, at the latest when Manicule is started next."
)


class KeptPasswordsDialog(Dialog):
    """Asks for each thing that is to be forgotten; who opened it does that."""

    forget_asked = Signal(list)
    """Keys of files."""

    def __init__(self, parent: QWidget | None) -> None:
        super().__init__("Kept Passwords", parent, width=520)
        self.words = self.say(ASKING)
        self.list = QListWidget(self)
        self.list.setAccessibleName("Files whose passwords are kept")
        self.list.setSelectionMode(QListWidget.SelectionMode.ExtendedSelection)
        self.list.itemSelectionChanged.connect(self._enable)
        self.column.addWidget(self.list, 1)
        row = QHBoxLayout()
        row.setSpacing(8)
        self.forget = QPushButton("Forget", self)
        self.forget_all = QPushButton("Forget All", self)
        row.addWidget(self.forget)
        row.addWidget(self.forget_all)
        row.addStretch(1)
        self.column.addLayout(row)
        self.forget.clicked.connect(lambda: self.forget_asked.emit(self._keys(all_of_them=False)))
        self.forget_all.clicked.connect(lambda: self.forget_asked.emit(self._keys()))
        self.finish(Button.Close)
        self._enable()

    def show_names(self, names: Mapping[str, str]) -> None:
        """Show these files, by their keys."""
        self.list.clear()
        for key, name in sorted(names.items(), key=lambda one: one[1].casefold()):
            item = QListWidgetItem(short(name), self.list)
            item.setData(_KEY, key)
        self.words.setText(SOME if names else NONE)
        if names:
            self.list.setCurrentRow(0)
        self._enable()

    def show_failure(self, sentence: str) -> None:
        """Say why nothing can be shown."""
        self.words.setText(sentence)

    def _keys(self, *, all_of_them: bool = True) -> list[str]:
        items = (self.list.item(row) for row in range(self.list.count()))
        return [item.data(_KEY) for item in items if all_of_them or item.isSelected()]

    def _enable(self) -> None:
        self.forget.setEnabled(bool(self.list.selectedItems()))
        self.forget_all.setEnabled(self.list.count() > 0)
