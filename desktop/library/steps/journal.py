"""Rows change here and nowhere else, each change leaving an event in the same transaction."""

from __future__ import annotations

from contextlib import contextmanager
from functools import cache
from operator import itemgetter
from typing import TYPE_CHECKING, Any, cast

from sqlalchemy import and_, bindparam, delete, insert, inspect, text, update
from sqlalchemy.dialects import sqlite

from desktop.library.file import chain
from desktop.library.file.tables import (
    BookmarkRow,
    BroughtDocumentRow,
    BroughtRow,
    ClaimPassageRow,
    ClaimRow,
    CollectionRow,
    DocumentRow,
    DocumentTagRow,
    ExportTargetRow,
    FreeNoteRow,
    HighlightRow,
    HighlightTagRow,
    LinkKindRow,
    LinkRow,
    NothingFoundRow,
    OutlineLineRow,
    OutlineRow,
    PlacementRow,
    ReadingMarkRow,
    RevisionRow,
    Row,
    SmartTagRow,
    StepRow,
    TagRow,
)
from desktop.library.file.values import now, rows_as_json
from desktop.library.steps.event import Event, event_of, events_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from sqlalchemy import Table
    from sqlalchemy.orm import Session

    from desktop.library.file.values import Values
    from desktop.library.steps.event import Sides, Told
    from desktop.library.steps.reach import Reach

    Filed = tuple[Values, str | None]
    """All columns of a row, with the document that it is about."""
    Change = tuple[Values, str | None, Sides]
    """The key of a row, the document that it is about, and columns before and after."""

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
        SmartTagRow,
        DocumentTagRow,
        NothingFoundRow,
        ReadingMarkRow,
        LinkKindRow,
        BookmarkRow,
        FreeNoteRow,
        ClaimRow,
        ClaimPassageRow,
        OutlineRow,
        OutlineLineRow,
        BroughtRow,
        BroughtDocumentRow,
        ExportTargetRow,
    )
}
"""Rows whose changes can be undone. Events of other nouns are for the record alone."""


_END = text(
    "SELECT max(coalesce((SELECT seq FROM sqlite_sequence WHERE name = 'events'), 0),"
    " coalesce((SELECT max(seq) FROM events), 0)),"
    " (SELECT seal FROM events ORDER BY seq DESC LIMIT 1)"
)
"""The greatest number an event ever had, and the seal of the last one."""


_COLUMNS = (*Event._fields, "seq", "seal")
_BY_PLACE = sqlite.dialect(paramstyle="qmark")
_NEW_EVENT = f"INSERT INTO events ({', '.join(_COLUMNS)}) VALUES ({', '.join('?' * len(_COLUMNS))})"  # noqa: S608


class Journal:
    """The changes of one step: each is made, and noted down with what stood there before."""

    def __init__(
        self, session: Session, step: StepRow, reach: Reach, *, goes_on: bool = False
    ) -> None:
        """Begin a step, or go on with one of which a part is written already."""
        self.session = session
        self.step = step
        self._goes_on = goes_on
        self._reach = reach
        self.events: list[Event] = []
        self._waiting: tuple[str, type[Row] | None] | None = None
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

    def insert_all(self, cls: type[Row], rows: Sequence[Filed], said: Sequence[str] = ()) -> None:
        """Add many rows in one go. None of them is held by the session.

        `said` is the JSON of each, where an event has it already; likewise below.
        """
        if rows:
            self._order("insert", None)
            names = _names(cls)
            values = _columns_of(rows, names)
            self._write_all(_insertion(cls), values)
            self._log_all(cls, rows, None, said or rows_as_json(names, values))

    def delete_all(self, cls: type[Row], rows: Sequence[Filed], said: Sequence[str] = ()) -> None:
        """Take many rows out in one go. None of them may be held by the session."""
        if rows:
            self._order("delete", None)
            self._write_all(_deletion(cls), _columns_of(rows, _keys(cls)))
            names = _names(cls)
            gone = said or rows_as_json(names, _columns_of(rows, names))
            self._log_all(cls, rows, gone, None)

    def update_all(self, cls: type[Row], changes: Sequence[Change]) -> None:
        """Change the same columns of many rows in one go. None of them may be held."""
        if changes:
            self._order("update", None)
            table, keys = _table(cls), _keys(cls)
            one = and_(*(table.c[key] == bindparam(f"of_{key}") for key in keys))
            names = list(changes[0][2][1] or {})
            columns: Values = {name: bindparam(name) for name in names}
            self._write_all(
                str(update(table).where(one).values(columns)),
                [
                    {**(after or {}), **{f"of_{key}": values[key] for key in keys}}
                    for values, _, (_, after) in changes
                ],
            )
            rows = [(values, document_id) for values, document_id, _ in changes]
            before, after = (
                rows_as_json(names, [[(sides[at] or {})[name] for name in names] for sides in both])
                for at, both in enumerate(2 * [[sides for _, _, sides in changes]])
            )
            self._log_all(cls, rows, before, after)

    def _write_all(
        self, statement: str, rows: Sequence[Values] | Sequence[tuple[Any, ...]]
    ) -> None:
        # Of a statement of its own SQLAlchemy would look at every value of every row.
        self.session.connection().exec_driver_sql(statement, rows)

    def _log_all(
        self,
        cls: type[Row],
        rows: Sequence[Filed],
        before: Sequence[str] | None,
        after: Sequence[str] | None,
    ) -> None:
        keys = [" ".join(map(str, key)) for key in _columns_of(rows, _keys(cls))]
        document_ids = [document_id for _, document_id in rows]
        step = self.step.id, cls.__tablename__
        self.events += events_of(step, keys, document_ids, before, after)

    def record(self, noun: str, document_id: str, after: Values) -> None:
        """Note something that undo leaves alone, such as an import.

        Under 'digests' it tells of rows that were written without an event: `row_digests`.
        """
        self.events.append(event_of(self.step.id, noun, document_id, document_id, (None, after)))

    def record_begun(self, noun: str, document_id: str, begun: chain.Begun, rest: str) -> None:
        """Note what `record` does, as JSON of which most was made ready ahead."""
        after, digest = begun.ended(rest)
        said = noun, document_id, document_id, None, after, now()
        self.events.append(Event(self.step.id, *said, begun.salt, digest))

    def blank(self, condition: Callable[[Told], bool]) -> None:
        """Take the words out of events of this step, leaving that they happened."""
        # A new list: an error in this part of the step gives the old one back.
        self.events = [
            event._replace(before=None, after=None, salt=None) if condition(event.told) else event
            for event in self.events
        ]

    @contextmanager
    def part(self) -> Iterator[None]:
        """Hold one change of several: an error inside takes this one back, not the others."""
        events, mark = self.events, len(self.events)
        try:
            with self.session.begin_nested():
                yield
        except BaseException:
            del events[mark:]
            self.events = events
            raise

    def close(self) -> list[Event]:
        """End the step and tell what it changed; a step without events was none."""
        nouns = {event.noun for event in self.events}
        if not nouns:
            if not self._goes_on:
                self.session.delete(self.step)
                self.session.flush()
            return []
        reversible = not nouns.isdisjoint(TRACKED)
        if self.step.kind == "change" and not reversible and not self._goes_on:
            self.step.kind = "record"
        if reversible and self.step.kind not in {"undo", "redo"}:
            self._cut_redo()
        self.session.flush()
        self._seal()
        return self.events

    def _seal(self) -> None:
        """Write the events, each chained to the one before; who writes has the library alone."""
        seq, seal = self.session.execute(_END).one()
        steps = {key: self._said_of(key) for key in {event.step_id for event in self.events}}
        seals = chain.seals((seq, chain.as_seal(seal)), self.events, steps)
        rows = [event + sealed for event, sealed in zip(self.events, seals, strict=True)]
        self._write_all(_NEW_EVENT, rows)

    def _said_of(self, step_id: int) -> chain.StepSaid:
        step = self.step if step_id == self.step.id else self.session.get_one(StepRow, step_id)
        return chain.StepSaid(step.code, step.at, step.by, step.window, step.kind, step.of)

    def _cut_redo(self) -> None:
        self.session.execute(
            self._reach.cut().values(state="cut"), execution_options={"synchronize_session": False}
        )

    def log(self, step_id: int, row: Row, sides: Sides, document_id: str | None = None) -> None:
        """Note what became of a row, as part of a step."""
        document_id = document_id or self._document_of(row)
        self.events.append(event_of(step_id, row.__tablename__, key_of(row), document_id, sides))

    def _order(self, verb: str, cls: type[Row] | None) -> None:
        """Write what waits, unless it can be written together with what comes now.

        The session writes what it holds in an order of its own; rows that refer to each other, and
        tags that take each other's paths, need ours.
        """
        if (verb, cls) != self._waiting or cls in (TagRow, None):
            self.session.flush()
            self._waiting = verb, cls

    def _document_of(self, row: Row) -> str | None:
        if isinstance(row, DocumentRow):
            return row.id
        if isinstance(row, LinkRow):
            highlight_id: str | None = row.source_id
        elif isinstance(row, HighlightTagRow | ClaimPassageRow | OutlineLineRow):
            highlight_id = row.highlight_id
        else:
            return cast("str | None", getattr(row, "document_id", None))
        highlight = self.session.get(HighlightRow, highlight_id) if highlight_id else None
        return highlight.document_id if highlight else None


def _table(cls: type[Row]) -> Table:
    return cast("Table", cls.__table__)


@cache
def _keys(cls: type[Row]) -> tuple[str, ...]:
    return tuple(str(column.key) for column in inspect(cls).primary_key)


@cache
def _names(cls: type[Row]) -> tuple[str, ...]:
    return tuple(_table(cls).c.keys())


@cache
def _insertion(cls: type[Row]) -> str:
    return str(insert(_table(cls)).compile(dialect=_BY_PLACE))


@cache
def _deletion(cls: type[Row]) -> str:
    table = _table(cls)
    one = and_(*(table.c[key] == bindparam(key) for key in _keys(cls)))
    return str(delete(table).where(one).compile(dialect=_BY_PLACE))


def _columns_of(rows: Sequence[Filed], names: Sequence[str]) -> list[tuple[Any, ...]]:
    """Return some columns of rows, in this order."""
    if len(names) == 1:
        return [(values[names[0]],) for values, _ in rows]
    return list(map(itemgetter(*names), (values for values, _ in rows)))


def values_of(row: Row) -> Values:
    """Return all columns of a row."""
    return {column.key: getattr(row, column.key) for column in inspect(type(row)).column_attrs}


def key_of(row: Row) -> str:
    """Return the primary key of a row as events know it."""
    return " ".join(str(part) for part in inspect(type(row)).primary_key_from_instance(row))


def row_digests(rows: Iterable[Row]) -> dict[str, dict[str, str]]:
    """Return the digests of rows, by noun and key, as a record notes them."""
    return chain.merged_digests((row.__tablename__, key_of(row), values_of(row)) for row in rows)
