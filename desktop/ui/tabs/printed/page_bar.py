"""What the line above a document says of its pages, and the way to its other view."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QToolButton, QWidget

from desktop.ui.look.icons import icon
from desktop.ui.look.plain import tip
from desktop.ui.tabs.printed.page_field import PageField

if TYPE_CHECKING:
    from desktop.ui.tabs.document_views import DocumentViews


class PageBar(QWidget):
    """A field for the page, and a button; there only where a document has pages."""

    def __init__(self, views: DocumentViews, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._views = views
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
        self.field.wanted.connect(views.go_to_page)
        views.turned.connect(self._offer)
        views.with_readers(lambda reader: reader.position_changed.connect(self._follow))

    def _follow(self) -> None:
        self.field.show_page(self._views.page())

    def _offer(self) -> None:
        labels, are_shown = self._views.labels(), self._views.is_pages
        self.setVisible(bool(labels))
        self.field.number(labels)
        self._follow()
        told = self.tr("Show as Text (F9)") if are_shown else self.tr("Show as Pages (F9)")
        self.turn_over.setIcon(icon("letters" if are_shown else "book"))
        self.turn_over.setToolTip(tip(told))
        self.turn_over.setAccessibleName(told)
