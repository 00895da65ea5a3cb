"""The folders of the document tree."""

from __future__ import annotations

from typing import TYPE_CHECKING
from uuid import uuid4

from sqlalchemy import select

from desktop.domain import Collection, tidy
from desktop.domain.steps import StepCode
from desktop.errors import InvalidValueError, NotFoundError
from desktop.library.file.tables import CollectionRow, DocumentRow, ExportTargetRow, FreeNoteRow
from desktop.library.file.values import clean, now, text_of
from desktop.library.ordering import natural

if TYPE_CHECKING:
    from collections.abc import Mapping

    from sqlalchemy.orm import Session

    from desktop.library.steps.history import History
    from desktop.library.steps.journal import Journal


class Collections:
    """What can be done with collections."""

    def __init__(self, history: History) -> None:
        self._history = history
        self._store = history.store

    def all(self) -> list[Collection]:
        """Return all collections, by name; of those that lie in each other each is at the top."""
        with self._store.reading() as session:
            rows = session.execute(
                select(CollectionRow.id, CollectionRow.name, CollectionRow.parent_id)
            ).all()
        parents = {row[0]: row[2] for row in rows}
        found = [
            Collection(row[0], text_of(row[1]), None if is_round(parents, row[0]) else row[2])
            for row in rows
        ]
        return sorted(found, key=lambda c: (natural(c.name), text_of(c.id)))

    def add(self, name: str, parent_id: str | None = None) -> Collection:
        """Make a collection inside another, or at the top."""
        name = checked_name(name)
        with self._history.change(StepCode.NEW_COLLECTION) as journal:
            if parent_id is not None:
                found_collection(journal.session, parent_id)
            return _added(journal, name, parent_id)

    def ensure(self, path_name: str) -> Collection:
        """Return the collection at a path such as 'A/B', making what is missing.

        Meant for imports, which undo leaves alone; so undo leaves this alone too.
        """
        names = [checked_name(name) for name in path_name.split("/") if name.strip()]
        if not names:
            raise InvalidValueError("collection name", path_name, "at least one letter or digit")
        with self._history.change(StepCode.NEW_COLLECTION, undoable=False) as journal:
            collection: Collection | None = None
            for name in names:
                parent_id = collection.id if collection else None
                collection = _child(journal.session, name, parent_id) or _added(
                    journal, name, parent_id
                )
        assert collection is not None  # noqa: S101 - names is not empty
        return collection

    def rename(self, collection_id: str, name: str) -> Collection:
        """Give a collection another name."""
        name = checked_name(name)
        with self._history.change(StepCode.RENAME_COLLECTION) as journal:
            row = found_collection(journal.session, collection_id)
            journal.update(row, name=name)
            return _collection(row)

    def move(self, collection_id: str, parent_id: str | None) -> Collection:
        """Put a collection inside another, or at the top; never inside itself."""
        with self._history.change(StepCode.MOVE_COLLECTION) as journal:
            row = found_collection(journal.session, collection_id)
            if parent_id is not None and collection_id in _line(journal.session, parent_id):
                raise InvalidValueError("place for this collection", row.name, "one outside it")
            journal.update(row, parent_id=parent_id)
            return _collection(row)

    def remove(self, collection_id: str) -> None:
        """Take a collection away; what was in it moves up to its parent."""
        with self._history.change(StepCode.REMOVE_COLLECTION) as journal:
            row = found_collection(journal.session, collection_id)
            for kind in (DocumentRow, FreeNoteRow):
                for inside in journal.session.scalars(
                    select(kind).where(kind.collection_id == collection_id)
                ).all():
                    journal.update(inside, collection_id=row.parent_id)
            for child in journal.session.scalars(
                select(CollectionRow).where(CollectionRow.parent_id == collection_id)
            ).all():
                journal.update(child, parent_id=row.parent_id)
            for target in journal.session.scalars(
                select(ExportTargetRow).where(ExportTargetRow.collection_id == collection_id)
            ).all():  # which says so when it is asked for: it is not to export all instead
                journal.update(target, collection_id=None)
            journal.delete(row)


def found_collection(session: Session, collection_id: str) -> CollectionRow:
    """Return the row of a collection, or raise NotFoundError."""
    row = session.get(CollectionRow, collection_id)
    if row is None:
        raise NotFoundError("collection", collection_id)
    return row


def is_round(parents: Mapping[str, str | None], collection_id: str) -> bool:
    """Return whether a collection lies in itself, as only damage can bring about."""
    passed: set[str] = set()
    above = parents.get(collection_id)
    while above is not None and above not in passed and above != collection_id:
        passed.add(above)
        above = parents.get(above)
    return above == collection_id


def checked_name(name: str) -> str:
    """Return a name without needless white space, or raise InvalidValueError when none is left."""
    kept = " ".join(tidy.one_line(clean(name), tidy.LONGEST_NAME).split())
    if not kept:
        raise InvalidValueError("collection name", name, "at least one letter or digit")
    if "/" in kept:  # stands between the names of a path, in imports and searches
        raise InvalidValueError("collection name", name, "a name without “/”")
    return kept


def _added(journal: Journal, name: str, parent_id: str | None) -> Collection:
    row = CollectionRow(id=str(uuid4()), name=name, parent_id=parent_id, created=now())
    journal.insert(row)
    return _collection(row)


def _child(session: Session, name: str, parent_id: str | None) -> Collection | None:
    row = session.scalars(
        select(CollectionRow)
        .where(CollectionRow.name == name, CollectionRow.parent_id.is_(parent_id))
        .order_by(CollectionRow.created)
        .limit(1)
    ).first()
    return _collection(row) if row else None


def _line(session: Session, collection_id: str) -> set[str]:
    """Return a collection and all that it lies in."""
    line: set[str] = set()
    row: CollectionRow | None = found_collection(session, collection_id)
    while row is not None and row.id not in line:
        line.add(row.id)
        row = session.get(CollectionRow, row.parent_id) if row.parent_id else None
    return line


def _collection(row: CollectionRow) -> Collection:
    return Collection(row.id, row.name, row.parent_id)
