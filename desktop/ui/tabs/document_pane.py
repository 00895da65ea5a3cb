"""One tab: a document in a reader, with a line that says where in it one is."""

from __future__ import annotations

from bisect import bisect_left, insort
from typing import TYPE_CHECKING

from PySide6.QtCore import QRect, QTimer, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop.ui.shown import Shown
from desktop.ui.tabs.bars.document_bar import DocumentBar
from desktop.ui.tabs.document_views import DocumentViews
from desktop.ui.tabs.old_banner import OldBanner
from desktop.ui.tabs.printed.beside_pages import BesidePages
from desktop.ui.tabs.revision_words import day

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence
    from datetime import datetime

    from desktop.domain import Content, Document, Highlight
    from desktop.domain.reviews import Revision
    from desktop.ui.reader.protocol import Reader
    from desktop.ui.tabs.document_views import Printed
    from desktop.ui.tabs.listing import Listing

SAVE_MS = 800


def _reading_order(highlight: Highlight) -> tuple[int, int, float, datetime, str]:
    place, region = highlight.placement, highlight.anchor.region
    # Areas of a page without text all stand for the whole of it.
    top = region.y0 if region is not None else 0.0
    return (place.start, place.end, top, highlight.created, highlight.id)


class DocumentPane(QWidget):
    """Holds what is shown of one document; several panes may show the same one."""

    position_settled = Signal(str, int)
    """Document id and offset, a moment after the reader came to rest."""
    section_reached = Signal(str, int)
    listed = Signal()
    """All highlights are there."""

    def __init__(self, parent: QWidget | None = None, views: DocumentViews | None = None) -> None:
        """Make a page of its own views, or of those that were made before it."""
        super().__init__(parent)
        self.document: Document | None = None
        self.revision = 0
        """The number of the old revision that is shown, 0 for the newest."""
        self.content: Content | None = None
        self.highlights: dict[str, Highlight] = {}
        self._ordered: list[Highlight] = []
        self.listing: Listing | None = None
        """What reads the highlights of a crowded document, some at a time."""
        self.is_partial = False
        """Whether there are more highlights than have been read yet."""
        self.views = views or DocumentViews(self)
        self.bar = DocumentBar(self.views, self)
        self.banner = OldBanner(self)
        self.section = -1
        """The number of the section being read, -1 for none."""
        self._settle = QTimer(self, singleShot=True, interval=SAVE_MS)
        self._settle.timeout.connect(self._settled)
        self.beside = BesidePages(self.views, self)
        self._lay_out(self.beside)
        self.views.with_readers(self._connect)
        self.bar.pages.field.left.connect(self.setFocus)

    def _connect(self, reader: Reader) -> None:
        reader.position_changed.connect(lambda _offset: self._settle.start())
        reader.section_changed.connect(self._show_section)

    def _lay_out(self, page: QWidget) -> None:
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        self.bar.setProperty("abovePage", "yes")
        layout.addWidget(self.bar)
        layout.addWidget(self.banner)
        layout.addWidget(page, 1)
        self.setFocusProxy(page)

    @property
    def reader(self) -> Reader:
        """The view in front."""
        return self.views.reader

    @property
    def document_id(self) -> str:
        """The id of the document shown, or ''."""
        return self.document.id if self.document else ""

    @property
    def shown(self) -> Shown:
        """What it shows: the newest revision of a document, or an old one."""
        return Shown(self.document_id, self.revision)

    def show_document(
        self,
        document: Document,
        content: Content,
        images: Callable[[str], bytes | None],
        printed: Printed | None = None,
        *,
        as_pages: bool = True,
    ) -> None:
        """Show a document from its beginning: its pages, where it has some, or its text."""
        self.document, self.content = document, content
        self.views.show_document(document.title, content, images, printed, as_pages=as_pages)
        self.bar.show_document(document, content)
        self._show_section(self.reader.section_at(self.reader.position()))

    def readers(self) -> list[Reader]:
        """Return its page, as other tabs do that have several."""
        return self.views.readers()

    def show_revisions(self, revisions: Sequence[Revision]) -> None:
        """Say which of a document's revisions is shown, and offer the others."""
        for one in revisions:
            if one.number == self.revision or (one.is_newest and not self.revision):
                self.bar.revisions.show_revisions(revisions, one)
                if self.revision:
                    self.banner.say_day(day(one))
        self.views.set_fixed(fixed=bool(self.revision))

    def show_facts(self, document: Document) -> None:
        """Show who wrote the document and when."""
        self.document = document
        self.bar.show_facts(document)

    def show_highlights(self, highlights: Sequence[Highlight], colours: Mapping[str, str]) -> None:
        """Show the document's highlights, all of them."""
        self.listing, self.is_partial = None, False
        self._show_highlights(highlights, colours)
        self.listed.emit()

    def show_some_highlights(
        self, highlights: Sequence[Highlight], colours: Mapping[str, str]
    ) -> None:
        """Show the highlights that have been read so far; the rest comes soon."""
        self.is_partial = True
        self._show_highlights(highlights, colours)

    def _show_highlights(self, highlights: Sequence[Highlight], colours: Mapping[str, str]) -> None:
        self.highlights = {highlight.id: highlight for highlight in highlights}
        self._ordered = sorted(highlights, key=_reading_order)
        self.views.set_highlights(highlights, colours)

    def update_highlights(self, changed: Sequence[Highlight], removed: Sequence[str]) -> None:
        """Show changes to a few highlights."""
        gone = [highlight_id for highlight_id in removed if highlight_id in self.highlights]
        for highlight_id in (*gone, *(highlight.id for highlight in changed)):
            self._drop(highlight_id)
        for highlight in changed:
            self.highlights[highlight.id] = highlight
            insort(self._ordered, highlight, key=_reading_order)
        if changed or gone:
            self.views.update_highlights(self._ordered, changed, gone)

    def _drop(self, highlight_id: str) -> None:
        highlight = self.highlights.pop(highlight_id, None)
        if highlight is not None:
            place = _reading_order(highlight)
            del self._ordered[bisect_left(self._ordered, place, key=_reading_order)]

    def ordered_highlights(self) -> list[Highlight]:
        """Return the highlights in reading order."""
        return list(self._ordered)

    def selection(self) -> tuple[int, int] | None:
        """Return the chosen passage, or None."""
        start, end = self.reader.selection()
        return (start, end) if start < end else None

    def section_in_hand(self) -> int:
        """Return the number of the section of the chosen passage, or -1.

        Without one, that of the caret if it is in view, or else of the text being read.
        """
        if self.content is None:
            return self.section
        passage, caret = self.selection(), self.reader.caret()
        if passage is None and not self.reader.is_in_view(caret):
            return self.section
        around = self.content.section_path(passage[0] if passage else caret)
        return self.content.sections.index(around[-1]) if around else -1

    def rect_of(self, highlights: Sequence[Highlight]) -> QRect:
        """Return where the first of these highlights, or the caret, is on the screen."""
        reader, caret = self.reader, self.reader.caret()
        found = [reader.rect_of_highlight(one) for one in highlights[:1]]
        return found[0] if found else reader.rect_on_screen(caret, caret)

    def rect_between(self, start: int, end: int) -> QRect:
        """Return where a passage is on the screen."""
        return self.reader.rect_on_screen(start, end)

    def _show_section(self, number: int) -> None:
        sections = self.content.sections if self.content else ()
        self.section = number if 0 <= number < len(sections) else -1
        self.bar.show_section(self.section)
        self.section_reached.emit(self.document_id, number)

    def _settled(self) -> None:
        if self.document is not None:
            self.position_settled.emit(self.document.id, self.reader.position())
