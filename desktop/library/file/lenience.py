"""Texts whose bytes are no text: a damaged one is read with U+FFFD where it cannot be read.

Python's connection refuses a whole query for one such byte. Reading every text leniently from the
start would take half as long again, so a cursor does it from the first damaged text on.
"""

from __future__ import annotations

import sqlite3
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any, Self, TypeVar

from typing_extensions import override

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

T = TypeVar("T")
_UNDECODABLE = "Could not decode to UTF-8"


class _Cursor(sqlite3.Cursor):
    """A cursor that asks once more, leniently, where a text cannot be decoded."""

    _asked: tuple[Any, ...] = ()
    _given = 0
    """Rows that were fetched since the query was asked."""

    @override
    def execute(self, *asked: Any) -> Self:
        self._asked, self._given = asked, 0
        return super().execute(*asked)

    @override
    def fetchone(self) -> Any:
        row = self._fetched(super().fetchone)
        self._given += row is not None
        return row

    @override
    def fetchmany(self, size: int | None = 1) -> list[Any]:
        rows: list[Any] = self._fetched(lambda: super(_Cursor, self).fetchmany(size or 1))
        self._given += len(rows)
        return rows

    @override
    def fetchall(self) -> list[Any]:
        rows: list[Any] = self._fetched(super().fetchall)
        return rows

    @override
    def __next__(self) -> Any:
        row = self.fetchone()
        if row is None:
            raise StopIteration
        return row

    def _fetched(self, fetch: Callable[[], T]) -> T:
        try:
            return fetch()
        except sqlite3.OperationalError as error:
            if _UNDECODABLE not in str(error):
                raise
        self.connection.text_factory = _lenient
        super().execute(*self._asked)
        for _ in range(self._given):
            super().fetchone()
        return fetch()


class Connection(sqlite3.Connection):
    """A connection that reads damaged texts too, and knows `folded`: a text without letter case."""

    def __init__(self, *opened: Any, **options: Any) -> None:  # noqa: ANN401 - as sqlite3 has it
        super().__init__(*opened, **options)
        self.create_function("folded", 1, _folded, deterministic=True)

    @override
    def cursor(self, factory: Any = None) -> Any:
        return super().cursor(factory or _Cursor)

    @override
    def execute(self, *asked: Any) -> Any:
        return self.cursor().execute(*asked)


@contextmanager
def to_the_byte(raw: sqlite3.Connection) -> Iterator[None]:
    """Read bytes that are no text as lone surrogates, by which they can be told."""
    usual = raw.text_factory
    raw.text_factory = lambda data: data.decode("utf-8", "surrogateescape")
    try:
        yield
    finally:
        raw.text_factory = usual


def _folded(stored: object) -> str:
    return stored.casefold() if isinstance(stored, str) else ""


def _lenient(data: bytes) -> str:
    return data.decode("utf-8", "replace")
