"""The left side: the tree, or the results while there is something in the search field."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from desktop.ui.tree.recent_documents import RecentDocuments
from desktop.ui.tree.tree import TreePane

if TYPE_CHECKING:
    from desktop.ui.search.search_field import SearchField
    from desktop.ui.search.search_pane import SearchPane


class LeftPane(QStackedWidget):
    """Turns between the two by itself."""

    def __init__(self, field: SearchField, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.field = field
        self.tree = TreePane(self)
        self.recent = RecentDocuments(self.tree)
        self.tree.filter.textChanged.connect(self.recent.give_way)
        column = self.tree.layout()
        if isinstance(column, QVBoxLayout):
            column.insertWidget(1, self.recent)
        self.addWidget(self.tree)

    @cached_property
    def search(self) -> SearchPane:
        """The results; made when first asked for, as the window is painted without them."""
        from desktop.ui.search.search_pane import SearchPane  # after the first paint

        made = SearchPane(self.field, self)
        self.addWidget(made)
        return made

    def show_tree(self) -> None:
        """Turn to the documents."""
        self.setCurrentWidget(self.tree)

    def show_results(self) -> None:
        """Turn to the results."""
        self.setCurrentWidget(self.search)
