"""What a process that reads strangers' files gives up: memory, the network, other programs."""

from __future__ import annotations

import contextlib
import os
import sys
import threading
import time

OUT_OF_MEMORY = 77
"""Exit code of a process that used more memory than it was given."""

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
_INTERVAL = 0.1


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
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    else:  # the system has no such limit, so a thread watches
        threading.Thread(target=_watch, args=(most,), daemon=True, name="memory").start()


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
