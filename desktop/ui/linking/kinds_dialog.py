"""The reader's own kinds of links: a word for each direction."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QFormLayout,
    QHBoxLayout,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QWidget,
)
from typing_extensions import override

from desktop.domain import LINKS
from desktop.ui.dialogs.frame import Button, Dialog
from desktop.ui.look.plain import Label

if TYPE_CHECKING:
    from collections.abc import Sequence

    from desktop.domain import LinkWords

_ID = int(Qt.ItemDataRole.UserRole)


class LinkKindsDialog(Dialog):
    """Asks for each change as it is made; who opened it makes it, and shows the kinds again."""

    added = Signal(str, str)
    changed = Signal(str, str, str)
    removed = Signal(str)

    def __init__(self, kinds: Sequence[LinkWords], parent: QWidget | None) -> None:
        super().__init__("Kinds of Links", parent, width=520)
        self.list = QListWidget(self)
        self.list.setAccessibleName("Kinds of links")
        self.list.setMinimumHeight(220)
        self.list.currentItemChanged.connect(lambda item, _before: self._show(item))
        self.forward = QLineEdit(self)
        self.forward.setPlaceholderText("quotes")
        self.backward = QLineEdit(self)
        self.backward.setPlaceholderText("is quoted by")
        self.remark = Label(parent=self, wraps=True)
        self.remark.setObjectName("quiet")
        form = QFormLayout()
        form.setVerticalSpacing(10)
        form.setHorizontalSpacing(16)
        form.addRow("This passage … the other", self.forward)
        form.addRow("The other … this passage", self.backward)
        self.forward.setAccessibleName("Word from this passage to the other")
        self.backward.setAccessibleName("Word from the other passage to this")
        buttons = QHBoxLayout()
        self.add = QPushButton("Add", self)
        self.change = QPushButton("Change", self)
        self.remove = QPushButton("Remove", self)
        for button in (self.add, self.change, self.remove):
            buttons.addWidget(button)
        buttons.addStretch()
        self.column.addWidget(self.list)
        self.column.addLayout(form)
        self.column.addWidget(self.remark)
        self.column.addLayout(buttons)
        self.add.clicked.connect(lambda: self.added.emit(*self._words()))
        self.change.clicked.connect(lambda: self.changed.emit(self._id(), *self._words()))
        self.remove.clicked.connect(lambda: self.removed.emit(self._id()))
        self.forward.returnPressed.connect(self._enter)
        self.backward.returnPressed.connect(self._enter)
        self.finish(Button.Close)
        self.show_kinds(kinds)
        self.forward.setFocus()

    def show_kinds(self, kinds: Sequence[LinkWords], said: str = "") -> None:
        """Show the kinds there are, and what is to be said about the last change."""
        self.list.clear()
        self._kinds = {kind.id: kind for kind in kinds}
        for kind in kinds:
            same = kind.forward == kind.backward
            item = QListWidgetItem(kind.forward if same else f"{kind.forward} — {kind.backward}")
            item.setData(_ID, kind.id)
            self.list.addItem(item)
        self.remark.setText(said)
        self.remark.setVisible(bool(said))
        self._show(None)

    def _id(self) -> str:
        item = self.list.currentItem()
        return str(item.data(_ID)) if item is not None else ""

    def _words(self) -> tuple[str, str]:
        return self.forward.text(), self.backward.text()

    def _show(self, item: QListWidgetItem | None) -> None:
        kind = self._kinds.get(str(item.data(_ID))) if item is not None else None
        is_own = kind is not None and kind not in LINKS
        self.change.setEnabled(is_own)
        self.remove.setEnabled(is_own)
        self.forward.setText(kind.forward if kind is not None and is_own else "")
        self.backward.setText(kind.backward if kind is not None and is_own else "")

    def _enter(self) -> None:
        (self.change if self.change.isEnabled() else self.add).click()

    @override
    def written(self) -> list[str]:
        return []  # what was added is kept already
