"""Verbs about the pages of a document."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from shiboken6 import isValid

from desktop.ui.locked.passwords import Locked
from desktop.ui.remembered import ARRANGED
from desktop.ui.tabs.other_tab import WAITING, looked_at

if TYPE_CHECKING:
    from desktop.ui.desk import Desk
    from desktop.ui.pages.arranging.arrangement import Arrangement
    from desktop.ui.pages.pages_view import PagesView
    from desktop.ui.tabs.document_pane import DocumentPane


_TOLD = {
    "continuous": "Pages stand below one another.",
    "single": "Pages are seen one by one.",
    "two-up": "Pages stand in pairs.",
}


_SMALL = "thumbnails"
"""What is remembered of whether pages are shown in small, too."""


class PageVerbs:
    """Act on the document in front."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self._locked: dict[DocumentPane, str] = {}
        """Panes behind others, whose password is asked for when they come to the front, and what
        their pages did not open with."""
        desk.reading.pane_made.connect(self._connect_pane)
        desk.reading.pane_closed.connect(lambda pane: self._locked.pop(pane, None))
        desk.reading.current_changed.connect(self._come_to_front)

    def _connect_pane(self, pane: DocumentPane) -> None:
        pane.bar.pages.turn_over.clicked.connect(self.turn_over)
        pane.views.arranged.connect(lambda arranged: self._remember(pane, arranged))

        pane.beside.show_small(wanted=self._desk.settings.flag(_SMALL))
        pane.views.locked.connect(lambda tried: self._unlock(pane, tried))

    def _unlock(self, pane: DocumentPane, tried: str) -> None:
        """Find out the password of pages, and show them."""
        if pane is not self._desk.reading.current():
            self._locked[pane] = tried
            pane.views.wait_with_text()
            return
        printed, document = pane.views.printed, pane.document
        if printed is None or document is None:
            return

        def shows_them() -> bool:
            return isValid(pane) and pane.views.printed is printed

        self._desk.passwords.ask(
            Locked(
                printed.path,
                document.title,
                tried,
                lambda _password: pane.views.unlock() if shows_them() else None,
                before=lambda: pane.views.wait_with_text() if shows_them() else None,
            )
        )

    def _come_to_front(self) -> None:
        pane = self._desk.reading.current()
        if pane is not None and pane in self._locked:
            self._unlock(pane, self._locked.pop(pane))

    def _remember(self, pane: DocumentPane, arranged: Arrangement) -> None:
        if pane.document is not None:
            self._desk.settings.set_text(f"{ARRANGED}/{pane.document_id}", arranged.told())
        self._desk.places_changed.emit()

    def turn_over(self) -> None:
        """Show the document in front as pages or as text; it is shown so next time, too."""
        pane = self._desk.reading.current()
        if pane is not None:
            pane.views.turn_over()
            self._desk.settings.set_flag(
                f"as_text/{pane.document_id}", value=not pane.views.is_pages
            )
        elif self._looked_at() is not None:
            self._desk.status.say(WAITING)

    def go_to_page(self) -> None:
        """Ask for a page in the field that shows the one being read."""
        pane = self._looked_at()
        if pane is not None:
            pane.bar.pages.field.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def fit(self, fit: str) -> None:
        """Show whole pages, or pages as wide as there is room."""
        from desktop.ui.pages.arranging.arrangement import Fit  # where there are pages

        if (pages := self._pages()) is not None:
            pages.fit(Fit(fit))
            told = "Pages fill the width." if fit == Fit.WIDTH.value else "Pages are shown whole."
            self._desk.status.say(told)

    def arrange(self, layout: str) -> None:
        """Show pages one below the other, by ones, or in pairs."""
        from desktop.ui.pages.arranging.arrangement import Layout  # where there are pages

        if (pages := self._pages()) is not None:
            pages.arrange(Layout(layout), has_cover=pages.arrangement.has_cover)
            self._desk.status.say(_TOLD[layout])

    def set_cover_apart(self) -> None:
        """Of pages in pairs, let the first one stand alone, or no more."""
        if (pages := self._pages()) is not None:
            has_cover = not pages.arrangement.has_cover
            pages.arrange(pages.arrangement.layout, has_cover=has_cover)
            told = "The first page stands alone." if has_cover else "The first pages are a pair."
            self._desk.status.say(told)

    def next(self) -> None:
        """Go to the next page, or pair of pages."""
        self._step(1)

    def previous(self) -> None:
        """Go to the page, or pair of pages, before."""
        self._step(-1)

    def _step(self, by: int) -> None:
        if (pages := self._pages()) is not None:
            pages.step_page(by)
            return
        pane = self._looked_at()
        if pane is not None and 0 <= pane.views.page() + by < len(pane.views.labels()):
            pane.views.go_to_page(pane.views.page() + by)

    def toggle_small(self) -> None:
        """Show pages in small beside those that are read, or no more; in all tabs."""
        wanted = not self._desk.settings.flag(_SMALL)
        self._desk.settings.set_flag(_SMALL, value=wanted)
        for pane in map(looked_at, self._desk.reading.all_tabs()):
            if pane is not None:
                pane.beside.show_small(wanted=wanted)

    def edit_labels(self) -> None:
        """Let the reader correct what the pages of the document in front are called."""
        from desktop.ui.pages.labels.page_labels_dialog import PageLabelsDialog  # for pages only

        desk, pane = self._desk, self._desk.reading.current()
        if pane is None or pane.document is None:
            return
        labels = desk.workspace.documents.page_labels(pane.document_id)
        dialog = PageLabelsDialog(pane.document.title, labels, desk.window)
        if dialog.exec() and dialog.told() != labels.told:
            desk.workspace.documents.call_pages(pane.document_id, dialog.told())
            desk.status.say_undoable("Page labels changed.")
        dialog.deleteLater()

    def rotate(self) -> None:
        """Turn pages by a quarter, clockwise."""
        if (pages := self._pages()) is not None:
            pages.turn_pages()

    def _pages(self) -> PagesView | None:
        pane = self._looked_at()
        return pane.views.pages_view if pane is not None else None

    def _looked_at(self) -> DocumentPane | None:
        """Return the page in front, be its document there or still to come."""
        return looked_at(self._desk.reading.on_show())
