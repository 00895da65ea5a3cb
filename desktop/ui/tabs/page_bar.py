"""What the line above a document says of its pages, and the way to its other view."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QToolButton, QWidget

from desktop.ui.look.icons import icon
from desktop.ui.look.plain import tip
from desktop.ui.tabs.page_field import PageField

if TYPE_CHECKING:
    from collections.abc import Sequence


class PageBar(QWidget):
    """A field for the page, and a button; there only where a document has pages."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.field = PageField(self)
        self.turn_over = QToolButton(self)
        self.turn_over.setObjectName("turnOver")
        self.turn_over.setAutoRaise(True)
        self.turn_over.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(4)
        row.addWidget(self.field)
        row.addWidget(self.turn_over)
        self.hide()

    def offer(self, labels: Sequence[str], page: int, *, are_shown: bool) -> None:
        """Show the page being read, of these; `are_shown` is whether pages are in front."""
        self.setVisible(bool(labels))
        self.field.number(labels)
        self.field.show_page(page)
        told = self.tr("Show as Text (F9)") if are_shown else self.tr("Show as Pages (F9)")
        self.turn_over.setIcon(icon("letters" if are_shown else "book"))
        self.turn_over.setToolTip(tip(told))
        self.turn_over.setAccessibleName(told)
