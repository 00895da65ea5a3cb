"""Two parts of a tab, beside each other or, in a narrow window, below."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QSplitter, QWidget
from typing_extensions import override

if TYPE_CHECKING:
    from PySide6.QtGui import QResizeEvent

NARROW = 46
"""Times the height of a line: in less width the second part stands below the first."""


class TurningSplitter(QSplitter):
    """Neither part goes away."""

    def __init__(self, sizes: tuple[int, int], below: tuple[int, int], parent: QWidget) -> None:
        """Take how the parts share the room beside each other, and below."""
        super().__init__(Qt.Orientation.Horizontal, parent)
        self.setChildrenCollapsible(False)
        self._shares = {Qt.Orientation.Horizontal: sizes, Qt.Orientation.Vertical: below}

    def add(self, *parts: QWidget) -> None:
        """Take the parts."""
        for part in parts:
            self.addWidget(part)
        self.setSizes(self._shares[self.orientation()])

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        is_narrow = event.size().width() < NARROW * self.fontMetrics().lineSpacing()
        wanted = Qt.Orientation.Vertical if is_narrow else Qt.Orientation.Horizontal
        if self.orientation() is not wanted:
            self.setOrientation(wanted)
            self.setSizes(self._shares[wanted])
        super().resizeEvent(event)
