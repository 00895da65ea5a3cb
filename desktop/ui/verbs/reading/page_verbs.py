"""Verbs about the pages of a document."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt

if TYPE_CHECKING:
    from desktop.ui.desk import Desk
    from desktop.ui.pages.pages_view import PagesView
    from desktop.ui.tabs.document_pane import DocumentPane


class PageVerbs:
    """Act on the document in front."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        desk.reading.pane_made.connect(self._connect_pane)

    def _connect_pane(self, pane: DocumentPane) -> None:
        pane.pages.turn_over.clicked.connect(self.turn_over)

    def turn_over(self) -> None:
        """Show the document in front as pages or as text; it is shown so next time, too."""
        pane = self._desk.reading.current()
        if pane is not None:
            pane.views.turn_over()
            self._desk.settings.set_flag(
                f"as_text/{pane.document_id}", value=not pane.views.is_pages
            )

    def go_to_page(self) -> None:
        """Ask for a page in the field that shows the one being read."""
        pane = self._desk.reading.current()
        if pane is not None:
            pane.pages.field.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def fit_page(self) -> None:
        """Show whole pages."""
        if (pages := self._pages()) is not None:
            pages.fit_page()
            self._desk.status.say("Pages fill the height.")

    def rotate(self) -> None:
        """Turn pages by a quarter, clockwise."""
        if (pages := self._pages()) is not None:
            pages.turn_pages()

    def _pages(self) -> PagesView | None:
        pane = self._desk.reading.current()
        return pane.views.pages_view if pane is not None else None
