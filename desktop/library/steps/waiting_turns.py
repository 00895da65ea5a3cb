"""Whose turn it is to write: another window or command may be changing very much just now."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

    from desktop.library.file.store import Store

    Wait = Callable[[Callable[[], bool]], object]


class Turns:
    """Has a change wait for others before it begins, in a way that who makes it can bear.

    SQLite waits by itself, but holds the thread that asks, and gives up after some seconds.
    """

    def __init__(self, store: Store) -> None:
        self._store = store
        self.wait: Wait | None = None
        """Is given what says whether nobody else writes, and returns when so, or raises."""

    def come(self) -> None:
        """Return when nobody else writes; at once where nothing is known that can wait."""
        if self.wait is not None and not self._store.can_write():
            self.wait(self._store.can_write)
