"""The left side: the tree, or the results while there is something in the search field."""

from __future__ import annotations

from PySide6.QtWidgets import QStackedWidget, QWidget

from desktop.ui.search_pane import SearchField, SearchPane
from desktop.ui.tree import TreePane


class LeftPane(QStackedWidget):
    """Turns between the two by itself."""

    def __init__(self, field: SearchField, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.tree = TreePane(self)
        self.search = SearchPane(field, self)
        self.addWidget(self.tree)
        self.addWidget(self.search)

    def show_tree(self) -> None:
        """Turn to the documents."""
        self.setCurrentWidget(self.tree)

    def show_results(self) -> None:
        """Turn to the results."""
        self.setCurrentWidget(self.search)
