"""Highlights to choose one from: a field that narrows them, and a list."""

from __future__ import annotations

from functools import partial
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

    Asking = Callable[[str, Callable[[Sequence[Highlight]], None]], None]
    """Looks highlights up by words, and hands over what was found when it is there."""

_LONGEST = 140
_NOTHING = "There is nothing to choose from yet."
_ID = int(Qt.ItemDataRole.UserRole)
_STEPS = (Qt.Key.Key_Down, Qt.Key.Key_Up, Qt.Key.Key_PageDown, Qt.Key.Key_PageUp)


class HighlightChoice(QWidget):
    """Finds a highlight by its words, note, tags or document; arrows in the field move the list."""

    activated = Signal()

    def __init__(self, ask: Asking, title_of: Callable[[str], str], parent: QWidget | None) -> None:
        super().__init__(parent)
        self._ask, self._title_of = ask, title_of
        self._is_waiting = False
        self._afterwards: Callable[[], object] | None = None
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
        self.field.textChanged.connect(self._look)
        self.setFocusProxy(self.field)
        self._look("")

    def _look(self, text: str) -> None:
        self._is_waiting = True
        self._ask(text, partial(self._show, text))

    def _show(self, text: str, found: Sequence[Highlight]) -> None:
        if text != self.field.text():
            return  # more was typed meanwhile
        self.list.clear()
        for highlight in found:
            quotation = flat(called(highlight)[:_LONGEST])
            item = QListWidgetItem(f"{quotation}\n{self._title_of(highlight.document_id)}")
            item.setData(_ID, highlight.id)
            self.list.addItem(item)
        if not found:
            none = QListWidgetItem("No highlight has these words." if text.strip() else _NOTHING)
            none.setFlags(Qt.ItemFlag.NoItemFlags)
            self.list.addItem(none)
        self.list.setCurrentRow(0)
        self._is_waiting = False
        act, self._afterwards = self._afterwards, None
        if act is not None:
            act()

    def settled(self, act: Callable[[], object]) -> None:
        """Do something once what was typed last is looked up: until then the list is of before."""
        if self._is_waiting:
            self._afterwards = act
        else:
            act()

    def highlight_id(self) -> str:
        """Return the id of the chosen highlight, or ''."""
        item = self.list.currentItem()
        return str(item.data(_ID) or "") if item is not None else ""

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Let arrows in the field go through the list."""
        is_key = event.type() is QEvent.Type.KeyPress and isinstance(event, QKeyEvent)
        if is_key and cast("QKeyEvent", event).key() in _STEPS:
            self.list.keyPressEvent(cast("QKeyEvent", event))
            return True
        return super().eventFilter(watched, event)
