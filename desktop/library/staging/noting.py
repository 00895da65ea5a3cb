"""What the record of an import tells of the rows that it wrote without events."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import select

from desktop.library.file.chain import merged_digests
from desktop.library.file.tables import (
    DocumentRow,
    EventRow,
    HighlightRow,
    PlacementRow,
    RevisionAssetRow,
    RevisionRow,
)
from desktop.library.steps.journal import row_digests

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sqlalchemy import ColumnElement
    from sqlalchemy.orm import Session

    from desktop.library.file.values import Values


def digests_of_rows(session: Session, document: DocumentRow) -> dict[str, dict[str, str]]:
    """Return the digests of a document's newest revision and of all that came with it."""
    number = document.revision
    digests = merged_digests(_came_with(session, document.id, number))
    return digests | (row_digests([document]) if number == 1 else {})


def _came_with(
    session: Session, document_id: str, number: int
) -> Iterator[tuple[str, str, Values]]:
    a, h = RevisionAssetRow, HighlightRow
    shown = select(a.sha256).where(a.document_id == document_id, a.revision == number)
    assets = sorted(session.scalars(shown)) or None
    for row in _rows(session, RevisionRow, document_id, RevisionRow.number == number):
        yield "revisions", f"{document_id} {number}", {**row, "assets": assets}
    for row in _rows(session, PlacementRow, document_id, PlacementRow.revision == number):
        yield "placements", f"{row['highlight_id']} {number}", row
    told = select(EventRow.key).where(
        EventRow.document_id == document_id, EventRow.noun == h.__tablename__
    )
    commented = (h.revision == number) & (h.origin != "") & h.id.not_in(told)
    for row in _rows(session, h, document_id, commented):
        yield "highlights", row["id"], row


def _rows(
    session: Session,
    cls: type[RevisionRow | PlacementRow | HighlightRow],
    document_id: str,
    condition: ColumnElement[bool],
) -> Iterator[Values]:
    query = select(cls.__table__).where(cls.document_id == document_id, condition)
    for row in session.execute(query).mappings():
        yield {str(name): value for name, value in row.items()}
