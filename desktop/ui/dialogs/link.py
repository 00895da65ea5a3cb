"""Which other highlight one has to do with, and how."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QLineEdit, QListWidget, QListWidgetItem, QWidget

from desktop.domain import LinkKind
from desktop.ui.dialogs.base import Button, Dialog
from desktop.ui.painting import flat

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from desktop.domain import Highlight

SHOWN = 200
_ID = int(Qt.ItemDataRole.UserRole)


class LinkDialog(Dialog):
    """Finds the other highlight by its words, note, tags or document."""

    def __init__(
        self, others: Sequence[Highlight], title_of: Callable[[str], str], parent: QWidget | None
    ) -> None:
        super().__init__("Link to Another Highlight", parent, width=560)
        self._others = others
        self._title_of = title_of
        self._haystacks = [
            " ".join((h.anchor.quotation, h.note, *h.tags, title_of(h.document_id))).casefold()
            for h in others
        ]
        self._kind = QComboBox(self)
        self._kind.setAccessibleName("What this highlight has to do with the other")
        for kind in LinkKind:
            self._kind.addItem(
                f"This passage {kind}…" if kind is not LinkKind.SEE_ALSO else "See also…", kind
            )
        self.field = QLineEdit(self, clearButtonEnabled=True)
        self.field.setPlaceholderText("Words of the other passage, its note, tag or document")
        self.field.setAccessibleName("Find the other highlight")
        self.list = QListWidget(self)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setAccessibleName("Highlights to link to")
        self.list.setMinimumHeight(280)
        self.list.itemActivated.connect(lambda _item: self.accept())
        for widget in (self._kind, self.field, self.list):
            self.column.addWidget(widget)
        self.field.textChanged.connect(self._fill)
        self.finish(Button.Ok | Button.Cancel, "Link")
        self._fill("")
        self.field.setFocus()

    def _fill(self, text: str) -> None:
        words = text.casefold().split()
        self.list.clear()
        for highlight, haystack in zip(self._others, self._haystacks, strict=True):
            if all(word in haystack for word in words):
                quotation = flat(highlight.anchor.quotation[:140])
                item = QListWidgetItem(f"{quotation}\n{self._title_of(highlight.document_id)}")
                item.setData(_ID, highlight.id)
                self.list.addItem(item)
                if self.list.count() == SHOWN:
                    break
        self.list.setCurrentRow(0)

    def target_id(self) -> str:
        """Return the id of the chosen highlight, or ''."""
        item = self.list.currentItem()
        return str(item.data(_ID)) if item is not None else ""

    def kind(self) -> LinkKind:
        """Return how the two have to do with each other."""
        return LinkKind(self._kind.currentData())
