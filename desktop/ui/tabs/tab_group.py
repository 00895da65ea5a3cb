"""One side of the reading area: tabs over the documents that are open there."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeAlias, cast

from PySide6.QtCore import QMimeData, QSignalBlocker, QSize, Qt, Signal
from PySide6.QtGui import QDrag
from PySide6.QtWidgets import (
    QHBoxLayout,
    QStackedWidget,
    QTabBar,
    QToolButton,
    QVBoxLayout,
    QWidget,
)
from typing_extensions import override

from desktop.ui.look.icons import KIND_ICONS, icon
from desktop.ui.look.plain import caption, short, tip
from desktop.ui.tabs.bars.tab_bar import TabBar
from desktop.ui.tabs.other_tab import OtherTab, UnreadTab

if TYPE_CHECKING:
    from PySide6.QtGui import QDragEnterEvent, QDropEvent

    from desktop.domain import Document
    from desktop.ui.tabs.document_pane import DocumentPane

    Tab: TypeAlias = "DocumentPane | OtherTab"

_TAB = Qt.FocusPolicy.TabFocus
MIME = "application/x-manicule-tab"
ABOVE = "abovePage"
"""A property of what stands above pages, and goes when they are to be alone."""
LEAST = 240
"""Pixels to which a side gives way: otherwise to what any of its pages asks, seen or not."""
TITLE = 120
"""Characters of a title: as many as there is room for are shown."""


class TabGroup(QWidget):
    """Emits facts; the reading area decides."""

    current_changed = Signal()
    page_wanted = Signal(object)
    """An UnreadTab that was turned to."""
    close_requested = Signal(object)
    dropped_here = Signal()
    drag_begun = Signal(object)
    list_requested = Signal()
    """The reader wants a list of what is open."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.preview: Tab | None = None
        """The tab that is only looked into: the next one takes its place."""
        self.bar = TabBar(self)
        self.stack = _made_stack(self)
        self.setAcceptDrops(True)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        head = QWidget(self)
        head.setProperty(ABOVE, "yes")
        row = QHBoxLayout(head)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self.bar, 1)
        self.list_button = self._made_list_button()
        row.addWidget(self.list_button)
        layout.addWidget(head)
        layout.addWidget(self.stack, 1)
        self.bar.currentChanged.connect(self._turn)
        self.bar.tabMoved.connect(self._moved)
        self.bar.dragged_off.connect(self._drag)
        self.bar.tabBarDoubleClicked.connect(lambda _row: self.keep(self.on_show()))
        self.bar.close_requested.connect(lambda row: self.close_requested.emit(self.tabs()[row]))

    def _made_list_button(self) -> QToolButton:
        button = QToolButton(self)
        button.setObjectName("listTabs")
        button.setIcon(icon("down"))
        button.setIconSize(QSize(14, 14))
        button.setAutoRaise(True)
        button.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # there is a key
        button.setToolTip("List what is open (Ctrl+Shift+A)")
        button.setAccessibleName("List what is open")
        button.clicked.connect(self.list_requested)
        return button

    def look_into(self, tab: Tab) -> None:
        """Let the next one take the place of this tab, unless it is kept before."""
        self.preview = tab
        self._show_preview()

    def keep(self, tab: Tab | None) -> None:
        """Keep a tab that was only looked into."""
        if tab is not None and tab is self.preview:
            self.preview = None
            self._show_preview()

    def _show_preview(self) -> None:
        self.bar.set_preview(self.tabs().index(self.preview) if self.preview else -1)

    def panes(self) -> list[DocumentPane]:
        """Return the panes in tab order."""
        return [tab for tab in self.tabs() if not isinstance(tab, OtherTab)]

    def tabs(self) -> list[Tab]:
        """Return the panes, and the tabs that are no page of a document."""
        found = (self.stack.widget(row) for row in range(self.stack.count()))
        return [cast("Tab", tab) for tab in found]

    def current(self) -> DocumentPane | None:
        """Return the pane on show."""
        tab = self.on_show()
        return None if isinstance(tab, OtherTab) else tab

    def on_show(self) -> Tab | None:
        """Return the tab on show, whatever it is."""
        return cast("Tab | None", self.stack.currentWidget())

    def stops(self) -> list[QWidget]:
        """Return where Tab stops, in order: the tabs, then the page and what is in it."""
        pane = self.on_show()
        inside = pane.findChildren(QWidget) if pane is not None else []
        here = self.window()  # the lists of combo boxes are windows of their own
        stops = (one for one in inside if one.focusPolicy() & _TAB and one.window() is here)
        return [self.bar, *stops]

    def add(self, pane: Tab) -> None:
        """Show a pane in a new tab."""
        row = self._append(pane)
        self.bar.setCurrentIndex(row)
        self._turn(row)

    def adopt(self, tab: Tab) -> None:
        """Add a tab from elsewhere, and turn to it if it was looked at."""
        if isinstance(tab, UnreadTab):
            self.add_unread(tab)
        else:
            self.add(tab)

    def add_unread(self, tab: UnreadTab) -> None:
        """Add a tab without turning to it."""
        with QSignalBlocker(self.bar):
            self._append(tab)

    def _append(self, tab: Tab) -> int:
        self.stack.addWidget(tab)
        row = self.bar.addTab("")
        self._add_close_button(row, tab)
        if tab.document is not None:
            self._entitle(row, tab, tab.document)
        elif isinstance(tab, OtherTab) and not tab.shown.is_document:
            self._entitle_other(row, tab)
        return row

    def _entitle_other(self, row: int, tab: OtherTab) -> None:
        self.bar.setTabText(row, caption(short(tab.title or tab.shown.title, TITLE)))
        self.bar.setTabToolTip(row, tip(tab.title))
        self.bar.setTabIcon(row, icon(tab.shown.icon))

    def retitle_note(self, note_id: str, title: str) -> None:
        """Show a note's title on its tab."""
        for row, tab in enumerate(self.tabs()):
            if isinstance(tab, OtherTab) and tab.shown.note_id == note_id:
                tab.title = title
                self._entitle_other(row, tab)

    def put(self, pane: Tab, before: OtherTab) -> None:
        """Put a pane where only its tab was, or where it was still to come."""
        row = self.stack.indexOf(before)
        self.stack.insertWidget(row, pane)
        self.stack.removeWidget(before)
        self.preview = pane if self.preview is before else self.preview
        self.bar.tabButton(row, QTabBar.ButtonPosition.RightSide).deleteLater()
        self._add_close_button(row, pane)
        self.stack.setCurrentIndex(self.bar.currentIndex())

    def _add_close_button(self, row: int, pane: Tab) -> None:
        button = QToolButton(self.bar)
        button.setObjectName("closeTab")
        button.setIcon(icon("close"))
        button.setIconSize(QSize(12, 12))
        button.setAutoRaise(True)
        button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        button.setToolTip("Close this tab (Ctrl+W)")
        button.setAccessibleName("Close this tab")
        button.clicked.connect(lambda: self.close_requested.emit(pane))
        self.bar.setTabButton(row, QTabBar.ButtonPosition.RightSide, button)

    def set_aside(self, *, aside: bool) -> None:
        """Show whether the other side is in front."""
        if bool(self.bar.property("aside")) != aside:
            self.bar.setProperty("aside", aside)
            self.bar.style().polish(self.bar)

    def retitle(self, document: Document) -> None:
        """Show a document's title and kind on its tabs; an old revision has those of its day."""
        for row, tab in enumerate(self.tabs()):
            if tab.document_id == document.id:
                its_own = tab.document if tab.shown.revision else None
                self._entitle(row, tab, its_own or document)

    def _entitle(self, row: int, tab: Tab, document: Document) -> None:
        title, mark = document.title, tab.shown.mark
        other = "compare" if tab.shown.against else "revisions"
        self.bar.setTabText(row, caption(mark + short(title, TITLE)))
        self.bar.setTabToolTip(row, tip(mark + title))
        kind = KIND_ICONS.get(document.kind, "document")
        self.bar.setTabIcon(row, icon(other if mark else kind))

    def show_tab(self, tab: Tab) -> None:
        """Turn to a tab."""
        row = self.stack.indexOf(tab)
        if row == self.bar.currentIndex():
            self._turn(row)
        self.bar.setCurrentIndex(row)

    def take(self, pane: Tab) -> None:
        """Take a pane out, without closing it."""
        self.keep(pane)
        row = self.stack.indexOf(pane)
        self.stack.removeWidget(pane)
        self.bar.removeTab(row)
        self._show_preview()
        self._turn(self.bar.currentIndex())

    def turn_by(self, step: int) -> None:
        """Turn to the next tab, or the one before."""
        if self.bar.count():
            self.bar.setCurrentIndex((self.bar.currentIndex() + step) % self.bar.count())

    def _turn(self, row: int) -> None:
        if 0 <= row < self.stack.count():
            self.stack.setCurrentIndex(row)
            tab = self.stack.widget(row)
            if isinstance(tab, UnreadTab):
                self.page_wanted.emit(tab)
        self.current_changed.emit()

    def _moved(self, start: int, end: int) -> None:
        pane = self.stack.widget(start)
        if pane is not None:
            self.stack.removeWidget(pane)
            self.stack.insertWidget(end, pane)
            self.stack.setCurrentIndex(self.bar.currentIndex())
            self._show_preview()

    def _drag(self, row: int) -> None:
        pane = self.tabs()[row]
        self.drag_begun.emit(pane)
        data = QMimeData()
        data.setData(MIME, pane.document_id.encode())
        drag = QDrag(self)
        drag.setMimeData(data)
        drag.setPixmap(self.bar.grab(self.bar.tabRect(row)))
        drag.exec(Qt.DropAction.MoveAction)

    @override
    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if event.mimeData().hasFormat(MIME):
            event.acceptProposedAction()

    @override
    def dropEvent(self, event: QDropEvent) -> None:
        if event.mimeData().hasFormat(MIME):
            event.acceptProposedAction()
            self.dropped_here.emit()


def _made_stack(group: TabGroup) -> QStackedWidget:
    stack = QStackedWidget(group)
    stack.setMinimumWidth(LEAST)
    return stack
