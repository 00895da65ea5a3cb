"""Highlights to choose one from: a field that narrows them, and a list."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QListWidget, QListWidgetItem, QVBoxLayout, QWidget
from typing_extensions import override

from desktop.ui.look.card_painting import flat
from desktop.words import called

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from desktop.domain import Highlight

SHOWN = 200
_LONGEST = 140
_ID = int(Qt.ItemDataRole.UserRole)
_STEPS = (Qt.Key.Key_Down, Qt.Key.Key_Up, Qt.Key.Key_PageDown, Qt.Key.Key_PageUp)


class HighlightChoice(QWidget):
    """Finds a highlight by its words, note, tags or document; arrows in the field move the list."""

    activated = Signal()

    def __init__(
        self, among: Sequence[Highlight], title_of: Callable[[str], str], parent: QWidget | None
    ) -> None:
        super().__init__(parent)
        self._among = among
        self._title_of = title_of
        self._quotations = [one.quote.casefold() for one in among]
        self._haystacks = [
            " ".join((quotation, one.note, *one.tags, title_of(one.document_id))).casefold()
            for one, quotation in zip(among, self._quotations, strict=True)
        ]
        self.field = QLineEdit(self, clearButtonEnabled=True)
        self.field.setPlaceholderText("Words of the passage, its note, tag or document")
        self.field.setAccessibleName("Filter highlights")
        self.field.installEventFilter(self)
        self.list = QListWidget(self)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setAccessibleName("Highlights")
        self.list.setMinimumHeight(280)
        self.list.itemActivated.connect(lambda _item: self.activated.emit())
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        column.addWidget(self.field)
        column.addWidget(self.list)
        self.field.textChanged.connect(self._fill)
        self.setFocusProxy(self.field)
        self._fill("")

    def _fill(self, text: str) -> None:
        words = text.casefold().split()
        self.list.clear()
        for number in self._found(words)[:SHOWN]:
            highlight = self._among[number]
            quotation = flat(called(highlight)[:_LONGEST])
            item = QListWidgetItem(f"{quotation}\n{self._title_of(highlight.document_id)}")
            item.setData(_ID, highlight.id)
            self.list.addItem(item)
        self.list.setCurrentRow(0)

    def _found(self, words: Sequence[str]) -> list[int]:
        """Return the numbers of what matches: passages that say it before notes that do."""
        hits = [n for n, text in enumerate(self._haystacks) if all(word in text for word in words)]
        return sorted(hits, key=lambda n: any(word not in self._quotations[n] for word in words))

    def highlight_id(self) -> str:
        """Return the id of the chosen highlight, or ''."""
        item = self.list.currentItem()
        return str(item.data(_ID)) if item is not None else ""

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Let arrows in the field go through the list."""
        is_key = event.type() is QEvent.Type.KeyPress and isinstance(event, QKeyEvent)
        if is_key and cast("QKeyEvent", event).key() in _STEPS:
            self.list.keyPressEvent(cast("QKeyEvent", event))
            return True
        return super().eventFilter(watched, event)
