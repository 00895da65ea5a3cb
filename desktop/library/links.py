"""Links: what one highlight has to do with another."""

from __future__ import annotations

from typing import TYPE_CHECKING
from uuid import uuid4

from sqlalchemy import select
from sqlalchemy.orm import aliased

from desktop.domain import Link
from desktop.domain.steps import StepCode
from desktop.errors import InvalidValueError, NotFoundError
from desktop.library.codebook.link_kinds import known_kind
from desktop.library.file.tables import DocumentRow, HighlightRow, LinkRow
from desktop.library.file.values import clean, now, text_of
from desktop.library.highlight_rows import found_highlight

if TYPE_CHECKING:
    from sqlalchemy import Select
    from sqlalchemy.orm import InstrumentedAttribute, Session

    from desktop.library.steps.history import History


def _living(query: Select[LinkRow], end: InstrumentedAttribute[str]) -> Select[LinkRow]:
    """Return the query without links of which this end is removed or in the trash."""
    highlight, document = aliased(HighlightRow), aliased(DocumentRow)
    joined = query.join(highlight, highlight.id == end)
    joined = joined.join(document, document.id == highlight.document_id)
    return joined.where(highlight.deleted_at.is_(None), document.deleted_at.is_(None))


# Made once: to put it together takes ten times as long as to ask it.
_ALL = _living(_living(select(LinkRow), LinkRow.source_id), LinkRow.target_id).order_by(
    LinkRow.created, LinkRow.id
)


class Links:
    """What can be done with links."""

    def __init__(self, history: History) -> None:
        self._history = history
        self._store = history.store

    def all(self, highlight_id: str | None = None) -> list[Link]:
        """Return the links from and to a highlight, or all, oldest first.

        A link is passed over while either end is removed or in the trash.
        """
        query = _ALL
        if highlight_id is not None:
            query = query.where(
                (LinkRow.source_id == highlight_id) | (LinkRow.target_id == highlight_id)
            )
        with self._store.reading() as session:
            return [_link(row) for row in session.scalars(query).all()]

    def add(self, source: str, target: str, kind: str, note: str = "") -> Link:
        """Say what one highlight has to do with another; saying it again changes nothing."""
        with self._history.change(StepCode.LINK) as journal:
            source_id = found_highlight(journal.session, source).id
            target_id = found_highlight(journal.session, target).id
            if source_id == target_id:
                raise InvalidValueError("link", source, "two different highlights")
            kind = known_kind(journal.session, kind)
            row = _existing(journal.session, source_id, target_id, kind)
            if row is None:
                row = LinkRow(
                    id=str(uuid4()),
                    source_id=source_id,
                    target_id=target_id,
                    kind=kind,
                    note=clean(note),
                    created=now(),
                    created_by=journal.by,
                )
                journal.insert(row)
            return _link(row)

    def change(self, link_id: str, kind: str) -> None:
        """Let a link be of another kind."""
        with self._history.change(StepCode.LINK) as journal:
            row = journal.session.get(LinkRow, link_id)
            if row is None:
                raise NotFoundError("link", link_id)
            kind = known_kind(journal.session, kind)
            if _existing(journal.session, row.source_id, row.target_id, kind) is None:
                journal.update(row, kind=kind)

    def remove(self, link_id: str) -> None:
        """Take a link away."""
        with self._history.change(StepCode.REMOVE_LINK) as journal:
            row = journal.session.get(LinkRow, link_id)
            if row is None:
                raise NotFoundError("link", link_id)
            journal.delete(row)


def _existing(session: Session, source_id: str, target_id: str, kind: str) -> LinkRow | None:
    return session.scalars(
        select(LinkRow).where(
            LinkRow.source_id == source_id,
            LinkRow.target_id == target_id,
            LinkRow.kind == kind,
        )
    ).first()


def _link(row: LinkRow) -> Link:
    return Link(row.id, row.source_id, row.target_id, text_of(row.kind), text_of(row.note))
