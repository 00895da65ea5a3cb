"""What has to be got ready in a thread before one goes on, such as the text of a large document."""

from __future__ import annotations

import threading
from contextlib import suppress
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from desktop.errors import ManiculeError

if TYPE_CHECKING:
    from collections.abc import Callable


class Beforehand(QObject):
    """Gets one thing ready at a time: whoever wants another one no longer waits for the first."""

    _ended = Signal(int)

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._number = 0
        self._then: list[Callable[[], object]] = []
        self._thread = threading.Thread()
        self._ended.connect(self._go_on)

    def ask(self, act: Callable[[], object], then: Callable[[], object]) -> None:
        """Have `act` done in a thread, and go on with `then` here.

        That finds out for itself what could not be done, and says so.
        """
        self._number += 1
        self._then = [then]
        self._thread = threading.Thread(target=self._do, args=(self._number, act), daemon=True)
        self._thread.start()

    def then(self, act: Callable[[], object]) -> None:
        """Do something after what is waited for, or at once."""
        if self._then:
            self._then.append(act)
        else:
            act()

    def drop(self) -> None:
        """Wait for nothing any more."""
        self._then = []

    def stop(self) -> None:
        """Wait for nothing any more, and return when nothing is being done."""
        self.drop()
        if self._thread.is_alive():
            self._thread.join()

    def _do(self, number: int, act: Callable[[], object]) -> None:
        try:
            with suppress(ManiculeError):
                act()
        finally:
            with suppress(RuntimeError):  # the window is gone, and this object with it
                self._ended.emit(number)

    def _go_on(self, number: int) -> None:
        if number != self._number:
            return
        acts, self._then = self._then, []
        for act in acts:
            act()
