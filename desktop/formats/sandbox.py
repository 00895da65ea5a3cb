"""Reads files in child processes, so that a hostile file can harm nothing but its own import."""

from __future__ import annotations

import logging
import multiprocessing
import signal
import sys
import threading
import time
import traceback
from multiprocessing.connection import Connection, wait
from typing import TYPE_CHECKING, Self

from desktop import formats
from desktop.domain import AS_IT_IS, Parsed, ReadingChoice
from desktop.errors import UnreadableFileError
from desktop.formats import limits
from desktop.logs import open_log

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping
    from multiprocessing.context import SpawnProcess
    from pathlib import Path
    from types import TracebackType

MEMORY = 1_500 << 20
"""Bytes of address space one child may use."""
SECONDS = 60.0
"""Seconds one file may take."""

_LOG = logging.getLogger(__name__)
_PATIENCE = 0.05
_FAREWELL = 0.5
_TOO_MUCH_MEMORY = "it needs more memory than one file may use"

Answer = Parsed | UnreadableFileError


class Sandbox:
    """Owns child processes with limits on memory and time; a child that dies is replaced.

    Children start when they are first needed. The process that owns a Sandbox must not be a
    daemonic one, and a frozen app must call `multiprocessing.freeze_support()` first.
    """

    def __init__(
        self, processes: int = 1, *, memory: int = MEMORY, seconds: float = SECONDS
    ) -> None:
        self._processes = max(1, processes)
        self._memory = memory
        self._seconds = seconds
        self._idle: list[_Child] = []
        self._lock = threading.Lock()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    def close(self) -> None:
        """End all children; a Sandbox that is used again starts new ones."""
        with self._lock:
            children, self._idle = self._idle, []
        for child in children:
            child.dismiss()

    def read(self, path: Path, choice: ReadingChoice = AS_IT_IS) -> Parsed:
        """Return the document at `path`, or raise UnreadableFileError for whatever goes wrong."""
        child = self._hire()
        child.begin(path, choice)
        try:
            answer = None
            while answer is None:
                wait([child.connection], child.remaining())
                answer = child.answer()
        except BaseException:
            child.kill()
            raise
        self._release(child)
        if isinstance(answer, UnreadableFileError):
            raise answer
        return answer

    def read_many(
        self,
        paths: Iterable[Path],
        cancelled: Callable[[], bool],
        choices: Mapping[Path, ReadingChoice] | None = None,
    ) -> Iterator[tuple[Path, Answer]]:
        """Yield each path with its document or error as they are ready, all children kept busy.

        Stops within a tenth of a second after `cancelled()` turned true.
        """
        choices = choices or {}
        waiting = ((path, choices.get(path, AS_IT_IS)) for path in paths)
        busy: dict[Connection, _Child] = {}
        more = True
        try:
            while True:
                more = self._fill(busy, waiting) if more and not cancelled() else False
                if not busy or cancelled():
                    return
                wait(list(busy), _PATIENCE)
                for connection, child in list(busy.items()):
                    answer = child.answer()
                    if answer is None:
                        continue
                    path = child.path
                    del busy[connection]
                    self._release(child)
                    # Before the answer is handed on: no child waits for what is done with it.
                    more = self._fill(busy, waiting) if more and not cancelled() else False
                    yield path, answer
        finally:
            for child in busy.values():
                child.kill()

    def _fill(
        self, busy: dict[Connection, _Child], waiting: Iterator[tuple[Path, ReadingChoice]]
    ) -> bool:
        """Give every free child a file; return whether there may be more files."""
        while len(busy) < self._processes:
            file = next(waiting, None)
            if file is None:
                return False
            child = self._hire()
            busy[child.connection] = child
            child.begin(*file)
        return True

    def _hire(self) -> _Child:
        with self._lock:
            while self._idle:
                child = self._idle.pop()
                if child.is_alive:
                    return child
                child.kill()
        return _Child(self._memory, self._seconds)

    def _release(self, child: _Child) -> None:
        if not child.is_alive:
            child.kill()
            return
        with self._lock:
            if len(self._idle) < self._processes:
                self._idle.append(child)
                return
        child.dismiss()


class _Child:
    """One child process and the file it is at."""

    path: Path

    def __init__(self, memory: int, seconds: float) -> None:
        context = multiprocessing.get_context("spawn")
        self.connection, other = context.Pipe()
        self._process: SpawnProcess = context.Process(
            target=serve, args=(other, memory), daemon=True, name="manicule-import"
        )
        self._seconds = seconds
        self._deadline = 0.0
        self._alive = True
        self._process.start()
        other.close()

    @property
    def is_alive(self) -> bool:
        """Whether the child can take another file."""
        return self._alive and self._process.is_alive()

    def begin(self, path: Path, choice: ReadingChoice = AS_IT_IS) -> None:
        """Hand the child a file; its time runs from now."""
        self.path = path
        self._deadline = time.monotonic() + self._seconds
        try:
            self.connection.send((path, choice))
        except OSError:
            self._alive = False

    def remaining(self) -> float:
        """Return the seconds that the file has left."""
        return max(0.0, self._deadline - time.monotonic())

    def answer(self) -> Answer | None:
        """Return what became of the file, or None while the child is at work."""
        try:
            if self.connection.poll():
                return self._received(self.connection.recv())
        except (EOFError, OSError):
            return self._death()
        if not self._alive:
            return self._death()
        if self.remaining() <= 0:
            self.kill()
            limit = f"{self._seconds:.0f}" if self._seconds >= 1 else f"{self._seconds:g}"
            return UnreadableFileError(self.path, f"reading it took longer than {limit} seconds")
        return None

    def kill(self) -> None:
        """End the child at once."""
        self._alive = False
        self._process.kill()
        self._process.join()
        self.connection.close()

    def dismiss(self) -> None:
        """Let an idle child end by itself, or end it."""
        self._alive = False
        self.connection.close()
        self._process.join(_FAREWELL)
        if self._process.is_alive():
            self._process.kill()
            self._process.join()

    def _received(self, message: tuple[str, Parsed | str]) -> Answer:
        what, value = message
        if isinstance(value, Parsed):
            return value
        if what == "failed":
            return UnreadableFileError(self.path, value)
        self._alive = False
        if what == "memory":
            return UnreadableFileError(self.path, value)
        _LOG.error("An importer failed on %s\n%s", self.path, value)
        last = value.strip().rpartition("\n")[2]
        return UnreadableFileError(self.path, f"its importer made a mistake ({last})")

    def _death(self) -> UnreadableFileError:
        self._process.join(_FAREWELL)
        code = self._process.exitcode
        self.kill()
        if code == limits.OUT_OF_MEMORY:
            return UnreadableFileError(self.path, _TOO_MUCH_MEMORY)
        return UnreadableFileError(self.path, "reading it brought the importer down")


def serve(connection: Connection, memory: int) -> None:
    """Answer requests for files until the other side goes away; the body of a child."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    sys.dont_write_bytecode = True
    open_log()
    limits.forbid_network()
    limits.limit_memory(memory)
    while True:
        try:
            path, choice = connection.recv()
        except (EOFError, OSError):
            return
        try:
            connection.send(_answer(path, choice))
        except OSError:
            return
        except MemoryError:
            connection.send(("memory", _TOO_MUCH_MEMORY))
            return


def _answer(path: Path, choice: ReadingChoice) -> tuple[str, Parsed | str]:
    try:
        parsed = formats.read(path, whole_page=choice.whole_page, encoding=choice.encoding)
    except UnreadableFileError as error:
        return "failed", error.reason
    except RecursionError:
        return "failed", "it is nested too deep"
    except MemoryError:
        return "memory", _TOO_MUCH_MEMORY
    except Exception:  # noqa: BLE001  (a mistake of ours must cost one file, not the import)
        return "bug", traceback.format_exc()
    else:
        return "parsed", parsed
