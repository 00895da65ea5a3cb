"""Whose steps a window may take back: its own, and those from before it was opened."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, TypeVar

from sqlalchemy import exists, func, select, update
from sqlalchemy.orm import aliased

from desktop.library.file.tables import EventRow, StepRow
from desktop.library.file.values import said
from desktop.library.steps.changes import NOTED, Noted

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sqlalchemy import ColumnElement, Select, Update
    from sqlalchemy.orm import InstrumentedAttribute, Session

T = TypeVar("T")
STAMPS = {"modified"}
"""Columns that every change sets: two changes do not meet in them."""


@dataclass(frozen=True)
class Reach:
    """Of one window. `since` is the newest step there was when it was opened.

    What another running window does is for that one to undo; after a restart all that was done
    before is one line again.
    """

    window: str
    since: int

    def steps(self, what: type[T] | InstrumentedAttribute[T], direction: str) -> Select[T]:
        """Select the step that `undo` or `redo` would walk next."""
        undoing = direction == "undo"
        mine = self._made_here(StepRow) if undoing else self._undone_here
        return (
            select(what)
            .where(StepRow.kind == "change", StepRow.state == ("done" if undoing else "undone"))
            .where(mine)
            .order_by(StepRow.id.desc() if undoing else StepRow.id)
            .limit(1)
        )

    def cut(self) -> Update:
        """Make the steps that were undone here undone for good: something new was done."""
        return update(StepRow).where(StepRow.state == "undone", self._undone_here)

    def _made_here(self, step: type[StepRow]) -> ColumnElement[bool]:
        return (step.window == self.window) | (step.id <= self.since)

    @cached_property
    def _undone_here(self) -> ColumnElement[bool]:
        undo, last = aliased(StepRow), aliased(StepRow)
        newest = (
            select(func.max(last.id))
            .where(last.of == StepRow.id, last.kind == "undo", last.state == "done")
            .correlate(StepRow)
            .scalar_subquery()
        )
        return exists().where(undo.id == newest, self._made_here(undo))

    def is_overtaken(self, session: Session, events: Sequence[Noted]) -> bool:
        """Whether another window has since changed what these events changed."""
        foreign = select(StepRow.id).where(StepRow.window != self.window, StepRow.id > self.since)
        first = min((event.seq for event in events), default=0)
        found = select(*NOTED).where(EventRow.step_id.in_(foreign), EventRow.seq > first)
        later = [Noted._make(row) for row in session.execute(found)]
        if not later:
            return False
        oldest_last = sorted(events, key=lambda event: -event.seq)
        mine = {(event.noun, event.key): event for event in oldest_last}
        return any(
            (own := mine.get((event.noun, event.key))) is not None
            and event.seq > own.seq
            and bool(_columns(own) & _columns(event) - STAMPS)
            for event in later
        )


def _columns(event: Noted) -> set[str]:
    return {*said(event.before), *said(event.after)}
