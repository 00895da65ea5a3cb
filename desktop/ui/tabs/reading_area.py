"""The middle of the window: one or two sides, each with tabs."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from desktop.ui.look.empty import EmptyState
from desktop.ui.shown import Shown
from desktop.ui.tabs.closed_tabs import ClosedTabs
from desktop.ui.tabs.other_tab import OtherTab, UnreadTab, looked_at
from desktop.ui.tabs.sides import Sides, has_keyboard
from desktop.ui.tabs.spare_pane import SparePane

if TYPE_CHECKING:
    from collections.abc import Callable, Container, Mapping

    from desktop.domain import Document
    from desktop.ui.remembered import OpenTab
    from desktop.ui.tabs.document_pane import DocumentPane
    from desktop.ui.tabs.tab_group import Tab, TabGroup


class ReadingArea(QWidget):
    """Knows which document is in front; panes are made by whoever owns the library."""

    current_changed = Signal()
    pane_made = Signal(object)
    pane_closed = Signal(object)
    other_made = Signal(object)
    """A tab that is no page of a document."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.fill: Callable[[DocumentPane, str], None] = lambda _pane, _id: None
        """Shows a document in a new pane."""
        self.make_other: Callable[[Shown], OtherTab]
        """Makes a tab that is no page of a document."""
        self._sides = Sides(self)
        self.keep, self.go_beside = self._sides.keep, self._sides.go_beside
        self.list_tabs = self._sides.list_tabs
        self.all_tabs = self._sides.tabs
        self.retitle = self._sides.retitle
        self.retitle_note = self._sides.retitle_note
        self.stops = self._sides.stops
        self.is_split = self._sides.is_split
        self.menu_requested = self._sides.menu_requested
        self.tabs = self._sides.open_tabs
        self._closed = ClosedTabs()
        self.spare = SparePane(lambda: self._sides.front.stack, self)
        self.empty = EmptyState("document", "Opening your library…", "", "Import Files…", self)
        self.empty.button.hide()
        self._pages = QStackedWidget(self)
        self._pages.addWidget(self.empty)
        self._pages.addWidget(self._sides)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._pages)
        self.put_under = column.addWidget
        self.current_changed.connect(self._sides.show_front)
        self._sides.current_changed.connect(self.current_changed)
        self._sides.page_wanted.connect(self._read)
        self._sides.close_requested.connect(self.close_pane)
        self._sides.chosen.connect(self._choose)
        self._sides.dropped.connect(
            lambda tab, group: self._move(tab, group if self.is_split() else None)
        )

    # What is open

    def panes(self) -> list[DocumentPane]:
        """Return every open pane."""
        return [pane for group in self._sides.groups for pane in group.panes()]

    def current(self) -> DocumentPane | None:
        """Return the pane in front."""
        return self._sides.front.current()

    def on_show(self) -> Tab | None:
        """Return the tab in front, whatever it is."""
        return self._sides.front.on_show()

    # Opening and closing

    def open(
        self, document_id: str, revision: int = 0, *, keep: bool = True, beside: bool = False
    ) -> DocumentPane:
        """Bring a document to the front, in its tab on this side, or `beside`, or a new one.

        What is not to be kept is only looked into, until `keep` is called: the next takes its tab.
        """
        shown = Shown(document_id, revision)
        if beside and self._sides.turn_beside(shown) is None:
            self._open_new(shown, self._sides.front)
        else:
            self.show_tab(shown, keep=keep)
        pane = self.current()
        assert pane is not None  # noqa: S101  # for the type checker: it was just shown
        return pane

    def show_tab(self, shown: Shown, *, keep: bool = True) -> None:
        """Bring a tab that shows this to the front, on this side if it is there, or a new one."""
        front = self._sides.front
        if (found := self._sides.showing(shown)) is not None:
            self._bring(found, group := self._sides.group_of(found))
            if keep:
                group.keep(found)
            return
        before, tab = front.preview, self._open_new(shown, front)
        if not keep:
            front.look_into(tab)
            if before is not None:
                self._let_go(before)

    def restore(self, tabs: list[OpenTab], documents: Mapping[str, Document]) -> None:
        """Open tabs on their sides again; only what is in front is read now."""
        self._sides.restore(tabs, documents)
        self._tidy()

    def _open_new(self, shown: Shown, group: TabGroup) -> Tab:
        tab = self._made(shown)
        self._sides.front = group
        with self._sides.quietly():
            group.add(tab)
        self._tidy()
        return tab

    def _made(self, shown: Shown) -> Tab:
        if shown.against or not shown.is_document:
            tab = self.make_other(shown)
            self.other_made.emit(tab)
            return tab
        pane = self.spare.take()
        pane.revision = shown.revision
        self.fill(pane, shown.document_id)
        self.pane_made.emit(pane)
        return pane

    def _read(self, unread: UnreadTab) -> None:
        """Make the page of a tab that was turned to."""
        self.put(self._made(unread.shown), unread)

    def put(self, pane: Tab, before: OtherTab) -> None:
        """Put a page where only its tab was, or where it was still to come."""
        had_keyboard = has_keyboard(before)
        self._sides.group_of(before).put(pane, before)
        before.deleteLater()
        if had_keyboard:
            pane.setFocus()  # Qt would give it to whatever comes next, on the other side perhaps

    def close_pane(self, pane: Tab) -> None:
        """Close a tab."""
        self._closed.add(pane.shown)
        self._let_go(pane)

    def _let_go(self, pane: Tab) -> None:
        had_keyboard = self._sides.take(pane)
        if (page := looked_at(pane)) is not None:
            self.pane_closed.emit(page)
            page.beside.let_go()
        pane.deleteLater()
        self._tidy()
        if had_keyboard:  # Qt would give it to whatever comes next in the window
            self.take_focus()

    def reopen(self, known: Container[str]) -> Shown | None:
        """Return what the tab showed that was closed last and is not on show, if there is one."""
        return self._closed.take(known, self._sides.shown())

    def can_reopen(self, known: Container[str]) -> bool:
        """Whether `reopen` would find one."""
        return self._closed.has(known, self._sides.shown())

    def tabs_beside(self) -> int:
        """Return how many tabs this side has."""
        return len(self._sides.front.tabs())

    def take_focus(self) -> None:
        """Put the keyboard on the page in front."""
        (self.on_show() or self.empty).setFocus()

    def close_gone(self, known: Mapping[str, Document]) -> None:
        """Close the tabs of documents, or of old revisions, that are no longer there."""
        for tab in self._sides.tabs():
            if not tab.shown.is_arriving and not tab.shown.is_there(known):
                self.close_pane(tab)

    # Sides

    def split(self) -> None:
        """Show this document once more beside itself, another tab alone; join two sides."""
        if self.is_split():
            self._join()
            return
        pane = self.current()
        if pane is None:
            self.move_tab()
        else:
            position = pane.reader.position()
            twin = self._open_new(pane.shown, self._sides.add())
            if position and not isinstance(twin, OtherTab):
                twin.reader.goto(position, 0.0)
            twin.setFocus()

    def move_tab(self) -> None:
        """Move the tab in front to the other side."""
        pane = self.on_show()
        if pane is not None:
            self._move(pane, self._sides.beside)

    def turn_by(self, step: int) -> None:
        """Turn to the next or previous tab of this side."""
        self._sides.front.turn_by(step)
        self.take_focus()

    def _move(self, pane: Tab, target: TabGroup | None) -> None:
        source = self._sides.group_of(pane)
        alone = source.tabs() == [pane]
        if target is source or (target is None and alone):
            return
        target = target or self._sides.add()
        source.take(pane)
        target.adopt(pane)
        self._sides.front = target
        self._tidy()
        pane.setFocus()

    def _join(self) -> None:
        keep, other = self._sides.groups
        shown = self.on_show()
        for tab in other.tabs():
            if any(mine.shown == tab.shown for mine in keep.tabs()):
                self.close_pane(tab)
            else:
                other.take(tab)
                keep.adopt(tab)
        if shown is not None and shown in keep.tabs():
            keep.show_tab(shown)
        self._tidy()
        self.take_focus()

    def _choose(self, tab: Tab) -> None:
        self._bring(tab, self._sides.group_of(tab))
        self.take_focus()

    def _bring(self, tab: Tab, group: TabGroup) -> None:
        self._sides.front = group
        group.show_tab(tab)
        self.current_changed.emit()

    def _tidy(self) -> None:
        """Take away a side without tabs, and say what to do when nothing is open."""
        self._sides.tidy()
        self._pages.setCurrentWidget(self._sides if self._sides.groups[0].tabs() else self.empty)
        self.current_changed.emit()
