"""What was put in the trash: documents, notes, and highlights of documents that are here."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QAbstractItemView,
    QDialogButtonBox,
    QListWidget,
    QListWidgetItem,
    QWidget,
)

from desktop.ui.dialogs.frame import Button, Dialog
from desktop.ui.dialogs.question import confirm
from desktop.ui.fields.tick_box import TickBox
from desktop.ui.look.icons import KIND_ICONS, icon
from desktop.words import called

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from desktop.domain import Document, Highlight
    from desktop.domain.noted.free_notes import FreeNote

_ID = int(Qt.ItemDataRole.UserRole)
_NOUN = _ID + 1
_DOCUMENT, _HIGHLIGHT, _NOTE = "document", "highlight", "note"
LONGEST = 90
"""Characters of a quotation that name a highlight."""


class TrashDialog(Dialog):
    """Restoring is done one by one or many at once; emptying asks first and leaves highlights."""

    restored = Signal(str)
    highlight_restored = Signal(str)
    note_restored = Signal(str)
    emptied = Signal(bool)
    """With whether backups are to forget it too."""

    def __init__(
        self,
        documents: Sequence[Document],
        highlights: Sequence[Highlight],
        title_of: Callable[[str], str],
        parent: QWidget | None,
        notes: Sequence[FreeNote] = (),
    ) -> None:
        super().__init__("Trash", parent, width=560)
        self._words = self.say("")
        self.list = QListWidget(self)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setAccessibleName("Documents, notes and highlights in the trash")
        self.list.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        for document in documents:
            self._add(KIND_ICONS.get(document.kind, "document"), document.title, document.id)
        for note in notes:
            self._add("note", note.title, note.id, _NOTE)
        for highlight in highlights:
            words = " ".join(called(highlight).split())
            short = words if len(words) <= LONGEST else words[: LONGEST - 1] + "…"
            text = f"“{short}”\n{title_of(highlight.document_id)}"
            self._add("highlight", text, highlight.id, _HIGHLIGHT)
        self.column.addWidget(self.list)
        self.from_backups = TickBox("When emptying, take it out of the backups too", self)
        self.column.addWidget(self.from_backups)
        self._honest = self.say(
            "This reaches the backups that Manicule made by itself, or in their place. Copies that "
            "were put elsewhere keep what was removed.",
            quiet=True,
        )
        box = self.finish(Button.Close)
        self.restore = box.addButton("Put back", QDialogButtonBox.ButtonRole.ActionRole)
        self.empty = box.addButton("Empty trash…", QDialogButtonBox.ButtonRole.ResetRole)
        self.restore.clicked.connect(self._restore)
        self.empty.clicked.connect(self._empty)
        self.list.itemSelectionChanged.connect(self._refresh)
        self.list.setCurrentRow(0)
        self._refresh()

    def _add(self, picture: str, text: str, key: str, noun: str = _DOCUMENT) -> None:
        item = QListWidgetItem(icon(picture), text)
        item.setData(_ID, key)
        item.setData(_NOUN, noun)
        self.list.addItem(item)

    def _given_up(self) -> list[QListWidgetItem]:
        """Return what emptying deletes for good."""
        items = [self.list.item(row) for row in range(self.list.count())]
        return [item for item in items if item.data(_NOUN) != _HIGHLIGHT]

    def _restore(self) -> None:
        chosen = self.list.selectedItems()
        row = min(map(self.list.row, chosen), default=0)
        for item in chosen:
            restored = {
                _DOCUMENT: self.restored,
                _HIGHLIGHT: self.highlight_restored,
                _NOTE: self.note_restored,
            }
            restored[item.data(_NOUN)].emit(str(item.data(_ID)))
            self.list.takeItem(self.list.row(item))
        self.list.clearSelection()
        self.list.setCurrentRow(min(row, self.list.count() - 1))
        self._refresh()

    def _empty(self) -> None:
        question = (
            "Give up these notes, and documents with their highlights, for good? "
            "This cannot be undone."
        )
        if confirm("Empty the trash?", question, "Empty Trash", self):
            self.emptied.emit(self.from_backups.isChecked())
            for item in self._given_up():
                self.list.takeItem(self.list.row(item))
            self._refresh()

    def _refresh(self) -> None:
        count = self.list.count()
        self._words.setText(
            "Documents here keep their highlights, and notes what they say, until the trash is "
            "emptied. "
            "Highlights can be put back as long as their document is there."
            if count
            else "The trash is empty."
        )
        chosen = len(self.list.selectedItems())
        self.restore.setText(f"Put {chosen} back" if chosen > 1 else "Put back")
        self.restore.setEnabled(chosen > 0)
        can_empty = bool(self._given_up())
        self.empty.setEnabled(can_empty)
        self.from_backups.setVisible(can_empty)
        self._honest.setVisible(can_empty)
