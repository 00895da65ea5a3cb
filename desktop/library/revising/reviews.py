"""Highlights by what became of them in the newest revision, and what the reader says of that."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import select

from desktop.domain import PlacementStatus
from desktop.domain.steps import StepCode
from desktop.errors import NothingToDecideError
from desktop.library.documents import found_document, title_order
from desktop.library.file.tables import DocumentRow, HighlightRow, PlacementRow
from desktop.library.file.values import all_of, now, text_of
from desktop.library.highlight_rows import (
    LIVE,
    found_highlight,
    listed,
    listed_one,
    moved_values,
    original_of,
    standing,
    with_status,
)

if TYPE_CHECKING:
    from collections.abc import Iterable

    from desktop.domain import Highlight
    from desktop.library.steps.history import History


class Reviews:
    """What is kept of highlights whose source changed."""

    def __init__(self, history: History) -> None:
        self._history = history
        self._store = history.store

    def of_statuses(
        self, statuses: Iterable[PlacementStatus], document_id: str | None = None
    ) -> list[Highlight]:
        """Return highlights that have one of these statuses, in the order of `all`."""
        condition = LIVE & HighlightRow.id.in_(with_status(statuses))
        if document_id is not None:
            condition &= HighlightRow.document_id == document_id
        with self._store.reading() as session:
            found = listed(session, condition)
            if document_id is None and found:
                order = title_order(session)
                found.sort(key=lambda highlight: order[highlight.document_id])
            return found

    def any_of(self, statuses: Iterable[PlacementStatus]) -> bool:
        """Return whether any highlight has one of these statuses."""
        with self._store.reading() as session:
            return session.execute(with_status(statuses).where(LIVE).limit(1)).first() is not None

    def standing(self, document_ids: Iterable[str]) -> dict[str, dict[str, int]]:
        """Return how many highlights of documents have each status in their newest revisions."""
        found: dict[str, dict[str, int]] = {}
        with self._store.reading() as session:
            for document_id, status, number in session.execute(standing(document_ids)):
                found.setdefault(document_id, {})[text_of(status)] = number
        return found

    def lacking(self, highlight_ids: Iterable[str]) -> dict[str, int]:
        """Return the first revision of those without a break to the newest that lack a passage.

        By highlight; those that the newest revision has are left out.
        """
        found: dict[str, int] = {}
        there: set[str] = set()
        gone = {status.value for status in PlacementStatus if status.is_gone}
        wanted = (
            select(PlacementRow.highlight_id, PlacementRow.revision, PlacementRow.status)
            .join(DocumentRow, DocumentRow.id == PlacementRow.document_id)
            .where(
                PlacementRow.highlight_id.in_(all_of(sorted(highlight_ids))),
                PlacementRow.revision <= DocumentRow.revision,
            )
            .order_by(PlacementRow.revision.desc())
        )
        with self._store.reading() as session:
            for highlight_id, revision, status in session.execute(wanted):
                if text_of(status) not in gone:
                    there.add(highlight_id)
                elif highlight_id not in there:
                    found[highlight_id] = revision
        return found

    def keep_here(self, highlight_id: str) -> Highlight:
        """Say that an area that cannot be drawn stands where it is proposed.

        Its picture is still that of the revision before.
        """
        with self._history.change(StepCode.MOVE_HIGHLIGHT) as journal:
            session = journal.session
            row = found_highlight(session, highlight_id)
            newest = found_document(session, row.document_id).revision
            place = session.get_one(PlacementRow, (row.id, newest))
            journal.update(place, status=PlacementStatus.MANUAL.value, decided=now())
            return listed_one(session, row)

    def keep_as_record(self, highlight_id: str) -> Highlight:
        """Say that a highlight is not in the newest revision: it tells of the one it was made on.

        A place that the reader accepted before is given up. Raises NothingToDecideError for one
        that was made on the newest revision.
        """
        with self._history.change(StepCode.KEEP_RECORD) as journal:
            session = journal.session
            row = found_highlight(session, highlight_id)
            newest = found_document(session, row.document_id).revision
            original = original_of(row)
            if original.revision == newest:
                raise NothingToDecideError(highlight_id)
            if row.revision == newest:
                journal.update(row, **moved_values(row, original))
            place = session.get_one(PlacementRow, (row.id, newest))
            status = PlacementStatus.RECORD.value
            journal.update(place, end=place.start, status=status, decided=now())
            return listed_one(session, row)
