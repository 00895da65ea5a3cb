"""Tags on whole documents, and that a document was read for a tag in vain."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import select

from desktop.domain import tag_paths
from desktop.domain.steps import StepCode
from desktop.errors import NotFoundError
from desktop.library.documents import found_document
from desktop.library.file.tables import DocumentRow, DocumentTagRow, NothingFoundRow, TagRow
from desktop.library.file.values import now, text_of
from desktop.library.tags import found_or_new_tag

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from desktop.library.steps.history import History


class DocumentTags:
    """What can be done with tags of whole documents."""

    def __init__(self, history: History) -> None:
        self._history = history
        self._store = history.store

    def add(self, document_id: str, path: str) -> None:
        """Put a tag on a document, making the tag when it is missing."""
        with self._history.change(StepCode.TAG_DOCUMENT) as journal:
            document = found_document(journal.session, document_id)
            tag = found_or_new_tag(journal, path)
            if journal.session.get(DocumentTagRow, (document.id, tag.id)) is None:
                row = DocumentTagRow(
                    document_id=document.id, tag_id=tag.id, added=now(), added_by=journal.by
                )
                journal.insert(row)

    def remove(self, document_id: str, path: str) -> None:
        """Take a tag off a document."""
        with self._history.change(StepCode.UNTAG_DOCUMENT) as journal:
            document = found_document(journal.session, document_id)
            tag = _tag_at(journal.session, path)
            row = journal.session.get(DocumentTagRow, (document.id, tag.id))
            if row is not None:
                journal.delete(row)

    def find_nothing(self, document_id: str, path: str, *, found: bool) -> None:
        """Note that the newest text was read for a tag and nothing `found`, or take that back."""
        with self._history.change(StepCode.FIND_NOTHING) as journal:
            document = found_document(journal.session, document_id)
            tag = _tag_at(journal.session, path)
            row = journal.session.get(NothingFoundRow, (document.id, tag.id))
            if found and row is not None:
                journal.delete(row)
            elif not found and row is not None:
                journal.update(row, revision=document.revision, added=now(), added_by=journal.by)
            elif not found:
                row = NothingFoundRow(
                    document_id=document.id,
                    tag_id=tag.id,
                    revision=document.revision,
                    added=now(),
                    added_by=journal.by,
                )
                journal.insert(row)

    def nothing_found(self) -> dict[tuple[str, str], bool]:
        """Return which documents, by id, were read in vain for which tags, by path.

        Each with whether that was the newest text.
        """
        query = (
            select(
                NothingFoundRow.document_id,
                TagRow.path,
                NothingFoundRow.revision == DocumentRow.revision,
            )
            .join(TagRow, TagRow.id == NothingFoundRow.tag_id)
            .join(DocumentRow, DocumentRow.id == NothingFoundRow.document_id)
            .where(DocumentRow.deleted_at.is_(None))
        )
        with self._store.reading() as session:
            return {
                (document_id, text_of(path)): bool(is_newest)
                for document_id, path, is_newest in session.execute(query)
            }


def _tag_at(session: Session, path: str) -> TagRow:
    path = tag_paths.checked(path)
    row = session.scalars(select(TagRow).where(TagRow.path == path)).first()
    if row is None:
        raise NotFoundError("tag", path)
    return row
