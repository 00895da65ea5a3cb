"""What bears a tag: highlights, whole documents, and documents read for it in vain.

A tag may have ten thousand of them, so they are read as values and changed in bulk.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from sqlalchemy import func, select

from desktop.library.file.tables import (
    DocumentRow,
    DocumentTagRow,
    HighlightRow,
    HighlightTagRow,
    NothingFoundRow,
    TagRow,
)
from desktop.library.file.values import all_of, text_of
from desktop.library.ordering import natural

if TYPE_CHECKING:
    from collections.abc import Set as Ids

    from sqlalchemy import Table
    from sqlalchemy.orm import Session

    from desktop.library.file.tables import Row
    from desktop.library.steps.journal import Filed, Journal


def bearers(session: Session, tag_id: str) -> int:
    """Return how many highlights bear a tag, those in the trash too."""
    counted = select(func.count()).where(HighlightTagRow.tag_id == tag_id)
    return session.scalar(counted) or 0


def on_documents(session: Session, ids: Ids[str] | None = None) -> dict[str, int]:
    """Return how many documents outside the trash bear each tag, or these, as a whole, by id."""
    query = (
        select(DocumentTagRow.tag_id, func.count())
        .join(DocumentRow, DocumentRow.id == DocumentTagRow.document_id)
        .where(DocumentRow.deleted_at.is_(None))
        .group_by(DocumentTagRow.tag_id)
    )
    if ids is not None:
        query = query.where(DocumentTagRow.tag_id.in_(all_of(ids)))
    return {row[0]: row[1] for row in session.execute(query)}


TAGS_ON_DOCUMENT = (
    select(func.group_concat(TagRow.path, "\n"))
    .select_from(DocumentTagRow)
    .join(TagRow, TagRow.id == DocumentTagRow.tag_id)
    .where(DocumentTagRow.document_id == DocumentRow.id)
    .correlate(DocumentRow)
    .scalar_subquery()
)
"""The paths of the tags on a whole document, one on a line, as a column of a query for it."""


def tags_in(column: object) -> tuple[str, ...]:
    """Return the paths that TAGS_ON_DOCUMENT gives."""
    return tuple(sorted(text_of(column).splitlines(), key=natural))


def take_off(journal: Journal, tag_id: str) -> None:
    """Take a tag off everything."""
    for cls in (HighlightTagRow, DocumentTagRow, NothingFoundRow):
        journal.delete_all(cls, _bearings(journal.session, cls, tag_id))


def hand_over(journal: Journal, tag_id: str, into_id: str) -> None:
    """Let another tag have all that bears this one.

    That a document has nothing for either is only known where it was read for both.
    """
    session = journal.session
    for cls, bearer in ((HighlightTagRow, "highlight_id"), (DocumentTagRow, "document_id")):
        borne = _bearings(session, cls, tag_id)
        there = _bearers(session, cls, bearer, into_id)
        fresh = [
            ({**values, "tag_id": into_id}, document_id)
            for values, document_id in borne
            if values[bearer] not in there
        ]
        journal.insert_all(cls, fresh)
        journal.delete_all(cls, borne)
    read = _bearings(session, NothingFoundRow, tag_id)
    both = {document_id for _, document_id in read}
    other = _bearings(session, NothingFoundRow, into_id)
    journal.delete_all(NothingFoundRow, [*read, *(one for one in other if one[1] not in both)])


def _bearers(session: Session, cls: type[Row], bearer: str, tag_id: str) -> set[str]:
    """Return what bears a tag, by its ids, and no more of the rows."""
    table = cast("Table", cls.__table__)
    session.flush()  # as below
    return set(session.scalars(select(table.c[bearer]).where(table.c.tag_id == tag_id)).all())


def _bearings(session: Session, cls: type[Row], tag_id: str) -> list[Filed]:
    """Return the rows of a class that are about a tag, each with its document."""
    table = cast("Table", cls.__table__)
    query = select(table).where(table.c.tag_id == tag_id)
    if cls is HighlightTagRow:
        highlights = HighlightRow.__table__.c
        query = query.add_columns(highlights.document_id).join(
            HighlightRow.__table__, highlights.id == table.c.highlight_id
        )
    session.flush()  # what the session holds is not written for a query of tables
    names = [column.key for column in table.c]
    return [
        (values := dict(zip(names, row, strict=False)), values.get("document_id") or row[-1])
        for row in session.execute(query).all()
    ]
