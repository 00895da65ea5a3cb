"""Copies of rows in the backups of a library, to mend it from."""

from __future__ import annotations

import sqlite3
from contextlib import closing, suppress
from typing import TYPE_CHECKING
from urllib.parse import quote

from sqlalchemy import inspect

from desktop.library.file.shelves import shelves
from desktop.library.file.slices import proved
from desktop.library.steps.journal import TRACKED

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from desktop.library.checking.stored import Identity
    from desktop.library.file.values import Values

MOST = 5
"""Backups that are looked into, the newest first."""


def databases(folder: Path) -> list[Path]:
    """Return the databases in the backups of a library, the newest first."""
    found = {
        path for shelf in shelves(folder) for path in shelf.rglob("*.sqlite3") if path.is_file()
    }
    return sorted(found, key=lambda path: path.stat().st_mtime, reverse=True)[:MOST]


def row_in(database: Path, identity: Identity) -> Values | None:
    """Return a row as a backup has it."""
    noun, key = identity
    names = [column.key for column in inspect(TRACKED[noun]).primary_key]
    where = " AND ".join(f"{name} = ?" for name in names)
    for raw in _opened(database):
        query = raw.execute(f"SELECT * FROM {noun} WHERE {where}", key.split(" "))  # noqa: S608 - ours
        row = query.fetchone()
        if row is None:
            return None
        values = dict(zip((column[0] for column in query.description), row, strict=True))
        if noun == "revisions":
            assets = raw.execute(
                "SELECT sha256 FROM revision_assets WHERE document_id = ? AND revision = ?"
                " ORDER BY sha256",
                key.split(" "),
            ).fetchall()
            values["assets"] = [asset[0] for asset in assets] or None
        return values
    return None


def blob_in(database: Path, table: str, sha256: str) -> bytes | None:
    """Return a text or picture as a backup has it, if it is what its digest says."""
    for raw in _opened(database):
        return proved(raw, table, sha256)
    return None


def _opened(database: Path) -> Iterator[sqlite3.Connection]:
    """Yield a connection; whatever is wrong with a backup, it then has nothing for us."""
    with suppress(sqlite3.Error, UnicodeError):
        address = f"file:{quote(str(database))}?mode=ro&immutable=1"
        with closing(sqlite3.connect(address, uri=True)) as raw:
            yield raw
