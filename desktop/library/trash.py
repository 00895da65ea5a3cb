"""The trash: documents go there, come back, and only there are they deleted for good."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import delete, select, union, update

from desktop.domain.steps import StepCode
from desktop.errors import NotFoundError
from desktop.library.codebook.bearings import take_off
from desktop.library.documents import document_by_id, documents_where, found_document
from desktop.library.file.staged import STAGED_LARGE, STAGED_TEXTS
from desktop.library.file.tables import (
    AssetRow,
    BlobRow,
    DocumentRow,
    DocumentTagRow,
    EventRow,
    FreeNoteRow,
    HighlightRow,
    HighlightTagRow,
    LinkRow,
    NothingFoundRow,
    RevisionAssetRow,
    RevisionRow,
    SliceRow,
    TagRow,
)
from desktop.library.file.values import all_of, now, said
from desktop.library.steps.changes import TOLD
from desktop.library.steps.event import Told
from desktop.library.tags import resting_tags

if TYPE_CHECKING:
    from collections.abc import Sequence, Set

    from sqlalchemy import ColumnElement, CompoundSelect
    from sqlalchemy.orm import Session

    from desktop.domain import Document
    from desktop.library.file.tables import Row
    from desktop.library.steps.history import History
    from desktop.library.steps.journal import Journal

PURGES = "purges"
"""The noun of events that tell of a document deleted for good, or of a free note."""


class Trash:
    """What takes documents out of sight, and out of the library."""

    def __init__(self, history: History) -> None:
        self._history = history
        self._store = history.store

    def all(self) -> list[Document]:
        """Return the documents in the trash, by title."""
        with self._store.reading() as session:
            return documents_where(session, DocumentRow.deleted_at.is_not(None))

    def holds(self, document_id: str) -> bool:
        """Return whether a document is in the trash."""
        with self._store.reading() as session:
            row = session.get(DocumentRow, document_id)
            return row is not None and row.deleted_at is not None

    def put(self, document_id: str) -> None:
        """Move a document to the trash, with all its highlights."""
        with self._history.change(StepCode.REMOVE_DOCUMENT) as journal:
            journal.update(found_document(journal.session, document_id), deleted_at=now())

    def restore(self, document_id: str) -> Document:
        """Take a document out of the trash."""
        with self._history.change(StepCode.RESTORE_DOCUMENT) as journal:
            row = journal.session.get(DocumentRow, document_id)
            if row is None or not row.revision:
                raise NotFoundError("document", document_id)
            journal.update(row, deleted_at=None)
            return document_by_id(journal.session, document_id)

    def empty(self) -> None:
        """Delete for good the notes in the trash, and the documents with all that is theirs.

        History keeps that there was something, not what it said.
        """
        with self._history.change(StepCode.EMPTY_TRASH, undoable=False) as journal:
            session = journal.session
            before = _source_names(session)
            for tag in session.scalars(select(TagRow).where(TagRow.id.in_(resting_tags()))).all():
                take_off(journal, tag.id)
                journal.delete(tag)
            for document_id in session.scalars(
                select(DocumentRow.id).where(DocumentRow.deleted_at.is_not(None))
            ).all():
                _purge(journal, document_id)
            for note_id in session.scalars(
                select(FreeNoteRow.id).where(FreeNoteRow.deleted_at.is_not(None))
            ).all():
                _purge_note(journal, note_id)
            sweep_blobs(session)
            gone = before - _source_names(session)
        if not self._history.in_step:  # inside a step that may yet fail, `check` sweeps them later
            with self._store.writing() as session:  # an import of the same bytes waits, or was here
                for name in gone - _source_names(session):
                    self._store.sources.remove(name)

    def purged(self) -> set[str]:
        """Return the ids of the documents and free notes that were deleted for good."""
        query = select(EventRow.document_id).where(
            EventRow.noun == PURGES, EventRow.document_id.not_in(select(DocumentRow.id))
        )
        with self._store.reading() as session:
            return set(filter(None, session.scalars(query)))

    def tag_ids(self) -> set[str]:
        """Return the ids of all tags, resting ones too."""
        with self._store.reading() as session:
            return set(session.scalars(select(TagRow.id)))

    def forget(self, ids: Set[str], kept_tags: Set[str]) -> bool:
        """Delete documents and free notes for good, and return whether any was here.

        A tag that no other document's highlights bear goes with them, unless it is to be kept.
        """
        with self._history.change(StepCode.EMPTY_TRASH, undoable=False) as journal:
            session = journal.session
            here = sorted(ids & set(session.scalars(select(DocumentRow.id))))
            notes = sorted(ids & set(session.scalars(select(FreeNoteRow.id))))
            tags = _borne_by_these_alone(session, here) - kept_tags
            for document_id in here:
                _purge(journal, document_id)
            for note_id in notes:
                _purge_note(journal, note_id)
            for tag_id in tags:
                _blank_row(journal, TagRow, tag_id)
                _forget(session, TagRow, TagRow.id == tag_id)
            sweep_blobs(session)
        return bool(here or notes)


def _borne_by_these_alone(session: Session, document_ids: Sequence[str]) -> set[str]:
    bearers: dict[str, set[str]] = {}
    highlights = select(HighlightTagRow.tag_id, HighlightRow.document_id).join(
        HighlightRow, HighlightRow.id == HighlightTagRow.highlight_id
    )
    wholes = (select(row.tag_id, row.document_id) for row in (DocumentTagRow, NothingFoundRow))
    for query in (highlights, *wholes):
        for tag_id, document_id in session.execute(query):
            bearers.setdefault(tag_id, set()).add(document_id)
    return {tag_id for tag_id, documents in bearers.items() if documents <= set(document_ids)}


def pictures_of_areas(session: Session) -> set[str]:
    """Return the digests of pictures that areas have, or have again once a change is undone."""
    kept = select(HighlightRow.picture).where(HighlightRow.picture.is_not(None))
    return {*session.scalars(kept), *_undoable(session, HighlightRow, "picture")} - {None}


def _undoable(session: Session, cls: type[Row], column: str) -> set[str]:
    """Return what events say of a column of rows, before and after."""
    events = select(EventRow.before, EventRow.after).where(EventRow.noun == cls.__tablename__)
    return {str(said(side).get(column)) for row in session.execute(events) for side in row}


def sweep_blobs(session: Session) -> None:
    """Delete texts and pictures that no revision, import, area or undoable change refers to."""
    used: CompoundSelect[str] = union(
        select(RevisionRow.text_blob),
        select(RevisionRow.structure_blob),
        select(RevisionRow.edited_sections).where(RevisionRow.edited_sections.is_not(None)),
        select(RevisionRow.pages_blob).where(RevisionRow.pages_blob.is_not(None)),
        STAGED_TEXTS,
        all_of(_undoable(session, RevisionRow, "edited_sections")),
    )
    _forget(session, BlobRow, BlobRow.sha256.not_in(used))
    areas = all_of(pictures_of_areas(session))
    shown: CompoundSelect[str] = union(select(RevisionAssetRow.sha256), areas, STAGED_LARGE)
    _forget(session, AssetRow, AssetRow.sha256.not_in(shown))
    used = union(select(BlobRow.sha256), select(AssetRow.sha256), STAGED_LARGE)
    _forget(session, SliceRow, SliceRow.sha256.not_in(used))


def _source_names(session: Session) -> set[str]:
    return set(session.scalars(select(RevisionRow.sha256).distinct()))


def _purge(journal: Journal, document_id: str) -> None:
    session = journal.session
    highlights = select(HighlightRow.id).where(HighlightRow.document_id == document_id)
    ids = list(session.scalars(highlights))
    tags = list(
        session.scalars(
            select(HighlightTagRow.tag_id)
            .where(HighlightTagRow.highlight_id.in_(highlights))
            .distinct()
        )
    )
    _blank(journal, document_id, set(ids))
    _forget(session, DocumentRow, DocumentRow.id == document_id)
    session.expire_all()
    journal.record(PURGES, document_id, {"highlights": ids, "tags": tags})


def _blank(journal: Journal, document_id: str, highlights: set[str]) -> None:
    """Take the words out of events of a document and its highlights, leaving that they happened.

    What seals need stays; the salt goes, so that nobody can try out what was said.
    """

    def is_meant(event: Told) -> bool:
        ends = {*map(said(event.before or event.after).get, ("source_id", "target_id"))}
        linked = event.noun == LinkRow.__tablename__ and not ends.isdisjoint(highlights)
        return linked or event.document_id == document_id

    journal.blank(is_meant)
    links = journal.session.execute(
        select(EventRow.seq, *TOLD).where(EventRow.noun == LinkRow.__tablename__)
    )
    linked = [row[0] for row in links if is_meant(Told(*row[1:]))]
    _blank_where(journal.session, (EventRow.document_id == document_id) | EventRow.seq.in_(linked))


def _purge_note(journal: Journal, note_id: str) -> None:
    _blank_row(journal, FreeNoteRow, note_id)
    _forget(journal.session, FreeNoteRow, FreeNoteRow.id == note_id)
    journal.session.expire_all()
    journal.record(PURGES, note_id, {"notes": [note_id]})


def _blank_row(journal: Journal, cls: type[Row], key: str) -> None:
    noun = cls.__tablename__
    journal.blank(lambda event: (event.noun, event.key) == (noun, key))
    _blank_where(journal.session, (EventRow.noun == noun) & (EventRow.key == key))


def _blank_where(session: Session, condition: ColumnElement[bool]) -> None:
    session.execute(
        update(EventRow).where(condition).values(before=None, after=None, salt=None),
        execution_options={"synchronize_session": False},
    )


def _forget(session: Session, cls: type[Row], condition: ColumnElement[bool]) -> None:
    """Delete rows for good, without an event."""
    session.execute(delete(cls).where(condition), execution_options={"synchronize_session": False})
