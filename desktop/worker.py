"""Another Workspace on the same library, in a process of its own, for slow work.

Requests are `(id, method, args, kwargs)`, with the name that `name_of` gives a method of one of the
nouns of Workspace, `("cancel", id)`, and None to make an end.
A method that takes `meanwhile` calls it while it works, for others to be answered between.
Replies are `("progress", id, Progress)`, `("changes", None, Changes)`, `("done", id, value)` and
`("failed", id, error)`, where `error` is a ManiculeError, or the traceback's text for a bug.
"""

from __future__ import annotations

import inspect
import os
import queue
import threading
import time
import traceback
from operator import attrgetter
from typing import TYPE_CHECKING, Any

from desktop.errors import CancelledError, ManiculeError
from desktop.logs import open_log

if TYPE_CHECKING:
    from collections.abc import Callable
    from multiprocessing.connection import Connection
    from pathlib import Path

    from desktop.domain import Progress
    from desktop.workspace import Workspace

PROGRESS_INTERVAL = 0.05
"""Seconds between two progress reports: more would only burden the window."""
NICENESS = 5
"""For slow work, and so for the processes that read files: a third of the window's share."""
PATIENCE = 60.0
"""Seconds to wait for another window that changes very much: nobody is held meanwhile."""
LOOK = 0.05
"""Seconds after which it is looked whether that has ended."""
LATEST_WINS = frozenset(
    {
        *("search.find", "search.complete", "originals.preview", "reviews.of", "notes.linkable"),
        *("exporting.preview", "templates.preview"),
    }
)
"""Methods whose waiting calls are dropped when a newer one comes in."""

Request = tuple[int, str, tuple[Any, ...], dict[str, Any]]


def name_of(method: Callable[..., object]) -> str:
    """Return the name of a method of a noun of Workspace in requests, such as 'search.find'."""
    noun, _, name = method.__qualname__.partition(".")
    return f"{noun.lower()}.{name}"


def serve(
    connection: Connection, folder: Path, window: str = "", *, gives_way: bool = False
) -> None:
    """Answer requests on `connection` until it closes, as part of a window (Workspace.window).

    A worker that gives way leaves the processor to the window first.
    """
    open_log()
    if gives_way and hasattr(os, "nice"):  # Windows favours the window in front by itself
        os.nice(NICENESS)
    _Server(connection, folder, window).run()


class _Server:
    def __init__(self, connection: Connection, folder: Path, window: str) -> None:
        self._connection = connection
        self._folder = folder
        self._window = window
        self._requests: queue.Queue[Request | None] = queue.Queue()
        self._cancelled: set[int] = set()
        self._waiting: set[int] = set()
        self._sending = threading.Lock()
        self._newest: dict[str, int] = {}
        self._workspace: Workspace | None = None
        self._in_hand = 0
        """The request that is being answered."""

    def run(self) -> None:
        threading.Thread(target=self._receive, daemon=True).start()
        while (request := self._requests.get()) is not None:
            self._answer(request)
        if self._workspace is not None:
            self._workspace.close()

    def _receive(self) -> None:
        """Take messages at once: a cancel reaches work in hand, and is the answer to what waits."""
        try:
            while (message := self._connection.recv()) is not None:
                if message[0] == "cancel":
                    self._cancelled.add(message[1])
                    if self._takes(message[1]):
                        self.send("failed", message[1], CancelledError("The request"))
                else:
                    self._waiting.add(message[0])
                    self._newest[message[1]] = message[0]
                    self._requests.put(message)
        except (EOFError, OSError):
            pass  # the window is gone
        self._cancelled.add(-1)
        self._requests.put(None)

    def _answer(self, request: Request) -> None:
        identity, method, args, kwargs = request
        if not self._takes(identity):
            return
        superseded = method in LATEST_WINS and self._newest[method] != identity
        if superseded or self._is_cancelled(identity):
            self.send("failed", identity, CancelledError("The request"))
            return
        try:
            value = self._call(identity, method, args, kwargs)
        except ManiculeError as error:
            self.send("failed", identity, error)
        except Exception:  # noqa: BLE001 - a bug here must be reported by the window, not end the worker
            self.send("failed", identity, traceback.format_exc())
        else:
            self.send("done", identity, value)

    def _takes(self, identity: int) -> bool:
        """Whether a request has waited until now: one of two threads is told so."""
        try:
            self._waiting.remove(identity)
        except KeyError:
            return False
        return True

    def _call(
        self, identity: int, method: str, args: tuple[Any, ...], kwargs: dict[str, Any]
    ) -> object:
        function = attrgetter(method)(self._opened())
        accepted = inspect.signature(function).parameters
        if "progress" in accepted:
            kwargs = kwargs | {"progress": _Reporter(self, identity)}
        if "cancelled" in accepted:
            kwargs = kwargs | {"cancelled": lambda: self._is_cancelled(identity)}
        if "meanwhile" in accepted:
            kwargs = kwargs | {"meanwhile": lambda: self._answer_others(identity)}
        before, self._in_hand = self._in_hand, identity
        try:
            return function(*args, **kwargs)
        finally:
            self._in_hand = before

    def _wait(self, can_write: Callable[[], bool]) -> None:
        """Wait for another window; a change that begins then still waits as SQLite does."""
        end = time.monotonic() + PATIENCE
        while not can_write() and time.monotonic() < end:
            if self._is_cancelled(self._in_hand):
                raise CancelledError("The request")
            time.sleep(LOOK)

    def _answer_others(self, identity: int) -> None:
        """Answer what was asked since, in the midst of long work, unless that is cancelled."""
        while not self._is_cancelled(identity):
            try:
                request = self._requests.get_nowait()
            except queue.Empty:
                return
            if request is None:
                self._requests.put(None)
                break
            self._answer(request)
        raise CancelledError("The request")

    def _opened(self) -> Workspace:
        # Opened at the first request: a library that will not open is an answer.
        if self._workspace is None:
            from desktop.workspace import Workspace

            self._workspace = Workspace.open(self._folder, self._window)
            self._workspace.history.wait_with(self._wait)
            self._workspace.subscribe(lambda changes: self.send("changes", None, changes))
        return self._workspace

    def _is_cancelled(self, identity: int) -> bool:
        return identity in self._cancelled or -1 in self._cancelled

    def send(self, *message: object) -> None:
        with self._sending:
            try:
                self._connection.send(message)
            except OSError:  # the window is gone; the work in hand is finished all the same
                self._cancelled.add(-1)


class _Reporter:
    """Pass progress on, but not more often than anybody can see."""

    def __init__(self, server: _Server, identity: int) -> None:
        self._server = server
        self._identity = identity
        self._last = 0.0

    def __call__(self, progress: Progress) -> None:
        now = time.monotonic()
        if now - self._last >= PROGRESS_INTERVAL or progress.done == progress.total:
            self._last = now
            self._server.send("progress", self._identity, progress)
