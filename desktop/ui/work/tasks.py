"""Slow work and searches, each in a worker process, so that the window never waits."""

from __future__ import annotations

import itertools
import logging
from dataclasses import dataclass
from multiprocessing import active_children
from typing import TYPE_CHECKING, Any, Generic, ParamSpec, TypeVar

from PySide6.QtCore import QObject, QTimer, Signal

from desktop.domain import Progress
from desktop.errors import CancelledError, ManiculeError
from desktop.ui.work.worker_process import WorkerProcess
from desktop.worker import name_of

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from pathlib import Path

log = logging.getLogger(__name__)
REST_MS = 20_000
"""Time without work after which workers are let go: each holds some 50 MB."""
FAREWELL_MS = 2_000

P = ParamSpec("P")
T = TypeVar("T")


@dataclass(frozen=True)
class Call(Generic[T]):
    """A call of a method of a noun of Workspace whose value is a T, to be made in a worker."""

    method: str
    args: tuple[Any, ...]
    kwargs: Mapping[str, Any]


def call(method: Callable[P, T], *args: P.args, **kwargs: P.kwargs) -> Call[T]:
    """Return a call of a method of a noun of Workspace for a worker, whose own noun makes it."""
    return Call(name_of(method), args, kwargs)


def _ignore(_value: object) -> None:
    return


@dataclass(slots=True, eq=False)
class Job:
    """A request that was handed to a worker."""

    id: int
    method: str
    text: str
    then: Callable[[Any], None]
    failed: Callable[[str], None]
    gives_way: bool = False
    locked: Callable[[], None] | None = None
    told: Callable[[Progress], None] = _ignore
    generation: int = 0
    """Which of the worker's processes it was handed to."""
    progress: Progress = Progress(0, 0, "")  # noqa: RUF009  # frozen


class Tasks(QObject):
    """Two workers: `slow` does one thing after another, `search` of each kind only the latest."""

    changed = Signal(object)
    """Changes that a worker made."""
    finishing = Signal()
    """A job is done and whoever asked for it is about to hear; its changes were told before."""
    progressed = Signal()
    """Something was begun, came on or ended: look at `jobs`."""
    died = Signal()
    """A worker ended unexpectedly: what it changed last may not have been told."""
    broke = Signal(str)
    """A sentence: a worker ended unexpectedly, or there is a bug."""

    def __init__(self, folder: Path, window: str, parent: QObject) -> None:
        super().__init__(parent)
        self._ids = itertools.count(1)
        self.jobs: dict[int, Job] = {}
        self._slow = WorkerProcess("slow", folder, window, self, gives_way=True)
        self._search = WorkerProcess("search", folder, window, self)
        self._latest: dict[str, Job] = {}
        """The questions that wait for an answer, one of each method."""
        self._slow.replied.connect(self._slow_reply)
        self._slow.died.connect(self._slow_died)
        self._search.replied.connect(self._search_reply)
        self._search.died.connect(self._search_died)
        self._rest = QTimer(self, singleShot=True, interval=REST_MS)
        self._rest.timeout.connect(self._let_go)

    def run(
        self,
        asked: Call[T],
        *,
        text: str,
        then: Callable[[T], None] = _ignore,
        failed: Callable[[str], None] | None = None,
        gives_way: bool = False,
        locked: Callable[[], None] | None = None,
    ) -> int:
        """Ask the slow worker for a value; `then` gets its value. Return the job id.

        `locked` is called in place of `failed` where it failed for want of a password.
        A job that gives way is stopped when anything else is asked for.
        """
        for waiting in [one for one in self.jobs.values() if one.gives_way]:
            self.cancel(waiting.id)
        failed = failed or self.broke.emit
        job = Job(next(self._ids), asked.method, text, then, failed, gives_way, locked)
        self.jobs[job.id] = job
        self._rest.stop()
        self._slow.send((job.id, asked.method, asked.args, dict(asked.kwargs)))
        job.generation = self._slow.generation
        self.progressed.emit()
        return job.id

    def search(
        self,
        asked: Call[T],
        *,
        then: Callable[[T], None],
        failed: Callable[[str], None] | None = None,
        text: str = "Searching",
        told: Callable[[Progress], None] = _ignore,
    ) -> None:
        """Ask the search worker; the answer to an earlier question of the method is dropped.

        `told` hears how far it has come.
        """
        if earlier := self._latest.get(asked.method):
            self._search.send(("cancel", earlier.id))
        failed = failed or self.broke.emit
        job = Job(next(self._ids), asked.method, text, then, failed, told=told)
        self._latest[asked.method] = job
        self._rest.start()
        self._search.send((job.id, asked.method, asked.args, dict(asked.kwargs)))
        job.generation = self._search.generation

    def give_up(self, method: Callable[..., object]) -> None:
        """Have the search worker stop what it does of this method, and hear no more of it."""
        if job := self._latest.pop(name_of(method), None):
            self._search.send(("cancel", job.id))

    def is_doing(self, *methods: Callable[..., object]) -> bool:
        """Whether one of these methods is asked for and not yet done."""
        names = {name_of(method) for method in methods}
        return any(job.method in names for job in self.jobs.values())

    @property
    def is_at_rest(self) -> bool:
        """Whether nothing is asked for that is not yet done."""
        return not self.jobs and not self._latest

    def warm(self, asked: Call[object]) -> None:
        """Let the search worker open the library and the index with a question nobody hears of."""
        if self._search.pid is None:
            self._search.send((next(self._ids), asked.method, asked.args, dict(asked.kwargs)))
        self._rest.start()

    def cancel(self, job_id: int) -> None:
        """Ask for a job to be stopped; it ends as soon as it notices."""
        if job_id in self.jobs:
            self._slow.send(("cancel", job_id))

    def _let_go(self) -> None:
        """End the workers that have nothing to do; the next question starts them again."""
        if not self.is_at_rest:
            self._rest.start()
            return
        for worker in (self._slow, self._search):
            worker.dismiss()
        QTimer.singleShot(FAREWELL_MS, self, active_children)  # which takes leave of the ended

    def stop(self) -> None:
        """End both workers."""
        self._rest.stop()
        self.jobs.clear()
        self._latest.clear()
        workers = (self._slow, self._search)
        for worker in workers:  # both are told before either is waited for
            worker.dismiss()
        for worker in workers:
            worker.stop()

    def _slow_reply(self, message: tuple[str, int | None, Any]) -> None:
        kind, job_id, value = message
        if kind == "changes":
            self.changed.emit(value)
            return
        job = self.jobs.get(job_id or 0)
        if job is None:
            return
        if kind == "progress":
            job.progress = value
        else:
            del self.jobs[job.id]
            self._rest.start()
            self._finish(job, kind, value)
        self.progressed.emit()

    def _finish(self, job: Job, kind: str, value: Any) -> None:  # noqa: ANN401  # a worker's answer
        self.finishing.emit()
        if kind == "done":
            self._hand_over(job, value)
        elif isinstance(value, ManiculeError) and value.needs_password and job.locked is not None:
            job.locked()
        elif isinstance(value, ManiculeError):
            job.failed(str(value))
        else:
            log.error("%s failed in a worker:\n%s", job.text, value)
            job.failed(f"{job.text} failed because of a fault in the program. Nothing was lost; "
                       "the log in Help says more.")  # fmt: skip

    def _hand_over(self, job: Job, value: Any) -> None:  # noqa: ANN401  # a worker's answer
        try:
            job.then(value)
        except ManiculeError as error:  # the work is done; only what follows on it is not
            self.broke.emit(str(error))

    def _slow_died(self, generation: int) -> None:
        lost = [job for job in self.jobs.values() if job.generation <= generation]
        self.died.emit()
        for job in lost:
            del self.jobs[job.id]
            job.failed(f"{job.text} ended unexpectedly. What was finished before is kept; "
                       "try again.")  # fmt: skip
        self.progressed.emit()

    def _search_reply(self, message: tuple[str, int | None, Any]) -> None:
        kind, job_id, value = message
        if kind == "changes":
            self.changed.emit(value)
            return
        job = next((one for one in self._latest.values() if one.id == job_id), None)
        if job is None:
            return  # the reader has typed on since
        if kind == "progress":
            job.told(value)
            return
        del self._latest[job.method]
        if not isinstance(value, CancelledError):
            self._finish(job, kind, value)

    def _search_died(self, generation: int) -> None:
        lost = [job for job in self._latest.values() if job.generation <= generation]
        for job in lost:
            del self._latest[job.method]
            job.failed(f"{job.text} ended unexpectedly. Nothing was lost; try again.")
