"""What highlights are ordered and counted by, held in memory and kept level with the store."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, NamedTuple

from sqlalchemy import or_, select

from desktop.library.asking.clauses import SAID
from desktop.library.file.tables import (
    EventRow,
    HighlightRow,
    HighlightTagRow,
    PassageFactRow,
    WhereaboutsRow,
)
from desktop.library.file.values import all_of, text_of, whole_of
from desktop.library.highlight_rows import END, LISTED, LIVE, START, STATUS
from desktop.library.steps.changes import changes_where, last_event

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from sqlalchemy import ColumnElement, Select
    from sqlalchemy.orm import Session

    from desktop.library.steps.history import History

    Facts = tuple[tuple[str, str], ...]
    Condition = ColumnElement[bool]

_H, _W, _F = HighlightRow.__table__.c, WhereaboutsRow.__table__.c, PassageFactRow.__table__.c
_T = HighlightTagRow.__table__.c
MOST = 2_000
"""Events since the last look, from which all is read anew rather than what they name."""


class Standing(NamedTuple):
    """A highlight in its newest revision, as far as it is ordered and counted by it."""

    document_id: str
    start: int
    end: int
    created: str
    modified: str
    colour: str
    status: str
    by: str
    section: str
    """The nearest heading above."""
    tags: tuple[str, ...]
    """By id."""
    facts: Facts
    """Those of its section, and who says its words."""


class Standings:
    """The standing of every live highlight by its id.

    Half a second's work in a library of 50,000 is done once; what changes since is told by events.
    """

    def __init__(self, history: History) -> None:
        self._history = history
        self._seen = -1
        self._all: dict[str, Standing] = {}

    def level(self, session: Session) -> Mapping[str, Standing]:
        """Return what holds now; another mapping each time that something has changed."""
        if self._history.in_step:  # its changes may yet be taken back, and have no events before
            return _read(session, None)
        newest = last_event(session)
        if newest == self._seen:
            return self._all
        if self._seen < 0 or newest - self._seen > MOST or newest < self._seen:
            self._all = _read(session, None)
        else:
            changes = changes_where(session, EventRow.seq > self._seen)
            touched = or_(
                _H.id.in_(all_of(changes.highlights)),
                _H.document_id.in_(all_of(changes.documents)),
            )
            left = {
                key: one
                for key, one in self._all.items()
                if key not in changes.highlights and one.document_id not in changes.documents
            }
            self._all = left | _read(session, touched)
        self._seen = newest
        return self._all


def _read(session: Session, condition: Condition | None) -> dict[str, Standing]:
    """Read the standing of live highlights that fulfil a condition, or of all."""
    columns = (_H.document_id, START, END, _H.created, _H.modified, _H.colour, STATUS)
    own = (_H.created_by, _W.section, _H.said_by)
    query = LISTED.with_only_columns(_H.id, *columns, *own).where(LIVE)
    query = query.outerjoin(WhereaboutsRow.__table__, _W.highlight_id == _H.id)
    rows = session.execute(query if condition is None else query.where(condition)).all()
    some = None if condition is None else all_of(row[0] for row in rows)
    tags: dict[str, list[str]] = defaultdict(list)
    for key, tag_id in _of(session, some, _T.highlight_id, _T.tag_id):
        tags[key].append(tag_id)
    facts: dict[str, list[tuple[str, str]]] = defaultdict(list)
    for key, name, value in _of(session, some, _F.highlight_id, _F.name, _F.value):
        if value:
            facts[key].append((text_of(name), text_of(value)))
    same: dict[Facts, Facts] = {}
    found = {}
    for key, document_id, start, end, created, modified, colour, status, by, section, said in rows:
        told = tuple(facts.get(key, ()))
        if said is not None:
            told = tuple(one for one in told if one[0] != SAID)
            told = (*told, (SAID, text_of(said))) if said else told
        found[key] = Standing(
            document_id,
            whole_of(start),
            whole_of(end),
            text_of(created),
            text_of(modified),
            text_of(colour),
            text_of(status),
            text_of(by),
            text_of(section).rpartition("\n")[2],
            tuple(tags.get(key, ())),
            same.setdefault(told, told),
        )
    return found


def _of(
    session: Session,
    some: Select[str] | None,
    key: ColumnElement[str],
    *columns: ColumnElement[str],
) -> Iterable[tuple[str, ...]]:
    """Return columns of a table for these highlights, or for all."""
    query = select(key, *columns)
    return session.execute(query if some is None else query.where(key.in_(some))).all()
