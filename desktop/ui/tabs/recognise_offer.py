"""What a document without text offers: to have it recognised."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton, QWidget

from desktop.domain.printed.page_map import blank_pages

if TYPE_CHECKING:
    from desktop.domain import Content


class RecogniseOffer(QPushButton):
    """A button that shows where most pages of a document are only pictures."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__("Recognise Text…", parent)
        self.setProperty("quiet", "true")  # the bar is one line of words
        self.setToolTip("Read the pages that are only pictures, with Tesseract")
        self.setObjectName("offer")
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.hide()

    def make_for(self, content: Content) -> None:
        """Show or hide, as a text needs it."""
        self.setVisible(2 * len(blank_pages(content)) > len(content.blocks))
