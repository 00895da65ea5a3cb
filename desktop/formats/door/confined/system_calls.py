"""A seccomp filter: the few system calls that reading and computing need, and no other.

https://docs.kernel.org/userspace-api/seccomp_filter.html
"""

from __future__ import annotations

import ctypes
import errno
import os
import platform
import struct
import sys

_LOAD, _EQUAL, _AT_LEAST, _RETURN = 0x20, 0x15, 0x35, 0x06
"""Instructions: load a word of what is asked, compare it and go on or skip, answer."""
_NUMBER, _PROCESSOR, _FIRST_ARGUMENT = 0, 4, 16
"""Where in what is asked these stand; of an argument the lower half, which comes first."""
# SECCOMP_RET_ALLOW, _ERRNO with its error, and _KILL_PROCESS of linux/seccomp.h.
ALLOW = 0x7FFF0000
REFUSE = 0x00050000 | errno.EPERM
KILL = 0x80000000
_OTHER_NUMBERS = 0x40000000
"""From here on x86-64 counts its calls for programs with short pointers."""
_SET_SECCOMP, _FILTER = 22, 2

PROCESSORS = {"x86_64": (0, 0xC000003E), "aarch64": (1, 0xC00000B7)}
"""By the kernel's name: the column below, and how a filter is told of it."""
CALLS = {
    # What is open is read and written.
    "read": (0, 63),
    "pread64": (17, 67),
    "write": (1, 64),
    "lseek": (8, 62),
    "close": (3, 57),
    "fstat": (5, 80),
    # The line to the parent.
    "sendto": (44, 206),
    "recvfrom": (45, 207),
    "recvmsg": (47, 212),
    # Memory.
    "brk": (12, 214),
    "mmap": (9, 222),
    "munmap": (11, 215),
    "mremap": (25, 216),
    "mprotect": (10, 226),
    "madvise": (28, 233),
    # Time and itself.
    "clock_gettime": (228, 113),
    "gettimeofday": (96, 169),
    "nanosleep": (35, 101),
    "clock_nanosleep": (230, 115),
    "getpid": (39, 172),
    "gettid": (186, 178),
    "getrusage": (98, 165),
    "getrandom": (318, 278),
    "futex": (202, 98),
    "sched_yield": (24, 124),
    # The end.
    "rt_sigreturn": (15, 139),
    "restart_syscall": (219, 128),
    "exit": (60, 93),
    "exit_group": (231, 94),
}
_TGKILL = (234, 131)
"""Asked by `abort`, and allowed where the process means itself."""


class _Program(ctypes.Structure):
    _fields_ = (("length", ctypes.c_ushort), ("instructions", ctypes.c_char_p))


def is_there() -> bool:
    """Whether the kernel takes filters, and there is one for this processor."""
    if sys.platform != "linux" or platform.machine() not in PROCESSORS:
        return False
    system = ctypes.CDLL(None, use_errno=True)
    system.prctl(_SET_SECCOMP, ctypes.c_ulong(_FILTER), None)
    # No filter was given: a kernel that takes none does not even look.
    return ctypes.get_errno() == errno.EFAULT


def program(machine: str, process: int) -> bytes:
    """Return the filter for a process on a processor."""
    column, processor = PROCESSORS[machine]
    numbers = [call[column] for call in CALLS.values()]
    to_refuse = len(numbers) + 4
    steps = [
        (_LOAD, 0, 0, _PROCESSOR),
        (_EQUAL, 1, 0, processor),
        (_RETURN, 0, 0, KILL),
        (_LOAD, 0, 0, _NUMBER),
        (_AT_LEAST, to_refuse - 1, 0, _OTHER_NUMBERS),
        *((_EQUAL, to_refuse - 1 - i, 0, number) for i, number in enumerate(numbers)),
        (_EQUAL, 0, 2, _TGKILL[column]),
        (_LOAD, 0, 0, _FIRST_ARGUMENT),
        (_EQUAL, 1, 0, process),
        (_RETURN, 0, 0, REFUSE),
        (_RETURN, 0, 0, ALLOW),
    ]
    return b"".join(struct.pack("=HBBI", *step) for step in steps)


def restrict() -> None:
    """Refuse this process, for good, every other system call.

    Asks that the process has no new privileges. Raises OSError.
    """
    instructions = program(platform.machine(), os.getpid())
    prepared = _Program(len(instructions) // 8, instructions)
    system = ctypes.CDLL(None, use_errno=True)
    if system.prctl(_SET_SECCOMP, ctypes.c_ulong(_FILTER), ctypes.byref(prepared)) != 0:
        raise OSError(ctypes.get_errno(), "the filter was not taken")
