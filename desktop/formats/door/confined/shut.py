"""Shuts the door behind a child: from then on it has one line to its parent and nothing else."""

from __future__ import annotations

import logging
import multiprocessing
import os
import signal
import sys
import threading

from desktop.formats.door import limits
from desktop.formats.door.confined import landlock, system_calls

_LOG = logging.getLogger(__name__)
_SET_PARENT_DEATH_SIGNAL, _SET_NO_NEW_PRIVILEGES = 1, 38
_FIRST_OF_ITS_OWN, _BEYOND_ALL = 3, 1 << 16
"""Descriptors: those below are the standard streams; none that is inherited has such a number."""


def end_with_parent() -> None:
    """End this process as soon as the one that started it is gone, however that ended."""
    parent = multiprocessing.parent_process()
    if parent is None:
        return
    if sys.platform == "linux":
        _control(_SET_PARENT_DEATH_SIGNAL, signal.SIGKILL)
        if os.getppid() != parent.pid:  # it was gone already
            os._exit(1)
    else:
        threading.Thread(target=_outlive_nobody, daemon=True, name="parent").start()


def shut(kept: int, memory: int) -> None:
    """Give up all this process can do without; `kept` is the descriptor of its line."""
    limits.forbid_network()
    limits.limit_memory(memory)
    if sys.platform == "win32":
        from desktop.formats.door.confined import windows

        if not windows.lower_integrity():
            _LOG.warning("The integrity of a child could not be lowered")
        return
    _let_go(kept)
    limits.limit_the_rest()
    if sys.platform == "linux":
        _control(_SET_NO_NEW_PRIVILEGES, 1)
        _restrict()


def _restrict() -> None:
    """Take the kernel's own means, those that there are: the others hold without them."""
    try:
        if known := landlock.version():
            landlock.restrict(known)
    except OSError as error:
        _LOG.warning("Landlock is not in force: %s", error)
    try:
        if system_calls.is_there():
            system_calls.restrict()
    except OSError as error:
        _LOG.warning("Seccomp is not in force: %s", error)


def _let_go(kept: int) -> None:
    """Close whatever was inherited: a terminal would take what is written for keys pressed."""
    nothing = os.open(os.devnull, os.O_RDWR)
    for stream in range(_FIRST_OF_ITS_OWN):
        os.dup2(nothing, stream)
    parent = multiprocessing.parent_process()
    watched = {parent.sentinel} if parent is not None and sys.platform != "linux" else set()
    begin = _FIRST_OF_ITS_OWN
    for descriptor in sorted({kept, *watched}):
        os.closerange(begin, descriptor)
        begin = descriptor + 1
    os.closerange(begin, _BEYOND_ALL)


def _outlive_nobody() -> None:
    parent = multiprocessing.parent_process()
    if parent is not None:
        parent.join()
    os._exit(1)


def _control(what: int, value: int) -> None:
    import ctypes  # on Linux alone

    none = ctypes.c_ulong(0)
    ctypes.CDLL(None).prctl(what, ctypes.c_ulong(value), none, none, none)
