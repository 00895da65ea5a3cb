"""A tab that shows the pages of a file before its document is in the library."""

from __future__ import annotations

from contextlib import ExitStack, contextmanager
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout
from typing_extensions import override

from desktop.domain.printed.page_wishes import Kind, Wish
from desktop.domain.printed.unread_pages import unread
from desktop.ui.pages.arranging.arrangement import USUAL
from desktop.ui.tabs.document_pane import DocumentPane
from desktop.ui.tabs.document_views import Printed
from desktop.ui.tabs.other_tab import OtherTab

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from desktop.domain.printed.page_wishes import Sheets
    from desktop.ui.pages.drawing import Drawing, PageSource
    from desktop.ui.pages.pages_view import PagesView, Stand
    from desktop.ui.reader.protocol import Reader
    from desktop.ui.shown import Shown
    from desktop.ui.work.tasks import Job


def _no_picture(_name: str) -> None:
    """Return nothing: what is still to be read holds no pictures."""


_BEGUN = "The text is about to be read"


class ArrivingTab(OtherTab):
    """Holds the page that will be that of the document: it is moved, and nothing made anew."""

    beside = ("No text yet", "Passages can be highlighted as soon as the text is read.")
    seen = Signal()
    """Its first page is there, or late, or there is none to be seen."""
    stop_wanted = Signal()
    refused = Signal()
    """Something was wanted that waits for the text."""

    def __init__(self, shown: Shown, path: Path, drawing: Drawing, password: str) -> None:
        super().__init__(None, shown)
        self.path, self.title = path, path.stem
        self.job = 0
        """The import that reads the text, 0 for none."""
        self.is_over = False
        """Whether there will be no document, unless it is tried again."""
        self.is_stopping = False
        """Whether the reader wants no import, which is still to hear of it."""
        self.is_arranged = False
        """Whether the reader wants pages to stand otherwise than they do at first."""
        self._again: Callable[[], object] = lambda: None
        self._asking: PageSource | None = None
        self.look(drawing, password)  # pages are counted while the page here is made
        self.arriving = self.pane = DocumentPane(self)
        self._line = self.pane.bar.arrival
        self._line.pressed.connect(self._press)
        self._line.say(_BEGUN)
        self.pane.bar.more.setEnabled(False)
        self.pane.views.set_fixed(fixed=True)
        self.pane.views.arranged.connect(self._arrange)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.pane)
        self.setFocusProxy(self.pane)

    @override
    def readers(self) -> list[Reader]:
        return self.pane.readers() if self.arriving is not None else []

    @property
    def pages(self) -> PagesView | None:
        """What there is to look at."""
        return self.pane.views.pages_view

    # -- its pages

    def look(self, drawing: Drawing, password: str) -> None:
        """Show the pages of the file as soon as they are counted."""
        try:
            stat = self.path.stat()
        except OSError:
            return  # the import finds the words for it
        state = f"{stat.st_mtime_ns} {stat.st_size} {stat.st_ino}"
        source = partial(drawing.source, self.path, password, state=state)
        self.let_go()
        asking = self._asking = source()
        asking.counted.connect(partial(self._show, source))
        for failed in (asking.locked, asking.unreadable, asking.broken):
            failed.connect(lambda *_page: self.seen.emit())
        asking.ask(Wish(Kind.SHEETS, b""))

    def _show(self, source: Callable[..., PageSource], found: Sheets) -> None:
        if not found.labels:
            self.seen.emit()
            return
        content, pages = unread(found.sizes, found.labels)
        small = partial(source, is_patient=True)
        printed = Printed(pages, self.path, source, small, lambda: USUAL)
        self.pane.views.show_document(self.title, content, _no_picture, printed, as_pages=True)
        if self.pages is not None:
            self.pages.unread.refused.connect(self.refused)
            self.pages.feed.came.connect(self.seen)
        self.let_go()  # now that the view has a source of its own

    def let_go(self) -> None:
        """Count no pages any more."""
        if self._asking is not None:
            self._asking.close()
            self._asking = None

    def _arrange(self) -> None:
        self.is_arranged = True

    # -- its text

    def attend(self, job: int, again: Callable[[], object]) -> None:
        """Wait for an import; `again` begins it once more, should it fail."""
        self.job, self._again = job, again
        self.is_over = self.is_stopping = False

    def follow(self, job: Job, *, is_first: bool) -> None:
        """Say how far the text is read, unless that is to end."""
        if self.is_stopping:
            return
        done, parts = job.progress.part, job.progress.parts
        if not is_first:
            said = "The text is read once other work is done"
        elif not parts:
            said = _BEGUN
        elif done + 1 < parts:
            said = f"Reading the text: page {done + 1:,} of {parts:,}"
        else:
            said = "Putting the text together"
        self._line.say(f"{said}; marking waits for it", "Stop")

    def fail(self, sentence: str) -> None:
        """Say why there will be no document; its pages can be looked at all the same."""
        self.job, self.is_over = 0, True
        self._line.say(sentence, "Try Again")

    def wait(self, sentence: str) -> None:
        """Say what is waited for."""
        self._line.say(sentence)

    def _press(self) -> None:
        if self.job:
            self.is_stopping = True
            self.wait("Stopping…")
            self.stop_wanted.emit()
        else:
            self._again()

    # -- its end

    def stand(self) -> Stand | None:
        """Return where its pages stand, None while there are none."""
        return self.pages.stand() if self.pages is not None else None

    @contextmanager
    def going_on(self) -> Iterator[None]:
        """Let what is seen of its pages stay while they become those of a document."""
        with ExitStack() as stack:
            if self.pages is not None:
                stack.enter_context(self.pages.feed.going_on())
            if (strip := self.pane.beside.strip) is not None:
                stack.enter_context(strip.going_on())
            yield

    def give_up_pane(self) -> DocumentPane:
        """Return the page, which is that of a document from now on."""
        self._line.pressed.disconnect(self._press)
        if self.pages is not None:
            self.pages.feed.came.disconnect(self.seen)
            self.pages.unread.refused.disconnect(self.refused)
        self._line.hide()
        self.pane.bar.more.setEnabled(True)
        self.pane.views.arranged.disconnect(self._arrange)
        self.pane.views.set_fixed(fixed=False)
        self.let_go()
        self.arriving = None
        return self.pane
