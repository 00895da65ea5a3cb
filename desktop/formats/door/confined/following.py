"""A child that answers one request, JSON for JSON, shut in as those are that read files.

What answers is a module that whoever asks names: no wing of the program knows another's. It has
`warm`, which loads what it loads late, and `answer`.
"""

from __future__ import annotations

import importlib
import json
import logging
import os
import sys
import tempfile
import time
import traceback
from enum import StrEnum
from multiprocessing.connection import wait
from typing import TYPE_CHECKING, Any, BinaryIO

from desktop.errors import CancelledError
from desktop.formats.door import limits
from desktop.formats.door.confined import reader
from desktop.formats.door.confined.channel import NonsenseError
from desktop.formats.door.confined.process import ChildProcess

if TYPE_CHECKING:
    import socket
    from collections.abc import Callable, Mapping
    from multiprocessing.connection import Connection
    from types import ModuleType

_LOG = logging.getLogger(__name__)
# Seconds between two looks at whether the export was cancelled.
_PATIENCE = 0.02
# Bytes: a template sees values it is given, and makes a text of them.
_MEMORY = 1 << 30


class Ended(StrEnum):
    """Why there is no answer."""

    MEMORY = "it needs more memory than it may use"
    WORK = "it takes more work than it may; perhaps it never ends"
    DEATH = "it brought down what was following it"
    NESTED = "it is nested too deep"
    MISTAKE = "the program made a mistake, which is in its log"


class NoAnswerError(Exception):
    """A child gave no answer."""

    def __init__(self, ended: Ended) -> None:
        super().__init__(ended)
        self.ended = ended


def answered(
    engine: str,
    request: Mapping[str, Any],
    allowance: limits.Allowance,
    cancelled: Callable[[], bool],
) -> object:
    """Return what a module, by its name, answers; it is JSON, and nothing of it is to be believed.

    Raises NoAnswerError, or CancelledError within a moment.
    """
    with tempfile.TemporaryFile() as asked:
        asked.write(json.dumps(request, separators=(",", ":")).encode())
        work = allowance.work(asked.tell())
        asked.seek(0)
        level = _LOG.getEffectiveLevel()
        child = ChildProcess(serve, engine, work, _MEMORY, level, memory=_MEMORY)
        limits.limit_work_of(child.pid, work)
        until = time.monotonic() + allowance.wait(work)
        try:
            child.line.send(b"", asked.fileno())
            while not cancelled():
                wait([child.line.line], _PATIENCE)
                for message in child.line.messages():
                    if message[:1] != reader.LOGGED:
                        return _heard(message[:1], message[1:])
                if time.monotonic() > until:
                    raise NoAnswerError(Ended.WORK)
        except (EOFError, OSError):
            raise NoAnswerError(_end(child.exit_code())) from None
        except NonsenseError as error:
            _LOG.error("A child sent what cannot be: %s", error)
            raise NoAnswerError(Ended.DEATH) from error
        finally:
            child.kill()
    raise CancelledError("The export")


def serve(
    end: socket.socket | Connection, engine: str, work: float, memory: int, level: int
) -> None:
    """Answer one request and end; the body of a child."""
    module = importlib.import_module(engine)
    line = reader.begin(end, memory, level, prepare=lambda _line: module.warm())
    if sys.platform != "linux":  # there the parent does it
        limits.limit_work(work)
    try:
        _, file = line.receive()
        if file is not None:
            with os.fdopen(file, "rb") as opened:
                line.send(*_answer(module, opened))
    except (EOFError, OSError):
        return
    except MemoryError:
        line.send(reader.MEMORY)


def _answer(engine: ModuleType, asked: BinaryIO) -> list[bytes]:
    try:
        return [reader.DOCUMENT, json.dumps(engine.answer(json.load(asked))).encode()]
    except MemoryError:
        return [reader.MEMORY]
    except RecursionError:
        return [reader.FAILED]
    except Exception:  # noqa: BLE001 - a mistake of ours is told to the parent, which has the log
        return [reader.MISTAKE, traceback.format_exc()[-reader.LONGEST_LINE :].encode()]


def _heard(what: bytes, said: bytes) -> object:
    if what == reader.DOCUMENT:
        try:
            return json.loads(said)
        except (ValueError, RecursionError) as error:
            raise NonsenseError("it sent no JSON") from error
    if what == reader.MISTAKE:
        trace = said[-reader.LONGEST_LINE :].decode("utf-8", "replace")
        _LOG.error("A request was not answered\n%s", trace)
        raise NoAnswerError(Ended.MISTAKE)
    if what not in (reader.MEMORY, reader.FAILED):
        raise NonsenseError("it sent no message")
    raise NoAnswerError(Ended.MEMORY if what == reader.MEMORY else Ended.NESTED)


def _end(code: int | None) -> Ended:
    if code == limits.OUT_OF_MEMORY:
        return Ended.MEMORY
    return Ended.WORK if limits.worked_too_long(code) else Ended.DEATH
