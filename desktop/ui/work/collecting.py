"""Looks for values that nobody needs any more while nobody waits for the window."""

from __future__ import annotations

import gc
from time import monotonic
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt, QTimer
from PySide6.QtGui import QGuiApplication
from typing_extensions import override

if TYPE_CHECKING:
    from PySide6.QtGui import QWindow

SHORT, LONG = 3.0, 600.0
"""Seconds without a key or a mouse: then what is new is looked through; then nobody is there."""
LOOK_MS = 1_000
NEVER = 1_000_000
_HANDS = frozenset(
    {QEvent.Type.KeyPress, QEvent.Type.MouseMove, QEvent.Type.MouseButtonPress, QEvent.Type.Wheel}
)


class Collecting(QObject):
    """Keeps the collector from going through the whole window in the middle of a turn.

    By itself it does so whenever a quarter more has come than there was, and with thousands of
    documents on show that takes longer than any turn may. What is young is collected as ever; what
    has been looked through is put aside until the reader is away.
    """

    def __init__(self, app: QGuiApplication) -> None:
        super().__init__(app)
        self._before = gc.get_threshold()
        gc.set_threshold(*self._before[:2], NEVER)
        self._touched = monotonic()
        self._is_all_due = True
        self._turn = QTimer(self, interval=LOOK_MS)
        self._turn.timeout.connect(lambda: self.look(monotonic()))
        self._turn.start()
        app.focusWindowChanged.connect(self._listen)

    @staticmethod
    def is_in_front() -> bool:
        """Whether the reader is not at another program."""
        return QGuiApplication.applicationState() is Qt.ApplicationState.ApplicationActive

    def stop(self) -> None:
        """Leave it to the collector again."""
        self._turn.stop()
        gc.set_threshold(*self._before)
        gc.unfreeze()

    def look(self, now: float) -> None:
        """Collect what has gathered, if the window has been left alone for long enough."""
        rested = now - self._touched
        if rested < SHORT:
            return
        if self._is_all_due and (rested > LONG or not self.is_in_front()):
            self._is_all_due = False
            gc.unfreeze()
        elif gc.get_count()[2] < self._before[2]:
            return
        gc.collect()
        gc.freeze()

    def _listen(self, window: QWindow | None) -> None:
        # Not to the application: every event of every widget would come by here.
        if window is not None:
            window.installEventFilter(self)

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in _HANDS:
            self._touched = monotonic()
            self._is_all_due = True
        return False
