"""Verbs about parts of pages: frame one, keep it, change it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop.domain import COLOURS
from desktop.ui.tabs.revision_words import OLD

if TYPE_CHECKING:
    from collections.abc import Callable

    from desktop.domain import Area, Region
    from desktop.ui.desk import Desk
    from desktop.ui.tabs.document_pane import DocumentPane

_HOW = "Drag over a part of a page, or move the frame with the arrow keys and press Enter."
_UNDRAWN = "This page cannot be drawn, so no area of it can be kept."


class AreaVerbs:
    """Act on the pages of the document in front."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        desk.reading.pane_made.connect(self._connect_pane)

    def _connect_pane(self, pane: DocumentPane) -> None:
        safely, views = self._desk.safely, pane.views
        views.area_drawn.connect(safely(lambda region: self._keep(pane, region)))
        views.area_changed.connect(safely(lambda key, region: self._change(pane, key, region)))

    def mark(self) -> None:
        """Have a part of a page framed; a document that is shown as text is turned over."""
        pane = self._desk.reading.current()
        if pane is None or not self._may_mark(pane):
            return
        if not pane.views.is_pages:
            pane.views.turn_over()
        if (pages := pane.views.pages_view) is not None:
            pages.setFocus()
            pages.framing.ready()
            self._desk.status.say(_HOW)

    def _may_mark(self, pane: DocumentPane) -> bool:
        if pane.revision:
            self._desk.status.say(OLD)
            return False
        return pane.views.printed is not None

    def _keep(self, pane: DocumentPane, region: Region) -> None:
        def kept(area: Area) -> None:
            made = self._desk.workspace.highlights.add_area(
                pane.document_id, area, colour=COLOURS[0]
            )
            self._desk.subject.take(made.id)
            if (pages := pane.views.pages_view) is not None:
                pages.picking.pick(made.id)
            self._desk.status.say_undoable("Marked an area.")

        self._take(pane, region, kept)

    def _change(self, pane: DocumentPane, highlight_id: str, region: Region) -> None:
        def changed(area: Area) -> None:
            self._desk.workspace.highlights.move_area(highlight_id, area)
            self._desk.status.say_undoable("Changed the area.")

        self._take(pane, region, changed)

    def _take(self, pane: DocumentPane, region: Region, then: Callable[[Area], None]) -> None:
        """Do something with what is to be kept of a region, once that is drawn."""
        pages = pane.views.pages_view
        if pages is None or not self._may_mark(pane):
            return
        shown, safely = pane.shown, self._desk.safely(then)

        def taken(area: Area | None) -> None:
            if area is None:
                self._desk.status.say(_UNDRAWN)
            elif pane.shown == shown:
                safely(area)
            pages.framing.kept()

        pages.taking.take(region, taken)
