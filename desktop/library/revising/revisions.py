"""The revisions of documents: which there are, and what was kept in each."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from sqlalchemy import select

from desktop.domain.past.receipt import Source, Standing
from desktop.domain.reviews import Revision
from desktop.errors import NotFoundError
from desktop.library.bibliography import chosen_in, has_labels
from desktop.library.documents import document_in, found_document, found_revision
from desktop.library.file.tables import HighlightRow, PlacementRow, RevisionRow
from desktop.library.file.values import moment, text_of, whole_of
from desktop.library.highlight_rows import listed_in, original_of, places_in

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from sqlalchemy.orm import Session

    from desktop.domain import Document, Highlight
    from desktop.library.steps.history import History


class Revisions:
    """What can be asked of revisions; none is ever changed."""

    def __init__(self, history: History) -> None:
        self._store = history.store

    def all(self, document_id: str) -> list[Revision]:
        """Return the revisions of a document, the newest first. Raises NotFoundError."""
        with self._store.reading() as session:
            newest = found_document(session, document_id).revision
            wanted = (
                select(RevisionRow)
                .where(RevisionRow.document_id == document_id, RevisionRow.number <= newest)
                .order_by(RevisionRow.number.desc())
            )
            return [_revision(session, row, newest) for row in session.scalars(wanted)]

    def get(self, document_id: str, number: int) -> Revision:
        """Return one revision. Raises NotFoundError."""
        for revision in self.all(document_id):
            if revision.number == number:
                return revision
        raise NotFoundError("revision", str(number))

    def document(self, document_id: str, number: int) -> Document:
        """Return a document as it was at a revision: its facts, bytes and length."""
        with self._store.reading() as session:
            found_document(session, document_id)
            return document_in(session, document_id, number)

    def places(self, document_id: str, number: int) -> list[tuple[int, str]]:
        """Return where the highlights of a revision begin, with their ids, in that order."""
        with self._store.reading() as session:
            return places_in(session, document_id, number)

    def highlights(
        self, document_id: str, number: int, ids: Iterable[str] | None = None
    ) -> list[Highlight]:
        """Return the highlights that have a place in a revision, where they stand there.

        With `ids`, of those only. One that was made in it has the anchor of that time, however
        often it was moved since.
        """
        with self._store.reading() as session:
            found = listed_in(session, document_id, number, ids)
            moved = session.scalars(
                select(HighlightRow).where(
                    HighlightRow.document_id == document_id, HighlightRow.original.is_not(None)
                )
            )
            originals = {row.id: original_of(row) for row in moved}
        return [
            replace(one, anchor=originals[one.id])
            if one.id in originals and originals[one.id].revision == number
            else one
            for one in found
        ]

    def source(self, document_id: str, number: int) -> Source:
        """Return which bytes a revision was made of, and who had them read, how and when."""
        with self._store.reading() as session:
            edited = found_document(session, document_id).edited_facts
            row = found_revision(session, document_id, number)
            document, choice = document_in(session, document_id, number), chosen_in(row.facts)
            return Source(
                *(document.sha256, document.source_name, document.media_type),
                *(text_of(row.importer), text_of(row.imported), text_of(row.imported_by)),
                *(number, document.characters, choice.encoding),
                whole_page=choice.whole_page,
                recognised=False,
                own_outline=row.edited_sections is not None or has_labels(edited),
            )

    def standings(self, highlight_id: str) -> tuple[Standing, ...]:
        """Return where a highlight stands in each revision that it was placed in."""
        placed = (
            select(RevisionRow, PlacementRow)
            .join(
                PlacementRow,
                (PlacementRow.document_id == RevisionRow.document_id)
                & (PlacementRow.revision == RevisionRow.number),
            )
            .where(PlacementRow.highlight_id == highlight_id)
            .order_by(RevisionRow.number)
        )
        with self._store.reading() as session:
            return tuple(
                Standing(
                    *(row.number, text_of(row.imported), text_of(row.sha256)),
                    *(text_of(place.status), whole_of(place.start), whole_of(place.end)),
                )
                for row, place in session.execute(placed)
            )

    def source_path(self, document_id: str, number: int) -> Path:
        """Return the file that holds the original bytes of a revision."""
        with self._store.reading() as session:
            return self._store.sources.path(found_revision(session, document_id, number).sha256)


def _revision(session: Session, row: RevisionRow, newest: int) -> Revision:
    document = document_in(session, row.document_id, row.number)
    return Revision(
        row.document_id,
        row.number,
        moment(row.imported),
        text_of(row.sha256),
        text_of(row.importer),
        document.characters,
        document.title,
        document.source_name,
        row.number == newest,
    )
