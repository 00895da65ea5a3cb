"""The subject: what is in hand, for every pane to show and every verb to take."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QObject, Signal

from desktop.ui.tabs.other_tab import OtherTab

if TYPE_CHECKING:
    from collections.abc import Callable

    from desktop.domain import Highlight
    from desktop.ui.cards.sidebar import Sidebar
    from desktop.ui.reader.protocol import Reader
    from desktop.ui.tabs.document_pane import DocumentPane
    from desktop.ui.tabs.reading_area import ReadingArea
    from desktop.ui.tree.tree import TreePane
    from desktop.ui.tree.tree_nodes import Node


class Passage(NamedTuple):
    """Some of a document's text."""

    document_id: str
    start: int
    end: int


class Subject(QObject):
    """A passage, highlights of any document, and rows of the tree while the keyboard is there.

    The panes keep it, each its part, because Qt does; here is the one place where the parts are
    read as one and where all panes are told.
    """

    changed = Signal()
    """Something else may be in hand."""

    def __init__(self, reading: ReadingArea, sidebar: Sidebar, tree: TreePane) -> None:
        super().__init__(reading)
        self._reading, self._sidebar, self._tree = reading, sidebar, tree
        self.afterwards: Callable[[Callable[[], object]], object] = lambda act: act()
        """Does something once what was asked for last is open."""
        reading.pane_made.connect(self._connect_pane)
        reading.current_changed.connect(self.changed)
        reading.other_made.connect(lambda tab: tab.chosen.connect(self.changed))
        sidebar.view.selectionModel().selectionChanged.connect(self.changed)
        tree.view.selectionModel().selectionChanged.connect(self.changed)

    def _connect_pane(self, pane: DocumentPane) -> None:
        def connect(reader: Reader) -> None:
            reader.highlight_clicked.connect(self.take)
            reader.selection_changed.connect(lambda start, end: self._selected(pane, start, end))

        pane.views.with_readers(connect)
        pane.views.turned.connect(self.changed)
        pane.section_reached.connect(self.changed)

    def _selected(self, pane: DocumentPane, start: int, end: int) -> None:
        if start < end and pane is self.pane and not pane.reader.selected_highlight():
            self._sidebar.clear_selection()
        self.changed.emit()

    # What it is

    @property
    def pane(self) -> DocumentPane | None:
        """The page in front."""
        return self._reading.current()

    @property
    def passage(self) -> Passage | None:
        """The text that is chosen in the page in front."""
        pane = self.pane
        chosen = pane.selection() if pane is not None else None
        return Passage(pane.document_id, *chosen) if pane is not None and chosen else None

    @property
    def ids(self) -> list[str]:
        """The highlights to act on: those chosen in the sidebar or in a list in front of all.

        Or else the one in the page.
        """
        if other := self._other():
            return other.ids()
        chosen, pane = self._sidebar.selected_ids(), self.pane
        if chosen or pane is None:
            return chosen
        picked = pane.reader.selected_highlight()
        return [picked] if picked else []

    @property
    def highlights(self) -> list[Highlight]:
        """Those of the highlights in hand that are in the page in front, or first in the list."""
        if other := self._other():
            return other.highlights()
        pane = self.pane
        known = pane.highlights if pane is not None else {}
        return [known[one] for one in self.ids if one in known]

    def _other(self) -> OtherTab | None:
        """Return the tab in front when it is no page of a document."""
        tab = self._reading.on_show()
        return tab if isinstance(tab, OtherTab) else None

    @property
    def rows(self) -> list[Node]:
        """The chosen rows of the tree while the keyboard is there."""
        tree = self._tree
        return tree.selected() if tree.in_use() else []

    # Another

    def take(self, highlight_id: str, *, in_page: bool = False) -> None:
        """Take a highlight in hand, or none; a card that comes after its page is waited for.

        `in_page` leaves the chosen cards as they are: the reader is choosing there.
        """
        self.afterwards(lambda: self._take(highlight_id, in_page=in_page))

    def _take(self, highlight_id: str, *, in_page: bool) -> None:
        pane = self.pane
        if (
            pane is not None
            and highlight_id in pane.highlights
            and pane.reader.selected_highlight() != highlight_id
        ):
            pane.reader.select_highlight(highlight_id)
        if not in_page:
            self._sidebar.select(highlight_id)
        self.changed.emit()
