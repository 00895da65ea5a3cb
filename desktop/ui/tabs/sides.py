"""The sides of the reading area: one group of tabs, or two beside each other."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QActionGroup, QIcon
from PySide6.QtWidgets import QMenu, QSplitter, QWidget

from desktop.ui.look.application import application
from desktop.ui.look.icons import KIND_ICONS, icon
from desktop.ui.look.plain import caption, short
from desktop.ui.remembered import OpenTab
from desktop.ui.tabs.other_tab import OtherTab, UnreadTab
from desktop.ui.tabs.tab_group import TabGroup

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

    from desktop.domain import Document
    from desktop.ui.shown import Shown
    from desktop.ui.tabs.tab_group import Tab


LONGEST = 90
"""Characters of a title in the list of what is open."""


class Sides(QSplitter):
    """Knows which side is in front: the one with the keyboard, or where something was opened."""

    current_changed = Signal()
    """Another side is in front, or another tab of it."""
    page_wanted = Signal(object)
    """An UnreadTab that was turned to."""
    close_requested = Signal(object)
    chosen = Signal(object)
    menu_requested = Signal(object)
    """Where on the screen a menu of the tab in front is wanted."""
    """A tab of the list of what is open."""
    dropped = Signal(object, object)
    """A tab, and the group it was dropped on."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self.setChildrenCollapsible(False)
        self.groups: list[TabGroup] = []
        self._dragged: Tab | None = None
        self._is_quiet = False
        self.front = self.add()
        """The side in front."""
        application().focusChanged.connect(self._focus_moved)

    @property
    def beside(self) -> TabGroup | None:
        """The other side, if there is one."""
        return next((group for group in self.groups if group is not self.front), None)

    def is_split(self) -> bool:
        """Whether there are two sides."""
        return len(self.groups) > 1

    def tabs(self) -> list[Tab]:
        """Return the tabs of all sides."""
        return [tab for group in self.groups for tab in group.tabs()]

    def shown(self) -> set[Shown]:
        """Return what the tabs of all sides show."""
        return {tab.shown for tab in self.tabs()}

    def take(self, tab: Tab) -> bool:
        """Take a tab off its side without a word; return whether it had the keyboard."""
        had_keyboard = has_keyboard(tab)
        with self.quietly():
            self.group_of(tab).take(tab)
        return had_keyboard

    def group_of(self, tab: Tab) -> TabGroup:
        """Return the side a tab is on."""
        return next(group for group in self.groups if tab in group.tabs())

    def showing(self, shown: Shown) -> Tab | None:
        """Return the tab that shows this, on the side in front if it is there."""
        tabs = [*self.front.tabs(), *self.tabs()]
        return next((tab for tab in tabs if tab.shown == shown), None)

    def turn_beside(self, shown: Shown) -> Tab | None:
        """Turn to the other side, made if there is none; return its tab that shows this."""
        self.front = self.beside or self.add()
        return next((tab for tab in self.front.tabs() if tab.shown == shown), None)

    def keep(self, document_id: str) -> None:
        """Keep the tabs of a document that were only looked into."""
        for group in self.groups:
            if group.preview is not None and group.preview.document_id == document_id:
                group.keep(group.preview)

    def retitle(self, document: Document) -> None:
        """Show a document's new title."""
        for group in self.groups:
            group.retitle(document)

    def retitle_note(self, note_id: str, title: str) -> None:
        """Show a note's new title."""
        for group in self.groups:
            group.retitle_note(note_id, title)

    def open_tabs(self) -> list[OpenTab]:
        """Return what is open, to be opened again at the next start."""
        return [
            OpenTab(
                tab.shown.document_id,
                side,
                tab is group.on_show(),
                *tab.shown[1:],
                is_preview=tab is group.preview,
            )
            for side, group in enumerate(self.groups)
            for tab in group.tabs()
            if not tab.shown.is_arriving
        ]

    def restore(self, tabs: Sequence[OpenTab], documents: Mapping[str, Document]) -> None:
        """Put tabs on their sides again, and turn to those that were in front."""
        for tab in tabs:
            while tab.side >= len(self.groups) and not self.is_split():
                self.add()
            group = self.groups[min(tab.side, len(self.groups) - 1)]
            added = UnreadTab(documents.get(tab.document_id), tab.shown)
            group.add_unread(added)
            if tab.is_preview:
                group.look_into(added)
        self.front = self.groups[0]
        for side, group in enumerate(self.groups):
            chosen = {tab.shown for tab in tabs if tab.side == side and tab.current}
            found = group.tabs()
            for unread in [tab for tab in found if tab.shown in chosen] or found[-1:]:
                group.show_tab(unread)

    def stops(self) -> list[QWidget]:
        """Return where Tab stops, in order: the tabs of a side, then its page and what is in it."""
        return [stop for group in self.groups for stop in group.stops()]

    def list_tabs(self) -> None:
        """List what is open, below the end of the tabs."""
        shown = self.front.on_show()
        menu = _open_list([group.tabs() for group in self.groups], shown, self.chosen.emit, self)
        menu.aboutToHide.connect(menu.deleteLater)
        button = self.front.list_button
        corner = button.mapToGlobal(button.rect().bottomRight())
        menu.popup(corner - QPoint(menu.sizeHint().width(), 0))

    def add(self) -> TabGroup:
        """Add a side, and make all equally wide."""
        group = TabGroup(self)
        self.groups.append(group)
        self.addWidget(group)
        group.current_changed.connect(lambda: self._turned(group))
        group.page_wanted.connect(self.page_wanted)
        group.close_requested.connect(self.close_requested)
        group.list_requested.connect(self.list_tabs)
        group.bar.menu_requested.connect(self.menu_requested)
        group.bar.chosen.connect(lambda: _take_focus(group))
        group.drag_begun.connect(self._begin_drag)
        group.dropped_here.connect(lambda: self._drop(group))
        width = max(2, self.width())
        self.setSizes([width // len(self.groups)] * len(self.groups))
        return group

    def go_beside(self, shown: Shown) -> None:
        """Put the other side in front; what shows this there already, or here, is there then."""
        here, there = self.front, self.beside or self.add()
        found = next((tab for tab in here.tabs() if tab.shown == shown), None)
        if found is not None and all(tab.shown != shown for tab in there.tabs()):
            here.take(found)
            there.adopt(found)
        self.front = there

    def tidy(self) -> None:
        """Take away a side without tabs."""
        for bare in [group for group in self.groups if not group.tabs()]:
            if self.is_split():
                self.groups.remove(bare)
                self.front = self.groups[0] if bare is self.front else self.front
                bare.hide()  # the keyboard moves on from here
                bare.deleteLater()

    def show_front(self) -> None:
        """Let the tabs of the side that is not in front look so."""
        for group in self.groups:
            group.set_aside(aside=group is not self.front)

    def _begin_drag(self, tab: Tab) -> None:
        self._dragged = tab

    def _drop(self, group: TabGroup) -> None:
        tab, self._dragged = self._dragged, None
        if tab is not None:
            self.dropped.emit(tab, group)

    def _turned(self, group: TabGroup) -> None:
        if group is self.front and not self._is_quiet:
            self.current_changed.emit()

    @contextmanager
    def quietly(self) -> Iterator[None]:
        """Let nobody look before a tab is in its place, or gone; whoever does this tells it."""
        self._is_quiet = True
        try:
            yield
        finally:
            self._is_quiet = False

    def _focus_moved(self, _old: QWidget | None, now: QWidget | None) -> None:
        for group in self.groups:
            if now is not None and group.isAncestorOf(now) and group is not self.front:
                self.front = group
                self.current_changed.emit()


def has_keyboard(tab: Tab) -> bool:
    """Whether the keyboard is on a tab, or on anything in it."""
    held = application().focusWidget()
    return held is not None and (held is tab or tab.isAncestorOf(held))


def _take_focus(group: TabGroup) -> None:
    page = group.on_show()
    if page is not None:
        page.setFocus()  # which brings its side to the front


def _entry(tab: Tab) -> tuple[QIcon, str]:
    """Return the picture and the words of a tab in a menu; no words where it has none yet."""
    if isinstance(tab, OtherTab) and not tab.shown.is_document:
        said = caption(short(tab.title or tab.shown.title, LONGEST))
        return icon(tab.shown.icon), said
    document = tab.document
    if document is None:
        return QIcon(), ""
    title = tab.shown.mark + short(document.title, LONGEST)
    return icon(KIND_ICONS.get(document.kind, "document")), caption(title)


def _open_list(
    sides: Sequence[Sequence[Tab]],
    shown: Tab | None,
    choose: Callable[[Tab], object],
    parent: QWidget,
) -> QMenu:
    """Return a menu of the tabs of each side, the one in front with a mark."""
    menu = QMenu(parent)
    menu.setObjectName("openList")
    group = QActionGroup(menu)
    for tabs in sides:
        menu.addSeparator()
        for tab in tabs:
            picture, title = _entry(tab)
            if not title:
                continue
            action = menu.addAction(picture, title)
            action.setCheckable(True)
            action.setChecked(tab is shown)
            action.triggered.connect(lambda _=False, tab=tab: choose(tab))
            group.addAction(action)
            if tab is shown:
                menu.setActiveAction(action)
    return menu
