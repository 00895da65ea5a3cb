"""The right pane: the open document's highlights, to read, filter, edit and jump to."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import (
    QEvent,
    QItemSelectionModel,
    QModelIndex,
    QObject,
    QPoint,
    QRect,
    Qt,
    QTimer,
    Signal,
)
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget
from typing_extensions import override

from desktop.ui.cards.card import CardDelegate
from desktop.ui.cards.card_editor import CardEditor
from desktop.ui.cards.card_heights import LEFT, MARGIN, CardHeights
from desktop.ui.cards.card_list import CardList
from desktop.ui.cards.sidebar_head import SidebarHead
from desktop.ui.cards.sidebar_model import UNSURE, Index, SidebarModel
from desktop.ui.look.empty import EmptyState

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from desktop.domain import Highlight, Tag


OPENING_MS = 300
"""How long after a card was opened it is kept in view while its fields find their heights."""


class Sidebar(QWidget):
    """Asks for changes by signals that carry highlight ids; it changes nothing itself."""

    chosen = Signal(str)
    """The reader went to this highlight here: show it in the page."""
    note_changed = Signal(str, str)
    tag_added = Signal(list, str)
    tag_removed = Signal(list, str)
    link_opened = Signal(str)
    accepted = Signal(str)
    moved_here = Signal(str)
    dismissed = Signal(str)
    menu_requested = Signal(list, QPoint)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.model = SidebarModel(self)
        self.tags: Sequence[Tag] = ()
        self.related: Callable[[str], Sequence[tuple[str, str]]] = lambda _id: ()
        self._quiet = False
        self._awaited = ""
        """The card to take in hand once it is there: a crowded document's come after its page."""
        self._opening = QTimer(self, singleShot=True, interval=OPENING_MS)
        self.head = SidebarHead(self)
        self.filter = self.head.filter
        self.heights = CardHeights(self.model, self.font())
        self.view = self._made_view()
        self.delegate = CardDelegate(self.heights, self.view)
        self.view.setItemDelegate(self.delegate)
        self.editor = CardEditor(self.view.viewport())
        self.editor.hide()
        self.empty = EmptyState(
            "highlight",
            "No highlights yet",
            "Select a passage and press 1 to 6, or choose a colour beside it.",
            parent=self,
        )
        self.pages = QStackedWidget(self)
        self.pages.addWidget(self.view)
        self.pages.addWidget(self.empty)
        self._lay_out()
        self._connect()
        self._update_page()

    def _made_view(self) -> CardList:
        view = CardList(self.heights, self)
        view.setObjectName("annotationSidebar")
        view.setAccessibleName("Highlights of this document")
        view.setModel(self.model)
        view.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        return view

    def _lay_out(self) -> None:
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self.head)
        layout.addWidget(self.pages)

    def _connect(self) -> None:
        self.head.filtered.connect(lambda text: self._narrow(lambda: self.model.set_filter(text)))
        self.head.unsure_wanted.connect(
            lambda wanted: self._narrow(lambda: self.model.show_unsure_only(wanted=wanted))
        )
        self.view.selectionModel().currentChanged.connect(self._current_changed)
        self.view.selectionModel().selectionChanged.connect(self._open_card)
        self.view.clicked.connect(self._clicked)
        self.view.activated.connect(lambda _index: self.edit_note())
        self.view.moved.connect(self._place_editor)
        self.view.customContextMenuRequested.connect(self._menu)
        self.view.viewport().installEventFilter(self)
        editor = self.editor
        editor.note_committed.connect(self._note_committed)
        editor.tag_added.connect(lambda path: self.tag_added.emit(self.selected_ids(), path))
        editor.tag_removed.connect(lambda path: self.tag_removed.emit(self.selected_ids(), path))
        editor.link_opened.connect(self.link_opened)
        editor.accepted.connect(lambda: self.accepted.emit(self.delegate.open_id))
        editor.moved_here.connect(lambda: self.moved_here.emit(self.delegate.open_id))
        editor.dismissed.connect(lambda: self.dismissed.emit(self.delegate.open_id))
        editor.closed.connect(self.view.setFocus)
        editor.resized.connect(self._resize_card)

    # What is shown

    def show_highlights(self, highlights: Sequence[Highlight], tags: Sequence[Tag]) -> None:
        """Show a document's highlights, keeping the card in hand if it is still there."""
        kept = self.delegate.open_id
        self.tags = tags
        self.delegate.tag_colours = {tag.path: tag.colour for tag in tags if tag.colour}
        self.model.show_highlights(highlights)
        self._update_page()
        if not kept and self.model.index_of(self._awaited).isValid():
            self.select(self._awaited)
        elif kept:
            self.select(kept)
            self._refill()

    def say_empty(self, title: str, text: str) -> None:
        """Say why there is nothing to show."""
        self.empty.say(title, text)

    def _update_page(self) -> None:
        total, shown = self.model.total, self.model.rowCount()
        self.pages.setCurrentWidget(self.view if shown or total else self.empty)
        chosen = len(self._chosen_rows())
        self.head.count(shown, total, chosen, self.model.unsure)

    def _narrow(self, act: Callable[[], None]) -> None:
        kept = self.delegate.open_id
        self._quietly(act)
        if self.model.index_of(kept).isValid():
            self.select(kept)
        self._update_page()
        self._open_card()

    def _quietly(self, act: Callable[[], None]) -> None:
        self._quiet = True
        try:
            act()
        finally:
            self._quiet = False

    # Which card is in hand

    def select(self, highlight_id: str) -> None:
        """Take a card in hand without asking the page to move."""
        index = self.model.index_of(highlight_id)
        self._awaited = "" if index.isValid() else highlight_id
        if not index.isValid():
            self._quietly(self.view.clearSelection)
            return
        if index != self.view.currentIndex() or not self.view.selectionModel().isSelected(index):
            only = QItemSelectionModel.SelectionFlag.ClearAndSelect
            choose = self.view.selectionModel().setCurrentIndex
            self._quietly(lambda: choose(index, only))
        self.view.scrollTo(index)

    def clear_selection(self) -> None:
        """Put the card in hand back, unless its highlight waits for a place to be chosen."""
        highlight = self.model.highlight(self.model.index_of(self.delegate.open_id))
        if highlight is not None and highlight.placement.status in UNSURE:
            return
        self._awaited = ""
        self._quietly(self.view.clearSelection)

    def selected_ids(self) -> list[str]:
        """Return the ids of the chosen cards in reading order."""
        return [self.model.shown[row].id for row in self._chosen_rows()]

    def _chosen_rows(self) -> list[int]:
        # By ranges: thousands of chosen cards are one range, and would be as many indexes.
        chosen = self.view.selectionModel().selection()
        parts = (chosen.at(number) for number in range(chosen.count()))
        rows = (row for part in parts for row in range(part.top(), part.bottom() + 1))
        return sorted(row for row in rows if row < len(self.model.shown))

    def edit_note(self) -> None:
        """Put the keyboard into the note of the card in hand."""
        if self.editor.isVisible():
            self.editor.note.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _clicked(self, index: Index) -> None:
        highlight = self.model.highlight(index)
        if highlight is not None:
            self.chosen.emit(highlight.id)

    def _current_changed(self, index: QModelIndex, _before: QModelIndex) -> None:
        highlight = self.model.highlight(index)
        by_hand = self.view.hasFocus() and not self.view.is_entered
        if highlight is not None and by_hand and not self._quiet:
            self.chosen.emit(highlight.id)

    def _open_card(self) -> None:
        """Open the card when exactly one is chosen."""
        self._update_page()
        chosen = self._chosen_rows()
        highlight = self.model.shown[chosen[0]] if len(chosen) == 1 else None
        identity = highlight.id if highlight else ""
        if identity == self.delegate.open_id:
            return
        self.editor.note.commit()
        self.delegate.open_id = identity
        if highlight is None:
            self._close_card()
        else:
            self._opening.start()
            self._refill()

    def _close_card(self) -> None:
        self.delegate.open_id = ""
        self.editor.hide()
        if self.heights.open("", 0):
            self.view.settle()

    def _refill(self) -> None:
        highlight = self.model.highlight(self.model.index_of(self.delegate.open_id))
        if highlight is None:
            self._close_card()
            return
        self.editor.setFixedWidth(self._field_width())
        self.editor.show_highlight(highlight, self.tags, self.related(highlight.id))
        self._resize_card()

    def _field_width(self) -> int:
        return self.view.viewport().width() - LEFT - MARGIN

    def _resize_card(self) -> None:
        index = self.model.index_of(self.delegate.open_id)
        if not index.isValid():
            return
        height = self.editor.wanted_height(self._field_width())
        if self.heights.open(self.delegate.open_id, height):
            self.view.settle()
            if self._opening.isActive():
                self.view.scrollTo(index)
        else:
            self._place_editor()

    def _place_editor(self) -> None:
        index = self.model.index_of(self.delegate.open_id)
        if not index.isValid():
            self.editor.hide()
            return
        top = self.view.visualRect(index).top()
        top += self.heights.top_of_fields(index.row())
        width = self._field_width()
        self.editor.setGeometry(QRect(LEFT, top, width, self.editor.wanted_height(width)))
        self.editor.show()

    def _note_committed(self, text: str) -> None:
        if self.delegate.open_id:
            self.note_changed.emit(self.delegate.open_id, text)

    def _menu(self, position: QPoint) -> None:
        self.menu_requested.emit(self.selected_ids(), self.view.viewport().mapToGlobal(position))

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() is QEvent.Type.Resize:
            self.editor.setFixedWidth(max(80, self._field_width()))
            self._resize_card()
        return super().eventFilter(watched, event)
