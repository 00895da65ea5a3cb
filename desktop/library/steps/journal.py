"""Rows change here and nowhere else, each change leaving an event in the same transaction."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING, cast

from sqlalchemy import inspect

from desktop.library.file.tables import (
    CollectionRow,
    DocumentRow,
    EventRow,
    HighlightRow,
    HighlightTagRow,
    LinkRow,
    PlacementRow,
    RevisionRow,
    Row,
    StepRow,
    TagRow,
)
from desktop.library.file.values import as_json, now
from desktop.library.steps.changes import Told

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sqlalchemy.orm import Session

    from desktop.library.file.values import Values
    from desktop.library.steps.reach import Reach

    Sides = tuple[Values | None, Values | None]

TRACKED: dict[str, type[Row]] = {
    row.__tablename__: row
    for row in (
        CollectionRow,
        DocumentRow,
        RevisionRow,
        HighlightRow,
        PlacementRow,
        TagRow,
        HighlightTagRow,
        LinkRow,
    )
}
"""Rows whose changes can be undone. Events of other nouns are for the record alone."""


class Journal:
    """The changes of one step: each is made, and noted down with what stood there before."""

    def __init__(self, session: Session, step: StepRow, reach: Reach) -> None:
        self.session = session
        self.step = step
        self._reach = reach
        self.events: list[EventRow] = []
        self._waiting: tuple[str, type[Row]] | None = None
        session.add(step)
        session.flush()

    @property
    def by(self) -> str:
        """Who makes the change."""
        return self.step.by

    def insert(self, row: Row, document_id: str | None = None) -> None:
        """Add a row; `document_id` spares finding out which document it is about."""
        self._order("insert", type(row))
        self.session.add(row)
        self.log(self.step.id, row, (None, values_of(row)), document_id)

    def update(self, row: Row, **values: str | int | None) -> None:
        """Change columns of a row; columns that have the value already do not count."""
        before = {name: getattr(row, name) for name in values}
        after = {name: value for name, value in values.items() if before[name] != value}
        if not after:
            return
        self._order("update", type(row))
        for name, value in after.items():
            setattr(row, name, value)
        self.log(self.step.id, row, ({name: before[name] for name in after}, after))

    def delete(self, row: Row, document_id: str | None = None) -> None:
        """Take a row out; `document_id` as for `insert`."""
        self._order("delete", type(row))
        self.log(self.step.id, row, (values_of(row), None), document_id)
        self.session.delete(row)

    def record(self, noun: str, document_id: str, after: Values) -> None:
        """Note something that undo leaves alone, such as an import."""
        self._append(self.step.id, noun, document_id, document_id, (None, after))

    @contextmanager
    def part(self) -> Iterator[None]:
        """Hold one change of several: an error inside takes this one back, not the others."""
        mark = len(self.events)
        try:
            with self.session.begin_nested():
                yield
        except BaseException:
            del self.events[mark:]
            raise

    def close(self) -> list[Told]:
        """End the step and tell what it changed; a step without events was none."""
        nouns = {event.noun for event in self.events}
        if not nouns:
            self.session.delete(self.step)
            self.session.flush()
            return []
        reversible = not nouns.isdisjoint(TRACKED)
        if self.step.kind == "change" and not reversible:
            self.step.kind = "record"
        if reversible and self.step.kind not in {"undo", "redo"}:
            self._cut_redo()
        self.session.flush()
        return [Told(e.noun, e.key, e.document_id, e.before, e.after) for e in self.events]

    def _cut_redo(self) -> None:
        self.session.execute(
            self._reach.cut().values(state="cut"), execution_options={"synchronize_session": False}
        )

    def log(self, step_id: int, row: Row, sides: Sides, document_id: str | None = None) -> None:
        """Note what became of a row, as part of a step."""
        document_id = document_id or self._document_of(row)
        self._append(step_id, row.__tablename__, key_of(row), document_id, sides)

    def _order(self, verb: str, cls: type[Row]) -> None:
        """Write what waits, unless it can be written together with what comes now.

        The session writes what it holds in an order of its own; rows that refer to each other, and
        tags that take each other's paths, need ours.
        """
        if (verb, cls) != self._waiting or cls is TagRow:
            self.session.flush()
            self._waiting = verb, cls

    def _append(
        self,
        step_id: int,
        noun: str,
        key: str,
        document_id: str | None,
        sides: Sides,
    ) -> None:
        before, after = (None if side is None else as_json(side) for side in sides)
        event = EventRow(
            step_id=step_id,
            noun=noun,
            key=key,
            document_id=document_id,
            before=before,
            after=after,
            at=now(),
        )
        # Nothing refers to an event, so it is written with whatever is written next.
        self.session.add(event)
        self.events.append(event)

    def _document_of(self, row: Row) -> str | None:
        if isinstance(row, DocumentRow):
            return row.id
        if isinstance(row, HighlightTagRow):
            highlight = self.session.get(HighlightRow, row.highlight_id)
        elif isinstance(row, LinkRow):
            highlight = self.session.get(HighlightRow, row.source_id)
        else:
            return cast("str | None", getattr(row, "document_id", None))
        return highlight.document_id if highlight else None


def values_of(row: Row) -> Values:
    """Return all columns of a row."""
    return {column.key: getattr(row, column.key) for column in inspect(type(row)).column_attrs}


def key_of(row: Row) -> str:
    """Return the primary key of a row as events know it."""
    return " ".join(str(part) for part in inspect(type(row)).primary_key_from_instance(row))
