"""Tells which passage is to be tagged at once, while a tag is in hand."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

if TYPE_CHECKING:
    from collections.abc import Callable


class Settling(QObject):
    """A drag settles when the mouse lets go; two clicks may still become three."""

    settled = Signal()
    is_coding = False
    """Whether a tag is in hand."""

    def __init__(self, is_selected: Callable[[], bool], parent: QObject) -> None:
        super().__init__(parent)
        self._is_selected = is_selected
        self._soon = QTimer(self, singleShot=True)
        self._soon.timeout.connect(self.tell)

    def tell_in(self, ms: int) -> None:
        """Tell of the passage in a moment, if it is still selected then."""
        self._soon.start(ms)

    def tell(self) -> bool:
        """Tell of the passage; return whether a tag is in hand and there is one."""
        is_one = self.is_coding and self._is_selected()
        if is_one:
            self.settled.emit()
        return is_one
