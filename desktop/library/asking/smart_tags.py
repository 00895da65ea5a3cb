"""Smart tags: questions to highlights, kept under a name."""

from __future__ import annotations

from typing import TYPE_CHECKING
from uuid import uuid4

from sqlalchemy import select

from desktop.domain.asking.kept import SmartTag
from desktop.domain.asking.renamed_tags import renamed
from desktop.domain.asking.understanding import read
from desktop.domain.steps import StepCode
from desktop.errors import InvalidValueError, NotFoundError, QuestionError
from desktop.library.file.tables import SmartTagRow, TagRow
from desktop.library.file.values import clean, now, text_of
from desktop.library.ordering import natural

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from desktop.library.steps.history import History
    from desktop.library.steps.journal import Journal

LONGEST = 100
"""Characters of a name."""


class SmartTags:
    """What can be done with smart tags."""

    def __init__(self, history: History) -> None:
        self._history = history
        self._store = history.store

    def all(self) -> list[SmartTag]:
        """Return the smart tags by name."""
        with self._store.reading() as session:
            found = [_smart_tag(row) for row in session.scalars(select(SmartTagRow))]
        return sorted(found, key=lambda one: natural(one.name))

    def put(self, name: str, question: str) -> SmartTag:
        """Keep a question under a name; the one of that name asks it from now on."""
        name = _checked(name)
        with self._history.change(StepCode.NEW_SMART_TAG) as journal:
            row = _named(journal.session, name)
            if row is None:
                row = SmartTagRow(
                    id=str(uuid4()),
                    name=name,
                    question=clean(question),
                    created=now(),
                    created_by=journal.by,
                )
                journal.insert(row)
            else:
                journal.update(row, question=clean(question))
            return _smart_tag(row)

    def rename(self, smart_tag_id: str, name: str) -> SmartTag:
        """Give a smart tag another name; raise InvalidValueError where it is taken."""
        name = _checked(name)
        with self._history.change(StepCode.CHANGE_SMART_TAG) as journal:
            row = _found(journal.session, smart_tag_id)
            other = _named(journal.session, name)
            if other is not None and other is not row:
                raise InvalidValueError("new name", name, "one that no other smart tag has")
            journal.update(row, name=name)
            return _smart_tag(row)

    def remove(self, smart_tag_id: str) -> None:
        """Remove a smart tag; undo brings it back."""
        with self._history.change(StepCode.REMOVE_SMART_TAG) as journal:
            journal.delete(_found(journal.session, smart_tag_id))


def ask_as_before(journal: Journal, old: str, new: str) -> None:
    """Let smart tags ask for `new` where they asked for `old`, which is about to be called so."""
    paths = [text_of(path) for path in journal.session.scalars(select(TagRow.path))]
    for row in journal.session.scalars(select(SmartTagRow)).all():
        try:
            question = read(row.question)
        except QuestionError:  # of a later version, or damaged
            continue
        asked = str(renamed(question, paths, old, new))
        if asked != str(question):
            journal.update(row, question=asked)


def _checked(name: str) -> str:
    name = " ".join(clean(name).split())
    if not 0 < len(name) <= LONGEST:
        raise InvalidValueError("name", name, f"1 to {LONGEST} characters")
    return name


def _found(session: Session, smart_tag_id: str) -> SmartTagRow:
    row = session.get(SmartTagRow, smart_tag_id)
    if row is None:
        raise NotFoundError("smart tag", smart_tag_id)
    return row


def _named(session: Session, name: str) -> SmartTagRow | None:
    return session.scalars(select(SmartTagRow).where(SmartTagRow.name == name)).first()


def _smart_tag(row: SmartTagRow) -> SmartTag:
    return SmartTag(row.id, text_of(row.name), text_of(row.question))
