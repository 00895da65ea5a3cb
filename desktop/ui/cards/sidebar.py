"""The right pane: the open document's highlights, to read, filter, edit and jump to."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import (
    QItemSelectionModel,
    QModelIndex,
    QPoint,
    Qt,
    QTimer,
    Signal,
)
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from desktop import words
from desktop.ui.cards.card_heights import CardHeights
from desktop.ui.cards.card_list import CardList, chosen_rows
from desktop.ui.cards.gone_bar import GoneBar
from desktop.ui.cards.open_card import OpenCard
from desktop.ui.cards.sidebar_head import SidebarHead
from desktop.ui.cards.sidebar_model import Index, SidebarModel
from desktop.ui.look.empty import EmptyState
from desktop.ui.work.own_turn import PaintedLater

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from desktop.domain import Highlight, Tag
    from desktop.domain.reviews import Review
    from desktop.ui.cards.card_editor import Linked


FRAME_MS = 16
"""What is put off so long finds the window painted, and the event loop turned."""
CROWD = 500
"""Cards; of more, those in view are painted in a turn of their own."""


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
    recorded = Signal(str)
    dismissed = Signal(str)
    review_wanted = Signal(str)
    """What became of this passage is to be shown: see `show_review`."""
    menu_requested = Signal(list, QPoint)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.model = SidebarModel(self)
        self.tags: Sequence[Tag] = ()
        self.related: Callable[[str], Sequence[Linked]] = lambda _id: ()
        self._quiet = False
        self._awaited = ""
        """The card to take in hand once it is there: a crowded document's come after its page."""
        self.head = SidebarHead(self)
        self.filter = self.head.filter
        self.heights = CardHeights(self.model, self.font())
        self.view = self._made_view()
        self.card = OpenCard(self.view, self.model, self.heights)
        self.editor = self.card.editor
        self.empty = EmptyState("highlight", "Opening your library…", "", parent=self)
        self.hidden = EmptyState("filter", "Nothing here answers", "", "Show All", self)
        self.hidden.chosen.connect(self.head.show_all)
        self.gone = GoneBar(self)
        self.pages = QStackedWidget(self)
        self.pages.addWidget(self.view)
        self.pages.addWidget(self.empty)
        self.pages.addWidget(self.hidden)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self.head)
        layout.addWidget(self.pages)
        layout.addWidget(self.gone)
        self._connect()
        self._update_page()

    def _made_view(self) -> CardList:
        view = CardList(self.heights, self)
        view.setObjectName("annotationSidebar")
        view.setAccessibleName("Highlights of this document")
        view.setModel(self.model)
        view.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        later = PaintedLater(view)  # to look through so many takes as long as to paint some
        for changed in (self.model.modelReset, self.model.rowsInserted, self.model.rowsRemoved):
            changed.connect(lambda: later.ask() if self.model.rowCount() > CROWD else None)
        return view

    def _connect(self) -> None:
        self.head.filtered.connect(lambda text: self._narrow(lambda: self.model.set_filter(text)))
        self.head.unsure_wanted.connect(
            lambda wanted: self._narrow(lambda: self.model.show_unsure_only(wanted=wanted))
        )
        narrowing = self.head.narrowing
        narrowing.wanted.connect(lambda *what: self._narrow(lambda: self.model.want(*what)))
        narrowing.grouped.connect(lambda by: self._narrow(lambda: self.model.group(by)))
        self.gone.toggled.connect(
            lambda wanted: self._narrow(lambda: self.model.show_gone(wanted=wanted))
        )
        self.view.selectionModel().currentChanged.connect(self._current_changed)
        self.view.selectionModel().selectionChanged.connect(self._open_card)
        self.view.clicked.connect(self._clicked)
        self.view.activated.connect(lambda _index: self.edit_note())
        self.view.customContextMenuRequested.connect(self._menu)
        editor = self.editor
        editor.note_committed.connect(self._note_committed)
        editor.tag_added.connect(lambda path: self.tag_added.emit(self.selected_ids(), path))
        editor.tag_removed.connect(lambda path: self.tag_removed.emit(self.selected_ids(), path))
        editor.link_opened.connect(self.link_opened)
        for asked, told in (
            (editor.changes.accepted, self.accepted),
            (editor.changes.moved_here, self.moved_here),
            (editor.changes.recorded, self.recorded),
            (editor.changes.dismissed, self.dismissed),
        ):
            asked.connect(lambda told=told: told.emit(self.card.id))

    # What is shown

    def show_highlights(self, highlights: Sequence[Highlight], tags: Sequence[Tag]) -> None:
        """Show a document's highlights, keeping the card in hand if it is still there."""
        kept = self.card.id
        self.tags = tags
        self.card.delegate.tag_colours = {tag.path: tag.colour for tag in tags if tag.colour}
        self.model.show_highlights(highlights)
        self.head.narrowing.show_highlights(highlights, self.card.delegate.tag_colours)
        self._update_page()
        if not kept and self.model.index_of(self._awaited).isValid():
            # Its fields take as long to fill as so many cards to list.
            QTimer.singleShot(FRAME_MS, self, lambda: self.select(self._awaited))
        elif kept:
            self.select(kept)
            self._refill()

    def retint(self) -> None:
        """Show the same in the colours of the moment."""
        self.editor.changes.changed.retint()
        self.head.narrowing.show_names()

    def show_names(self) -> None:
        """Call the colours as they are called now."""
        self.model.forget_words()
        self.heights.forget()
        self.head.narrowing.show_names()
        self.view.settle()

    def say_empty(self, title: str, text: str) -> None:
        """Say why there is nothing to show."""
        self.empty.say(title, text)

    def _update_page(self) -> None:
        total, shown = self.model.total, self.model.rowCount()
        listed = shown or total or self.model.gone
        if total and not shown:
            self.hidden.say("Nothing here answers", f"The filter hides all {total:,}.")
            self.pages.setCurrentWidget(self.hidden)
        else:
            self.pages.setCurrentWidget(self.view if listed else self.empty)
        self.head.count(shown, total, sum(map(len, chosen_rows(self.view))), self.model.unsure)
        self.gone.count(self.model.gone)

    def _narrow(self, act: Callable[[], None]) -> None:
        kept = self.card.id
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
        """Take a card in hand without asking the page to move; a group opens for it."""
        if self.model.is_hidden(highlight_id):
            self.gone.setChecked(True)  # Qt's own
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
        """Put the card in hand back, unless another place may be chosen for its highlight."""
        highlight = self.card.highlight
        if highlight is not None and words.place(highlight.placement):
            return
        self._awaited = ""
        self._quietly(self.view.clearSelection)

    def selected_ids(self) -> list[str]:
        """Return the ids of the chosen cards in reading order."""
        shown = self.model.shown
        return [one.id for rows in chosen_rows(self.view) for one in shown[rows.start : rows.stop]]

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
        by_hand = self.view.hasFocus() and not self.view.is_entered and not _is_held()
        if highlight is not None and by_hand and not self._quiet:
            self.chosen.emit(highlight.id)

    def _open_card(self) -> None:
        """Open the card when exactly one is chosen."""
        self._update_page()
        chosen = chosen_rows(self.view)
        alone = chosen if len(chosen) == 1 and len(chosen[0]) == 1 else None
        highlight = self.model.shown[alone[0].start] if alone else None
        identity = highlight.id if highlight else ""
        if identity == self.card.id:
            return
        self.card.turn_to(identity)
        self._refill()

    def _refill(self) -> None:
        highlight = self.card.highlight
        if highlight is None:
            self.card.close()
        else:
            self.card.fill(highlight, self.tags, self.related(highlight.id))
            if self.editor.changes.is_wanted:
                self.review_wanted.emit(highlight.id)

    def show_review(self, review: Review) -> None:
        """Show in the card in hand what became of its passage, if that is what this tells."""
        self.editor.changes.show_review(review)

    def _note_committed(self, text: str) -> None:
        if self.card.id:
            self.note_changed.emit(self.card.id, text)

    def _menu(self, position: QPoint) -> None:
        self.menu_requested.emit(self.selected_ids(), self.view.viewport().mapToGlobal(position))


def _is_held() -> bool:
    """Whether a button may begin a drag onto a passage in view; a click comes when it is let go."""
    return bool(QGuiApplication.mouseButtons())
