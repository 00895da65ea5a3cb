"""Steps: how a change is made, told, undone and redone."""

from __future__ import annotations

import getpass
import logging
from contextlib import contextmanager, suppress
from dataclasses import replace
from typing import TYPE_CHECKING, TypeVar
from uuid import uuid4

from sqlalchemy import func, select, true
from sqlalchemy.exc import IntegrityError

from desktop import words
from desktop.domain import Changes
from desktop.domain.steps import StepCode
from desktop.errors import ChangedElsewhereError
from desktop.library.file.tables import EventRow, StepRow
from desktop.library.file.values import clean, now
from desktop.library.steps.changes import (
    NOTED,
    Noted,
    changed_by,
    changes_where,
    last_event,
)
from desktop.library.steps.journal import Journal
from desktop.library.steps.reach import Reach
from desktop.library.steps.reversal import Reversal
from desktop.library.steps.step_rows import steps_where
from desktop.library.steps.unplaced import unplace_reversed
from desktop.library.steps.waiting_turns import Turns

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from sqlalchemy.orm import Session

    from desktop.domain import Step
    from desktop.library.file.store import Store

T = TypeVar("T")
UNDO, REDO = "undo", "redo"
TAKEN_BACK_AT_ONCE = 1_500
"""Events that are taken back in one transaction: other windows wait no longer."""
_LOG = logging.getLogger(__name__)


class _RehearsedError(Exception):
    pass


class History:
    """What every part of a library stands on: one way to change it, noted down and reversible."""

    def __init__(self, store: Store, window: str = "") -> None:
        self.store = store
        self._journal: Journal | None = None
        self._changes = Changes()
        self.window = window or uuid4().hex
        """Whose steps these are: a window and its workers count as one."""
        self.by = _reader()
        """Who makes the changes."""
        self._version = store.foreign_version()
        with store.reading() as session:
            self._seen = last_event(session)
            newest = session.scalar(select(func.max(StepRow.id)))
        self._reach = Reach(self.window, newest or 0)
        self.turns = Turns(store)

    @property
    def in_step(self) -> bool:
        """Whether what is changed now is part of a step that is still open."""
        return self._journal is not None

    @contextmanager
    def step(self, code: StepCode, *, undoable: bool = True) -> Iterator[None]:
        """Make all changes inside one step and one transaction: an error undoes them all."""
        with self.change(code, undoable=undoable):
            yield

    def take_changes(self) -> Changes:
        """Return what this library changed since the last call."""
        with self.store.lock:
            changes, self._changes = self._changes, Changes()
        return changes

    def foreign_changes(self) -> Changes:
        """Return what other windows and commands changed since the last call."""
        with self.store.lock:
            version = self.store.foreign_version()
            if version == self._version:
                return Changes()
            with self.store.reading() as session:
                newest = last_event(session)
                foreign = (
                    (EventRow.seq > self._seen)
                    & (EventRow.seq <= newest)
                    & (StepRow.window != self.window)
                )
                changes = changes_where(session, foreign)
            self._version, self._seen = version, newest
        return changes

    def undo(self) -> StepCode | None:
        """Take this window's newest step back; return its code, or None when there is none.

        Raises ChangedElsewhereError, once for a step, when another window has changed the same.
        """
        return self._walk(UNDO, self._reach)

    def redo(self) -> StepCode | None:
        """Make the step undone last here once more; return its code, or None when there is none.

        Raises ChangedElsewhereError like `undo`.
        """
        return self._walk(REDO, self._reach)

    def walk(self, direction: str, since: int, told: Callable[[int, int], None]) -> StepCode | None:
        """Undo, or redo, for another process of this window, which was opened after step `since`.

        `told` is called with how many rows of how many are done; what it raises takes all back.
        """
        return self._walk(direction, replace(self._reach, since=since), told)

    @property
    def since(self) -> int:
        """The newest step there was when this was opened."""
        return self._reach.since

    def next_is_larger(self, direction: str, than: int) -> bool:
        """Whether the step that `undo` or `redo` would walk changed more rows than so many."""
        step = self._reach.steps(StepRow.id, direction).scalar_subquery()
        some = select(EventRow.seq).where(EventRow.step_id == step).limit(than + 1).subquery()
        with self.store.reading() as session:
            return (session.scalar(select(func.count()).select_from(some)) or 0) > than

    def take_back(self, number: int, told: Callable[[int, int], None]) -> None:
        """Take a step back for good, in transactions so short that others write meanwhile.

        Ended before its end, it leaves the rest of the step, which can be undone.
        """
        with self.store.reading() as session:
            events = _events_of(session, session.get_one(StepRow, number), newest_first=True)
        begun: int | None = None
        for start in range(0, len(events), TAKEN_BACK_AT_ONCE):
            told(start, len(events))
            some = events[start : start + TAKEN_BACK_AT_ONCE]
            with self.change(StepCode.UNDO, kind=UNDO, further=begun) as journal:
                Reversal(journal, some, "before").run()
                unplace_reversed(journal, some)
                journal.step.of, begun = number, journal.step.id
        with self.store.writing() as session:
            session.get_one(StepRow, number).state = "cut"

    def rehearse(self, change: Callable[[], object]) -> None:
        """Make a change, take it back and leave nothing of either: the first to come is quick then.

        Raises LibraryBusyError at once where another window writes.
        """
        with (
            suppress(_RehearsedError),
            self.store.writing_ahead(waits=False) as session,
            self.change(StepCode.CHANGE_HIGHLIGHT) as journal,
        ):
            change()
            changed_by(session, journal.close())
            events = _events_of(session, journal.step, newest_first=True)
            self._reach.is_overtaken(session, events)
            _reversed(journal, events, "before", None)
            raise _RehearsedError  # and the transaction comes to nothing
        self.next_is_larger(UNDO, 0)
        self._next(UNDO)
        self._next(REDO)

    def next_undo(self) -> StepCode | None:
        """Return the code of the step that `undo` would take back."""
        return self._next(UNDO)

    def next_redo(self) -> StepCode | None:
        """Return the code of the step that `redo` would make again."""
        return self._next(REDO)

    def steps(self, limit: int = 100) -> list[Step]:
        """Return the newest steps, the newest first, undone and redone ones among them."""
        with self.store.reading() as session:
            return steps_where(session, true(), limit)

    @contextmanager
    def change(
        self,
        code: StepCode,
        *,
        undoable: bool = True,
        kind: str = "change",
        further: int | None = None,
    ) -> Iterator[Journal]:
        """Give the journal of a step of its own, or of the one that is open.

        A step of very much is written in several transactions: each `further` one names the step
        that it goes on with, and begins another where that was taken back meanwhile.
        """
        self.turns.come()
        with self.store.lock:
            if self._journal is not None:
                with self._journal.part():
                    yield self._journal
                return
            with self.store.writing() as session:
                begun = session.get(StepRow, further) if further is not None else None
                goes_on = begun is not None and begun.state == "done"
                step = StepRow(
                    code=code.value,
                    at=now(),
                    by=self.by,
                    window=self.window,
                    kind=kind if undoable else "record",
                    state="done",
                )
                if begun is not None and goes_on:
                    step = begun
                self._journal = Journal(session, step, self._reach, goes_on=goes_on)
                try:
                    yield self._journal
                    told = self._journal.close()
                finally:
                    self._journal = None
            if told:
                # Others may write again: which highlights a large document has takes a while.
                with self.store.reading() as session:
                    self._changes |= changed_by(session, told)

    def _walk(
        self,
        direction: str,
        reach: Reach,
        told: Callable[[int, int], None] | None = None,
    ) -> StepCode | None:
        if self._journal is not None:
            raise RuntimeError("a step cannot be undone from inside another")
        overtaken: StepCode | None = None
        with self.change(StepCode(direction), kind=direction) as journal:
            session, undoing = journal.session, direction == UNDO
            while (step := session.scalar(reach.steps(StepRow, direction))) is not None:
                events = _events_of(session, step, newest_first=undoing)
                changed = None
                if not reach.is_overtaken(session, events):
                    side = "before" if undoing else "after"
                    changed = _reversed(journal, events, side, told)
                if changed is None:
                    step.state, overtaken = "cut", StepCode(step.code)
                    break
                step.state = ("undone" if undoing else "done") if changed else "cut"
                session.flush()
                if changed:
                    journal.step.of = step.id
                    return StepCode(step.code)
        if overtaken is not None:
            raise ChangedElsewhereError(words.step(overtaken))
        return None

    def _next(self, direction: str) -> StepCode | None:
        with self.store.reading() as session:
            code = session.scalar(self._reach.steps(StepRow.code, direction))
        return None if code is None else StepCode(code)


def _reversed(
    journal: Journal,
    events: Sequence[Noted],
    side: str,
    told: Callable[[int, int], None] | None,
) -> bool | None:
    """Return whether anything was left to change, None when others have been there since."""
    try:
        with journal.part():
            changed = Reversal(journal, events, side).run(told)
            unplace_reversed(journal, events)
            return changed
    except IntegrityError:  # what it needs is gone, or another stands in its place
        return None
    except (ValueError, TypeError, AttributeError) as error:  # its events are damaged
        _LOG.warning("A step cannot be reversed: %s", type(error).__name__)
        return False


def _events_of(session: Session, step: StepRow, *, newest_first: bool) -> list[Noted]:
    order = EventRow.seq.desc() if newest_first else EventRow.seq
    found = select(*NOTED).where(EventRow.step_id == step.id).order_by(order)
    return list(map(Noted._make, session.execute(found).all()))


def _reader() -> str:
    try:
        return clean(getpass.getuser())
    except (OSError, KeyError, ImportError):
        return ""
