"""Libraries of one run share what their statements were compiled to: there are thousands."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import sqlalchemy
from sqlalchemy.util import LRUCache

from desktop.library.file import store

if TYPE_CHECKING:
    from sqlalchemy.engine import Dialect, Engine

_COMPILED: LRUCache[Any, Any] = LRUCache(5_000)
_FIRST: list[Dialect] = []


def create_engine(*where: Any, **options: Any) -> Engine:
    """Return an engine that speaks as the first one does, to a database of its own."""
    engine = sqlalchemy.create_engine(*where, **options)
    if not _FIRST:
        with engine.connect():  # the dialect gets to know the database
            _FIRST.append(engine.dialect)
    engine.dialect = _FIRST[0]
    engine._compiled_cache = _COMPILED  # noqa: SLF001 - there is no other way to share it
    return engine


def share() -> None:
    """Have every library opened from now on share them."""
    store.create_engine = create_engine
