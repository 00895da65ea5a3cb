"""Run an iterator ahead of whoever takes from it, in a thread."""

from __future__ import annotations

import queue
import threading
from typing import TYPE_CHECKING, Generic, Self, TypeVar

if TYPE_CHECKING:
    from collections.abc import Generator, Iterator
    from types import TracebackType

T = TypeVar("T")

_END = object()
_STEP = 0.05
"""Seconds after which a thread that waits for room looks whether it is still wanted."""


class Ahead(Generic[T]):
    """Hands out what has come meanwhile: one thing while they come slowly, several when fast.

    Leaving the `with` stops the iterator at its next step and closes it in its own thread.
    """

    def __init__(self, items: Generator[T], most: int) -> None:
        """Run at most `most` items ahead, and hand out as many at once."""
        self._items = items
        self._most = most
        self._ready: queue.Queue[object] = queue.Queue(most)
        self._unwanted = threading.Event()
        self._error: BaseException | None = None
        self._thread = threading.Thread(target=self._run, name="ahead", daemon=True)

    def __enter__(self) -> Self:
        self._thread.start()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._unwanted.set()
        self._thread.join()

    def __iter__(self) -> Iterator[list[T]]:
        """Yield batches, none of them empty; an error of the iterator is raised after the last."""
        ended = False
        while not ended:
            batch = [self._ready.get()]
            while len(batch) < self._most and not self._ready.empty():
                batch.append(self._ready.get())
            ended = batch[-1] is _END
            items: list[T] = [item for item in batch if item is not _END]  # type: ignore[misc]
            if items:
                yield items
        if self._error is not None:
            raise self._error

    def _run(self) -> None:
        try:
            for item in self._items:
                if not self._put(item):
                    break
        except BaseException as error:  # noqa: BLE001 - it is raised where the items are taken
            self._error = error
        finally:
            self._items.close()
            self._put(_END)

    def _put(self, item: object) -> bool:
        """Wait for room; return whether the item is still wanted."""
        while not self._unwanted.is_set():
            try:
                self._ready.put(item, timeout=_STEP)
            except queue.Full:
                continue
            return True
        return False
