"""What a process that reads strangers' files gives up: memory, time, and Python's way out.

What Python itself shuts holds only for Python: see confined for the means of the system.
"""

from __future__ import annotations

import contextlib
import math
import os
import signal
import sys
import threading
import time
from dataclasses import dataclass

from typing_extensions import override

MEMORY = 1_500 << 20
"""Bytes of address space that a process which reads strangers' files may use."""
OUT_OF_MEMORY = 77
"""Exit code of a process that used more memory than it was given."""
OUT_OF_TIME = 78
"""Exit code of a process that worked longer than it might, where the system does not end it."""

_FORBIDDEN = (
    "socket.",
    "urllib.",
    "http.client.",
    "ftplib.",
    "smtplib.",
    "subprocess.",
    "os.system",
    "os.exec",
    "os.posix_spawn",
    "os.spawn",
    "os.fork",
    "os.startfile",
    "webbrowser.",
)
# Seconds. A limit may be passed for that long; looking more often slows every read.
_INTERVAL = 0.1
_FILES = 16
"""Descriptors below this number may be opened: those of a file, a picture, and the line."""


MOST_PARTS = 50_000
"""Parts of a file that may count."""


@dataclass(frozen=True, slots=True)
class Allowance:
    """How many seconds the processor may work on one file, and how long that may take.

    The clock on the wall is a last stop only: a busy machine must not refuse a long book.
    """

    seconds: float = 20.0
    per_megabyte: float = 3.0
    per_part: float = 0.5
    """For each part that a big file has told to be read, such as a page."""
    most: float = 600.0
    patience: float = 10.0
    """Seconds on the wall for each of the processor's, beside `grace`."""
    grace: float = 60.0

    def work(self, size: int) -> float:
        """Return the processor's seconds for a file of so many bytes, unpacked."""
        return min(self.most, self.seconds + self.per_megabyte * size / (1 << 20))

    def gained(self, parts: int) -> float:
        """Return the processor's seconds that a file has on top, once so many parts are read."""
        return self.per_part * min(parts, MOST_PARTS)

    def wait(self, work: float) -> float:
        """Return the seconds on the wall after which work of so many seconds is given up."""
        return self.grace + self.patience * work


class ForbiddenError(PermissionError):
    """Something that no importer may do."""


def forbid_network() -> None:
    """Make every socket and every new process fail from now on; this cannot be undone."""
    sys.addaudithook(_refuse)


def limit_memory(most: int) -> None:
    """End this process, or fail its allocations, beyond `most` bytes."""
    if sys.platform == "linux":
        import resource  # does not exist on Windows

        resource.setrlimit(resource.RLIMIT_AS, (most, most))
    else:  # the system has no such limit, so a thread watches
        threading.Thread(target=_watch, args=(most,), daemon=True, name="memory").start()


def limit_the_rest() -> None:
    """Let this process write no file, start no other, open few files and leave no core behind.

    The second does not bind root, and Windows has none of these limits.
    """
    if sys.platform == "win32":
        return
    import resource  # does not exist on Windows

    for limit, most in (
        (resource.RLIMIT_FSIZE, 0),
        (resource.RLIMIT_NPROC, 0),
        (resource.RLIMIT_NOFILE, _FILES),
        (resource.RLIMIT_CORE, 0),
    ):
        resource.setrlimit(limit, (most, most))


def limit_work(seconds: float) -> None:
    """End this process when its processor has worked so many seconds from now on.

    Each call sets a new limit.
    """
    if sys.platform == "win32":
        _Watch.begin(seconds)
        return
    import resource  # does not exist on Windows

    _, most = resource.getrlimit(resource.RLIMIT_CPU)
    until = _whole(time.process_time() + seconds)
    if most == resource.RLIM_INFINITY or until <= most:
        resource.setrlimit(resource.RLIMIT_CPU, (until, most))


def limit_work_of(process: int, seconds: float, worked: float | None = None) -> float:
    """Do the same to a child, which so needs no right to change its limits; on Linux alone.

    Return how much it has worked until now. With `worked` the seconds count from that instead.
    """
    if sys.platform == "linux":
        import resource  # does not exist on Windows

        with contextlib.suppress(OSError):  # it is gone, and has no work left to limit
            # How Linux numbers the clock of another process: clock_getcpuclockid(3).
            if worked is None:
                worked = time.clock_gettime((~process << 3) | 2)
            _, most = resource.prlimit(process, resource.RLIMIT_CPU)
            resource.prlimit(process, resource.RLIMIT_CPU, (_whole(worked + seconds), most))
    return worked or 0.0


def _whole(seconds: float) -> int:
    # The system counts whole seconds, and ends the process even inside a library.
    return math.ceil(seconds)


def worked_too_long(code: int | None) -> bool:
    """Whether an exit code is that of a process which `limit_work` has ended."""
    ended = getattr(signal, "SIGXCPU", None)
    return code == OUT_OF_TIME or (ended is not None and code == -ended)


class _Watch(threading.Thread):
    """Ends the process where the system does not count its seconds."""

    _only: _Watch | None = None

    def __init__(self, until: float) -> None:
        super().__init__(daemon=True, name="work")
        self.until = until

    @classmethod
    def begin(cls, seconds: float) -> None:
        """Watch from now on for so many seconds of work."""
        until = time.process_time() + seconds
        if cls._only is None:
            cls._only = cls(until)
            cls._only.start()
        cls._only.until = until

    @override
    def run(self) -> None:
        while True:
            if time.process_time() > self.until:
                os._exit(OUT_OF_TIME)
            time.sleep(_INTERVAL)


def _refuse(event: str, _arguments: tuple[object, ...]) -> None:
    if event.startswith(_FORBIDDEN):
        raise ForbiddenError(f"importers may not use {event}")


def _watch(most: int) -> None:
    while True:
        if _memory_used() > most:
            os._exit(OUT_OF_MEMORY)
        time.sleep(_INTERVAL)


def _memory_used() -> int:
    """Return the bytes this process holds, at their peak where nothing better is known."""
    if sys.platform == "win32":
        return _windows_memory()
    import resource  # does not exist on Windows

    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return peak if sys.platform == "darwin" else peak * 1024


def _windows_memory() -> int:
    import ctypes  # only here

    class Counters(ctypes.Structure):
        _fields_ = (
            ("cb", ctypes.c_uint32),
            ("faults", ctypes.c_uint32),
            *((name, ctypes.c_size_t) for name in ("peak", "working", "a", "b", "c", "d")),
            ("pagefile", ctypes.c_size_t),
            ("peak_pagefile", ctypes.c_size_t),
        )

    counters = Counters(cb=ctypes.sizeof(Counters))
    with contextlib.suppress(AttributeError, OSError):
        kernel = ctypes.WinDLL("kernel32")  # type: ignore[attr-defined,unused-ignore]
        kernel.GetCurrentProcess.restype = ctypes.c_void_p
        process = ctypes.c_void_p(kernel.GetCurrentProcess())
        kernel.K32GetProcessMemoryInfo(process, ctypes.byref(counters), counters.cb)
    return int(counters.pagefile)
