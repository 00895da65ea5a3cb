"""A page made before a document is opened: making one takes longer than a frame lasts."""

from __future__ import annotations

import sys
from time import thread_time
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QWidget
from shiboken6 import isValid

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from desktop.ui.reader.protocol import Reader
    from desktop.ui.tabs.document_pane import DocumentPane

REST_MS = 400
"""What is asked for before is done before: a window that was just filled has much to paint."""
_PAGES = "desktop.ui.pages.pages_view"
_SLICE = 0.004
"""Seconds."""


class SparePane(QObject):
    """Makes one page ahead, a part of it in each turn of the event loop, and dresses it.

    It is made where it will be shown: a widget that gets another parent is dressed anew.
    """

    def __init__(self, place: Callable[[], QWidget], parent: QObject) -> None:
        """`place` returns what the next page is likely to be put into."""
        super().__init__(parent)
        self.dress: Callable[[Reader], object] = lambda _reader: None
        """Sets a page as all others are set."""
        self.may_go_on: Callable[[], bool] = lambda: True
        """Whether nothing else is being done in turns of its own."""
        self._place, self._name = place, ""
        self._made: list[QWidget] = []
        """The parts of a page that is not finished yet."""
        self._pane: DocumentPane | None = None
        self._work: Iterator[None] = iter(())
        self._turn = QTimer(self)
        self._turn.timeout.connect(self._go_on)

    def begin(self) -> None:
        """Make one in a moment, should there be none."""
        if self._pane is None:
            self.stop()
            self._work = self._worked()
            self._turn.start(REST_MS)

    def take(self) -> DocumentPane:
        """Return a page, the one made ahead if there is one, and make the next."""
        # The reader is large: the window is painted before it is imported.
        from desktop.ui.tabs.document_pane import DocumentPane

        pane, self._pane = self._pane, None
        if pane is None or not isValid(pane):  # its side of the window may be gone
            pane = DocumentPane(self._place())
        else:
            pane.views.text.setObjectName(self._name)
        self.begin()
        return pane

    def stop(self) -> None:
        """Let go of what was made."""
        self._turn.stop()
        self._work = iter(())
        gone, self._made, self._pane = [*self._made, self._pane], [], None
        for one in gone:
            if one is not None and isValid(one):
                one.deleteLater()

    def _go_on(self) -> None:
        self._turn.setInterval(0 if self.may_go_on() else REST_MS)
        if not self._turn.interval() and next(self._work, self) is self:
            self._turn.stop()

    def _worked(self) -> Iterator[None]:
        from desktop.ui.tabs.document_pane import DocumentPane
        from desktop.ui.tabs.document_views import DocumentViews

        views = DocumentViews(self._place())
        views.hide()
        self._name = views.text.objectName()
        views.text.setObjectName("")  # whoever looks for a page finds those that are shown
        self._made.append(views)
        yield
        pane = DocumentPane(views.parentWidget(), views)
        pane.hide()
        views.show()
        self._made[:] = [pane]
        yield
        views.with_readers(self.dress)
        views.text.annotating.prepare()
        yield
        if _PAGES in sys.modules:  # which is imported in a thread
            from desktop.ui.pages.pages_view import PagesView

            views.pages_ahead = PagesView(views)
            views.pages_ahead.hide()
            yield
        # What is inside first: Qt would dress all of it with what is around it.
        end = thread_time() + _SLICE
        for widget in reversed([pane, *pane.findChildren(QWidget)]):
            widget.ensurePolished()
            if thread_time() > end:
                yield
                end = thread_time() + _SLICE
        self._made.clear()
        self._pane = pane
