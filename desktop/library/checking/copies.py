"""Copies of rows and events in the backups of a library, to mend it from."""

from __future__ import annotations

import sqlite3
from contextlib import ExitStack, closing, contextmanager, suppress
from typing import TYPE_CHECKING, NamedTuple
from urllib.parse import quote

from sqlalchemy import inspect

from desktop.library.checking.sealing import Link
from desktop.library.file.chain import EventSaid, StepSaid
from desktop.library.file.shelves import shelves
from desktop.library.file.slices import proved
from desktop.library.steps.journal import TRACKED

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
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


class CopiedEvent(NamedTuple):
    """An event of a backup, with its step."""

    link: Link
    step: StepSaid
    state: str


@contextmanager
def connected(databases: Iterable[Path]) -> Iterator[list[sqlite3.Connection]]:
    """Give connections to those databases that can be opened."""
    with ExitStack() as opened:
        found = []
        for database in databases:
            with suppress(sqlite3.Error):
                found.append(opened.enter_context(closing(_connection(database))))
        yield found


def events_from(raw: sqlite3.Connection, first: int) -> Iterator[CopiedEvent]:
    """Yield the events of a backup from a number on, as far as they can be read."""
    with suppress(sqlite3.Error, UnicodeError):
        for row in raw.execute(_EVENTS, (first,)):
            yield CopiedEvent(Link(EventSaid(*row[:6]), *row[6:11]), StepSaid(*row[11:17]), row[17])


_EVENTS = """
SELECT events.seq, step_id, noun, events."key", document_id, events.at,
       before, after, salt, digest, seal,
       steps.code, steps.at, steps."by", steps."window", steps.kind, steps."of", steps.state
  FROM events JOIN steps ON steps.id = events.step_id
 WHERE events.seq >= ? ORDER BY events.seq
"""


def _opened(database: Path) -> Iterator[sqlite3.Connection]:
    """Yield a connection; whatever is wrong with a backup, it then has nothing for us."""
    with suppress(sqlite3.Error, UnicodeError), closing(_connection(database)) as raw:
        yield raw


def _connection(database: Path) -> sqlite3.Connection:
    address = f"file:{quote(str(database))}?mode=ro&immutable=1"
    return sqlite3.connect(address, uri=True)
