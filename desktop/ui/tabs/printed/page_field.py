"""Which page is being read, and a way to another: 'iv (4 of 312)'."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent
from PySide6.QtWidgets import QLineEdit
from typing_extensions import override

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QFocusEvent, QKeyEvent
    from PySide6.QtWidgets import QWidget


class PageField(QLineEdit):
    """Shows a page; what is typed is what a page is called, or else its number."""

    wanted = Signal(int)
    left = Signal()
    """The keyboard is wanted no more."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("pageField")
        self.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        self.setAccessibleName(self.tr("Page"))
        self.setToolTip("The page being read; type another (Ctrl+G)")
        self._labels: Sequence[str] = ()
        self._page = 0
        self.returnPressed.connect(self._entered)

    def number(self, labels: Sequence[str]) -> None:
        """Take what all pages are called; '' for nothing."""
        self._labels = labels
        self.show_page(0)
        self.updateGeometry()

    def show_page(self, page: int) -> None:
        """Show the page being read, unless another is being typed; screen readers are told it."""
        if page != self._page and self.isVisible() and QAccessible.isActive():
            told = self.tr("Page {}").format(self._told(page))
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, told))
        self._page = page
        if not self.isModified() or not self.hasFocus():
            self._show()

    def _show(self) -> None:
        self.setText(self._told(self._page))
        if self.hasFocus():
            self.selectAll()

    def _told(self, page: int) -> str:
        if not 0 <= page < len(self._labels):
            return ""
        number = str(page + 1)
        label = self._labels[page] or number
        count = self.tr("{} of {}").format(number, len(self._labels))
        return count if label == number else f"{label} ({count})"

    def page_called(self, name: str) -> int | None:
        """Return the page of a name, or of a number; None for no page."""
        told = name.split("(", maxsplit=1)[0].split(" of ", maxsplit=1)[0].strip().casefold()
        for page, label in enumerate(self._labels):
            if label.casefold() == told:
                return page
        return int(told) - 1 if told.isdecimal() and 0 < int(told) <= len(self._labels) else None

    def _entered(self) -> None:
        page = self.page_called(self.text())
        if page is None:
            self._show()
            self.selectAll()
            return
        self.setModified(False)
        self.left.emit()
        self.wanted.emit(page)

    @override
    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.selectAll()

    @override
    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self._show()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self._show()
            self.left.emit()
        else:
            super().keyPressEvent(event)

    @override
    def sizeHint(self) -> QSize:
        hint = super().sizeHint()
        widest = max(map(self._told, range(len(self._labels))), key=len, default="0 of 0")
        hint.setWidth(self.fontMetrics().horizontalAdvance(widest) + 26)
        return hint

    @override
    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()
