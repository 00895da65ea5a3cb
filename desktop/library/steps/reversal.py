"""Make rows what they were before a step, or after it."""

from __future__ import annotations

from functools import reduce
from itertools import groupby
from operator import attrgetter
from typing import TYPE_CHECKING, Any, cast

from sqlalchemy import inspect, select, tuple_

from desktop.library.file.tables import (
    BroughtRow,
    CollectionRow,
    DocumentRow,
    DocumentTagRow,
    ExportTargetRow,
    HighlightRow,
    HighlightTagRow,
    NothingFoundRow,
    Row,
    TagRow,
)
from desktop.library.file.values import all_of, loaded, loaded_all, now
from desktop.library.file.wording import with_words
from desktop.library.steps.journal import TRACKED, key_of, values_of
from desktop.library.steps.many_highlights import APART, change_highlights

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from desktop.library.file.values import Values
    from desktop.library.steps.changes import Noted
    from desktop.library.steps.journal import Filed, Journal

# Rows: SQLite takes 999 values in a statement where it is old.
BATCH = 300
AT_ONCE = 2_000
"""Events after which it is told how far it has come."""
DEPENDENTS: dict[type[Row], tuple[tuple[type[Row], str], ...]] = {
    CollectionRow: (
        (DocumentRow, "collection_id"),
        (CollectionRow, "parent_id"),
        (ExportTargetRow, "collection_id"),
    ),
    TagRow: tuple((cls, "tag_id") for cls in (HighlightTagRow, DocumentTagRow, NothingFoundRow)),
}
"""What may have come to refer to a row without a step of its own: an import, for one."""
BEARINGS: dict[str, type[Row]] = {
    row.__tablename__: row for row in (HighlightTagRow, DocumentTagRow, BroughtRow)
}
"""Rows that are made and taken away, seldom changed, and many in one step: they go in bulk."""


class Reversal:
    """Puts the rows of one step's events back, each change noted down like any other.

    Rows that emptying the trash took for good are passed over.
    """

    def __init__(self, journal: Journal, events: Sequence[Noted], side: str) -> None:
        """Prepare to make rows what `events` say of them on `side`, 'before' or 'after'."""
        self.journal = journal
        self.session = journal.session
        self.events = [event for event in events if event.noun in TRACKED]
        self.side = side
        self._rows: dict[tuple[str, str], Row] = {}
        self._borne: set[tuple[str, str]] = set()
        """The bearings there are, by noun and key."""
        nouns = {event.noun for event in self.events}
        self._in_bulk = {noun for noun in nouns if self._comes_and_goes(noun)}
        """Nouns whose rows were made and taken away here, and none of them changed."""
        self._made = {noun for noun in nouns if self._is_made_in_bulk(noun)}
        """Nouns of which very many rows were made here, as another program's file brings them."""
        self._changed = {noun for noun in nouns if self._is_changed_in_bulk(noun)}
        """Nouns of which very many rows were changed here, each of them once."""
        for noun in nouns:
            keys = sorted({event.key for event in self.events if event.noun == noun})
            if noun in self._in_bulk:
                self._load_bearings(noun, keys)
            elif noun not in self._made | self._changed:
                self._load(noun, keys)

    def _comes_and_goes(self, noun: str) -> bool:
        return noun in BEARINGS and all(
            event.before is None or event.after is None
            for event in self.events
            if event.noun == noun
        )

    def _is_made_in_bulk(self, noun: str) -> bool:
        found = [event for event in self.events if event.noun == noun]
        is_meant = noun == HighlightRow.__tablename__ and len(found) >= BATCH
        return is_meant and all(event.before is None for event in found)

    def _is_changed_in_bulk(self, noun: str) -> bool:
        found = [event for event in self.events if event.noun == noun]
        if noun != HighlightRow.__tablename__ or len(found) < BATCH:
            return False
        is_change = all(event.before is not None and event.after is not None for event in found)
        return (
            is_change
            and len({event.key for event in found}) == len(found)
            and all(
                isinstance(values, dict) and values.keys() <= APART
                for values in loaded_all([event.after or "null" for event in found])
            )
        )

    def run(self, told: Callable[[int, int], None] | None = None) -> bool:
        """Return whether anything was left to change.

        `told` is called with how many events of how many are put back; what it raises ends it.
        """
        changed, done = False, 0
        for noun, events in self._runs():
            if told is not None:
                told(done, len(self.events))
            done += len(events)
            if noun in self._in_bulk:
                changed |= self._put_back_bearings(noun, events)
            elif noun in self._made:
                changed |= self._put_back_made(events)
            elif noun in self._changed:
                wanted = {event.key: self._side_of(event) or {} for event in events}
                changed |= change_highlights(self.journal, wanted)
            else:
                changed |= max(map(self._put_back, events))  # all of them, though one would do
        return changed

    def _runs(self) -> Iterator[tuple[str, list[Noted]]]:
        """Yield events of one noun that can be put back together, in their order.

        Highlights and what they bear stay apart even where a file brought them by turns: neither
        has to be there first, as a highlight that is removed is still a row.
        """
        bulk = self._in_bulk | self._made | self._changed
        for is_bulk, events in groupby(self.events, lambda event: event.noun in bulk):
            if is_bulk:
                by_noun: dict[str, list[Noted]] = {}
                for noun, some in groupby(events, attrgetter("noun")):
                    by_noun.setdefault(noun, []).extend(some)
                for noun, all_of_it in by_noun.items():
                    for start in range(0, len(all_of_it), AT_ONCE):
                        yield noun, all_of_it[start : start + AT_ONCE]
            else:
                for noun, some in groupby(events, lambda event: event.noun):
                    yield noun, list(some)

    def _load(self, noun: str, keys: list[str]) -> None:
        cls = TRACKED[noun]
        columns = inspect(cls).primary_key
        for i in range(0, len(keys), BATCH):
            wanted = [identity_of(cls, key) for key in keys[i : i + BATCH]]
            for row in self.session.scalars(select(cls).where(tuple_(*columns).in_(wanted))):
                self._rows[noun, key_of(row)] = row

    def _load_bearings(self, noun: str, keys: list[str]) -> None:
        columns = inspect(BEARINGS[noun]).primary_key
        parts = [set(part) for part in zip(*(key.split(" ") for key in keys), strict=True)]
        at = 0  # a bearer has few of a kind, a tag may have a hundred thousand
        if len(parts[0]) > BATCH:
            at = min(range(len(parts)), key=lambda each: len(parts[each]))
        key = reduce(lambda start, column: start.concat(" ").concat(column), columns)
        found = self.session.scalars(select(key).where(columns[at].in_(all_of(parts[at]))))
        self._borne |= {(noun, key) for key in set(keys).intersection(found.all())}

    def _put_back_bearings(self, noun: str, events: Sequence[Noted]) -> bool:
        """Put back what was made and taken away, in runs of one or the other."""
        changed = False
        sides = [event.before if self.side == "before" else event.after for event in events]
        said = loaded_all([event.before or event.after or "null" for event in events])
        told = zip(events, sides, said, strict=True)
        for is_there, run in groupby(told, lambda one: one[1] is not None):
            rows: list[Filed] = []
            texts = []
            for event, _, values in run:
                identity = noun, event.key
                if (identity in self._borne) is not is_there and values is not None:
                    rows.append((values, event.document_id))
                    texts.append(event.before or event.after or "null")
                    (self._borne.add if is_there else self._borne.remove)(identity)
            write = self.journal.insert_all if is_there else self.journal.delete_all
            write(BEARINGS[noun], rows, texts)
            changed = changed or bool(rows)
        return changed

    def _put_back_made(self, events: Sequence[Noted]) -> bool:
        """Remove highlights, or bring back those that nobody has changed since; all in one go."""
        table = HighlightRow.__table__.c
        wanted = {event.key: self._side_of(event) for event in events}
        query = select(table.id, table.document_id, table.deleted_at)
        rows = self.session.execute(query.where(table.id.in_(all_of(wanted))))
        removed_at = now()
        changes = []
        for key, document_id, deleted_at in rows:
            side = wanted[key]
            to = removed_at if side is None else side.get("deleted_at")
            if (to is None) != (deleted_at is None):
                sides = {"deleted_at": deleted_at}, {"deleted_at": to}
                changes.append(({"id": key}, document_id, sides))
        self.journal.update_all(HighlightRow, changes)
        return bool(changes)

    def _side_of(self, event: Noted) -> Values | None:
        return loaded(event.before if self.side == "before" else event.after)

    def _other_of(self, event: Noted) -> Values | None:
        return loaded(event.after if self.side == "before" else event.before)

    def _put_back(self, event: Noted) -> bool:
        wanted, other = self._side_of(event), self._other_of(event)
        row = self._rows.get((event.noun, event.key))
        if wanted is None:
            return other is not None and row is not None and self._take_out(row, event)
        if row is not None:
            if isinstance(row, HighlightRow):
                wanted = with_words(self.session, row, wanted)
            self.journal.update(row, **wanted)
            return True
        if other is not None:  # a change of a row that is gone for good
            return False
        row = TRACKED[event.noun](**wanted)
        self.journal.insert(row, event.document_id)
        self._rows[event.noun, event.key] = row
        return True

    def _take_out(self, row: Row, event: Noted) -> bool:
        if hasattr(row, "deleted_at"):
            self.journal.update(row, deleted_at=now())
            return True
        for cls, column in DEPENDENTS.get(type(row), ()):
            self._adopt(row, cls, column, event.step_id)
        self.journal.delete(row, event.document_id)
        del self._rows[event.noun, event.key]
        return True

    def _adopt(self, row: Row, cls: type[Row], column: str, step_id: int) -> None:
        """Free what came to refer to `row` outside of history, as if its step had done it.

        So a redo of the step brings that back as well.
        """
        identity = cast("Any", row).id
        referring = select(cls).where(getattr(cls, column) == identity)
        for dependent in self.session.scalars(referring).all():
            if isinstance(row, TagRow):
                self.journal.log(step_id, dependent, (None, values_of(dependent)))
                self.journal.delete(dependent)
                noted = dependent.__tablename__, key_of(dependent)
                self._rows.pop(noted, None)
                self._borne.discard(noted)
            else:
                without: Values = {column: getattr(row, "parent_id", None)}
                self.journal.log(step_id, dependent, (without, {column: identity}))
                self.journal.update(dependent, **without)


def identity_of(cls: type[Row], key: str) -> tuple[Any, ...]:
    """Return the primary key of a row, as events know it, in its columns' types."""
    columns = inspect(cls).primary_key
    return tuple(
        column.type.python_type(part) for column, part in zip(columns, key.split(" "), strict=True)
    )
