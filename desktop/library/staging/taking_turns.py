"""One import of much after another, whichever window it comes from."""

from __future__ import annotations

import sqlite3
import time
from contextlib import closing, contextmanager
from typing import TYPE_CHECKING

from desktop.errors import CancelledError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from desktop.library.file.store import Store

PAUSE = 0.05
"""Seconds between two questions whose turn it is."""


@contextmanager
def turn(store: Store, stopped: Callable[[], bool]) -> Iterator[None]:
    """Wait until no other process writes an import ahead; raise CancelledError once `stopped`.

    An empty database beside the library is the lock: SQLite knows how to lock a file on every
    system, and a process that ends, however it does, lets go of it.
    """
    with store.known_errors(), closing(_opened(store)) as raw:
        while not _taken(raw):
            if stopped():
                raise CancelledError("The import")
            time.sleep(PAUSE)
        yield


@contextmanager
def turn_if_free(store: Store) -> Iterator[bool]:
    """Say whether no other process writes an import ahead, and if so keep it that way."""
    with store.known_errors(), closing(_opened(store)) as raw:
        yield _taken(raw)


def _opened(store: Store) -> sqlite3.Connection:
    return sqlite3.connect(store.folder / "imports.lock", timeout=0, isolation_level=None)


def _taken(raw: sqlite3.Connection) -> bool:
    try:
        raw.execute("BEGIN EXCLUSIVE")
    except sqlite3.OperationalError as error:
        if error.sqlite_errorcode & 0xFF == sqlite3.SQLITE_BUSY:
            return False
        raise
    return True
