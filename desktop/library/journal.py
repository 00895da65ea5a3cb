"""Rows change here and nowhere else, each change leaving an event in the same transaction."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING, Any, cast

from sqlalchemy import inspect, select, update

from desktop.domain import Changes
from desktop.library.changes import changed_by
from desktop.library.tables import (
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
from desktop.library.values import as_json, loaded, now

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from sqlalchemy.orm import Session

    from desktop.library.values import Values

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

PARENTS: dict[type[Row], tuple[tuple[str, type[Row]], ...]] = {
    HighlightTagRow: (("highlight_id", HighlightRow), ("tag_id", TagRow)),
    LinkRow: (("source_id", HighlightRow), ("target_id", HighlightRow)),
}

DEPENDENTS: dict[type[Row], tuple[tuple[type[Row], str], ...]] = {
    CollectionRow: ((DocumentRow, "collection_id"), (CollectionRow, "parent_id")),
    TagRow: ((HighlightTagRow, "tag_id"),),
}


class Journal:
    """The changes of one step: each is made, and noted down with what stood there before."""

    def __init__(self, session: Session, step: StepRow) -> None:
        self.session = session
        self.step = step
        self.events: list[EventRow] = []
        session.add(step)
        session.flush()

    @property
    def by(self) -> str:
        """Who makes the change."""
        return self.step.by

    def insert(self, row: Row) -> None:
        """Add a row."""
        self.session.add(row)
        self.session.flush()
        self._log(row, None, _values(row))

    def update(self, row: Row, **values: str | int | None) -> None:
        """Change columns of a row; columns that have the value already do not count."""
        before = {name: getattr(row, name) for name in values}
        after = {name: value for name, value in values.items() if before[name] != value}
        if not after:
            return
        for name, value in after.items():
            setattr(row, name, value)
        self.session.flush()
        self._log(row, {name: before[name] for name in after}, after)

    def delete(self, row: Row) -> None:
        """Take a row out."""
        before, document_id = _values(row), self._document_of(row)
        self.session.delete(row)
        self.session.flush()
        self._log(row, before, None, document_id)

    def record(self, noun: str, document_id: str, after: Values) -> None:
        """Note something that undo leaves alone, such as an import."""
        self._append(self.step.id, noun, document_id, document_id, (None, after))

    def put_back(self, events: Sequence[EventRow], side: str) -> bool:
        """Make the rows of `events` what they were on `side`, 'before' or 'after'.

        Returns whether anything was left to change: rows that the emptied trash took are passed
        over.
        """
        changed = False
        for event in events:
            cls = TRACKED.get(event.noun)
            values = loaded(getattr(event, side))
            other = loaded(event.after if side == "before" else event.before)
            if cls is None or values is other is None:
                continue
            changed |= self._put_back(cls, event, values, whole=values is None or other is None)
        return changed

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

    def close(self) -> Changes:
        """End the step and tell what it changed; a step without events was none."""
        nouns = {event.noun for event in self.events}
        if not nouns:
            self.session.delete(self.step)
            self.session.flush()
            return Changes()
        reversible = not nouns.isdisjoint(TRACKED)
        if self.step.kind == "change" and not reversible:
            self.step.kind = "record"
        if reversible and self.step.kind not in {"undo", "redo"}:
            self._cut_redo()
        self.session.flush()
        return changed_by(self.session, self.events)

    def _cut_redo(self) -> None:
        undone = update(StepRow).where(StepRow.state == "undone")
        self.session.execute(
            undone.values(state="cut"), execution_options={"synchronize_session": False}
        )

    def _put_back(
        self, cls: type[Row], event: EventRow, values: Values | None, *, whole: bool
    ) -> bool:
        row = self.session.get(cls, _identity(cls, event.key))
        if values is None:
            return row is not None and self._take_out(row, event.step_id)
        if row is not None:
            self.update(row, **values)
            return True
        if not whole or not self._has_parents(cls, values):
            return False
        self.insert(cls(**values))
        return True

    def _take_out(self, row: Row, step_id: int) -> bool:
        if hasattr(row, "deleted_at"):
            self.update(row, deleted_at=now())
            return True
        for cls, column in DEPENDENTS.get(type(row), ()):
            self._adopt(row, cls, column, step_id)
        self.delete(row)
        return True

    def _adopt(self, row: Row, cls: type[Row], column: str, step_id: int) -> None:
        """Free what came to depend on `row` outside of history, as if its step had done it.

        So a redo of the step brings that back as well.
        """
        identity = cast("Any", row).id
        for dependent in self.session.scalars(
            select(cls).where(getattr(cls, column) == identity)
        ).all():
            key, document_id = _key(dependent), self._document_of(dependent)
            before: Values | None = None
            after: Values = {column: identity}
            if isinstance(dependent, HighlightTagRow):
                after = _values(dependent)
                self.delete(dependent)
            else:
                before = {column: getattr(row, "parent_id", None)}
                self.update(dependent, **before)
            self._append(step_id, cls.__tablename__, key, document_id, (before, after))

    def _has_parents(self, cls: type[Row], values: Values) -> bool:
        return all(
            self.session.get(parent, values[column]) is not None
            for column, parent in PARENTS.get(cls, ())
        )

    def _log(
        self,
        row: Row,
        before: Values | None,
        after: Values | None,
        document_id: str | None = None,
    ) -> None:
        document_id = document_id or self._document_of(row)
        self._append(self.step.id, row.__tablename__, _key(row), document_id, (before, after))

    def _append(
        self,
        step_id: int,
        noun: str,
        key: str,
        document_id: str | None,
        sides: tuple[Values | None, Values | None],
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


def _values(row: Row) -> Values:
    return {column.key: getattr(row, column.key) for column in inspect(type(row)).column_attrs}


def _key(row: Row) -> str:
    return " ".join(str(part) for part in inspect(type(row)).primary_key_from_instance(row))


def _identity(cls: type[Row], key: str) -> tuple[Any, ...]:
    columns = inspect(cls).primary_key
    return tuple(
        column.type.python_type(part) for column, part in zip(columns, key.split(" "), strict=True)
    )
