"""What a view has of its pages: pictures, letters, and which of them are still to come."""

from __future__ import annotations

from collections import OrderedDict
from contextlib import contextmanager
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QObject, QRect, QSize, QTimer, Signal

from desktop.domain.printed.page_wishes import Kind, Read, Wish
from desktop.domain.printed.region import boxes_of
from desktop.ui.pages.page_letters import PageLetters
from desktop.ui.pages.papers import Papers
from desktop.ui.pages.tiles import Tiles, parts, rect_of, rough

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from PySide6.QtGui import QImage

    from desktop.domain import PageMap
    from desktop.ui.look.reading_style import Theme
    from desktop.ui.pages.drawing import PageSource

_LATE_MS = 200
"""After which it is said of a page in view that it is still to come."""
_KEPT = 80
"""Pages whose letters are kept."""


class Shown(NamedTuple):
    """A page in view: its size and the part that is seen, in pixels of the screen."""

    page: int
    size: QSize
    seen: QRect


class PageFeed(QObject):
    """Asks for what is missing of the pages in view, and of those beside them."""

    came = Signal()
    unreadable = Signal()
    """The file cannot be opened for drawing."""
    locked = Signal(str)
    """It does not open with this password."""
    read = Signal(int)
    """The letters of a page are known now."""
    pictured = Signal(object)
    linked = Signal(object)
    """The links of a page, which were asked for."""
    broke = Signal(int)
    """A page cannot be drawn."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.tiles = Tiles()
        self.papers = Papers()
        self._pages: PageMap | None = None
        self._source: PageSource | None = None
        self._letters: OrderedDict[int, PageLetters] = OrderedDict()
        self._broken: set[int] = set()
        self._shown: Sequence[Shown] = ()
        self._late: set[int] = set()
        self._waiting = QTimer(self, singleShot=True, interval=_LATE_MS)
        self._waiting.timeout.connect(self._tell_late)

    def show(self, pages: PageMap | None, source: PageSource | None) -> None:
        """Show the pages of another file, or none."""
        if self._source is not None:
            self._source.close()
        self._pages, self._source = pages, source
        self.tiles.clear()
        self._letters.clear()
        self.papers.forget()
        self._broken.clear()
        self._late.clear()
        self._shown = ()
        if source is not None:
            source.drawn.connect(self._drawn)
            source.read.connect(self._read)
            source.pictured.connect(self.pictured)
            source.linked.connect(self.linked)
            source.broken.connect(self._break)
            source.unreadable.connect(self.unreadable)
            source.locked.connect(self.locked)

    @contextmanager
    def going_on(self) -> Iterator[None]:
        """Let what is seen stay until it is drawn anew: a file is shown meanwhile that looks alike.

        Nothing is believed of it but how it looks: letters are asked for again.
        """
        before, known = self.tiles, self.papers.known()
        self.tiles = Tiles()
        yield
        self.tiles.stand_behind(before)
        self.papers.know(known)

    def dress(self, theme: Theme) -> None:
        """Have pages in the colours of another theme."""
        self.papers.take(theme)
        self.tiles.clear()

    def letters(self, page: int) -> PageLetters | None:
        """Return the letters of a page, should they be known."""
        return self._letters.get(page)

    def is_broken(self, page: int) -> bool:
        """Whether a page could not be drawn."""
        return page in self._broken

    def is_late(self, page: int) -> bool:
        """Whether nothing of a page has come that has been in view for a while."""
        return page in self._late

    # -- what is wished

    def ask(self, wish: Wish) -> None:
        """Wish something before all else; the answer is told by a signal."""
        if self._source is not None:
            self._source.ask(wish)

    def want(self, shown: Sequence[Shown], beside: Sequence[Shown], turns: int) -> None:
        """Wish what is missing: first what is in view, as sharp as it is seen."""
        if self._source is None:
            return
        self._shown = shown
        if self._awaited() and not self._waiting.isActive():
            self._waiting.start()
        wishes: list[Wish] = []
        for pages in (shown, beside):
            # All that is seen comes before the letters of any: a reader sees first, and then marks.
            # But what would be seen otherwise a moment later, as a negative, is not shown so.
            wishes += [w for one in pages if self.papers.lack(one.page) for w in self._unread(one)]
            wishes += [wish for one in pages for wish in self._undrawn(one, turns)]
            wishes += [wish for one in pages for wish in self._unread(one)]
        self._source.want(wishes)

    def _undrawn(self, shown: Shown, turns: int) -> Iterator[Wish]:
        if self.is_broken(shown.page):
            return
        needed = [
            part
            for part in parts(shown.page, shown.size, turns)
            if rect_of(part).intersects(shown.seen)
        ]
        missing = [part for part in needed if part not in self.tiles]
        if len(needed) > 1 and missing and not self.tiles.has_some_of(shown.page, turns):
            yield from parts(shown.page, rough(shown.size), turns)
        yield from missing

    def _unread(self, shown: Shown) -> Iterator[Wish]:
        if shown.page not in self._letters and not self.is_broken(shown.page):
            yield Wish(Kind.READ, b"", shown.page)

    def _awaited(self) -> set[int]:
        """Return the pages in view of which there is nothing to show, and that nobody told of."""
        told = self._late | self._broken
        pages = {one.page for one in self._shown} - told
        return {page for page in pages if not self.tiles.has_some_of(page)}

    def _tell_late(self) -> None:
        self._late |= self._awaited()
        self.came.emit()

    # -- what comes

    def _drawn(self, part: Wish, picture: QImage) -> None:
        self._late.discard(part.page)
        if self._pages is not None:
            onto = self.tiles.spare(picture.size())
            picture = self.papers.dressed(picture, part, self._pages[part.page], onto)
            self.tiles.put(part, picture)
        self.came.emit()

    def _read(self, found: Read) -> None:
        page, pages = found.wish.page, self._pages
        if pages is None or not 0 <= page < len(pages):
            return
        self._letters[page] = PageLetters(pages, page, boxes_of(pages, found))
        if self.papers.put(found, pages[page]):
            self.tiles.forget(page)
        while len(self._letters) > _KEPT:
            self._letters.popitem(last=False)
        self.read.emit(page)

    def _break(self, page: int) -> None:
        self._broken.add(page)
        self.came.emit()
        self.broke.emit(page)
