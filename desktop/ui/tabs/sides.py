"""The sides of the reading area: one group of tabs, or two beside each other."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QSplitter, QWidget

from desktop.ui.look.application import application
from desktop.ui.tabs.tab_group import TabGroup

if TYPE_CHECKING:
    from desktop.ui.tabs.tab_group import Tab


class Sides(QSplitter):
    """Knows which side is in front: the one with the keyboard, or where something was opened."""

    current_changed = Signal()
    """Another side is in front, or another tab of it."""
    page_wanted = Signal(object)
    """An UnreadTab that was turned to."""
    close_requested = Signal(object)
    dropped = Signal(object, object)
    """A tab, and the group it was dropped on."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self.setChildrenCollapsible(False)
        self.groups: list[TabGroup] = []
        self._dragged: Tab | None = None
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

    def group_of(self, tab: Tab) -> TabGroup:
        """Return the side a tab is on."""
        return next(group for group in self.groups if tab in group.tabs())

    def add(self) -> TabGroup:
        """Add a side, and make all equally wide."""
        group = TabGroup(self)
        self.groups.append(group)
        self.addWidget(group)
        group.current_changed.connect(lambda: self._turned(group))
        group.page_wanted.connect(self.page_wanted)
        group.close_requested.connect(self.close_requested)
        group.drag_begun.connect(self._begin_drag)
        group.dropped_here.connect(lambda: self._drop(group))
        width = max(2, self.width())
        self.setSizes([width // len(self.groups)] * len(self.groups))
        return group

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
        if group is self.front:
            self.current_changed.emit()

    def _focus_moved(self, _old: QWidget | None, now: QWidget | None) -> None:
        for group in self.groups:
            if now is not None and group.isAncestorOf(now) and group is not self.front:
                self.front = group
                self.current_changed.emit()
