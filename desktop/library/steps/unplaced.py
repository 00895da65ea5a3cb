"""Highlights that have come to wait: a step brought back what a newer revision knew nothing of."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import select

from desktop.domain import PlacementStatus
from desktop.library.file.tables import DocumentRow, HighlightRow, PlacementRow
from desktop.library.file.values import all_of, said
from desktop.library.steps.journal import key_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from sqlalchemy.orm import Session

    from desktop.library.steps.changes import Noted
    from desktop.library.steps.journal import Journal

_ENDS = frozenset({"revision", "start", "end"})


def unplace_reversed(journal: Journal, events: Sequence[Noted]) -> None:
    """Let highlights wait to which these events, undone or redone, gave other ends, or life.

    Where the events tell of the newest revision themselves they are believed.
    """
    told = {event.key for event in events if event.noun == PlacementRow.__tablename__}
    moved, revived = set(), set()
    for event in events:
        if event.noun == HighlightRow.__tablename__:
            columns = {**said(event.before), **said(event.after)}.keys()
            if columns & _ENDS:
                moved.add(event.key)
            elif "deleted_at" in columns:
                revived.add(event.key)
    for place in _placed_elsewhere(journal.session, moved | revived):
        if key_of(place) not in told:
            _unplace(journal, place, anyway=place.highlight_id in moved)


def unplace_restored(journal: Journal, highlight_id: str) -> None:
    """Let a highlight wait that comes out of the trash, unless it has a place in the new text."""
    for place in _placed_elsewhere(journal.session, [highlight_id]):
        _unplace(journal, place, anyway=False)


def _placed_elsewhere(session: Session, ids: Iterable[str]) -> list[PlacementRow]:
    """Return the newest places of live highlights that were made on an older revision."""
    session.flush()
    return list(
        session.scalars(
            select(PlacementRow)
            .join(HighlightRow, HighlightRow.id == PlacementRow.highlight_id)
            .join(DocumentRow, DocumentRow.id == HighlightRow.document_id)
            .where(
                HighlightRow.id.in_(all_of(sorted(ids))),
                HighlightRow.deleted_at.is_(None),
                PlacementRow.revision == DocumentRow.revision,
                HighlightRow.revision != DocumentRow.revision,
            )
        )
    )


def _unplace(journal: Journal, place: PlacementRow, *, anyway: bool) -> None:
    # Earlier versions left removed highlights for review at the offsets they had in the old text.
    if anyway or place.status == PlacementStatus.REVIEW:
        journal.update(place, end=place.start, status=PlacementStatus.WAITING.value)
