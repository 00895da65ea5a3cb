"""Highlights of a document get their places in its next revision."""

from __future__ import annotations

from collections.abc import Mapping
from itertools import islice
from typing import TYPE_CHECKING, Any, TypeVar

from sqlalchemy import select
from sqlalchemy.dialects.sqlite import insert

from desktop.domain import Anchor, Placement, PlacementStatus
from desktop.library.file.chain import row_digest
from desktop.library.file.tables import EventRow, HighlightRow, PlacementRow
from desktop.library.file.values import Values, all_of, loaded
from desktop.library.highlight_rows import (
    ANCHOR,
    STATUSES,
    anchor_from,
    placement_values,
    waiting_at,
)
from desktop.library.steps.changes import last_event

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from sqlalchemy import ColumnElement
    from sqlalchemy.orm import Session

    from desktop.library.file.store import Store

T = TypeVar("T")
Foreseen = Mapping[str, tuple[Anchor, Placement]]
"""Where highlights, by id, will stand in a text that is yet to be stored, if not moved before."""

SLICE = 250
"""Highlights that are written in one transaction."""
_H, _P = HighlightRow.__table__.c, PlacementRow.__table__.c
_PLACED = (
    select(
        *(_H.id, _H.deleted_at, _P.start, _P.end, _P.status),
        *ANCHOR,
    )
    .select_from(PlacementRow.__table__)
    .join(HighlightRow.__table__, _H.id == _P.highlight_id)
)


class Carrying:
    """Takes all highlights of one document along, removed ones too.

    In the same text they stay where they are. In another they go where that was foreseen. What the
    reader keeps as a record stays one; the others wait, and of these those not removed are `late`.
    """

    def __init__(
        self,
        document_id: str,
        previous: int,
        length: int,
        foreseen: Foreseen | None,
        *,
        same_source: bool = True,
    ) -> None:
        """Prepare to carry from revision `previous` to the next one, of so many characters.

        Nothing can be `foreseen` for the same text. Without the `same_source` areas, which show
        more than text, are to be looked at.
        """
        self.late: set[str] = set()
        self._digests: dict[str, str] = {}
        self._document_id = document_id
        self._previous = previous
        self._length = length
        self._foreseen = foreseen
        self._same_source = same_source
        self._seen = 0

    def begin(self, store: Store) -> list[Sequence[Any]]:
        """Return the highlights that are there now, to be carried with `write`."""
        with store.reading() as session:
            self._seen = last_event(session)
            return self._placed(session, _H.document_id == self._document_id)

    def changed(self, store: Store) -> list[Sequence[Any]]:
        """Return those that were made or moved since the last question."""
        with store.reading() as session:
            session.flush()
            events = session.execute(
                select(EventRow.seq, EventRow.noun, EventRow.key, EventRow.after)
                .where(EventRow.document_id == self._document_id, EventRow.seq > self._seen)
                .where(EventRow.noun.in_(("highlights", "placements", "places")))
            ).all()
            self._seen = max((event[0] for event in events), default=self._seen)
            ids = {each for event in events for each in _highlights_of(*event[1:])}
            return self._placed(session, _H.id.in_(all_of(sorted(ids)))) if ids else []

    def write(self, session: Session, rows: Iterable[Sequence[Any]]) -> None:
        """Give some of these highlights their places."""
        values = [placement_values(self._document_id, row[0], self._place(row)) for row in rows]
        write_placements(session, values)
        for place in values:
            key = f"{place['highlight_id']} {place['revision']}"
            self._digests[key] = row_digest("placements", place)

    def take_digests(self) -> dict[str, str]:
        """Return those of the places that were written since the last call, by key."""
        digests, self._digests = self._digests, {}
        return digests

    def _placed(self, session: Session, condition: ColumnElement[bool]) -> list[Sequence[Any]]:
        here = (_P.document_id == self._document_id) & (_P.revision == self._previous)
        # Rows beside each other stand on few pages of the table of placements.
        return list(session.execute(_PLACED.where(here, condition).order_by(_H.id)).all())

    def _place(self, row: Sequence[Any]) -> Placement:
        highlight_id, deleted_at, start, end, status, *anchor = row
        there = Placement(self._previous + 1, start, end, STATUSES[status])
        self.late.discard(highlight_id)
        made_on = anchor_from(anchor)
        if self._foreseen is None:
            stays = self._same_source or made_on.region is None or not there.status.stands
            return Placement(
                there.revision,
                min(start, self._length),
                min(end, self._length),
                there.status if stays else PlacementStatus.REVIEW,
            )
        foreseen_anchor, place = self._foreseen.get(highlight_id, (None, None))
        if place is not None and foreseen_anchor == made_on:
            return Placement(there.revision, place.start, place.end, place.status)
        if there.status is PlacementStatus.RECORD:
            point = min(start, self._length)
            return Placement(there.revision, point, point, there.status)
        if deleted_at is None:
            self.late.add(highlight_id)
        return waiting_at(there.revision, start, self._length)


def sliced(rows: Iterable[T], size: int = SLICE) -> Iterator[list[T]]:
    """Give as many of the rows at a time as one transaction takes."""
    waiting = iter(rows)
    while some := list(islice(waiting, size)):
        yield some


def write_placements(session: Session, rows: list[Values]) -> None:
    """Write places of highlights, over those that are there."""
    if rows:
        query = insert(PlacementRow)
        decided = {name: query.excluded[name] for name in ("start", "end", "status", "decided")}
        keys = ["highlight_id", "revision"]
        session.execute(query.on_conflict_do_update(index_elements=keys, set_=decided), rows)


def _highlights_of(noun: str, key: str, after: str | None) -> Iterator[str]:
    if noun == "places":
        yield from (loaded(after) or {}).get("highlights", ())
    else:
        yield key.partition(" ")[0]
