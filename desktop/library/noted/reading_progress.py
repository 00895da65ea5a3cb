"""How much was read of each document, in the store."""

from __future__ import annotations

from typing import TYPE_CHECKING
from uuid import uuid4

from sqlalchemy import func, select
from sqlalchemy.dialects.sqlite import insert

from desktop.domain.noted.reading_progress import (
    NEVER,
    Reading,
    ReadingState,
    clipped,
    letters,
    merged,
)
from desktop.domain.steps import StepCode
from desktop.library.documents import DOCUMENT_LIVE, found_document, found_revision
from desktop.library.file.tables import (
    DocumentRow,
    ReadingMarkRow,
    ReadingPositionRow,
    StretchesReadRow,
)
from desktop.library.file.values import all_of, as_json, json_or_none, now, text_of, whole_of
from desktop.library.steps.digests import keep_digest

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from sqlalchemy.orm import Session

    from desktop.domain.noted.reading_progress import Range
    from desktop.library.steps.history import History

_D, _M, _S = (row.__table__.c for row in (DocumentRow, ReadingMarkRow, StretchesReadRow))
_SINCE = func.coalesce(_M.mark, "")
_STATES = {
    ReadingState.READ: StepCode.MARK_READ,
    ReadingState.UNREAD: StepCode.MARK_UNREAD,
}


class Readings:
    """What can be done with the reading of documents."""

    def __init__(self, history: History) -> None:
        self._history = history
        self._store = history.store

    def all(self, only: Iterable[str] | None = None) -> dict[str, Reading]:
        """Return the readings of documents outside the trash: all there are, or of `only` these."""
        chosen = DOCUMENT_LIVE if only is None else DOCUMENT_LIVE & _D.id.in_(all_of(only))
        with self._store.reading() as session:
            session.flush()
            found = _positions(session, chosen)
            in_force = (_S.since == _SINCE) & (_S.revision <= _D.revision)
            rows = session.execute(
                select(_D.id, _S.letters, _S.whole, _M.state)
                .select_from(DocumentRow.__table__)
                .outerjoin(ReadingMarkRow.__table__, _M.document_id == _D.id)
                .outerjoin(StretchesReadRow.__table__, (_S.document_id == _D.id) & in_force)
                .where(chosen, (_S.letters.is_not(None)) | (_M.state.is_not(None)))
                .order_by(_S.revision)
            ).all()
        for document_id, read, whole, state in rows:  # the newest revision comes last
            share = min(1.0, whole_of(read or 0) / max(1, whole_of(whole or 0)))
            is_put_back = state == ReadingState.UNREAD.value
            known = found.get(document_id, NEVER)
            found[document_id] = known._replace(share=share, is_put_back=is_put_back)
        return found

    def stretches(self, document_id: str) -> list[Range]:
        """Return what was read of the newest text of a document."""
        with self._store.reading() as session:
            document = found_document(session, document_id)
            key = document_id, document.revision, _mark_of(session, document_id)
            row = session.get(StretchesReadRow, key)
            return [] if row is None else ranges_in(row.ranges) or []

    def add(self, document_id: str, revision: int, ranges: Iterable[Range], whole: int) -> None:
        """Note that some of a revision was read, of which `whole` letters can be; no step is made.

        Raises LibraryBusyError where another window writes just now.
        """
        with self._store.writing_ahead(waits=False) as session:
            found_document(session, document_id)
            _add(session, (document_id, revision, _mark_of(session, document_id)), ranges, whole)

    def mark(self, document_ids: Iterable[str], state: ReadingState) -> None:
        """Say of documents that they are read, or unread: what was read before does not count."""
        with self._history.change(_STATES[state]) as journal:
            session = journal.session
            for document_id in document_ids:
                document = found_document(session, document_id)
                values = {
                    "mark": str(uuid4()), "state": state.value,
                    "added": now(), "added_by": journal.by,
                }  # fmt: skip
                row = session.get(ReadingMarkRow, document_id)
                if row is None:
                    journal.insert(ReadingMarkRow(document_id=document_id, **values))
                else:
                    journal.update(row, **values)
                if state is ReadingState.READ:
                    number = document.revision
                    whole = whole_of(found_revision(session, document_id, number).characters)
                    _add(session, (document_id, number, values["mark"]), [(0, whole)], whole)

    def left_behind(self, document_id: str) -> list[tuple[int, str, list[Range]]]:
        """Return what was read of revisions before the newest, and not looked for in it yet.

        The revision of each comes first, and the mark that it was read after.
        """
        query = (
            select(_S.since, _S.revision, _S.ranges, _D.revision)
            .join(DocumentRow.__table__, _D.id == _S.document_id)
            .where(_S.document_id == document_id, _S.revision <= _D.revision)
            .order_by(_S.revision)
        )
        with self._store.reading() as session:
            rows = session.execute(query).all()
        last = {row[0]: row for row in rows}
        return [
            (whole_of(revision), text_of(since), ranges_in(ranges) or [])
            for since, revision, ranges, newest in last.values()
            if revision != newest
        ]

    def carry_over(
        self, document_id: str, revision: int, found: Mapping[str, Iterable[Range]], whole: int
    ) -> None:
        """Note what of a new revision was read already, by the mark that it was read after."""
        with self._store.writing() as session:
            found_document(session, document_id)
            for since, ranges in found.items():
                _add(session, (document_id, revision, since), ranges, whole)


def ranges_in(text: object) -> list[Range] | None:
    """Return the ranges that a row tells of, None where they cannot be read."""
    value = json_or_none(text)
    if not isinstance(value, list) or len(value) % 2:
        return None
    if not all(type(end) is int for end in value):
        return None
    ranges = list(zip(value[::2], value[1::2], strict=True))
    return ranges if merged(ranges) == ranges else None


def _positions(session: Session, chosen: object) -> dict[str, Reading]:
    query = select(ReadingPositionRow).join(DocumentRow).where(chosen)  # type: ignore[arg-type]
    return {
        row.document_id: Reading(whole_of(row.position), text_of(row.at))
        for row in session.scalars(query)
    }


def _mark_of(session: Session, document_id: str) -> str:
    row = session.get(ReadingMarkRow, document_id)
    return "" if row is None else text_of(row.mark)


def _add(session: Session, key: tuple[str, int, str], ranges: Iterable[Range], whole: int) -> None:
    known = session.get(StretchesReadRow, key)
    before = [] if known is None else ranges_in(known.ranges) or []
    found = clipped(merged(before, ranges), whole)
    names = ("document_id", "revision", "since")
    values = {
        "ranges": as_json([end for each in found for end in each]),
        "letters": letters(found), "whole": whole, "at": now(),
    }  # fmt: skip
    row = dict(zip(names, key, strict=True)) | values
    session.execute(
        insert(StretchesReadRow)
        .values(**row)
        .on_conflict_do_update(index_elements=list(names), set_=values),
        execution_options={"synchronize_session": False},
    )
    if known is not None:
        session.expire(known)
    keep_digest(session, StretchesReadRow.__tablename__, " ".join(map(str, key)), row)
