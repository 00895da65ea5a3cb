"""A document's two views, its text and its pages: one is in front, and both have one place."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QPointF, Signal
from PySide6.QtWidgets import QStackedWidget, QWidget

from desktop.ui.look.plain import short
from desktop.ui.reader.reader_view import ReaderView

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence
    from pathlib import Path

    from desktop.domain import Content, Highlight, PageMap
    from desktop.domain.noted.bookmarks import Bookmark
    from desktop.ui.pages.arranging.arrangement import Arrangement
    from desktop.ui.pages.drawing import PageSource
    from desktop.ui.pages.pages_view import PagesView
    from desktop.ui.reader.protocol import Reader


class Printed(NamedTuple):
    """The pages of a document, and who draws them."""

    pages: PageMap
    path: Path
    """Their file."""
    source: Callable[[], PageSource]
    small: Callable[[], PageSource]
    """Draws them in small, when there is time."""
    arranged: Callable[[], Arrangement]
    """How they are to stand."""


class DocumentViews(QStackedWidget):
    """Fills a view when it first comes to the front."""

    turned = Signal()
    """Another view is in front, or what it shows is another document."""
    locked = Signal(str)
    """The pages do not open with this password: see `unlock` and `wait_with_text`."""
    arranged = Signal(object)
    """Pages are to stand otherwise from now on."""
    area_drawn = Signal(object)
    """A region of a page is to be kept."""
    area_changed = Signal(str, object)
    """An area is to be another region."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._text = ReaderView(self)
        self._pages: PagesView | None = None
        self.pages_ahead: PagesView | None = None
        """A view of pages that was made before there were any to show, since that is slow."""
        self.addWidget(self._text)
        self._filled: set[QWidget] = set()
        self._connectors: list[Callable[[Reader], object]] = []
        self._shown: tuple[Content, Callable[[str], bytes | None], str] | None = None
        self.printed: Printed | None = None
        self._is_fixed = False
        self._highlights: tuple[Sequence[Highlight], Mapping[str, str]] = ((), {})
        self._bookmarks: Sequence[Bookmark] = ()

    # -- the views

    @property
    def reader(self) -> Reader:
        """The view in front."""
        pages = self._pages
        return pages if pages is not None and self.currentWidget() is pages else self._text

    @property
    def text(self) -> ReaderView:
        """The text, whether in front or behind."""
        return self._text

    @property
    def kept(self) -> str:
        """What alone is shown in front: 'marked' or 'found' passages, '' for everything."""
        return "" if self.is_pages else self._text.condensing.kept.value

    @property
    def is_pages(self) -> bool:
        """Whether pages are in front."""
        return self._pages is not None and self.currentWidget() is self._pages

    def readers(self) -> list[Reader]:
        """Return the views there are."""
        return [self._text, self._pages] if self._pages is not None else [self._text]

    def with_readers(self, connect: Callable[[Reader], object]) -> None:
        """Do something to each view, those to come included."""
        self._connectors.append(connect)
        for reader in self.readers():
            connect(reader)

    def _made_pages(self) -> PagesView:
        from desktop.ui.pages.pages_view import PagesView  # only where there are pages

        pages = self._pages = self.pages_ahead or PagesView(self)
        self.addWidget(pages)
        pages.unreadable.connect(self._without_pages)
        pages.locked.connect(self._locked)
        pages.arranged.connect(self.arranged)
        pages.framing.drawn.connect(self.area_drawn)
        pages.framing.changed.connect(self.area_changed)
        pages.set_fixed(fixed=self._is_fixed)
        for connect in self._connectors:
            connect(pages)
        return pages

    # -- what they show

    def show_document(
        self,
        title: str,
        content: Content,
        images: Callable[[str], bytes | None],
        printed: Printed | None,
        *,
        as_pages: bool,
    ) -> None:
        """Show a document from its beginning, without highlights."""
        self._shown = (content, images, title)
        self.printed = printed
        self._highlights = ((), {})
        self._filled.clear()
        if self._pages is not None:
            self._pages.let_go()
        front: QWidget = self._text
        if printed is not None and as_pages:
            front = self._pages or self._made_pages()
        self._fill(front)
        self._bring(front)
        self.turned.emit()

    def _fill(self, view: QWidget) -> None:
        if self._shown is None or view in self._filled:
            return
        self._filled.add(view)
        content, images, title = self._shown
        view.resize(self.size())
        if view is self._text:
            self._text.show_content(content, images)
            self._text.setAccessibleName(self.tr("Text of {}").format(short(title)))
        elif self._pages is not None and self.printed is not None:
            printed = self.printed
            self._pages.show_document(content, printed.pages, printed.source(), printed.arranged())
            self._pages.setAccessibleName(self.tr("Pages of {}").format(short(title)))

    def _bring(self, view: QWidget) -> None:
        had_focus = self.hasFocus() or (view is not self.currentWidget() and self._is_focused())
        self.setCurrentWidget(view)
        self.setFocusProxy(view)
        if had_focus:
            view.setFocus()

    def _is_focused(self) -> bool:
        focused = self.window().focusWidget()
        return focused is not None and self.isAncestorOf(focused)

    def turn_over(self) -> None:
        """Bring the other view to the front, at the same place, with the same chosen."""
        if self.printed is None:
            return
        before = self.reader
        place, (start, end) = before.position(), before.selection()
        picked, is_seen = before.selected_highlight(), before.is_in_view(before.selection()[0])
        after: QWidget = self._text if self.is_pages else self._pages or self._made_pages()
        self._fill(after)
        self._bring(after)
        reader = self.reader
        self._show_highlights(reader)
        if start < end and is_seen:
            reader.goto(start)
        else:
            reader.goto(place, 0.0)
        if start < end:
            reader.set_selection(start, end)
        elif picked:
            reader.select_highlight(picked)
        self.turned.emit()

    def _locked(self, tried: str) -> None:
        if self._pages is not None:
            self._filled.discard(self._pages)
        self.locked.emit(tried)

    def wait_with_text(self) -> None:
        """Go on with the text until somebody knows the password of the pages."""
        if self.is_pages:
            self.turn_over()

    def unlock(self) -> None:
        """Show the pages, now that their password is known."""
        self.wait_with_text()
        self.turn_over()

    def _without_pages(self) -> None:
        """Go on with the text: the file cannot be opened for drawing."""
        if self.is_pages:
            self.turn_over()
        self.printed = None
        self.turned.emit()

    # -- pages

    def labels(self) -> Sequence[str]:
        """Return what all pages are called."""
        return self.printed.pages.labels if self.printed is not None else ()

    def page(self) -> int:
        """Return the page being read."""
        if self._pages is not None and self.is_pages:
            return self._pages.page()
        if self.printed is None:
            return 0
        # Where a page begins inside a line of ours, that line is on the page that begins.
        text = self._text
        end = QPointF(text.viewport().width(), text.line_step)
        return self.printed.pages.page_of(max(text.position(), text.offset_at(end)))

    def go_to_page(self, page: int) -> None:
        """Show a page from its top."""
        if self._pages is not None and self.is_pages:
            self._pages.jump_to_page(page)
        elif self.printed is not None and (passage := self.printed.pages.range_of(page)):
            before = self._text.position()
            self._text.goto(passage[0], 0.0)
            self._text.jumped.emit(before, passage[0])

    @property
    def pages_view(self) -> PagesView | None:
        """The pages, while they are in front."""
        return self._pages if self.is_pages else None

    # -- for both

    def set_fixed(self, *, fixed: bool) -> None:
        """Only show highlights, or let them be made and their ends be moved again."""
        self._is_fixed = fixed
        for reader in self.readers():
            reader.set_fixed(fixed=fixed)

    def set_highlights(self, highlights: Sequence[Highlight], colours: Mapping[str, str]) -> None:
        """Show exactly these highlights."""
        self._highlights = (highlights, colours)
        self._show_highlights(self.reader)

    def _show_highlights(self, reader: Reader) -> None:
        reader.set_highlights(*self._highlights)
        reader.set_bookmarks(self._bookmarks)

    def set_bookmarks(self, bookmarks: Sequence[Bookmark]) -> None:
        """Show exactly these bookmarks."""
        self._bookmarks = bookmarks
        self.reader.set_bookmarks(bookmarks)

    def update_highlights(
        self, all_now: Sequence[Highlight], changed: Sequence[Highlight], removed: Sequence[str]
    ) -> None:
        """Show a few highlights anew, or no more, of those there are now."""
        self._highlights = (all_now, self._highlights[1])
        self.reader.update_highlights(changed, removed)

    def let_go(self) -> None:
        """Have no pages drawn any more."""
        if self._pages is not None:
            self._pages.let_go()
