"""Has the picture of a region drawn, and finds the words in it, before it is kept."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from desktop.domain import Area
from desktop.domain.printed.page_wishes import Kind, Wish, picture_of
from desktop.domain.printed.region import enclosed_at

if TYPE_CHECKING:
    from collections.abc import Callable

    from desktop.domain import Content, PageMap, Region
    from desktop.domain.printed.page_wishes import Pictured
    from desktop.ui.pages.page_feed import PageFeed

    Taken = Callable[[Area | None], object]


class AreaTaking(QObject):
    """Asks the process that draws the pages; whoever waits is told once, in order."""

    def __init__(self, feed: PageFeed) -> None:
        super().__init__(feed)
        self._feed = feed
        self._waiting: list[tuple[Wish, Region, Taken]] = []
        self._pictures: dict[Wish, bytes] = {}
        self._shown: tuple[Content, PageMap] | None = None
        feed.pictured.connect(self._pictured)
        feed.read.connect(lambda _page: self._tell())
        feed.broke.connect(self._broke)

    def show(self, content: Content, pages: PageMap) -> None:
        """Take regions of another document; nobody waits for those of the one before."""
        self._shown = content, pages
        self._waiting.clear()
        self._pictures.clear()

    def take(self, region: Region, then: Taken) -> None:
        """Find out all that is to be kept of a region; None for a page that cannot be drawn."""
        if self._shown is None or self._feed.is_broken(region.page):
            then(None)
            return
        wish = picture_of(region, self._shown[1][region.page])
        self._waiting.append((wish, region, then))
        self._feed.ask(wish)
        if self._feed.letters(region.page) is None:
            self._feed.ask(Wish(Kind.READ, b"", region.page))

    def _pictured(self, answer: Pictured) -> None:
        self._pictures[answer.wish] = answer.data
        self._tell()

    def _tell(self) -> None:
        """Tell those for whom all has come."""
        for one in list(self._waiting):
            wish, region, then = one
            letters = self._feed.letters(region.page)
            if self._shown is None or letters is None or wish not in self._pictures:
                continue
            self._waiting.remove(one)
            found = enclosed_at(*self._shown, region, letters.boxes)
            data = self._pictures[wish]
            if all(wish != other for other, _, _ in self._waiting):
                del self._pictures[wish]
            then(Area(region, found, data))

    def _broke(self, page: int) -> None:
        gone = [one for one in self._waiting if one[1].page == page]
        self._waiting = [one for one in self._waiting if one not in gone]
        for _, _, then in gone:
            then(None)
