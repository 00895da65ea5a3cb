"""What was put in the trash, to bring back or to give up for good."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QAbstractItemView,
    QDialogButtonBox,
    QListWidget,
    QListWidgetItem,
    QMessageBox,
    QWidget,
)

from desktop.ui.dialogs.base import Button, Dialog
from desktop.ui.icons import KIND_ICONS, icon

if TYPE_CHECKING:
    from collections.abc import Sequence

    from desktop.domain import Document

_ID = int(Qt.ItemDataRole.UserRole)


class TrashDialog(Dialog):
    """Restoring is done one by one or many at once; emptying asks first."""

    restored = Signal(str)
    emptied = Signal()

    def __init__(self, documents: Sequence[Document], parent: QWidget | None) -> None:
        super().__init__("Trash", parent, width=520)
        self._words = self.say(self._sentence(len(documents)))
        self.list = QListWidget(self)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setAccessibleName("Documents in the trash")
        self.list.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        for document in documents:
            picture = icon(KIND_ICONS.get(document.kind, "document"))
            item = QListWidgetItem(picture, document.title)
            item.setData(_ID, document.id)
            self.list.addItem(item)
        self.column.addWidget(self.list)
        box = self.finish(Button.Close)
        self.restore = box.addButton("Put back", QDialogButtonBox.ButtonRole.ActionRole)
        self.empty = box.addButton("Empty trash…", QDialogButtonBox.ButtonRole.ResetRole)
        self.restore.clicked.connect(self._restore)
        self.empty.clicked.connect(self._empty)
        for button in (self.restore, self.empty):
            button.setEnabled(bool(documents))

    @staticmethod
    def _sentence(count: int) -> str:
        if not count:
            return "The trash is empty."
        return "Documents here keep their highlights until the trash is emptied."

    def _restore(self) -> None:
        for item in self.list.selectedItems() or [self.list.item(0)]:
            self.restored.emit(str(item.data(_ID)))
            self.list.takeItem(self.list.row(item))
        self._refresh()

    def _empty(self) -> None:
        question = "Give up these documents and their highlights for good? This cannot be undone."
        answer = QMessageBox.question(self, "Empty trash", question)
        if answer is QMessageBox.StandardButton.Yes:
            self.emptied.emit()
            self.list.clear()
            self._refresh()

    def _refresh(self) -> None:
        count = self.list.count()
        self._words.setText(self._sentence(count))
        for button in (self.restore, self.empty):
            button.setEnabled(count > 0)
