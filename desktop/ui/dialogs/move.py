"""Which collection to move documents to, one there is or a new one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialogButtonBox, QLineEdit, QListWidget, QListWidgetItem, QWidget

from desktop.ui.dialogs.frame import Button, Dialog
from desktop.ui.look.icons import icon

if TYPE_CHECKING:
    from collections.abc import Mapping

_ID = int(Qt.ItemDataRole.UserRole)
_NEW = _ID + 1
TOP = "Documents"
"""What the top of the tree is called, which is in no collection."""


class MoveDialog(Dialog):
    """Collections by their paths; a name that none has is offered as a new one."""

    def __init__(self, what: str, places: Mapping[str, str], parent: QWidget | None) -> None:
        """Offer `places`: the path of each collection by its id."""
        super().__init__("Move", parent, width=460)
        self._places = sorted(places.items(), key=lambda place: place[1].casefold())
        self.say(f"Move {what} to")
        self.field = QLineEdit(self, clearButtonEnabled=True)
        self.field.setPlaceholderText("Filter collections, or name a new one")
        self.field.setAccessibleName("Filter collections, or name a new one")
        self.list = QListWidget(self)
        self.list.setAccessibleName("Collections")
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setMinimumHeight(240)
        self.list.itemActivated.connect(lambda _item: self.accept())
        self.column.addWidget(self.field)
        self.column.addWidget(self.list)
        self._buttons: QDialogButtonBox = self.finish(Button.Ok | Button.Cancel, "Move")
        self.field.textChanged.connect(self._fill)
        self._fill("")
        self.field.setFocus()

    def _fill(self, text: str) -> None:
        words = text.casefold().split()
        self.list.clear()
        if not words:
            self._add("tree", TOP, None)
        for key, path in self._places:
            if all(word in path.casefold() for word in words):
                self._add("collection", path, key)
        name = " ".join(text.split())
        if name and name.casefold() not in {path.casefold() for _, path in self._places}:
            self._add("add", f"New collection “{name}”", None, name)
        self.list.setCurrentRow(0)

    def _add(self, picture: str, text: str, key: str | None, name: str = "") -> None:
        item = QListWidgetItem(icon(picture), text)
        item.setData(_ID, key)
        item.setData(_NEW, name)
        self.list.addItem(item)

    def collection_id(self) -> str | None:
        """Return the id of the chosen collection, None for the top of the tree or a new one."""
        key: str | None = self.list.currentItem().data(_ID)
        return key

    def new_name(self) -> str:
        """Return the name of the collection to be made, or ''."""
        return str(self.list.currentItem().data(_NEW))
