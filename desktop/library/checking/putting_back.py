"""Put rows, texts and pictures back, from the journal and from backups.

What is put back is proved first: a row by walking the journal back from it, bytes by their digest.
Where a part of the journal is lost, it proves nothing of rows that were there before: what they
say now may be what was written then. Nothing that no step made is taken away: it may be somebody's
work.
"""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING, Any, cast

from sqlalchemy import delete, inspect, select, update
from sqlalchemy.dialects.sqlite import insert
from sqlalchemy.exc import IntegrityError

from desktop.domain.steps import StepCode
from desktop.library.checking import copies
from desktop.library.checking.replay import ABSENT, OTHER, PRESENT, Replay, Wrong
from desktop.library.checking.rereading import reread
from desktop.library.checking.sealing import links
from desktop.library.file.slices import whole
from desktop.library.file.tables import AssetRow, BlobRow, DocumentRow, RevisionAssetRow, SliceRow
from desktop.library.file.values import said
from desktop.library.steps.journal import TRACKED
from desktop.library.steps.reversal import identity_of

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from sqlalchemy import Table
    from sqlalchemy.orm import Session

    from desktop.library.checking.inspection import Inspection
    from desktop.library.checking.rereading import Read
    from desktop.library.checking.stored import Identity
    from desktop.library.file.sources import Sources
    from desktop.library.file.values import Values
    from desktop.library.steps.history import History


class Mending:
    """What can be put back of what an inspection found wrong."""

    def __init__(self, session: Session, found: Inspection, folder: Path) -> None:
        self._session = session
        self._found = found
        self._stored = found.stored
        self._backups = copies.databases(folder)
        self._began: dict[Identity, int] = {}
        self._known = self._last_known()
        self._wrong = self._surely_wrong()
        self.rows = self._proved()
        """Rows to write, None for one to take out."""
        self.blobs = {
            (table, sha256): data
            for table, names in found.quotations.rotten.items()
            for sha256 in names
            if (data := self._bytes_of(table, sha256)) is not None
        }

    def reread(self, sources: Sources, read: Read) -> None:
        """Find texts and pictures, that no backup has, in the original bytes."""
        wanted = {
            (table, sha256)
            for table, names in self._found.quotations.rotten.items()
            for sha256 in names
        }
        self.blobs |= reread(self._stored, sources, read, wanted - self.blobs.keys())

    def write(self, history: History) -> None:
        """Write them, in one step that undo leaves alone."""
        with history.change(StepCode.REPAIR, undoable=False) as journal:
            for (table, sha256), data in self.blobs.items():
                cls = BlobRow if table == BlobRow.__tablename__ else AssetRow
                put = insert(cls).values(sha256=sha256, data=data)
                journal.session.execute(
                    put.on_conflict_do_update(index_elements=["sha256"], set_={"data": data})
                )
                journal.session.execute(delete(SliceRow).where(SliceRow.sha256 == sha256))
            order = list(TRACKED)
            documents = set()
            for identity in sorted(self.rows, key=lambda each: (order.index(each[0]), str(each))):
                try:
                    with journal.part():
                        _write(journal.session, identity, self.rows[identity])
                except (IntegrityError, ValueError):  # it needs a row that is lost, or has no key
                    continue
                documents.add(self._document_of(identity))
            _number_documents(journal.session)
            for document_id in sorted(documents):
                journal.record("repairs", document_id, {})

    def _document_of(self, identity: Identity) -> str:
        if identity[0] == DocumentRow.__tablename__:
            return identity[1]
        row = self.rows[identity] or {}
        highlight = row.get("highlight_id") or row.get("source_id") or ""
        owner = self._stored.rows.get(("highlights", highlight), row)
        return str(owner.get("document_id") or "")

    def _last_known(self) -> dict[Identity, Values]:
        """Return what the journal says last of each column of the rows that are wrong."""
        known: dict[Identity, Values] = {}
        for link in links(self._session):
            identity = link.said.noun, link.said.key
            if identity in self._found.replay.wrong:
                self._began.setdefault(identity, link.said.seq)
                kept = known.get(identity, {}) if link.before is not None else {}
                known[identity] = {**kept, **said(link.after)}
        return known

    def _surely_wrong(self) -> dict[Identity, Wrong]:
        """Return the wrong rows of which the journal is known whole."""
        faults = self._found.faults
        lost = max((fault.seq for fault in faults if not fault.row), default=-1)
        altered = {fault.row for fault in faults if fault.row}
        return {
            identity: each
            for identity, each in self._found.replay.wrong.items()
            if identity not in altered and self._began.get(identity, 0) > lost
        }

    def _proved(self) -> dict[Identity, Values | None]:
        """Return rows as they were: for each the first candidate that the journal agrees with."""
        wrong = self._wrong
        proved: dict[Identity, Values | None] = {
            identity: None for identity, each in wrong.items() if each.how == PRESENT
        }
        waiting = {
            identity: self._candidates(identity)
            for identity, each in wrong.items()
            if each.how in {ABSENT, OTHER}
        }
        while waiting:
            tried = {identity: next(rows, None) for identity, rows in waiting.items()}
            waiting = {identity: waiting[identity] for identity, row in tried.items() if row}
            rows = {**proved, **{identity: row for identity, row in tried.items() if row}}
            still = self._wrong_with(rows)
            for identity in [each for each in waiting if each not in still]:
                proved[identity] = tried[identity]
                del waiting[identity]
        return proved

    def _wrong_with(self, rows: dict[Identity, Values | None]) -> set[Identity]:
        kept = self._stored.rows
        changed = {identity: row for identity, row in {**kept, **rows}.items() if row is not None}
        self._stored.rows = changed
        try:
            replay = Replay(self._stored)
            replay.run(links(self._session, newest_first=True))
        finally:
            self._stored.rows = kept
        return set(replay.wrong)

    def _candidates(self, identity: Identity) -> Iterator[Values]:
        there = self._stored.rows.get(identity, {})
        known = self._known.get(identity, {})
        columns = inspect(TRACKED[identity[0]]).columns
        names = {column.key for column in columns}
        # A backup of an earlier format may be without some of those that may be empty.
        empty = dict.fromkeys(column.key for column in columns if column.nullable)
        own = self._found.replay.wrong[identity].columns
        for row in ({**there, **own}, {**there, **known}):
            if names <= row.keys():
                yield row
        for database in self._backups:
            kept = copies.row_in(database, identity)
            if kept is not None and names <= {**empty, **kept}.keys():
                yield {**empty, **kept, **known}

    def _bytes_of(self, table: str, sha256: str) -> bytes | None:
        """Return bytes from slices, from under a damaged name, or from a backup."""
        cls = BlobRow if table == BlobRow.__tablename__ else AssetRow
        names = self._found.quotations.rotten[table]
        rows = (self._session.scalar(select(cls.data).where(cls.sha256 == name)) for name in names)
        for data in (whole(self._session, sha256, b""), *rows):
            if isinstance(data, bytes) and hashlib.sha256(data).hexdigest() == sha256:
                return data
        found = (copies.blob_in(database, table, sha256) for database in self._backups)
        return next((data for data in found if data is not None), None)


def _write(session: Session, identity: Identity, row: Values | None) -> None:
    noun, key = identity
    cls = TRACKED[noun]
    table = cast("Table", cls.__table__)
    keys = inspect(cls).primary_key
    parts = identity_of(cls, key)
    if row is None:
        where = [column == part for column, part in zip(keys, parts, strict=True)]
        session.execute(delete(table).where(*where))
        return
    columns: dict[str, Any] = {column.name: row[column.name] for column in table.columns}
    put = insert(table).values(**columns)
    session.execute(
        put.on_conflict_do_update(index_elements=[column.name for column in keys], set_=columns)
    )
    if "assets" in row:
        document_id, number = parts
        a = RevisionAssetRow
        session.execute(delete(a).where(a.document_id == document_id, a.revision == number))
        for sha256 in row["assets"] or ():
            session.execute(
                insert(a).values(document_id=document_id, revision=number, sha256=sha256)
            )


def _number_documents(session: Session) -> None:
    """Let every document's newest revision be the one with the greatest number."""
    revisions = TRACKED["revisions"].__table__.c
    newest = (
        select(revisions.number)
        .where(revisions.document_id == DocumentRow.id)
        .order_by(revisions.number.desc())
        .limit(1)
        .scalar_subquery()
    )
    session.execute(
        update(DocumentRow)
        .where(newest.is_not(None), DocumentRow.revision != newest)
        .values(revision=newest),
        execution_options={"synchronize_session": False},
    )
