"""What other programs' files have brought: what of it is known, and one step that brings more."""

from __future__ import annotations

from typing import TYPE_CHECKING
from uuid import uuid4

from sqlalchemy import or_, select

from desktop.domain.steps import StepCode
from desktop.library.exchange.bringing_step import BringingStep
from desktop.library.exchange.keeping import BroughtDocument, Known
from desktop.library.file.tables import (
    BookmarkRow,
    BroughtDocumentRow,
    BroughtRow,
    DocumentRow,
    DocumentTagRow,
    FreeNoteRow,
    HighlightRow,
    HighlightTagRow,
    PlacementRow,
    RevisionRow,
    TagRow,
)
from desktop.library.file.values import all_of, said, text_of

if TYPE_CHECKING:
    from collections.abc import Iterable

    from desktop.library.steps.history import History

QUOTATIONS = "quotations "
"""How the importer is called of documents that are made of quotations alone."""
_B, _H, _D = BroughtRow.__table__.c, HighlightRow.__table__.c, DocumentRow.__table__.c
_P = PlacementRow.__table__.c
_BD, _R = BroughtDocumentRow.__table__.c, RevisionRow.__table__.c


class Brought:
    """What can be asked of files of other programs that came in, and done with new ones."""

    def __init__(self, history: History) -> None:
        self._history = history
        self._store = history.store

    def step(self) -> BringingStep:
        """Return what writes all that one file brings, as one step."""
        return BringingStep(self._history)

    def documents(self, file: str) -> dict[str, BroughtDocument]:
        """Return which documents the sources of a file are, by identity."""
        newest = (_R.document_id == _D.id) & (_R.number == _D.revision)
        query = (
            select(_BD.identity, _BD.document_id, _R.importer, _D.deleted_at)
            .join(DocumentRow.__table__, _D.id == _BD.document_id)
            .join(RevisionRow.__table__, newest)
            .where(_BD.file == file)
        )
        with self._store.reading() as session:
            return {
                identity: BroughtDocument(key, is_quoted(importer), deleted is not None)
                for identity, key, importer, deleted in session.execute(query)
            }

    def quoted(self) -> list[str]:
        """Return the documents outside the trash that are made of quotations alone."""
        query = (
            select(_D.id)
            .join(
                RevisionRow.__table__,
                (_R.document_id == _D.id) & (_R.number == _D.revision),
            )
            .where(_R.importer.startswith(QUOTATIONS), _D.deleted_at.is_(None))
        )
        with self._store.reading() as session:
            return list(session.scalars(query))

    def highlights(self, file: str, document_ids: Iterable[str]) -> list[Known]:
        """Return what a file brought before, and what others did to these documents."""
        here = or_(_B.file == file, _H.document_id.in_(all_of(document_ids)))
        return self._known(here)

    def own(self, ids: Iterable[str]) -> list[Known]:
        """Return those of these highlights that are here, removed ones too; nobody brought them."""
        query = (
            select(_H.id, _H.document_id, _H.deleted_at, _P.status)
            .join(DocumentRow.__table__, _D.id == _H.document_id)
            .outerjoin(
                PlacementRow.__table__,
                (_P.highlight_id == _H.id) & (_P.revision == _D.revision),
            )
            .where(_H.id.in_(all_of(ids)))
        )
        with self._store.reading() as session:
            return [
                Known(key, document_id, "", {}, deleted is not None, status=text_of(status))
                for key, document_id, deleted, status in session.execute(query)
            ]

    def of_document(self, document_id: str) -> list[Known]:
        """Return all that was brought in to one document."""
        return self._known(_H.document_id == document_id)

    def _known(self, condition: object) -> list[Known]:
        query = (
            select(
                *(_B.highlight_id, _H.document_id, _B.file, _B.said, _H.deleted_at, _H.original),
                *(_H.colour, _H.style, _H.note, _P.status),
            )
            .join(HighlightRow.__table__, _H.id == _B.highlight_id)
            .join(DocumentRow.__table__, _D.id == _H.document_id)
            .outerjoin(
                PlacementRow.__table__,
                (_P.highlight_id == _H.id) & (_P.revision == _D.revision),
            )
            .where(condition)  # type: ignore[arg-type]
        )
        tagged = (
            select(HighlightTagRow.highlight_id, HighlightTagRow.tag_id)
            .join(BroughtRow.__table__, _B.highlight_id == HighlightTagRow.highlight_id)
            .join(HighlightRow.__table__, _H.id == _B.highlight_id)
            .where(condition)  # type: ignore[arg-type]
        )
        tags: dict[str, set[str]] = {}
        with self._store.reading() as session:
            session.flush()
            rows = session.execute(query).all()
            for highlight_id, tag_id in session.execute(tagged):
                tags.setdefault(highlight_id, set()).add(tag_id)
        return [
            Known(
                *(key, document_id, text_of(file), said(told)),
                *(deleted is not None, original is not None),
                *(text_of(colour), text_of(style), text_of(note), text_of(status)),
                frozenset(tags.get(key, ())),
            )
            for key, document_id, file, told, deleted, original, colour, style, note, status in rows
        ]

    def worked_in(self, document_ids: Iterable[str]) -> set[str]:
        """Return those of some documents that have highlights, tags, notes or bookmarks."""
        ids = all_of(document_ids)
        queries = [
            select(row.document_id).where(row.document_id.in_(ids), row.deleted_at.is_(None))
            for row in (HighlightRow, FreeNoteRow)
        ]
        queries += [
            select(row.document_id).where(row.document_id.in_(ids))
            for row in (DocumentTagRow, BookmarkRow)
        ]
        with self._store.reading() as session:
            return {text_of(key) for query in queries for key in session.scalars(query)}

    def tags(self) -> dict[str, str]:
        """Return the ids of all tags by path, resting ones too."""
        with self._store.reading() as session:
            rows = session.execute(select(TagRow.path, TagRow.id))
            return {text_of(path): key for path, key in rows}

    def note_documents(self, file: str, documents: dict[str, str]) -> None:
        """Note which documents, by id, the sources of a file are; undo leaves that alone."""
        with self._history.change(StepCode.IMPORT, undoable=False) as journal:
            session = journal.session
            query = select(BroughtDocumentRow).where(BroughtDocumentRow.file == file)
            known = {row.identity: row for row in session.scalars(query)}
            newest = (_R.document_id == _D.id) & (_R.number == _D.revision)
            importers = select(_D.id, _R.importer).join(RevisionRow.__table__, newest)
            wanted = importers.where(_D.id.in_(all_of(documents.values())))
            quoted = {key: int(is_quoted(name)) for key, name in session.execute(wanted)}
            for identity, document_id in documents.items():
                row, is_made = known.get(identity), quoted.get(document_id, 0)
                if row is not None:
                    journal.update(row, document_id=document_id, quoted=is_made)
                elif document_id in quoted:
                    made = BroughtDocumentRow(
                        id=str(uuid4()), file=file, identity=identity, document_id=document_id,
                        quoted=is_made,
                    )  # fmt: skip
                    journal.insert(made, document_id)


def is_quoted(importer: object) -> bool:
    """Whether a revision is made of quotations alone, by what read it."""
    return text_of(importer).startswith(QUOTATIONS)
