"""Reads files in child processes, so that a hostile file can harm nothing but its own import."""

from __future__ import annotations

import threading
from contextlib import closing
from dataclasses import replace
from multiprocessing.connection import wait
from typing import TYPE_CHECKING, Self

from desktop.domain import AS_IT_IS, Parsed, ReadingChoice, TakenAs
from desktop.domain.exchanged.project import Project
from desktop.errors import CancelledError, UnreadableFileError
from desktop.formats.door import limits, sniff
from desktop.formats.door.confined.child import Answer, Child, Told, untold

if TYPE_CHECKING:
    from collections.abc import Callable, Generator, Iterable, Iterator, Mapping, Sequence
    from pathlib import Path
    from types import TracebackType

# Seconds between two looks at whether the import was cancelled.
_PATIENCE = 0.05
_MOST_LEFT_OUT = 8
"""Parts of a file that may be left out; one with more is not worth more children."""


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
        memory: int = limits.MEMORY,
        allowance: limits.Allowance = limits.Allowance(),  # noqa: B008  # frozen
    ) -> None:
        self._processes = max(1, processes)
        self._memory = memory
        self._allowance = allowance
        self._idle: list[Child] = []
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
        told: Told = untold,
        cancelled: Callable[[], bool] = _never,
    ) -> Parsed:
        """Return the document at `path`, or raise UnreadableFileError for whatever goes wrong.

        Raises CancelledError within a tenth of a second after `cancelled()` turned true.
        """
        choice = replace(choice, taken_as=TakenAs.DOCUMENT)
        answer = self.read_any(path, choice, told=told, cancelled=cancelled)
        if isinstance(answer, Project):
            raise UnreadableFileError(path, "what read it did not keep to its task")
        return answer

    def read_any(
        self,
        path: Path,
        choice: ReadingChoice = AS_IT_IS,
        *,
        told: Told = untold,
        cancelled: Callable[[], bool] = _never,
    ) -> Parsed | Project:
        """Return what is at `path`, a document or another program's project; raises like `read`."""
        answer, child = self._read(path, choice, told, cancelled)
        if _is_worth_a_second_look(child):
            answer = self._read_with_care(path, choice, told, cancelled)
        if isinstance(answer, UnreadableFileError):
            raise answer
        return answer

    def read_many(
        self,
        paths: Iterable[Path],
        cancelled: Callable[[], bool],
        told: Told = untold,
        choices: Mapping[Path, ReadingChoice] | None = None,
    ) -> Iterator[tuple[Path, Answer]]:
        """Yield each path with its document or error as they are ready, all children kept busy.

        `told` hears how far a big file is read. A file whose child was killed is read once more,
        alone, and without each of its parts that then brings a child down. Stops within a tenth of
        a second after `cancelled()` turned true.
        """
        choices = choices or {}
        killed: list[Path] = []
        waiting = ((path, choices.get(path, AS_IT_IS)) for path in paths)
        with closing(self._side_by_side(waiting, cancelled, told)) as answers:
            for path, answer, again in answers:
                if again:
                    killed.append(path)
                else:
                    yield path, answer
        for path in killed:
            try:
                choice = choices.get(path, AS_IT_IS)
                yield path, self._read_with_care(path, choice, told, cancelled)
            except UnreadableFileError as error:
                yield path, error
            except CancelledError:
                return

    def _side_by_side(
        self,
        waiting: Iterator[tuple[Path, ReadingChoice]],
        cancelled: Callable[[], bool],
        told: Told,
    ) -> Generator[tuple[Path, Answer, bool]]:
        """Yield each path with what became of it, and whether it is to be read again."""
        busy: list[Child] = []
        try:
            while not cancelled():
                yield from self._fill(busy, waiting)
                if not busy:
                    return
                wait([child.line for child in busy], _PATIENCE)
                for child in busy.copy():
                    answer = child.answer(told)
                    if answer is None:
                        continue
                    path, again = child.path, _is_worth_a_second_look(child)
                    busy.remove(child)
                    self._release(child)
                    # Before the answer is handed on: no child waits for what is done with it.
                    if not cancelled():
                        yield from self._fill(busy, waiting)
                    yield path, answer, again
        finally:
            for child in busy:
                child.kill()

    def _read_with_care(
        self, path: Path, choice: ReadingChoice, told: Told, cancelled: Callable[[], bool]
    ) -> Answer:
        """Return what became of a file, without the parts of it that bring children down."""
        left_out: list[int] = []
        while True:
            answer, child = self._read(path, choice, told, cancelled, left_out)
            part = child.stuck_at
            if part is None or part in left_out or len(left_out) >= _MOST_LEFT_OUT:
                return answer
            left_out.append(part)

    def _read(
        self,
        path: Path,
        choice: ReadingChoice,
        told: Told,
        cancelled: Callable[[], bool],
        left_out: Sequence[int] | None = None,
    ) -> tuple[Answer, Child]:
        """Return what became of one file, and the child that read it."""
        with sniff.opened(path) as opened:
            child = self._hire()
            child.begin(opened, choice, left_out)
        try:
            answer = None
            while answer is None and not cancelled():
                wait([child.line], _PATIENCE)
                answer = child.answer(told)
        except BaseException:
            child.kill()
            raise
        if answer is None:
            child.kill()
            raise CancelledError(f"Reading {path.name}")
        self._release(child)
        return answer, child

    def _fill(
        self, busy: list[Child], waiting: Iterator[tuple[Path, ReadingChoice]]
    ) -> Iterator[tuple[Path, Answer, bool]]:
        """Give every free child a file; yield those that cannot be opened."""
        while len(busy) < self._processes:
            file = next(waiting, None)
            if file is None:
                return
            path, choice = file
            try:
                opened = sniff.opened(path)
            except UnreadableFileError as error:
                yield path, error, False
                continue
            with opened:
                child = self._hire()
                busy.append(child)
                child.begin(opened, choice)

    def _hire(self) -> Child:
        with self._lock:
            while self._idle:
                child = self._idle.pop()
                if child.is_alive:
                    return child
                child.kill()
        return Child(self._memory, self._allowance)

    def _release(self, child: Child) -> None:
        if not child.is_alive:
            child.kill()
            return
        with self._lock:
            if len(self._idle) < self._processes:
                self._idle.append(child)
                return
        child.dismiss()


def _is_worth_a_second_look(child: Child) -> bool:
    """Whether a file may be read by another child: it was killed, or one part took all its time.

    It may have been the system that killed it, for want of memory a moment ago.
    """
    return child.was_killed or (child.ran_out and child.has_parts)
