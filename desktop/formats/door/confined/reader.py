"""The child: reads one file after another behind a shut door, and says what it made of each.

A request is JSON that comes with an open file. What the child says begins with one of the letters
below.
"""

from __future__ import annotations

import json
import logging
import os
import signal
import struct
import sys
import time
import traceback
from pathlib import Path
from typing import TYPE_CHECKING, Any, BinaryIO

from typing_extensions import override

from desktop import formats
from desktop.domain import TakenAs
from desktop.domain.printed.recognised import RecognisedPages
from desktop.errors import PasswordNeededError, UnreadableFileError, WrongPasswordError
from desktop.formats.door import companions, limits, sniff
from desktop.formats.door.confined import answers, shut
from desktop.formats.door.confined.channel import LARGEST, ChildEnd
from desktop.formats.door.confined.preloading import load_everything
from desktop.formats.door.confined.project_answers import pack_project

if TYPE_CHECKING:
    import socket
    from collections.abc import Callable
    from multiprocessing.connection import Connection

    from desktop.formats.door.confined.windows import PipeChildEnd

DOCUMENT, PROJECT, FAILED, MISTAKE, MEMORY, LOCKED = b"d", b"n", b"f", b"x", b"m", b"k"
"""How a file ends: as a document, as another program's project, with a clause, with a traceback,
for want of memory, or of a password."""
WEIGHED, PROGRESS, BESIDE, RECOGNISED, LOGGED = b"w", b"p", b"b", b"o", b"l"
"""Meanwhile: its weight; parts read and all parts; the address of a file beside it; asking for the
words on its pictures; a level and a line for the log."""
WEIGHT = struct.Struct("<Q")
PARTS = struct.Struct("<II")
# Letters; what browsers and servers take at most.
LONGEST_ADDRESS = 8192
LONGEST_LINE = 20_000
"""Code points of a clause, a line for the log or a traceback."""
_LOG = logging.getLogger(__name__)
_TELLING = 0.1
"""Seconds between two reports on one file."""


def serve(
    end: socket.socket | Connection, memory: int, allowance: limits.Allowance, level: int
) -> None:
    """Answer requests until the parent goes away; the body of a child."""
    line = begin(end, memory, level)
    while True:
        try:
            request, file = line.receive()
            if file is None:
                return
            with os.fdopen(file, "rb") as opened:
                answer = Reading(line, allowance).answer(json.loads(request), opened)
            line.send(*answer)
        except (EOFError, OSError):
            return
        except MemoryError:
            line.send(MEMORY)
            return
        if answer[0] == MEMORY:
            return


def begin(
    end: socket.socket | Connection,
    memory: int,
    level: int,
    prepare: Callable[[ChildEnd | PipeChildEnd], None] = lambda _line: load_everything(),
) -> ChildEnd | PipeChildEnd:
    """Prepare, which is to load all that is needed, and shut the door; return the line."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    shut.end_with_parent()
    sys.dont_write_bytecode = True
    line = _child_end(end)
    root = logging.getLogger()
    root.handlers = [Relay(line)]
    root.setLevel(level)
    try:
        prepare(line)
        shut.shut(line.fileno(), memory)
    except Exception:  # its parent would learn only that it ended
        _LOG.exception("A child could not be begun")
        raise
    return line


def _child_end(end: socket.socket | Connection) -> ChildEnd | PipeChildEnd:
    if sys.platform == "win32":
        from desktop.formats.door.confined.windows import PipeChildEnd

        return PipeChildEnd(end)
    return ChildEnd(end)  # type: ignore[arg-type]


class Reading:
    """One file being read."""

    def __init__(self, line: ChildEnd | PipeChildEnd, allowance: limits.Allowance) -> None:
        self._line = line
        self._allowance = allowance
        self._last = time.monotonic()
        self._is_careful = False
        self._work = 0.0

    def answer(self, request: dict[str, Any], file: BinaryIO) -> list[bytes]:
        """Return what became of the file, as pieces of a message."""
        weight = sniff.weight(file)
        self._is_careful = request["left_out"] is not None
        self._work = time.process_time() + self._allowance.work(weight)
        self._limit(0)
        self._line.send(WEIGHED, WEIGHT.pack(weight))
        try:
            what, packed = self._read(request, sniff.Opened(Path(str(request["name"])), file))
        except (PasswordNeededError, WrongPasswordError):
            return [LOCKED]
        except UnreadableFileError as error:
            return [FAILED, _utf8(error.reason)]
        except RecursionError:
            return [FAILED, b"it is nested too deep"]
        except MemoryError:
            return [MEMORY]
        except Exception:  # noqa: BLE001  (a mistake of ours must cost one file, not the import)
            return [MISTAKE, _utf8(traceback.format_exc())]
        return [what, *packed] if sum(map(len, packed)) < LARGEST else [MEMORY]

    def _read(self, request: dict[str, Any], opened: sniff.Opened) -> tuple[bytes, list[bytes]]:
        """Return what a file holds, and as which of a project and a document."""
        encoding, password = str(request["encoding"]), str(request["password"])
        if request["taken_as"] != TakenAs.DOCUMENT:
            project = formats.read_project(
                opened,
                self.beside,
                is_wanted=request["taken_as"] == TakenAs.NOTES,
                encoding=encoding,
                positions=str(request["positions"]),
                password=password,
            )
            if project is not None:
                return PROJECT, pack_project(project)
            opened.file.seek(0)
        parsed = formats.read_opened(
            opened,
            self.beside,
            whole_page=bool(request["whole_page"]),
            encoding=encoding,
            password=password,
            recognised=self._recognised() if request["recognised"] else None,
            left_out=frozenset(request["left_out"] or ()),
            tell=self._tell,
        )
        return DOCUMENT, answers.pack(parsed)

    def _tell(self, done: int, total: int) -> None:
        """Send how far the file is read; unless asked to, not more often than anybody can see."""
        now = time.monotonic()
        if self._is_careful or now - self._last >= _TELLING:
            self._last = now
            self._limit(done)
            self._line.send(PROGRESS, PARTS.pack(done, total))

    def _limit(self, parts: int) -> None:
        """Limit the work on the file, of which so many parts are read."""
        if sys.platform != "linux":  # there the parent does it
            work = self._work + self._allowance.gained(parts)
            limits.limit_work(work - time.process_time())

    def beside(self, address: str) -> bytes | None:
        """Ask the parent for a file beside this one: it opens only what the document may show."""
        if len(address) > LONGEST_ADDRESS:
            return None
        self._line.send(BESIDE, _utf8(address))
        _, file = self._line.receive()
        return None if file is None else companions.contents(os.fdopen(file, "rb"))

    def _recognised(self) -> RecognisedPages | None:
        """Ask the parent for the words on pictures of pages, which are too many for a request."""
        self._line.send(RECOGNISED)
        _, file = self._line.receive()
        if file is None:
            return None
        with os.fdopen(file, "rb") as opened:
            return RecognisedPages.unpack(opened.read())


class Relay(logging.Handler):
    """Has the parent write the log: a child cannot open the file."""

    def __init__(self, line: ChildEnd | PipeChildEnd) -> None:
        super().__init__()
        self.setFormatter(logging.Formatter("%(name)s: %(message)s"))
        self._line = line

    @override
    def emit(self, record: logging.LogRecord) -> None:
        self._line.send(LOGGED, bytes([record.levelno]), _utf8(self.format(record)))


def _utf8(text: str) -> bytes:
    return text[-LONGEST_LINE:].encode("utf-8", "surrogatepass")
