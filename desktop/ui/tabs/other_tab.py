"""Tabs that show no page of a document."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

if TYPE_CHECKING:
    from desktop.domain import Document
    from desktop.ui.reader.protocol import Reader
    from desktop.ui.shown import Shown


class OtherTab(QWidget):
    """A tab that is no page of a document: nothing is chosen or marked in it."""

    reader_made = Signal(object)
    """One of its pages is there, and is to look like all others."""

    def __init__(self, document: Document, shown: Shown) -> None:
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

    def readers(self) -> list[Reader]:
        """Return the pages in it, for all to be set alike."""
        return []


class UnreadTab(OtherTab):
    """Stands for what is open but was not looked at yet: pages are slow to make."""
