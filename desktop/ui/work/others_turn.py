"""Waiting until another window, or a worker, has changed very much: the window lives meanwhile."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

from PySide6.QtCore import QEventLoop, QTimer
from PySide6.QtWidgets import QApplication, QDialogButtonBox, QProgressBar

from desktop.errors import LibraryBusyError
from desktop.ui.dialogs.frame import Dialog

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from PySide6.QtWidgets import QWidget

SOON = 0.2
"""Seconds for which nothing is said: most changes take less."""
_LOOK, _LOOK_MS = 0.01, 100
_TITLE = "Waiting for the Library"
_WAITING = (
    "Very much is being changed in this library just now, in another window or by a command. "
    "What you have asked for is done as soon as that has ended."
)


class OthersTurn:
    """Waits as a change does for others: what was asked for is kept, and done afterwards."""

    def __init__(self, folder: Path, window: QWidget) -> None:
        self._folder = folder
        self._window = window
        self._is_waiting = False

    def __call__(self, can_write: Callable[[], bool]) -> None:
        """Return when nobody else writes, or raise LibraryBusyError if the reader will not wait."""
        end = time.monotonic() + SOON
        while time.monotonic() < end:
            time.sleep(_LOOK)
            if can_write():
                return
        if self._is_waiting:  # a timer has something to keep while a dialog waits: they wait both
            _wait(can_write)
            return
        dialog = OthersTurnDialog(can_write, self._parent())
        self._is_waiting = True
        try:
            if not dialog.exec():
                raise LibraryBusyError(self._folder)
        finally:
            self._is_waiting = False
            dialog.deleteLater()

    def _parent(self) -> QWidget:
        return QApplication.activeModalWidget() or self._window


class OthersTurnDialog(Dialog):
    """Says what is waited for. It goes by itself, or when the reader will not wait."""

    def __init__(self, can_write: Callable[[], bool], parent: QWidget | None) -> None:
        super().__init__(_TITLE, parent)
        self.say(_WAITING)
        bar = QProgressBar(self, textVisible=False, maximum=0)
        bar.setAccessibleName("Progress")
        self.column.addWidget(bar)
        self.buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel, self)
        # Enter, pressed once more after the command, must not cancel it.
        self.buttons.button(QDialogButtonBox.StandardButton.Cancel).setAutoDefault(False)
        self.buttons.rejected.connect(self.reject)
        self.column.addWidget(self.buttons)
        self._can_write = can_write
        self._look = QTimer(self, interval=_LOOK_MS)
        self._look.timeout.connect(self._see)
        self._look.start()
        self.finished.connect(self._look.stop)

    def _see(self) -> None:
        if self._can_write():
            self.accept()


def _wait(can_write: Callable[[], bool]) -> None:
    loop = QEventLoop()

    def see() -> None:
        if can_write():
            loop.quit()

    look = QTimer(interval=_LOOK_MS)
    look.timeout.connect(see)
    look.start()
    loop.exec()
    look.stop()
