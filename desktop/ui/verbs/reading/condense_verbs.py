"""Verbs about folding the document in front to some of its passages."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt

from desktop.ui.look.tag_colours import called

if TYPE_CHECKING:
    from desktop.ui.desk import Desk
    from desktop.ui.tabs.document_pane import DocumentPane

_NOTHING_FOUND = "Nothing is found here: press Ctrl+F to find words in this document first."


class CondenseVerbs:
    """Each folds the text, or unfolds it again; pages are turned over to the text for that."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self._was_turned = False
        desk.reading.pane_made.connect(self._connect_pane)
        desk.reading.current_changed.connect(self._follow)
        desk.sidebar.head.narrowing.wanted.connect(self._follow)

    def _connect_pane(self, pane: DocumentPane) -> None:
        condensing = pane.views.text.condensing
        condensing.changed.connect(self._desk.places_changed)  # other actions mean something now
        condensing.condensed.connect(lambda passages, folded: self._tell(pane, passages, folded))
        condensing.emptied.connect(self._tell_empty)
        condensing.text.stopped.connect(
            lambda: self._desk.status.say(
                "A selection ends where text is folded away: unfold that first, by a click on it."
            )
        )

    def keep_marked(self) -> None:
        """Show only the highlights of the document in front, as the pane beside lists them."""
        pane = self._desk.reading.current()
        if pane is None:
            return
        if pane.views.kept == "marked":
            self._show_all(pane)
            return
        if pane.is_partial:  # a crowded document: its highlights come a moment after its page
            once = Qt.ConnectionType.SingleShotConnection
            pane.listed.connect(lambda: self._keep_marked(pane), once)
            self._desk.status.say("Reading the highlights: the text is folded in a moment.")
            return
        self._keep_marked(pane)

    def _keep_marked(self, pane: DocumentPane) -> None:
        self._turn_to_text(pane)
        narrowing = self._desk.sidebar.head.narrowing
        pane.views.text.condensing.keep_marked(narrowing.colour, narrowing.tag)

    def keep_found(self) -> None:
        """Show only what the find bar, or else the search, has found in the document in front."""
        pane = self._desk.reading.current()
        if pane is None:
            return
        if pane.views.kept == "found":
            self._show_all(pane)
            return
        found, is_pages = pane.reader.found(), pane.views.is_pages
        places = [] if found and not is_pages else found or self._searched(pane)
        if not found and not places:
            self._desk.status.say(_NOTHING_FOUND)
            self._desk.places_changed.emit()  # Qt turned the check mark over by itself
            return
        self._turn_to_text(pane)
        pane.views.text.condensing.keep_found(places)

    def _searched(self, pane: DocumentPane) -> list[tuple[int, int]]:
        """Return what the search of the library has found in a document, while it is shown."""
        left = self._desk.left
        is_shown = left.currentWidget() is left.search and not pane.revision
        return left.search.model.places_in(pane.document_id) if is_shown else []

    def _turn_to_text(self, pane: DocumentPane) -> None:
        self._was_turned = pane.views.is_pages
        if self._was_turned:
            pane.views.turn_over()

    def _show_all(self, pane: DocumentPane) -> None:
        pane.views.text.condensing.show_all()
        self._desk.status.say("The whole text is shown.")

    def _follow(self) -> None:
        """Show of the text in front what the pane beside lists now."""
        pane, narrowing = self._desk.reading.current(), self._desk.sidebar.head.narrowing
        wanted = narrowing.colour, narrowing.tag
        if pane is not None and pane.views.kept == "marked":
            condensing = pane.views.text.condensing
            if condensing.wanted != wanted:
                condensing.keep_marked(*wanted)

    def _tell(self, pane: DocumentPane, passages: int, folded: int) -> None:
        told = "There is nothing to fold away: each paragraph has such a passage, or is short."
        if folded:
            is_marked = pane.views.kept == "marked"
            what, key = (self._marked(pane), "M") if is_marked else ("found", "Ctrl+M")
            counted = f"{passages:,} passage{'s' if passages != 1 else ''} {what}"
            away = f"{folded:,} paragraph{'s' if folded != 1 else ''} folded away"
            told = f"{counted}; {away}. {key} shows all again."
        pages = " Pages cannot be folded: F9 shows them." if self._was_turned else ""
        self._was_turned = False
        self._desk.status.say(told + pages)

    def _marked(self, pane: DocumentPane) -> str:
        colour, tag = pane.views.text.condensing.wanted
        told = f"marked {called(colour)}" if colour else "marked"
        return f"{told}, tagged “{tag}”" if tag else told

    def _tell_empty(self, is_marked: bool) -> None:  # noqa: FBT001  # a signal's argument
        narrowing = self._desk.sidebar.head.narrowing
        if not is_marked:
            told = "Nothing is found here any more"
        elif narrowing.colour or narrowing.tag:
            told = "No highlight here is of the colour and tag chosen in the pane beside"
        else:
            told = "No highlights here"
        self._desk.status.say(f"{told}: the whole text is shown.")
