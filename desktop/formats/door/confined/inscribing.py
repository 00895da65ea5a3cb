"""A child that writes highlights into a copy of one PDF file, shut in as those that read are."""

from __future__ import annotations

import logging
import os
import struct
import sys
import time
import traceback
from multiprocessing.connection import wait
from typing import TYPE_CHECKING, NamedTuple

from desktop.domain.printed.page_map import Copy, Mark
from desktop.errors import CancelledError, LockedCopyError, NoCopyError, UnreadableFileError
from desktop.formats.door import limits, sniff
from desktop.formats.door.confined import reader
from desktop.formats.door.confined.channel import NonsenseError
from desktop.formats.door.confined.process import ChildProcess

if TYPE_CHECKING:
    import socket
    from collections.abc import Callable
    from multiprocessing.connection import Connection
    from pathlib import Path
    from types import ModuleType

_LOG = logging.getLogger(__name__)
_HEAD = struct.Struct("<II?")
_MAGIC, _FRONT = b"%PDF-", 1024
"""What every PDF file has among so many bytes at its beginning."""
# Seconds between two looks at whether the export was cancelled.
_PATIENCE = 0.05
_LOCKED = b"locked"
_REASONS = {
    b"stale": "it was read by another version of the program; read it again, and then export",
    b"unlike": "what was written did not read as the original does, and was thrown away",
    b"damaged": "the file is damaged, and the copy might lack what is in it",
}
_TOO_MUCH_MEMORY = "it needs more memory than one file may use"
_TOO_MUCH_WORK = "it takes more work than one file may"
_BROUGHT_DOWN = "the file brought down what was reading it"
_MISTAKE = "the program made a mistake, which is in its log"


class Job(NamedTuple):
    """What is to be written: see `annotated_copy.annotated`."""

    marks: tuple[Mark, ...]
    removed: tuple[str, ...] = ()
    digests: tuple[bytes, ...] = ()
    password: str = ""


def copied(path: Path, title: str, job: Job, cancelled: Callable[[], bool]) -> Copy:
    """Return a copy of the file at `path` with marks in it, written in a child.

    Raises NoCopyError, which names the file by `title`, or CancelledError.
    """
    with _opened(path, title) as opened:
        size = os.fstat(opened.file.fileno()).st_size
        allowance = limits.Allowance()
        work = allowance.work(sniff.heaviest(size)) + allowance.gained(len(job.digests))
        level = _LOG.getEffectiveLevel()
        child = ChildProcess(serve, job, work, limits.MEMORY, level, memory=limits.MEMORY)
        limits.limit_work_of(child.pid, work)
        until = time.monotonic() + allowance.wait(work)
        try:
            child.line.send(b"", opened.file.fileno())
            while not cancelled():
                wait([child.line.line], _PATIENCE)
                for message in child.line.messages():
                    if found := _heard(message[:1], message[1:], title):
                        return found
                if time.monotonic() > until:
                    raise NoCopyError(title, _TOO_MUCH_WORK)
        except (EOFError, OSError):
            raise NoCopyError(title, _end(child.exit_code())) from None
        except NonsenseError as error:
            _LOG.error("A child sent what cannot be: %s", error)
            raise NoCopyError(title, _BROUGHT_DOWN) from error
        finally:
            child.kill()
    raise CancelledError("The export")


def _opened(path: Path, title: str) -> sniff.Opened:
    try:
        return sniff.opened(path)
    except UnreadableFileError as error:
        raise NoCopyError(title, error.reason) from error


def serve(end: socket.socket | Connection, job: Job, work: float, memory: int, level: int) -> None:
    """Write one copy and end; the body of a child."""
    from desktop.pdf import annotated_copy  # in the child alone, and before the door is shut

    line = reader.begin(end, memory, level)
    if sys.platform != "linux":  # there the parent does it
        limits.limit_work(work)
    try:
        _, file = line.receive()
        if file is not None:
            with os.fdopen(file, "rb") as opened:
                data = opened.read()
            line.send(*_answer(annotated_copy, data, job))
    except (EOFError, OSError):
        return
    except MemoryError:
        line.send(reader.MEMORY)


def _answer(engine: ModuleType, data: bytes, job: Job) -> list[bytes]:
    reasons: dict[type[Exception], bytes] = {
        engine.StaleError: b"stale",
        engine.UnlikeError: b"unlike",
        engine.DamagedError: b"damaged",
        engine.LockedError: _LOCKED,
        RecursionError: b"damaged",
    }
    try:
        made: Copy = engine.annotated(data, job.marks, job.removed, job.digests, job.password)
    except tuple(reasons) as error:
        return [reader.FAILED, reasons[type(error)]]
    except MemoryError:
        return [reader.MEMORY]
    except Exception:  # noqa: BLE001 - a mistake of ours is told to the parent, which has the log
        return [reader.MISTAKE, traceback.format_exc()[-reader.LONGEST_LINE :].encode()]
    return [reader.DOCUMENT, _HEAD.pack(made.written, made.kept, made.was_signed), made.data]


def _heard(what: bytes, said: bytes, title: str) -> Copy | None:
    """Return the copy, should a message be that, or raise NoCopyError."""
    if what == reader.DOCUMENT and _MAGIC in said[: _HEAD.size + _FRONT]:
        written, kept, was_signed = _HEAD.unpack_from(said)
        return Copy(said[_HEAD.size :], written, kept, was_signed)
    if (what, said) == (reader.FAILED, _LOCKED):
        raise LockedCopyError(title)
    if what == reader.FAILED and said in _REASONS:
        raise NoCopyError(title, _REASONS[said])
    if what == reader.MEMORY:
        raise NoCopyError(title, _TOO_MUCH_MEMORY)
    if what == reader.MISTAKE:
        _LOG.error(
            "A copy was not made\n%s", said[-reader.LONGEST_LINE :].decode("utf-8", "replace")
        )
        raise NoCopyError(title, _MISTAKE)
    if what != reader.LOGGED:
        raise NonsenseError("it sent no message")
    return None


def _end(code: int | None) -> str:
    if code == limits.OUT_OF_MEMORY:
        return _TOO_MUCH_MEMORY
    return _TOO_MUCH_WORK if limits.worked_too_long(code) else _BROUGHT_DOWN
