"""Citation keys: each document has one that no other has, in the trash or outside."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import select

from desktop.domain.citing.citation_key import EXPECTED, free_key, is_key
from desktop.domain.steps import StepCode
from desktop.errors import InvalidValueError, KeyTakenError
from desktop.library.bibliography import facts_of
from desktop.library.file.tables import DocumentRow, RevisionRow

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from desktop.domain import Facts
    from desktop.library.steps.history import History

_D, _R = DocumentRow.__table__.c, RevisionRow.__table__.c
_NEWEST = (_R.document_id == _D.id) & (_R.number == _D.revision)
_MISSING = _D.citation_key.is_(None) & (_D.revision > 0)


def new_key(session: Session, row: DocumentRow) -> str:
    """Return the key of a document that has none yet, as its file says, or made of its facts."""
    return free_key(_facts(session, row), lambda key: _holder(session, row, key) is not None)


def chosen_key(session: Session, row: DocumentRow, wanted: str) -> str:
    """Return the key that the reader chose for a document; a new one for none.

    Raises InvalidValueError for what can be no key, and KeyTakenError.
    """
    if not wanted:
        return new_key(session, row)
    if wanted == row.citation_key:
        return wanted
    if not is_key(wanted):
        raise InvalidValueError("citation key", wanted, EXPECTED)
    holder = _holder(session, row, wanted)
    if holder is not None:
        title = _facts(session, holder).title
        raise KeyTakenError(wanted, title, is_in_trash=holder.deleted_at is not None)
    return wanted


def make_missing(history: History) -> None:
    """Make keys for documents that a version without them imported."""
    with history.store.reading() as session:
        if session.execute(select(_D.id).where(_MISSING).limit(1)).first() is None:
            return
    with history.change(StepCode.NEW_FORMAT, undoable=False) as journal:
        session = journal.session
        taken = {str(key).casefold() for key in session.scalars(select(_D.citation_key)) if key}
        found = select(DocumentRow, _R.facts).join(RevisionRow.__table__, _NEWEST)
        rows = session.execute(found.where(_MISSING).order_by(_D.created, _D.id)).all()
        told = facts_of([(facts, row.edited_facts or "{}", None) for row, facts in rows])
        for (row, _), facts in zip(rows, told, strict=True):
            key = free_key(facts, lambda key: key.casefold() in taken)
            taken.add(key.casefold())
            journal.update(row, citation_key=key)


def _holder(session: Session, row: DocumentRow, key: str) -> DocumentRow | None:
    """Return the other document that has a key."""
    other = select(DocumentRow).where(_D.citation_key == key, _D.id != row.id)
    return session.scalars(other).first()


def _facts(session: Session, row: DocumentRow) -> Facts:
    newest = session.get(RevisionRow, (row.id, row.revision))
    return facts_of([(newest.facts if newest else "{}", row.edited_facts or "{}", None)])[0]
