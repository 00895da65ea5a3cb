"""The card in hand: its fields lie over the list, and the list leaves them room."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QRect, Qt, QTimer
from PySide6.QtWidgets import QApplication
from typing_extensions import override

from desktop.ui.cards.card import CardDelegate
from desktop.ui.cards.card_editor import CardEditor
from desktop.ui.cards.card_heights import LEFT, MARGIN

if TYPE_CHECKING:
    from collections.abc import Sequence

    from desktop.domain import Highlight, Tag
    from desktop.ui.cards.card_editor import Linked
    from desktop.ui.cards.card_heights import CardHeights
    from desktop.ui.cards.card_list import CardList
    from desktop.ui.cards.sidebar_model import SidebarModel

OPENING_MS = 300
"""How long after a card was opened it is kept in view while its fields find their heights."""


class OpenCard(QObject):
    """One card, or none; its fields follow it as the list scrolls and changes its width."""

    def __init__(self, view: CardList, model: SidebarModel, heights: CardHeights) -> None:
        super().__init__(view)
        self._view, self._model, self._heights = view, model, heights
        self.delegate = CardDelegate(heights, view)
        view.setItemDelegate(self.delegate)
        self.delegate.pictures.decoded.connect(lambda _name, _size: view.viewport().update())
        self.editor = CardEditor(view.viewport())
        self.editor.hide()
        self._opening = QTimer(self, singleShot=True, interval=OPENING_MS)
        view.moved.connect(self._place)
        view.viewport().installEventFilter(self)
        self.editor.closed.connect(view.setFocus)
        self.editor.resized.connect(self._resize)

    @property
    def id(self) -> str:
        """The id of its highlight, or ''."""
        return self.delegate.open_id

    @property
    def highlight(self) -> Highlight | None:
        """Its highlight, if that is in the list."""
        return self._model.highlight(self._model.index_of(self.id))

    def turn_to(self, highlight_id: str) -> None:
        """Take another card in hand; what is being written in this one is handed over first."""
        self.editor.note.commit()
        self.delegate.open_id = highlight_id
        if highlight_id:
            self._opening.start()

    def close(self) -> None:
        """Take no card in hand."""
        self.delegate.open_id = ""
        self.editor.hide()
        if self._heights.open("", 0):
            self._view.settle()

    def fill(self, highlight: Highlight, tags: Sequence[Tag], related: Sequence[Linked]) -> None:
        """Show what its highlight is now."""
        self.editor.setFixedWidth(self._width())
        self.editor.show_highlight(highlight, tags, related)
        self._resize()

    def _width(self) -> int:
        return self._view.viewport().width() - LEFT - MARGIN

    def _resize(self) -> None:
        index = self._model.index_of(self.id)
        if not index.isValid():
            return
        before = self._view.visualRect(index)
        top = before.top()
        if self._heights.open(self.id, self.editor.wanted_height(self._width())):
            is_in_view = 0 <= top < self._view.viewport().height()
            if is_in_view:
                # It stays under the pointer, though the card above it folds.
                self._view.hold(index.row(), top)
            else:
                self._view.settle()
            grows = is_in_view and self._view.visualRect(index).height() > before.height()
            is_pressed = QApplication.mouseButtons() is not Qt.MouseButton.NoButton
            if self._opening.isActive() or (grows and not is_pressed):
                self._view.scrollTo(index)
        else:
            self._place()

    def _place(self) -> None:
        index = self._model.index_of(self.id)
        if not index.isValid():
            self.editor.hide()
            return
        top = self._view.visualRect(index).top() + self._heights.top_of_fields(index.row())
        width = self._width()
        self.editor.setGeometry(QRect(LEFT, top, width, self.editor.wanted_height(width)))
        self.editor.show()

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() is QEvent.Type.Resize:
            self.editor.setFixedWidth(max(80, self._width()))
            self._resize()
        return super().eventFilter(watched, event)
