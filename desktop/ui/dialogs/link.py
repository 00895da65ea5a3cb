"""Which other highlight one has to do with, and how."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QLineEdit, QListWidget, QListWidgetItem, QWidget

from desktop.domain import LinkKind
from desktop.ui.dialogs.frame import Button, Dialog
from desktop.ui.look.card_painting import flat
from desktop.words import called

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
        self._quotations = [h.quote.casefold() for h in others]
        self._haystacks = [
            " ".join((quotation, h.note, *h.tags, title_of(h.document_id))).casefold()
            for h, quotation in zip(others, self._quotations, strict=True)
        ]
        self._kind = QComboBox(self)
        self._kind.setAccessibleName("What this highlight has to do with the other")
        for kind in LinkKind:
            self._kind.addItem(
                f"This passage {kind}…" if kind is not LinkKind.SEE_ALSO else "See also…", kind
            )
        self.field = QLineEdit(self, clearButtonEnabled=True)
        self.field.setPlaceholderText("Words of the other passage, its note, tag or document")
        self.field.setAccessibleName("Filter highlights")
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
        for number in self._found(words)[:SHOWN]:
            highlight = self._others[number]
            quotation = flat(called(highlight)[:140])
            item = QListWidgetItem(f"{quotation}\n{self._title_of(highlight.document_id)}")
            item.setData(_ID, highlight.id)
            self.list.addItem(item)
        self.list.setCurrentRow(0)

    def _found(self, words: Sequence[str]) -> list[int]:
        """Return the numbers of what matches: passages that say it before notes that do."""
        hits = [n for n, text in enumerate(self._haystacks) if all(word in text for word in words)]
        return sorted(hits, key=lambda n: any(word not in self._quotations[n] for word in words))

    def target_id(self) -> str:
        """Return the id of the chosen highlight, or ''."""
        item = self.list.currentItem()
        return str(item.data(_ID)) if item is not None else ""

    def kind(self) -> LinkKind:
        """Return how the two have to do with each other."""
        return LinkKind(self._kind.currentData())
