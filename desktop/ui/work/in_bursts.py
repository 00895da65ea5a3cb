"""What follows a choice: at once, but only at the end of many choices in a row."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer

if TYPE_CHECKING:
    from collections.abc import Callable

BURST_MS = 60
"""A key that is held down chooses sooner than this again."""


class InBursts(QObject):
    """Shows what was chosen; while a key is held down, only the first and the last of it."""

    def __init__(self, show: Callable[[], object], parent: QObject) -> None:
        super().__init__(parent)
        self._show = show
        self._is_due = False
        """Whether something was chosen since it was last shown."""
        self._timer = QTimer(self, singleShot=True, interval=BURST_MS)
        self._timer.timeout.connect(self.catch_up)

    def choose(self) -> None:
        """Tell that something else was chosen."""
        self._is_due = True
        if not self._timer.isActive():
            self.catch_up()
        self._timer.start()

    def catch_up(self) -> None:
        """Show what was chosen last, unless it is on show."""
        if self._is_due:
            self._is_due = False
            self._show()
