"""How long the window's event loop does not turn; shared by the benches."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

from PySide6.QtCore import QEventLoop, QTimer
from PySide6.QtWidgets import QApplication

if TYPE_CHECKING:
    from collections.abc import Callable

LONGEST = 50.0
"""Milliseconds: a longer stall is felt."""


def rest(milliseconds: int) -> None:
    """Let the event loop turn; QTest.qWait would keep other threads from running meanwhile."""
    loop = QEventLoop()
    QTimer.singleShot(milliseconds, loop.quit)
    loop.exec()


class Stalls:
    """Pauses of the event loop: by the clock, and of that in this thread's own work."""

    def __init__(self) -> None:
        self.timer = QTimer(interval=1)
        self.timer.timeout.connect(self.tick)
        self.last = (0.0, 0.0)
        self.found: list[tuple[float, float]] = []

    def tick(self) -> None:
        now = time.perf_counter(), time.thread_time()
        self.found.append(((now[0] - self.last[0]) * 1000, (now[1] - self.last[1]) * 1000))
        self.last = now

    def watch(self, what: str, done: Callable[[], bool], seconds: float = 300.0) -> float:
        """Turn the event loop until `done`, print the longest pause, return the seconds."""
        self.last, self.found = (time.perf_counter(), time.thread_time()), []
        self.timer.start()
        begun = time.perf_counter()
        while not done() and time.perf_counter() - begun < seconds:
            QApplication.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents)
        self.timer.stop()
        self.tick()
        clock, own = (max(one[k] for one in self.found) for k in (0, 1))
        over = sum(one[0] > LONGEST for one in self.found)
        took = time.perf_counter() - begun
        print(f"{what:52} {clock:8.1f} ms   own work {own:5.1f} ms; {over} over "
              f"{LONGEST:.0f} ms in {took:.1f} s")  # fmt: skip
        return took
