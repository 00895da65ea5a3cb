"""What is done in a turn of the event loop of its own, so that no turn is long."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QWidget

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


class PaintedLater(QObject):
    """Has widgets painted one after another, each in its turn; until then they look as they did."""

    def __init__(self, *widgets: QWidget) -> None:
        super().__init__(widgets[0])
        self._widgets = widgets
        self._waiting: list[QWidget] = []
        self._next = OwnTurn(self._paint, self)

    def ask(self) -> None:
        """Have them painted in their order, once what is going on now is done."""
        self._waiting = list(self._widgets)
        for widget in self._waiting:
            widget.setUpdatesEnabled(False)  # Qt's own
        self._next.ask()

    def _paint(self) -> None:
        self._waiting.pop(0).setUpdatesEnabled(True)  # Qt's own
        if self._waiting:
            self._next.ask()
