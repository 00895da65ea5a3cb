"""Reads files in child processes, so that a hostile file can harm nothing but its own import."""

from __future__ import annotations

import logging
import multiprocessing
import signal
import sys
import threading
import time
import traceback
from collections.abc import Callable
from multiprocessing.connection import Connection, wait
from pathlib import Path
from typing import TYPE_CHECKING, Self

from desktop import formats
from desktop.domain import AS_IT_IS, Parsed, ReadingChoice
from desktop.errors import CancelledError, UnreadableFileError
from desktop.formats.door import limits, sniff
from desktop.logs import open_log

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from multiprocessing.context import SpawnProcess
    from types import TracebackType

MEMORY = 1_500 << 20
"""Bytes of address space one child may use."""
_LOG = logging.getLogger(__name__)
_PATIENCE = 0.05
_TELLING = 0.1
"""Seconds between two reports on one file."""
_FAREWELL = 0.5
_TOO_MUCH_MEMORY = "it needs more memory than one file may use"
_TOO_MUCH_WORK = "reading it takes more than {} of work, the most for a file of its size"
_TOO_LATE = "reading it made no headway; try again when the computer has less to do"

Answer = Parsed | UnreadableFileError
Told = Callable[[Path, int, int], None]
"""Takes a file and how many of its parts are read, of how many."""


def _untold(_path: Path, _done: int, _total: int) -> None:
    return


def _never() -> bool:
    return False


class Sandbox:
    """Owns child processes with limits on memory and time; a child that dies is replaced.

    Children start when they are first needed. The process that owns a Sandbox must not be a
    daemonic one, and a frozen app must call `multiprocessing.freeze_support()` first.
    """

    def __init__(
        self,
        processes: int = 1,
        *,
        memory: int = MEMORY,
        allowance: limits.Allowance = limits.Allowance(),  # noqa: B008  # frozen
    ) -> None:
        self._processes = max(1, processes)
        self._memory = memory
        self._allowance = allowance
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

    def read(
        self,
        path: Path,
        choice: ReadingChoice = AS_IT_IS,
        *,
        told: Told = _untold,
        cancelled: Callable[[], bool] = _never,
    ) -> Parsed:
        """Return the document at `path`, or raise UnreadableFileError for whatever goes wrong.

        Raises CancelledError within a tenth of a second after `cancelled()` turned true.
        """
        child = self._hire()
        child.begin(path, choice)
        try:
            answer = None
            while answer is None and not cancelled():
                wait([child.connection], _PATIENCE)
                answer = child.answer(told)
        except BaseException:
            child.kill()
            raise
        if answer is None:
            child.kill()
            raise CancelledError(f"Reading {path.name}")
        self._release(child)
        if isinstance(answer, UnreadableFileError):
            raise answer
        return answer

    def read_many(
        self,
        paths: Iterable[Path],
        cancelled: Callable[[], bool],
        told: Told = _untold,
        choices: Mapping[Path, ReadingChoice] | None = None,
    ) -> Iterator[tuple[Path, Answer]]:
        """Yield each path with its document or error as they are ready, all children kept busy.

        `told` hears how far a big file is read. Stops within a tenth of a second after
        `cancelled()` turned true.
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
                    answer = child.answer(told)
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
        return _Child(self._memory, self._allowance)

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

    def __init__(self, memory: int, allowance: limits.Allowance) -> None:
        context = multiprocessing.get_context("spawn")
        self.connection, other = context.Pipe()
        self._process: SpawnProcess = context.Process(
            target=serve, args=(other, memory, allowance), daemon=True, name="manicule-import"
        )
        self._allowance = allowance
        self._work = 0.0
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
        self._allow(self._allowance.seconds)
        try:
            self.connection.send((path, choice))
        except OSError:
            self._alive = False

    def answer(self, told: Told = _untold) -> Answer | None:
        """Return what became of the file, or None while the child is at work."""
        try:
            while self.connection.poll():
                what, value = self.connection.recv()
                if what == "allowed":
                    self._allow(value)
                elif what == "progress":
                    told(self.path, *value)
                else:
                    return self._received(what, value)
        except (EOFError, OSError):
            return self._death()
        if not self._alive:
            return self._death()
        if time.monotonic() > self._deadline:
            self.kill()
            return UnreadableFileError(self.path, _TOO_LATE)
        return None

    def _allow(self, work: float) -> None:
        """Give the file so many seconds of the processor's time from now."""
        self._work = work
        self._deadline = time.monotonic() + self._allowance.wait(work)

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

    def _received(self, what: str, value: Parsed | str) -> Answer:
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
        if limits.worked_too_long(code):
            seconds = f"{self._work:,.0f} second{'' if round(self._work) == 1 else 's'}"
            return UnreadableFileError(self.path, _TOO_MUCH_WORK.format(seconds))
        return UnreadableFileError(self.path, "reading it brought the importer down")


def serve(connection: Connection, memory: int, allowance: limits.Allowance) -> None:
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
            work = allowance.work(sniff.weight(path))
            limits.limit_work(work)
            connection.send(("allowed", work))
            connection.send(_answer(path, choice, _Teller(connection)))
        except OSError:
            return
        except MemoryError:
            connection.send(("memory", _TOO_MUCH_MEMORY))
            return


class _Teller:
    """Sends how far a file is read, but not more often than anybody can see."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self._last = time.monotonic()

    def __call__(self, done: int, total: int) -> None:
        now = time.monotonic()
        if now - self._last >= _TELLING:
            self._last = now
            self._connection.send(("progress", (done, total)))


def _answer(
    path: Path, choice: ReadingChoice, tell: Callable[[int, int], None]
) -> tuple[str, Parsed | str]:
    try:
        parsed = formats.read(
            path, whole_page=choice.whole_page, encoding=choice.encoding, tell=tell
        )
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
