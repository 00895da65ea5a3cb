"""Bookmarks in the store."""

from __future__ import annotations

from typing import TYPE_CHECKING
from uuid import uuid4

from sqlalchemy import select

from desktop.domain import tidy
from desktop.domain.noted.bookmarks import LONGEST_LINE, Bookmark
from desktop.domain.steps import StepCode
from desktop.errors import InvalidValueError, NotFoundError
from desktop.library.documents import found_document
from desktop.library.file.tables import BookmarkRow, DocumentRow
from desktop.library.file.values import clean, moment, now, text_of, whole_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from sqlalchemy.orm import Session

    from desktop.library.steps.history import History


class Bookmarks:
    """What can be done with bookmarks."""

    def __init__(self, history: History) -> None:
        self._history = history
        self._store = history.store

    def all(self, document_ids: Iterable[str] | None = None) -> list[Bookmark]:
        """Return the bookmarks of these documents, or of all outside the trash, by place."""
        query = (
            select(BookmarkRow)
            .join(DocumentRow, DocumentRow.id == BookmarkRow.document_id)
            .where(DocumentRow.deleted_at.is_(None))
        )
        if document_ids is not None:
            query = query.where(BookmarkRow.document_id.in_(list(document_ids)))
        with self._store.reading() as session:
            rows = session.scalars(query).all()
        found = [_bookmark(row) for row in rows]
        return sorted(found, key=lambda one: (one.document_id, one.start, one.created, one.id))

    def left_behind(self, document_id: str) -> list[Bookmark]:
        """Return those that stand in a revision that is not the newest of their document."""
        query = (
            select(BookmarkRow)
            .join(DocumentRow, DocumentRow.id == BookmarkRow.document_id)
            .where(DocumentRow.id == document_id, BookmarkRow.revision != DocumentRow.revision)
        )
        with self._store.reading() as session:
            return [_bookmark(row) for row in session.scalars(query).all()]

    def add(self, document_id: str, start: int, line: str, name: str) -> Bookmark:
        """Put a bookmark into the newest revision of a document."""
        name = _checked(name)
        with self._history.change(StepCode.BOOKMARK) as journal:
            document = found_document(journal.session, document_id)
            row = BookmarkRow(
                id=str(uuid4()),
                document_id=document.id,
                revision=document.revision,
                start=start,
                line=clean(line)[:LONGEST_LINE],
                name=name,
                created=now(),
                created_by=journal.by,
            )
            journal.insert(row)
            return _bookmark(row)

    def rename(self, bookmark_id: str, name: str) -> Bookmark:
        """Give a bookmark another word."""
        name = _checked(name)
        with self._history.change(StepCode.RENAME_BOOKMARK) as journal:
            row = _found(journal.session, bookmark_id)
            journal.update(row, name=name)
            return _bookmark(row)

    def remove(self, bookmark_id: str) -> None:
        """Take a bookmark out."""
        with self._history.change(StepCode.REMOVE_BOOKMARK) as journal:
            journal.delete(_found(journal.session, bookmark_id))

    def put(self, revision: int, places: Mapping[str, int]) -> None:
        """Put bookmarks, by id, where they stand in a newer revision; undo leaves that alone."""
        with self._history.change(StepCode.IMPORT, undoable=False) as journal:
            for bookmark_id, start in places.items():
                row = journal.session.get(BookmarkRow, bookmark_id)
                if row is not None:  # removed meanwhile
                    journal.update(row, revision=revision, start=start)


def _checked(name: str) -> str:
    kept = tidy.one_line(clean(name), tidy.LONGEST_NAME)
    if not kept:
        raise InvalidValueError("name of a bookmark", name, "at least one character")
    return kept


def _found(session: Session, bookmark_id: str) -> BookmarkRow:
    row = session.get(BookmarkRow, bookmark_id)
    if row is None:
        raise NotFoundError("bookmark", bookmark_id)
    return row


def _bookmark(row: BookmarkRow) -> Bookmark:
    return Bookmark(
        text_of(row.id),
        text_of(row.document_id),
        whole_of(row.revision),
        whole_of(row.start),
        text_of(row.line),
        text_of(row.name),
        moment(row.created),
    )
