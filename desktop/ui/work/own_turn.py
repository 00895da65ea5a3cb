"""What is done in a turn of the event loop of its own, so that no turn is long."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer

if TYPE_CHECKING:
    from collections.abc import Callable

WAITS = 2
"""Turns that pass: in the first a list lays its rows out by a timer, in the next it paints them."""


class OwnTurn(QObject):
    """Does something after what is going on now, and what that has painted."""

    def __init__(self, act: Callable[[], object], parent: QObject) -> None:
        super().__init__(parent)
        self._act = act
        self._turn = QTimer(self, singleShot=True, interval=0)
        self._turn.timeout.connect(self._come)
        self._left = 0
        """Turns that are still to pass."""

    def ask(self) -> None:
        """Have it done once, however often this is asked for until then."""
        if not self._turn.isActive():
            self._left = WAITS
            self._turn.start()

    def catch_up(self) -> None:
        """Do it at once if it waits: somebody is about to look at what it does."""
        if self._turn.isActive():
            self._turn.stop()
            self._act()

    def _come(self) -> None:
        if self._left:
            self._left -= 1
            self._turn.start()
        else:
            self._act()
