"""A process to be shut in, with a line to it; it ends with this one."""

from __future__ import annotations

import multiprocessing
import sys
from concurrent.futures import ThreadPoolExecutor
from types import ModuleType
from typing import TYPE_CHECKING, TypeAlias

from desktop.formats.door.confined import channel

if TYPE_CHECKING:
    import socket
    from collections.abc import Callable
    from multiprocessing.connection import Connection
    from multiprocessing.context import SpawnProcess

    from desktop.formats.door.confined.windows import PipeParentEnd

Line: TypeAlias = "channel.ParentEnd | PipeParentEnd"
# Seconds in which a child may end by itself; then it is killed, as it holds nothing worth keeping.
_FAREWELL = 0.5
# Linux ends a child with the thread that started it, not with the process: this one stays.
_STARTER = ThreadPoolExecutor(1, "children")


class ChildProcess:
    """A running process; `body` gets its end of the line and then the other arguments."""

    def __init__(self, body: Callable[..., None], *arguments: object, memory: int) -> None:
        self.line, end = pair()
        self.process = multiprocessing.get_context("spawn").Process(
            target=body, args=(end, *arguments), daemon=True, name="manicule-import"
        )
        _STARTER.submit(_start, self.process).result()
        end.close()
        if sys.platform == "win32":
            self.line.process = self.pid
        self._job = employ(self.pid, memory)

    @property
    def pid(self) -> int:
        """The system's number of the process."""
        return self.process.pid or 0

    def exit_code(self) -> int | None:
        """Return how the process ended, should it be about to end."""
        self.process.join(_FAREWELL)
        return self.process.exitcode

    def kill(self) -> None:
        """End the process at once."""
        self.process.kill()
        self.process.join()
        self._let_go()

    def dismiss(self) -> None:
        """Let the process end by itself as its line is gone, or end it."""
        self.line.close()
        if self.exit_code() is None:
            self.process.kill()
            self.process.join()
        self._let_go()

    def _let_go(self) -> None:
        self.line.close()
        if sys.platform == "win32" and self._job:
            from desktop.formats.door.confined import windows

            windows.dismiss(self._job)
            self._job = 0


def _start(process: SpawnProcess) -> None:
    """Start a process that does not load the main module of this one.

    A child has no use for it: that of the command costs half a second and the memory of a library.
    """
    main = sys.modules["__main__"]
    sys.modules["__main__"] = ModuleType("__main__")
    try:
        process.start()
    finally:
        sys.modules["__main__"] = main


def pair() -> tuple[Line, socket.socket | Connection]:
    """Return the parent's end of a line, and what a child is started with to make its own of."""
    if sys.platform == "win32":
        from desktop.formats.door.confined.windows import PipeParentEnd

        here, there = multiprocessing.Pipe()
        return PipeParentEnd(here), there
    return channel.pair()


def employ(process: int, memory: int) -> int:
    """Have the system end a child with this process where a job does that; return the job or 0."""
    if sys.platform == "win32":
        from desktop.formats.door.confined import windows

        return windows.employ(process, memory)
    return 0
