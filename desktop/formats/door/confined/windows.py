"""What Windows has: a job that ends with its owner, low integrity, and a pipe that carries handles.

A child may still open files that everybody may read, and sockets: Windows keeps those from a
process only in an app container, which has to be set up before it is started.
"""

from __future__ import annotations

import ctypes
import os
from multiprocessing import reduction
from typing import TYPE_CHECKING, Any

from desktop.formats.door.confined.channel import AT_ONCE, LARGEST, NonsenseError

if TYPE_CHECKING:
    from collections.abc import Iterator
    from multiprocessing.connection import Connection

# JobObjectExtendedLimitInformation, and below it rights and classes of winnt.h.
_EXTENDED_LIMITS = 9
_ACTIVE_PROCESS, _PROCESS_MEMORY, _KILL_ON_CLOSE = 0x8, 0x100, 0x2000
_SET_QUOTA_AND_TERMINATE = 0x101
_TOKEN_ADJUST_DEFAULT = 0x80
_TOKEN_INTEGRITY = 25
_SE_GROUP_INTEGRITY = 0x20
_LOW = "S-1-16-4096"
_FILE, _NO_FILE = b"\1", b"\0"


class BasicLimits(ctypes.Structure):
    """JOBOBJECT_BASIC_LIMIT_INFORMATION."""

    _fields_ = (
        ("process_time", ctypes.c_int64),
        ("job_time", ctypes.c_int64),
        ("flags", ctypes.c_uint32),
        ("smallest", ctypes.c_size_t),
        ("largest", ctypes.c_size_t),
        ("processes", ctypes.c_uint32),
        ("affinity", ctypes.c_size_t),
        ("priority", ctypes.c_uint32),
        ("scheduling", ctypes.c_uint32),
    )


class Limits(ctypes.Structure):
    """JOBOBJECT_EXTENDED_LIMIT_INFORMATION."""

    _fields_ = (
        ("basic", BasicLimits),
        ("transfers", ctypes.c_uint64 * 6),
        ("process_memory", ctypes.c_size_t),
        ("job_memory", ctypes.c_size_t),
        ("peak_process_memory", ctypes.c_size_t),
        ("peak_job_memory", ctypes.c_size_t),
    )


class _Label(ctypes.Structure):
    _fields_ = (("sid", ctypes.c_void_p), ("attributes", ctypes.c_uint32))


def employ(process: int, memory: int) -> int:
    """Put a child into a job that ends with this process; return the job's handle, or 0.

    In the job it has so many bytes of memory and starts no process.
    """
    kernel = _library("kernel32")
    job = kernel.CreateJobObjectW(None, None)
    limits = Limits(process_memory=memory)
    limits.basic.flags = _ACTIVE_PROCESS | _PROCESS_MEMORY | _KILL_ON_CLOSE
    limits.basic.processes = 1
    kernel.SetInformationJobObject(
        ctypes.c_void_p(job), _EXTENDED_LIMITS, ctypes.byref(limits), ctypes.sizeof(limits)
    )
    child = kernel.OpenProcess(_SET_QUOTA_AND_TERMINATE, 0, process)
    employed = kernel.AssignProcessToJobObject(ctypes.c_void_p(job), ctypes.c_void_p(child))
    kernel.CloseHandle(ctypes.c_void_p(child))
    if not employed:
        dismiss(job)
        return 0
    return int(job)


def dismiss(job: int) -> None:
    """Close a job, and so end who is in it."""
    _library("kernel32").CloseHandle(ctypes.c_void_p(job))


def lower_integrity() -> bool:
    """Keep this process from writing to what is the reader's; whether that could be done."""
    kernel, rights = _library("kernel32"), _library("advapi32")
    token, sid = ctypes.c_void_p(), ctypes.c_void_p()
    process = ctypes.c_void_p(kernel.GetCurrentProcess())
    if not rights.OpenProcessToken(process, _TOKEN_ADJUST_DEFAULT, ctypes.byref(token)):
        return False
    if not rights.ConvertStringSidToSidW(_LOW, ctypes.byref(sid)):
        return False
    label = _Label(sid, _SE_GROUP_INTEGRITY)
    size = ctypes.sizeof(label) + rights.GetLengthSid(sid)
    done = rights.SetTokenInformation(token, _TOKEN_INTEGRITY, ctypes.byref(label), size)
    return bool(done)


class PipeParentEnd:
    """The parent's end of a pipe whose messages come whole, so that none has to be waited for."""

    def __init__(self, end: Connection) -> None:
        self.line = end
        self.process = 0
        """Who is given the files: known once the child is started."""

    def send(self, message: bytes, file: int | None = None) -> None:
        """Send a few bytes and perhaps an open file; OSError when the child is gone."""
        self.line.send_bytes((_NO_FILE if file is None else _FILE) + message)
        if file is not None:
            # The child unpickles this, but nobody what comes from a child.
            reduction.send_handle(self.line, _runtime().get_osfhandle(file), self.process)

    def messages(self) -> Iterator[bytes]:
        """Yield what has come; EOFError when the child is gone, NonsenseError for too much."""
        for _ in range(AT_ONCE):
            if not self.line.poll():
                return
            try:
                yield self.line.recv_bytes(LARGEST)
            except OSError as error:
                raise NonsenseError(str(error)) from error

    def close(self) -> None:
        """Let the line go."""
        self.line.close()


class PipeChildEnd:
    """The child's end of such a pipe."""

    def __init__(self, end: Connection) -> None:
        self._end = end

    def fileno(self) -> int:
        """Return the handle."""
        return self._end.fileno()

    def send(self, *pieces: bytes) -> None:
        """Send a message of some pieces; OSError when the parent is gone."""
        self._end.send_bytes(b"".join(pieces))

    def receive(self) -> tuple[bytes, int | None]:
        """Wait for a message and the open file that came with it; EOFError without a parent."""
        message = self._end.recv_bytes()
        if message[:1] != _FILE:
            return message[1:], None
        handle = reduction.recv_handle(self._end)
        return message[1:], _runtime().open_osfhandle(handle, os.O_RDONLY)


def _library(name: str) -> Any:  # noqa: ANN401 - ctypes knows no types
    library = ctypes.WinDLL(name)  # type: ignore[attr-defined,unused-ignore]
    if name == "kernel32":  # a handle is as long as a pointer
        for function in ("CreateJobObjectW", "OpenProcess", "GetCurrentProcess"):
            getattr(library, function).restype = ctypes.c_void_p
    return library


def _runtime() -> Any:  # noqa: ANN401 - the module exists on Windows alone
    import msvcrt

    return msvcrt
