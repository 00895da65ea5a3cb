"""Landlock: no file, and where the kernel knows how, no port, no signal and no foreign socket.

https://docs.kernel.org/userspace-api/landlock.html
"""

from __future__ import annotations

import ctypes
import os
import sys

_CREATE_RULESET, _RESTRICT_SELF = 444, 446
"""System calls that have the same number on every processor."""
# LANDLOCK_CREATE_RULESET_VERSION of linux/landlock.h.
_ASK_VERSION = 1
_OF_FILES = ((1, 13), (2, 14), (3, 15), (5, 16))
"""From which version on there are how many rights on files."""
_PORTS_SINCE, _SCOPES_SINCE = 4, 6
_BOTH = 0b11
"""To bind and to connect ports of TCP; to reach abstract sockets and processes outside."""


class _Ruleset(ctypes.Structure):
    _fields_ = (
        ("handled_access_fs", ctypes.c_uint64),
        ("handled_access_net", ctypes.c_uint64),
        ("scoped", ctypes.c_uint64),
    )


def version() -> int:
    """Return which Landlock the kernel has, 0 for none."""
    if sys.platform != "linux":
        return 0
    found = _system()(_CREATE_RULESET, None, ctypes.c_size_t(0), _ASK_VERSION)
    return max(0, int(found))


def ruleset(known: int) -> tuple[int, int, int]:
    """Return all rights on files and ports and all scopes that a version of Landlock knows."""
    rights = max((count for since, count in _OF_FILES if known >= since), default=0)
    return (
        (1 << rights) - 1,
        _BOTH if known >= _PORTS_SINCE else 0,
        _BOTH if known >= _SCOPES_SINCE else 0,
    )


def restrict(known: int) -> None:
    """Take from this process, for good, whatever that version of Landlock can take.

    Asks that the process has no new privileges. Raises OSError.
    """
    rules = _Ruleset(*ruleset(known))
    # An older kernel refuses a longer description only where the rest is not zero.
    made = _system()(_CREATE_RULESET, ctypes.byref(rules), ctypes.c_size_t(ctypes.sizeof(rules)), 0)
    if made < 0:
        raise OSError(ctypes.get_errno(), "no ruleset was made")
    try:
        # No rule is added: nothing is allowed.
        if _system()(_RESTRICT_SELF, int(made), ctypes.c_ulong(0)) != 0:
            raise OSError(ctypes.get_errno(), "the ruleset was not taken")
    finally:
        os.close(made)


def _system() -> ctypes._NamedFuncPointer:
    call = ctypes.CDLL(None, use_errno=True).syscall
    call.restype = ctypes.c_long
    return call
