"""Bytes too large for one short transaction: written in slices, and read as one.

Such a text or picture has an empty row under its digest, put last, and its bytes in other rows.
"""

from __future__ import annotations

import hashlib
from functools import partial
from typing import TYPE_CHECKING, TypeVar, cast

from sqlalchemy import select
from sqlalchemy.dialects.sqlite import insert

from desktop.library.file.tables import AssetRow, BlobRow, SliceRow

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Callable, Iterator, Mapping

    from sqlalchemy import Table
    from sqlalchemy.orm import Session

    from desktop.library.file.values import Values

    Kind = type[BlobRow] | type[AssetRow]

T = TypeVar("T")
LARGEST = 2_000_000
"""Bytes in one row."""
_SLICE = cast("Table", SliceRow.__table__)
_TABLE = """
    CREATE TABLE IF NOT EXISTS slices (
        sha256 VARCHAR NOT NULL, number INTEGER NOT NULL, data BLOB NOT NULL,
        CONSTRAINT pk_slices PRIMARY KEY (sha256, number)
    )
"""


def add_slices(raw: sqlite3.Connection) -> None:
    """Make room for slices; what is there stays in one row; to format 6."""
    raw.execute(_TABLE)


def put(session: Session, kind: Kind, sha256: str, data: bytes) -> None:
    """Store bytes unless they are there."""
    for write in parts(kind, sha256, data):
        write(session)
    put_rows(session, kind, {sha256: data})


def put_rows(session: Session, kind: Kind, found: Mapping[str, bytes]) -> None:
    """Store bytes by their digests unless they are there; of large ones the `parts` are."""
    rows = [
        {"sha256": sha256, "data": b"" if len(data) > LARGEST else data}
        for sha256, data in found.items()
    ]
    session.execute(insert(cast("Table", kind.__table__)).on_conflict_do_nothing(), rows)


def parts(kind: Kind, sha256: str, data: bytes) -> Iterator[Callable[[Session], None]]:
    """Give what stores the parts of large bytes, one short transaction after another."""
    if len(data) > LARGEST:
        for number, start in enumerate(range(0, len(data), LARGEST)):
            row = {"sha256": sha256, "number": number, "data": data[start : start + LARGEST]}
            yield partial(_put_part, kind=kind, row=row)


def whole(session: Session, sha256: str | None, data: T) -> T | bytes:
    """Return the bytes of a row that holds `data`; whatever else it holds, as it is."""
    if data != b"":
        return data
    s = _SLICE.c
    found = session.scalars(select(s.data).where(s.sha256 == sha256).order_by(s.number))
    return b"".join(part for part in found if isinstance(part, bytes))


def proved(raw: sqlite3.Connection, table: str, sha256: str) -> bytes | None:
    """Return bytes out of any database, if they are what their digest says."""
    query = f"SELECT data FROM {table} WHERE sha256 = ?"  # noqa: S608 - a table of ours
    data = (raw.execute(query, (sha256,)).fetchone() or (None,))[0]
    if data == b"" and raw.execute("PRAGMA table_info(slices)").fetchone():
        query = "SELECT data FROM slices WHERE sha256 = ? ORDER BY number"
        found = [row[0] for row in raw.execute(query, (sha256,))]
        data = b"".join(part for part in found if isinstance(part, bytes))
    is_right = isinstance(data, bytes) and hashlib.sha256(data).hexdigest() == sha256
    return data if is_right else None


def _put_part(session: Session, kind: Kind, row: Values) -> None:
    # What an earlier version stored is in one row.
    if session.scalar(select(kind.sha256).where(kind.sha256 == row["sha256"])) is None:
        session.execute(insert(_SLICE).on_conflict_do_nothing(), row)
