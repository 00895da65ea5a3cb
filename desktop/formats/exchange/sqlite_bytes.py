"""The tables of other programs' databases, read from bytes in memory: nothing is run or written.

A file that is open in its program is read as it stands, with what its write-ahead log has beside
it. Of what a database can hold, only plain tables are looked at: no view, trigger, function or
virtual table of a stranger's has a chance to run, and whatever else takes long is given up.
"""

from __future__ import annotations

import sqlite3
import struct
from contextlib import closing
from typing import TYPE_CHECKING, Any, Self
from urllib.parse import quote

if TYPE_CHECKING:
    from collections.abc import Iterator
    from types import TracebackType

    from desktop.formats.door.source import Source

MAGIC = b"SQLite format 3\0"
"""How each such file begins."""

# Of SQLite's virtual machine, between two looks at whether the work is too much.
_STEPS_AT_ONCE = 10_000
_MOST_STEPS = 300_000_000
"""Steps of SQLite's machine for all that is asked of a file; one row of ten columns takes 13."""
# Bytes of a text or picture in a cell.
_LARGEST_VALUE = 64 << 20
_LOGGED = b"\x02\x02"
"""What says that there is a write-ahead log, which a database in memory cannot have."""
_IN_ONE_FILE = b"\x01\x01"
_VERSIONS = slice(18, 20)
_JOURNAL = bytes.fromhex("d9d505f920a163d7")
# https://sqlite.org/fileformat2.html#walformat; the last bit says in which order sums are
# reckoned.
_WAL_MAGIC = 0x377F0682
_WAL_HEADER, _FRAME = struct.Struct(">8I"), struct.Struct(">6I")
_PLAIN = "CREATE TABLE"
_ALLOWED = {
    sqlite3.SQLITE_SELECT,
    sqlite3.SQLITE_READ,
    sqlite3.SQLITE_PRAGMA,
}
_DAMAGED = "the database is damaged; close its program, copy the file again and import that"


class Tables:
    """The plain tables of a database; use it as a context."""

    def __init__(self, source: Source) -> None:
        """Open the database that `source` holds; raises `UnreadableFileError`."""
        self._source = source
        self._left = _MOST_STEPS // _STEPS_AT_ONCE
        if not source.data.startswith(MAGIC):
            raise source.unreadable("it is no SQLite database, or it is locked with a password")
        self._database = sqlite3.connect(":memory:", isolation_level=None)
        try:
            self._open(_whole(source))
        except (sqlite3.Error, struct.error, ValueError, OverflowError) as error:
            self._database.close()
            raise source.unreadable(_DAMAGED) from error

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._database.close()

    def __contains__(self, table: str) -> bool:
        return table.casefold() in self._columns

    def columns(self, table: str) -> frozenset[str]:
        """Return the names of a table's columns in small letters; none for what is no table."""
        return self._columns.get(table.casefold(), frozenset())

    def rows(self, table: str, *columns: str) -> Iterator[tuple[Any, ...]]:
        """Yield the rows of a table in the order they were made, None for a column it lacks.

        Values are what SQLite has, which may be of any type whatever a column is said to be. No
        such table has no rows. Raises `UnreadableFileError`, even after some rows.
        """
        if table not in self:
            return
        known = self.columns(table)
        wanted = (_quoted(name) if name.casefold() in known else "NULL" for name in columns)
        # An index that has all of these would give them in its own order.
        asked = f"SELECT {', '.join(wanted)} FROM {_quoted(table)} NOT INDEXED"  # noqa: S608
        try:
            yield from self._database.execute(asked)
        except sqlite3.Error as error:
            raise self._source.unreadable(_DAMAGED) from error

    def _open(self, data: bytes) -> None:
        database = self._database
        database.deserialize(data)
        database.text_factory = lambda raw: raw.decode("utf-8", "replace")
        database.setlimit(sqlite3.SQLITE_LIMIT_LENGTH, _LARGEST_VALUE)
        database.setlimit(sqlite3.SQLITE_LIMIT_ATTACHED, 0)
        for pragma in ("trusted_schema=OFF", "query_only=ON", "cell_size_check=ON"):
            database.execute(f"PRAGMA {pragma}")
        database.execute("PRAGMA temp_store=MEMORY")
        database.set_progress_handler(self._is_enough, _STEPS_AT_ONCE)
        database.set_authorizer(_permitted)
        found = database.execute("SELECT type, name, sql FROM sqlite_master").fetchall()
        self._columns = {
            name.casefold(): self._columns_of(name)
            for kind, name, sql in found
            if kind == "table" and isinstance(sql, str) and sql.upper().startswith(_PLAIN)
        }

    def _columns_of(self, table: str) -> frozenset[str]:
        with closing(self._database.execute(f"PRAGMA table_info({_quoted(table)})")) as about:
            return frozenset(str(row[1]).casefold() for row in about)

    def _is_enough(self) -> bool:
        self._left -= 1
        return self._left < 0


def text(value: object) -> str:
    """Return a value as text; '' for none."""
    return value if isinstance(value, str) else "" if value is None else _shown(value)


def number(value: object) -> int | None:
    """Return a whole number that a value is, or None."""
    try:
        return int(value)  # type: ignore[call-overload,no-any-return]
    except (TypeError, ValueError, OverflowError):
        return None


def _shown(value: object) -> str:
    return value.decode("utf-8", "replace") if isinstance(value, bytes) else str(value)


def _permitted(action: int, *details: str | None) -> int:
    """Let tables be read, and nothing else: the last detail names the view that asks."""
    is_plain = action in _ALLOWED and details[-1] is None
    return sqlite3.SQLITE_OK if is_plain else sqlite3.SQLITE_DENY


def _quoted(name: str) -> str:
    return '"' + name.replace('"', '""') + '"'


def _whole(source: Source) -> bytes:
    """Return the database with its write-ahead log in it, as one that has none."""
    data, name = source.data, quote(source.path.name)
    journal = source.beside(f"{name}-journal") or b""
    if journal.startswith(_JOURNAL):
        raise source.unreadable("it was being written; close its program and import it again")
    if data[_VERSIONS] != _LOGGED:
        return data
    whole = bytearray(data)
    if log := source.beside(f"{name}-wal"):
        _put_in(whole, log)
    whole[_VERSIONS] = _IN_ONE_FILE
    return bytes(whole)


def _put_in(whole: bytearray, log: bytes) -> None:
    """Write the pages of all finished transactions of a log: https://sqlite.org/walformat.html."""
    if len(log) < _WAL_HEADER.size:
        return
    magic, _version, size, _count, salt, more_salt, *sums = _WAL_HEADER.unpack_from(log)
    order = ">" if magic & 1 else "<"
    reckoned = _sums(log[:24], order, (0, 0))
    if magic & ~1 != _WAL_MAGIC or list(reckoned) != sums:
        return
    pages: dict[int, int] = {}
    for at in range(_WAL_HEADER.size, len(log) - _FRAME.size - size + 1, _FRAME.size + size):
        page, length, *salts, first, second = _FRAME.unpack_from(log, at)
        start = at + _FRAME.size
        reckoned = _sums(log[at : at + 8], order, reckoned)
        reckoned = _sums(log[start : start + size], order, reckoned)
        if salts != [salt, more_salt] or reckoned != (first, second):
            return  # what follows is of an older log, or was never finished
        pages[page] = start
        if length:  # the end of a transaction, and how many pages there are since
            _resize(whole, length * size, len(whole) + len(log))
            for number_, from_ in pages.items():
                if 0 < number_ <= length:
                    whole[(number_ - 1) * size : number_ * size] = log[from_ : from_ + size]
            pages.clear()


def _resize(whole: bytearray, length: int, most: int) -> None:
    if length > most:
        raise ValueError("more pages than there are")
    del whole[length:]
    whole.extend(bytes(length - len(whole)))


def _sums(data: bytes, order: str, before: tuple[int, int]) -> tuple[int, int]:
    first, second = before
    words = iter(struct.unpack(f"{order}{len(data) // 4}I", data))
    for one, other in zip(words, words, strict=True):
        first = (first + one + second) & 0xFFFFFFFF
        second = (second + other + first) & 0xFFFFFFFF
    return first, second
