"""The middle of the window: one or two sides, each with tabs."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QSplitter, QStackedWidget, QVBoxLayout, QWidget

from desktop.ui.look.application import application
from desktop.ui.look.empty import EmptyState
from desktop.ui.remembered import OpenTab
from desktop.ui.tabs.tab_group import TabGroup, UnreadTab

if TYPE_CHECKING:
    from collections.abc import Callable, Container, Mapping

    from desktop.domain import Document
    from desktop.ui.tabs.document_pane import DocumentPane
    from desktop.ui.tabs.tab_group import Tab

_TAB = Qt.FocusPolicy.TabFocus


class ReadingArea(QWidget):
    """Knows which document is in front; panes are made by whoever owns the library."""

    current_changed = Signal()
    pane_made = Signal(object)
    pane_closed = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.fill: Callable[[DocumentPane, str], None] = lambda _pane, _id: None
        """Shows a document in a new pane."""
        self._splitter = QSplitter(Qt.Orientation.Horizontal, self)
        self._splitter.setChildrenCollapsible(False)
        self._groups: list[TabGroup] = []
        self._front = 0
        self.closed: list[str] = []
        """Documents whose tabs were closed, the last one at the end."""
        self._dragged: Tab | None = None
        self.empty = EmptyState(
            "document", "Opening your library…", "", "Import Documents…", parent=self
        )
        self.empty.button.hide()
        self._pages = QStackedWidget(self)
        self._pages.addWidget(self.empty)
        self._pages.addWidget(self._splitter)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self._pages)
        self._add_group()
        self.current_changed.connect(self._show_front)
        application().focusChanged.connect(self._focus_moved)

    # What is open

    def panes(self) -> list[DocumentPane]:
        """Return every open pane."""
        return [pane for group in self._groups for pane in group.panes()]

    def current(self) -> DocumentPane | None:
        """Return the pane in front."""
        return self._groups[self._front].current()

    def _shows(self, document_id: str) -> bool:
        """Whether there is a tab for a document."""
        return any(tab.document_id == document_id for g in self._groups for tab in g.tabs())

    def is_split(self) -> bool:
        """Whether there are two sides."""
        return len(self._groups) > 1

    def tabs(self) -> list[OpenTab]:
        """Return what is open, to be opened again at the next start."""
        return [
            OpenTab(tab.document_id, side, tab is group.current())
            for side, group in enumerate(self._groups)
            for tab in group.tabs()
        ]

    # Opening and closing

    def open(self, document_id: str) -> DocumentPane:
        """Bring a document to the front, in its tab on this side or a new one."""
        front = self._groups[self._front]
        for group in (front, *self._groups):
            for tab in group.tabs():
                if tab.document_id == document_id:
                    return self._bring(tab, group)
        return self._open_new(document_id, front)

    def restore(self, tabs: list[OpenTab], documents: Mapping[str, Document]) -> None:
        """Open tabs on their sides again; only what is in front is read now."""
        for tab in tabs:
            while tab.side >= len(self._groups) and not self.is_split():
                self._add_group()
            group = self._groups[min(tab.side, len(self._groups) - 1)]
            group.add_unread(UnreadTab(documents[tab.document_id]))
        self._front = 0
        for side, group in enumerate(self._groups):
            chosen = {tab.document_id for tab in tabs if tab.side == side and tab.current}
            found = group.tabs()
            for unread in [tab for tab in found if tab.document_id in chosen] or found[-1:]:
                group.show_tab(unread)
        self._tidy()

    def _open_new(self, document_id: str, group: TabGroup) -> DocumentPane:
        pane = self._made(document_id)
        self._front = self._groups.index(group)
        group.add(pane)
        self._tidy()
        return pane

    def _made(self, document_id: str) -> DocumentPane:
        # The reader is large: the window is painted before it is imported.
        from desktop.ui.tabs.document_pane import DocumentPane

        pane = DocumentPane(self)
        self.fill(pane, document_id)
        self.pane_made.emit(pane)
        return pane

    def _read(self, unread: UnreadTab) -> None:
        """Make the page of a tab that was turned to."""
        group = self._group_of(unread)
        group.put(self._made(unread.document_id), unread)
        unread.deleteLater()

    def close_pane(self, pane: Tab) -> None:
        """Close a tab."""
        self.closed.append(pane.document_id)
        group = self._group_of(pane)
        group.take(pane)
        if not isinstance(pane, UnreadTab):
            self.pane_closed.emit(pane)
        pane.deleteLater()
        self._tidy()

    def reopen(self, known: Container[str]) -> str:
        """Return the document whose tab was closed last and that is not on show, '' for none."""
        left = [one for one in self.closed if one in known and not self._shows(one)]
        self.closed = left[:-1]
        return left[-1] if left else ""

    def stops(self) -> list[QWidget]:
        """Return where Tab stops, in order: the tabs of a side, then its page and what is in it."""
        found: list[QWidget] = []
        for group in self._groups:
            pane = group.current()
            inside = pane.findChildren(QWidget) if pane is not None else []
            found += [group.bar, *(one for one in inside if one.focusPolicy() & _TAB)]
        return found

    def can_reopen(self, known: Container[str]) -> bool:
        """Whether `reopen` would find one."""
        return any(one in known and not self._shows(one) for one in self.closed)

    def tabs_beside(self) -> int:
        """Return how many tabs this side has."""
        return len(self._groups[self._front].tabs())

    def take_focus(self) -> None:
        """Put the keyboard on the page in front."""
        (self.current() or self.empty).setFocus()

    def close_documents(self, gone: set[str]) -> None:
        """Close the tabs of documents that are no longer there."""
        for tab in [tab for group in self._groups for tab in group.tabs()]:
            if tab.document_id in gone:
                self.close_pane(tab)

    def retitle(self, document: Document) -> None:
        """Show a document's new title."""
        for group in self._groups:
            group.retitle(document)

    # Sides

    def split(self) -> None:
        """Show this document once more beside itself; with two sides, join them."""
        if self.is_split():
            self._join()
            return
        pane = self.current()
        if pane is not None:
            position = pane.reader.position()
            twin = self._open_new(pane.document_id, self._add_group())
            if position:
                twin.reader.goto(position, 0.0)
            twin.setFocus()

    def move_tab(self) -> None:
        """Move the tab in front to the other side."""
        pane = self.current()
        if pane is not None:
            self._move(pane, self._groups[1 - self._front] if self.is_split() else None)

    def turn_by(self, step: int) -> None:
        """Turn to the next or previous tab of this side."""
        self._groups[self._front].turn_by(step)
        if (pane := self.current()) is not None:
            pane.setFocus()

    def _move(self, pane: Tab, target: TabGroup | None) -> None:
        source = self._group_of(pane)
        alone = source.tabs() == [pane]
        if target is source or (target is None and alone):
            return
        target = target or self._add_group()
        source.take(pane)
        self._add(pane, target)
        self._front = self._groups.index(target)
        self._tidy()
        pane.setFocus()

    def _join(self) -> None:
        keep, other = self._groups
        shown = self.current()
        for tab in other.tabs():
            if any(mine.document_id == tab.document_id for mine in keep.tabs()):
                self.close_pane(tab)
            else:
                other.take(tab)
                self._add(tab, keep)
        if shown is not None and shown in keep.panes():
            keep.show_tab(shown)
        self._tidy()
        self.take_focus()

    @staticmethod
    def _add(tab: Tab, group: TabGroup) -> None:
        if isinstance(tab, UnreadTab):
            group.add_unread(tab)
        else:
            group.add(tab)

    # Inside

    def _add_group(self) -> TabGroup:
        group = TabGroup(self._splitter)
        self._groups.append(group)
        self._splitter.addWidget(group)
        group.current_changed.connect(lambda: self._turned(group))
        group.page_wanted.connect(self._read)
        group.close_requested.connect(self.close_pane)
        group.drag_begun.connect(self._begin_drag)
        group.dropped_here.connect(lambda: self._drop(group))
        width = max(2, self._splitter.width())
        self._splitter.setSizes([width // len(self._groups)] * len(self._groups))
        return group

    def _begin_drag(self, pane: Tab) -> None:
        self._dragged = pane

    def _drop(self, group: TabGroup) -> None:
        pane, self._dragged = self._dragged, None
        if pane is not None:
            self._move(pane, group if self.is_split() else None)

    def _group_of(self, tab: Tab) -> TabGroup:
        return next(group for group in self._groups if tab in group.tabs())

    def _bring(self, tab: Tab, group: TabGroup) -> DocumentPane:
        self._front = self._groups.index(group)
        group.show_tab(tab)
        self.current_changed.emit()
        pane = group.current()
        assert pane is not None  # noqa: S101  # for the type checker: its page was made
        return pane

    def _turned(self, group: TabGroup) -> None:
        if group in self._groups and self._groups.index(group) == self._front:
            self.current_changed.emit()

    def _focus_moved(self, _old: QWidget | None, now: QWidget | None) -> None:
        for number, group in enumerate(self._groups):
            if now is not None and group.isAncestorOf(now) and number != self._front:
                self._front = number
                self.current_changed.emit()

    def _show_front(self) -> None:
        """Let the tabs of the side that is not in front look so."""
        for number, group in enumerate(self._groups):
            group.set_aside(aside=number != self._front)

    def _tidy(self) -> None:
        """Take away a side without tabs, and say what to do when nothing is open."""
        while len(self._groups) > 1:
            bare = next((group for group in self._groups if not group.tabs()), None)
            if bare is None:
                break
            self._groups.remove(bare)
            self._front = min(self._front, len(self._groups) - 1)
            bare.hide()
            bare.deleteLater()
        self._front = min(self._front, len(self._groups) - 1)
        self._pages.setCurrentWidget(self._splitter if self._groups[0].tabs() else self.empty)
        self.current_changed.emit()
