"""The reader of pages: a canvas of them, and the tools that do everything the hands do."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from typing_extensions import override

from desktop.domain.printed.unread_pages import are_unread
from desktop.ui.pages.areas.area_taking import AreaTaking
from desktop.ui.pages.areas.framing import Framing
from desktop.ui.pages.arranging.arrangement import USUAL, Arrangement
from desktop.ui.pages.page_canvas import PageCanvas
from desktop.ui.pages.page_moves import PageMoves
from desktop.ui.pages.unread_hands import UnreadHands
from desktop.ui.reader.hands import Hands

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from desktop.domain import Content, Highlight, PageMap
    from desktop.ui.pages.drawing import PageSource


class Stand(NamedTuple):
    """Where pages stand in a view, whatever is printed on them."""

    page: int
    down: float
    """The share of that page that is above the viewport; less than 0 where it begins below."""
    across: int
    turns: int

    @property
    def is_at_top(self) -> bool:
        """Whether nothing is above what is seen."""
        return self.page == 0 and self.down <= 0


class PagesView(Hands, PageCanvas):
    """Shows a document page by page."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("pages")
        self.unreadable, self.locked = self.feed.unreadable, self.feed.locked
        self.unread = UnreadHands(self)
        self.framing = Framing(self)
        self.taking = AreaTaking(self.feed)
        self.take_tools(self._moves, self.unread, self.framing)
        self.unread.page_wanted.connect(self.jump_to_page)
        self.unread.address_wanted.connect(self.link_activated)
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
        self.unread.wait(is_unread=are_unread(pages))
        self.taking.show(content, pages)
        self.tell_shown()

    def stand(self) -> Stand | None:
        """Return where pages stand now."""
        places = self.places
        if places is None or not len(places.stack):
            return None
        page, stack = self.page(), places.stack
        down = (places.corner.y() - stack.top(page)) / stack.size(page).height()
        return Stand(page, down, places.corner.x(), places.turns)

    def take_stand(self, stand: Stand) -> None:
        """Let pages stand as they stood, exactly where they are as large as then."""
        if self.places is None or stand.page >= len(self.places.stack):
            return
        if stand.turns != self.places.turns:
            self.turn_pages(stand.turns - self.places.turns)
        stack = self.places.stack
        self.go_to_page(stand.page)
        self._scroll_to(stack.top(stand.page) + round(stand.down * stack.size(stand.page).height()))
        self.horizontalScrollBar().setValue(stand.across)

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
