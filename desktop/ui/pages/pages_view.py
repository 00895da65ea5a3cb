"""The reader of pages: a canvas of them, and the tools that do everything the hands do."""

from __future__ import annotations

from typing import TYPE_CHECKING

from typing_extensions import override

from desktop.ui.pages.areas.area_taking import AreaTaking
from desktop.ui.pages.areas.framing import Framing
from desktop.ui.pages.arranging.arrangement import USUAL, Arrangement
from desktop.ui.pages.page_canvas import PageCanvas
from desktop.ui.pages.page_moves import PageMoves
from desktop.ui.reader.hands import Hands

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from desktop.domain import Content, Highlight, PageMap
    from desktop.ui.pages.drawing import PageSource


class PagesView(Hands, PageCanvas):
    """Shows a document page by page."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("pages")
        self.unreadable, self.locked = self.feed.unreadable, self.feed.locked
        self.framing = Framing(self)
        self.taking = AreaTaking(self.feed)
        self.take_tools(self._moves, self.framing)
        self.bookmarking.is_print = True
        self.picking.highlights_changed.connect(self.framing.kept)
        self.picking.highlights_added.connect(lambda _added: self.framing.kept())

    def show_document(
        self,
        content: Content,
        pages: PageMap,
        source: PageSource,
        arrangement: Arrangement = USUAL,
    ) -> None:
        """Show a document from its first page, without highlights."""
        self.show_pages(content, pages, source, arrangement)
        self.taking.show(content, pages)
        self.tell_shown()

    def jump_to_page(self, page: int) -> None:
        """Go to the top of a page, and tell from where to where."""
        start = self.position()
        self.go_to_page(page)
        self.jumped.emit(start, self.position())

    @override
    def set_fixed(self, *, fixed: bool) -> None:
        super().set_fixed(fixed=fixed)
        self.framing.is_fixed = fixed

    @override
    def go_to_highlight(self, highlight: Highlight) -> None:
        spot = self.spot_of(highlight)
        if spot is None:
            super().go_to_highlight(highlight)
        else:
            self.reveal_spot(spot)
            self.selecting.put_selection(highlight.start, highlight.start)

    def _moves(self) -> PageMoves | None:
        if self.content is None or self.places is None:
            return None
        return PageMoves(self.content, self.places.pages, self.feed.letters)
