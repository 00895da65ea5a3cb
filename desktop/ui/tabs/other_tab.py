"""Tabs that show no page of a document."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRect, QSize, Signal
from PySide6.QtWidgets import QWidget

if TYPE_CHECKING:
    from collections.abc import Sequence

    from desktop.domain import Document, Highlight
    from desktop.ui.reader.protocol import Reader
    from desktop.ui.shown import Shown
    from desktop.ui.tabs.document_pane import DocumentPane


WAITING = "The text is still being read: marking, finding and copying wait for it."


class OtherTab(QWidget):
    """A tab that is no page of a document: no text can be marked in it."""

    reader_made = Signal(object)
    """One of its pages is there, and is to look like all others."""
    chosen = Signal()
    """Other highlights are in hand."""

    beside = ("", "")
    """What the sidebar says, a title and a sentence."""
    arriving: DocumentPane | None = None
    """The page in it whose document is still to come."""
    title = ""
    """What its tab is called where it has no document, '' for what is of the whole library."""

    def __init__(self, document: Document | None, shown: Shown) -> None:
        super().__init__()
        self.document = document
        self.shown = shown

    @property
    def document_id(self) -> str:
        """The id of the document that it has to do with."""
        return self.shown.document_id

    @property
    def columns(self) -> int:
        """How many columns of text it is to have room for."""
        return 1

    def ids(self) -> list[str]:
        """Return the highlights that are chosen in it."""
        return []

    def highlights(self) -> list[Highlight]:
        """Return the first of them, as many as it takes to tell what can be done."""
        return []

    def rect_of(self, _highlights: Sequence[Highlight]) -> QRect:
        """Return where the highlight in hand is on the screen."""
        return QRect(self.mapToGlobal(self.rect().center()), QSize())

    def readers(self) -> list[Reader]:
        """Return the pages in it, for all to be set alike."""
        return []


def looked_at(tab: DocumentPane | OtherTab | None) -> DocumentPane | None:
    """Return the page that is looked at in a tab, be its document there or still to come."""
    return tab.arriving if isinstance(tab, OtherTab) else tab


class UnreadTab(OtherTab):
    """Stands for what is open but was not looked at yet: pages are slow to make."""
