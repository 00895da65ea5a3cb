"""Free notes in the store."""

from __future__ import annotations

from typing import TYPE_CHECKING
from uuid import uuid4

from sqlalchemy import or_, select

from desktop.domain import tidy
from desktop.domain.noted.free_notes import AT_THE_TOP, LONGEST_TEXT, UNTITLED, FreeNote, Home
from desktop.domain.steps import StepCode
from desktop.errors import InvalidValueError, NotFoundError
from desktop.library.collections import found_collection
from desktop.library.documents import found_document
from desktop.library.file.tables import DocumentRow, FreeNoteRow
from desktop.library.file.values import clean, moment, now, text_of
from desktop.library.ordering import natural

if TYPE_CHECKING:
    from sqlalchemy import ColumnElement
    from sqlalchemy.orm import Session

    from desktop.library.steps.history import History

_HERE = or_(FreeNoteRow.document_id.is_(None), DocumentRow.deleted_at.is_(None))


class FreeNotes:
    """What can be done with free notes."""

    def __init__(self, history: History) -> None:
        self._history = history
        self._store = history.store

    def all(self) -> list[FreeNote]:
        """Return the notes outside the trash, by title; those of a document go there with it."""
        return self._where(FreeNoteRow.deleted_at.is_(None) & _HERE)

    def removed(self) -> list[FreeNote]:
        """Return the notes in the trash whose document is not there."""
        return self._where(FreeNoteRow.deleted_at.is_not(None) & _HERE)

    def get(self, note_id: str) -> FreeNote:
        """Return a note that is not in the trash. Raises NotFoundError."""
        found = self._where((FreeNoteRow.id == note_id) & FreeNoteRow.deleted_at.is_(None) & _HERE)
        if not found:
            raise NotFoundError("note", note_id)
        return found[0]

    def add(self, title: str, text: str = "", home: Home = AT_THE_TOP) -> FreeNote:
        """Begin a note."""
        with self._history.change(StepCode.NEW_NOTE) as journal:
            _check_home(journal.session, home)
            begun = now()
            row = FreeNoteRow(
                id=str(uuid4()),
                document_id=home.document_id,
                collection_id=home.collection_id,
                title=_titled(title),
                text=_written(text),
                created=begun,
                created_by=journal.by,
                modified=begun,
                deleted_at=None,
            )
            journal.insert(row)
            return _note(row)

    def change(
        self, note_id: str, *, title: str | None = None, text: str | None = None
    ) -> FreeNote:
        """Give a note another title or text; what it says already is no step."""
        with self._history.change(StepCode.EDIT_FREE_NOTE) as journal:
            row = _found(journal.session, note_id)
            values = {
                "title": row.title if title is None else _titled(title),
                "text": row.text if text is None else _written(text),
            }
            if values != {"title": row.title, "text": row.text}:
                journal.update(row, **values, modified=now())
            return _note(row)

    def move(self, note_id: str, home: Home) -> FreeNote:
        """Put a note under a document or a collection, or at the top."""
        with self._history.change(StepCode.MOVE_NOTE) as journal:
            _check_home(journal.session, home)
            row = _found(journal.session, note_id)
            journal.update(row, document_id=home.document_id, collection_id=home.collection_id)
            return _note(row)

    def remove(self, note_id: str) -> None:
        """Move a note to the trash."""
        with self._history.change(StepCode.REMOVE_NOTE) as journal:
            journal.update(_found(journal.session, note_id), deleted_at=now())

    def restore(self, note_id: str) -> FreeNote:
        """Take a note out of the trash."""
        with self._history.change(StepCode.RESTORE_NOTE) as journal:
            row = journal.session.get(FreeNoteRow, note_id)
            if row is None:
                raise NotFoundError("note", note_id)
            journal.update(row, deleted_at=None)
            return _note(row)

    def _where(self, condition: ColumnElement[bool]) -> list[FreeNote]:
        query = (
            select(FreeNoteRow)
            .outerjoin(DocumentRow, DocumentRow.id == FreeNoteRow.document_id)
            .where(condition)
        )
        with self._store.reading() as session:
            found = [_note(row) for row in session.scalars(query).all()]
        return sorted(found, key=lambda one: (natural(one.title), one.id))


def _check_home(session: Session, home: Home) -> None:
    if home.document_id is not None:
        found_document(session, home.document_id)
    if home.collection_id is not None:
        found_collection(session, home.collection_id)


def _titled(title: str) -> str:
    return tidy.one_line(clean(title), tidy.LONGEST_NAME) or UNTITLED


def _written(text: str) -> str:
    """Return a text as it can be kept: all of it, or none."""
    if len(text) > LONGEST_TEXT:
        raise InvalidValueError("note", f"{text[:40]}…", f"at most {LONGEST_TEXT:,} characters")
    return clean(text)


def _found(session: Session, note_id: str) -> FreeNoteRow:
    row = session.get(FreeNoteRow, note_id)
    if row is None or row.deleted_at is not None:
        raise NotFoundError("note", note_id)
    return row


def _note(row: FreeNoteRow) -> FreeNote:
    return FreeNote(
        text_of(row.id),
        text_of(row.title) or UNTITLED,
        text_of(row.text),
        Home(text_of(row.document_id) or None, text_of(row.collection_id) or None),
        moment(row.created),
        moment(row.modified),
    )
