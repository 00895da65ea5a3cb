"""One worker process and the pipe to it."""

from __future__ import annotations

import atexit
import threading
from contextlib import suppress
from multiprocessing import get_context
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Signal

if TYPE_CHECKING:
    from multiprocessing.connection import Connection
    from multiprocessing.process import BaseProcess
    from pathlib import Path


class WorkerProcess(QObject):
    """Starts when something is first asked of it, and again after it died."""

    replied = Signal(object)
    died = Signal(int)
    """With the `generation` that the process was of."""

    def __init__(
        self, name: str, folder: Path, window: str, parent: QObject, *, gives_way: bool = False
    ) -> None:
        super().__init__(parent)
        self._name = name
        self._gives_way = gives_way
        self._folder = folder
        self._window = window
        self._process: BaseProcess | None = None
        self._connection: Connection | None = None
        self.generation = 0
        """How many processes were started so far: what is asked now is asked of this one."""

    @property
    def pid(self) -> int | None:
        """The process id, None while it is not running."""
        return self._process.pid if self._process and self._connection else None

    def start(self) -> None:
        """Start the process unless it is there; it opens the library at its first request."""
        if self._connection is not None:
            return
        from desktop.worker import serve  # after the first paint

        context = get_context("spawn")
        ours, theirs = context.Pipe()
        asked = theirs, self._folder, self._window
        how = {"gives_way": self._gives_way}
        process = context.Process(target=serve, args=asked, kwargs=how, name=self._name)
        # Not a daemon: it starts processes of its own to read files in.
        process.start()
        theirs.close()
        atexit.register(self.stop)
        self._process, self._connection = process, ours
        self.generation += 1
        asked_of = ours, self.generation
        threading.Thread(target=self._listen, args=asked_of, daemon=True).start()

    def send(self, message: tuple[Any, ...]) -> None:
        """Ask for something; a process that died meanwhile is noticed by the listener."""
        self.start()
        connection = self._connection  # the listener may let go of it at any moment
        with suppress(OSError):
            if connection is not None:
                connection.send(message)

    def _listen(self, connection: Connection, generation: int) -> None:
        # In a thread: Windows pipes have no file descriptor that Qt could watch.
        try:
            while True:
                self._emit(connection.recv())
        except (EOFError, OSError):
            connection.close()
            if self._connection is connection:
                self._connection = None
                self._tell_died(generation)

    def _emit(self, message: tuple[Any, ...]) -> None:
        try:
            self.replied.emit(message)
        except RuntimeError:  # the window is gone, and this object with it
            self._connection = None

    def _tell_died(self, generation: int) -> None:
        try:
            self.died.emit(generation)
        except RuntimeError:
            return

    def dismiss(self) -> None:
        """Let the process go: it finishes the transaction it is in, then ends."""
        connection, self._connection = self._connection, None
        if connection is not None:
            # Not by closing: that is not noticed while our own listener waits on the pipe.
            with suppress(OSError):
                connection.send(None)

    def stop(self) -> None:
        """Let the process go, wait a moment, and end it if it does not."""
        self.dismiss()
        process, self._process = self._process, None
        atexit.unregister(self.stop)
        if process is not None:
            process.join(0.5)
            if process.is_alive():
                process.terminate()
                process.join(1)
