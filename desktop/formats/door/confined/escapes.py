"""Tries to get out of a child, and says what held: by trying, not by what was meant to be."""

from __future__ import annotations

import ctypes
import errno
import json
import logging
import multiprocessing
import os
import sys
import tempfile
import time
from dataclasses import dataclass
from functools import partial
from multiprocessing.connection import wait
from pathlib import Path
from typing import TYPE_CHECKING

from desktop.formats.door.confined import landlock, reader, system_calls
from desktop.formats.door.confined.process import ChildProcess, Line, employ, pair
from desktop.formats.door.limits import MEMORY

if TYPE_CHECKING:
    import socket
    from collections.abc import Callable, Iterator, Mapping
    from multiprocessing.connection import Connection

_PATIENCE = 60.0
"""Seconds for a child to start and try everything."""
_SOON = 5.0
"""Seconds within which a child ends after its parent was killed."""
_REFUSALS = frozenset({errno.EPERM, errno.EACCES, errno.EFBIG, errno.EAGAIN})
"""What the system says to what is not allowed; to fork beyond a limit it says 'again'."""
# PTRACE_SEIZE of linux/ptrace.h: attaches without stopping, so that a try does no harm.
_SEIZE = 0x4206
_SOCKETS = ((2, 1), (2, 2), (1, 1))
"""Families and kinds: TCP, UDP, and what programs of one machine talk through."""
LINUX, MACOS, WINDOWS = "linux", "darwin", "win32"


@dataclass(frozen=True, slots=True)
class Outside:
    """What is no business of a child: a folder with a file in it, and the process of its parent."""

    folder: str
    parent: int

    @property
    def file(self) -> str:
        """A file that somebody else has."""
        return str(Path(self.folder, "private.txt"))


@dataclass(frozen=True, slots=True)
class Escape:
    """A way out: a clause that is true where it is shut, and the systems with means against it.

    The attempt returns in silence when it comes through; OSError or MemoryError says that it was
    refused.
    """

    name: str
    clause: str
    attempt: Callable[[Outside], None]
    shut_by: frozenset[str]


@dataclass(frozen=True, slots=True)
class Finding:
    """Whether a way out is shut, and why; `expected` where the system has means against it."""

    name: str
    holds: bool
    expected: bool
    sentence: str


def findings() -> list[Finding]:
    """Return what holds on this machine, tried in children that are shut in as importers are."""
    with tempfile.TemporaryDirectory(prefix="manicule-") as folder:
        outside = Outside(folder, os.getpid())
        Path(outside.file).write_text("Nobody's business", encoding="utf-8")
        said = dict(_tried(outside))
    return judged(said, sys.platform)


def judged(said: Mapping[str, str], system: str) -> list[Finding]:
    """Return a finding for each escape; `said` has why it was refused, or '' where it was not."""
    found = []
    for escape in ESCAPES:
        expected = system in escape.shut_by
        why = said.get(escape.name)
        if why:
            sentence = f"Holds: {escape.clause} ({why})."
        elif not expected:
            sentence = f"Is not kept here: {escape.clause} (this system has no means for it)."
        else:
            heard = "the child did not live to tell" if why is None else "it was not refused"
            sentence = f"Does not hold: {escape.clause} ({heard}{_lacking(system)})."
        found.append(Finding(escape.name, bool(why), expected, sentence))
    return found


def _lacking(system: str) -> str:
    """Say which means of Linux are missing."""
    lacking = [
        means
        for means, is_there in (
            ("Landlock", landlock.version() > 0),
            ("seccomp for this processor", system_calls.is_there()),
        )
        if system == LINUX and not is_there
    ]
    return f"; there is no {' and no '.join(lacking)}" if lacking else ""


def _tried(outside: Outside) -> Iterator[tuple[str, str]]:
    """Yield what a child says of each escape, and what is seen of it from outside."""
    child = ChildProcess(_try_everything, outside, memory=MEMORY)
    until = time.monotonic() + _PATIENCE
    try:
        while time.monotonic() < until:
            wait([child.line.line], 1)
            for message in child.line.messages():
                name, heard = json.loads(message)
                yield str(name), str(heard)
                if name == ESCAPES[0].name:
                    yield "privileges", _privileges(child.pid)
    except (EOFError, OSError):
        pass
    finally:
        child.kill()
    yield "orphan", _orphaned()


def _try_everything(end: socket.socket | Connection, outside: Outside) -> None:
    """Try each way out, the body of a child; the last one would leave nobody to tell."""
    line = reader.begin(end, MEMORY, logging.CRITICAL)
    for escape in ESCAPES:
        if sys.platform in escape.shut_by and escape.attempt is not _seen_from_outside:
            line.send(json.dumps([escape.name, _refusal(escape.attempt, outside)]).encode())


def _refusal(attempt: Callable[[Outside], None], outside: Outside) -> str:
    """Return why an attempt was refused, '' when it came through or failed for another reason."""
    try:
        attempt(outside)
    except OSError as error:
        return os.strerror(error.errno).lower() if error.errno in _REFUSALS else ""
    except MemoryError:
        return "out of memory"
    return ""


def _privileges(process: int) -> str:
    """Return how it is seen that a program started with more rights would not have them."""
    status = Path(f"/proc/{process}/status")
    if not status.exists():
        return ""
    return "it is marked so" if "NoNewPrivs:\t1" in status.read_text(encoding="utf-8") else ""


def _orphaned() -> str:
    """Kill the parent of a child, and return how soon the child was gone, or ''."""
    line, other = pair()
    parent = multiprocessing.get_context("spawn").Process(target=_be_parent, args=(other,))
    parent.start()
    other.close()
    try:
        if not _hears(line, _PATIENCE):
            return ""
        parent.kill()
        begun = time.monotonic()
        if _hears(line, _SOON):
            return ""
        took = time.monotonic() - begun
        return f"it was gone after {took:.1f} seconds" if took < _SOON else ""
    finally:
        parent.kill()
        parent.join()
        line.close()


def _hears(line: Line, seconds: float) -> bool:
    """Whether a child says something within some seconds, rather than ending."""
    until = time.monotonic() + seconds
    try:
        while time.monotonic() < until:
            wait([line.line], until - time.monotonic())
            if next(line.messages(), None):
                return True
    except (EOFError, OSError):
        pass
    return False


def _be_parent(end: socket.socket | Connection) -> None:
    child = multiprocessing.get_context("spawn").Process(target=_linger, args=(end,), daemon=True)
    child.start()
    employ(child.pid or 0, MEMORY)
    end.close()
    time.sleep(_PATIENCE)


def _linger(end: socket.socket | Connection) -> None:
    reader.begin(end, MEMORY, logging.CRITICAL).send(b"ready")
    time.sleep(_PATIENCE)


def _connect(_outside: Outside) -> None:
    _one_of(*(partial(_ask, "socket", family, kind, 0) for family, kind in _SOCKETS))


def _read(outside: Outside) -> None:
    os.close(os.open(outside.file, os.O_RDONLY))


def _list(outside: Outside) -> None:
    list(Path(outside.folder).iterdir())


def _write(outside: Outside) -> None:
    os.write(os.open(outside.file, os.O_WRONLY), b"x")


def _change(outside: Outside) -> None:
    file, other = Path(outside.file), Path(outside.folder, "other")
    _one_of(other.mkdir, partial(file.rename, other), partial(file.chmod, 0), file.unlink)


def _signal(outside: Outside) -> None:
    os.kill(outside.parent, 0)


def _trace(outside: Outside) -> None:
    _ask("ptrace", _SEIZE, outside.parent, 0, 0)


def _lift(_outside: Outside) -> None:
    import resource

    try:
        resource.setrlimit(resource.RLIMIT_FSIZE, (resource.RLIM_INFINITY,) * 2)
    except ValueError as error:  # what Python makes of it when it is not allowed
        raise PermissionError(errno.EPERM, str(error)) from error


def _grow(_outside: Outside) -> None:
    bytearray(MEMORY)


def _fork(_outside: Outside) -> None:
    if sys.platform == "win32":
        if ctypes.CDLL("ucrtbase").system(b"exit 0") != 0:
            raise PermissionError(errno.EPERM, "system")
    elif _ask("fork") == 0:
        os._exit(0)


def _run(_outside: Outside) -> None:
    words = (ctypes.c_char_p * 3)(os.fsencode(sys.executable), b"--version", None)
    _ask("execv", words[0], words)


def _seen_from_outside(_outside: Outside) -> None:
    """Stand for what the parent sees better."""


def _one_of(*ways: Callable[[], object]) -> None:
    """Come through by any of some ways, or raise the last OSError."""
    refusals = []
    for way in ways:
        try:
            way()
        except OSError as error:
            refusals.append(error)
        else:
            return
    raise refusals[-1]


def _ask(function: str, *arguments: object) -> int:
    """Call the C library past Python; OSError when it refuses."""
    library = ctypes.CDLL(None, use_errno=True)
    answer = int(getattr(library, function)(*arguments))
    if answer < 0:
        raise OSError(ctypes.get_errno(), function)
    return answer


_EVERYWHERE = frozenset({LINUX, MACOS, WINDOWS})
_UNIX = frozenset({LINUX, MACOS})
_LINUX = frozenset({LINUX})
ESCAPES = (
    Escape("network", "it opens no socket", _connect, _LINUX),
    Escape("reading", "it opens no file but the one it is given", _read, _LINUX),
    Escape("listing", "it sees into no folder", _list, _LINUX),
    Escape("writing", "it writes no file", _write, _EVERYWHERE),
    Escape("changing", "it makes, renames and removes no file", _change, _LINUX | {WINDOWS}),
    Escape("signals", "it sends no signal to another process", _signal, _LINUX),
    Escape("tracing", "it looks into no other process", _trace, _LINUX),
    Escape("limits", "it cannot lift its limits", _lift, _UNIX),
    Escape("memory", "it gets no more memory than one file may use", _grow, _LINUX),
    Escape("privileges", "it can win no rights", _seen_from_outside, _LINUX),
    Escape("orphan", "it ends with its parent", _seen_from_outside, _EVERYWHERE),
    Escape("processes", "it starts no process", _fork, _EVERYWHERE),
    Escape("programs", "it becomes no other program", _run, _LINUX),
)
"""All that is tried, in this order."""
