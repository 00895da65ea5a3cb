"""In what part of its document each highlight stands, so that it need not be read to be asked."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple, cast

from sqlalchemy import delete, func, insert, select, text

from desktop.errors import StorageError
from desktop.library.file.tables import (
    DocumentRow,
    HighlightRow,
    PassageFactRow,
    RevisionRow,
    SurveyedRow,
    WhereaboutsRow,
)
from desktop.library.file.values import all_of, clean, whole_of
from desktop.library.highlight_rows import END, LISTED, LIVE, START

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from sqlalchemy import ColumnElement, Select, Table
    from sqlalchemy.orm import Session

    from desktop.library.steps.history import History

_H, _D, _R = HighlightRow.__table__.c, DocumentRow.__table__.c, RevisionRow.__table__.c
_S, _W = SurveyedRow.__table__.c, WhereaboutsRow.__table__.c
_CACHE = tuple(
    cast("Table", row.__table__) for row in (SurveyedRow, WhereaboutsRow, PassageFactRow)
)
_RULES = "2"
"""Raised whenever the same text would tell other places, or another who speaks there."""
_OUTLINE = func.coalesce(_R.edited_sections, _R.structure_blob, "").concat(f"\n{_RULES}")
_EDITED = func.coalesce(_D.edited_facts, "")
_IS_MOVED = _W.highlight_id.is_(None) | (_W.start != START) | (_W.end != END)


class State(NamedTuple):
    """What the places of a document's highlights are told from."""

    revision: int
    outline: str
    """With the number of the rules by which they were told."""
    edited: str


class Unsurveyed(NamedTuple):
    """Highlights of a document, with where they begin and end, whose whereabouts are not known."""

    document_id: str
    state: State
    passages: dict[str, tuple[int, int]]
    is_whole: bool
    """Whether these are all that the document has: what was known of it no longer holds."""


class Place(NamedTuple):
    """Where a highlight begins: number of its paragraph, headings above, page, facts there.

    Under SAID the facts tell who says its words.
    """

    block: int
    section: str
    page: str
    facts: Mapping[str, str]


class Whereabouts:
    """What can be done with the cache of places."""

    def __init__(self, history: History) -> None:
        self._history = history
        self._store = history.store
        self._seen: tuple[int, int] | None = None
        self._is_shadowed = False

    def missing(self) -> list[Unsurveyed]:
        """Return what is to be surveyed before a question can be answered; mostly nothing.

        Nothing is looked up while nobody has written since the last call that found nothing.
        """
        version = self._store.version()
        if version == self._seen:
            return []
        with self._store.reading() as session:
            if self._store.read_only:
                self._shadow(session)
            changed = _changed_documents(session)
            passages = _passages(session, _H.document_id.in_(all_of(changed)))
            for key, moved in _passages(session, _IS_MOVED).items():
                passages.setdefault(key, moved)
            states = _states(session, passages)
        if not passages:
            self._seen = version
        return [
            Unsurveyed(key, states[key], passages[key], key in changed)
            for key in passages
            if key in states
        ]

    def put(self, surveyed: Sequence[tuple[Unsurveyed, Mapping[str, Place]]]) -> None:
        """Keep the places of documents' highlights; not of one that changed meanwhile.

        Where the disk is full a question is answered all the same.
        """
        if not (self._store.read_only or self._is_shadowed):
            try:
                with self._store.writing_ahead() as session:
                    _write_all(session, surveyed)
            except StorageError:
                if self._history.in_step:
                    raise
            else:
                return
        with self._store.reading() as session:
            self._shadow(session)
            _write_all(session, surveyed)
            if not self._history.in_step:
                session.commit()

    def forget(self) -> None:
        """Forget all places; they are looked for anew when they are asked."""
        self._seen = None
        with self._store.writing() as session:
            for table in _CACHE:
                session.execute(delete(table))

    def _shadow(self, session: Session) -> None:
        """Keep the cache in tables that go with the window: the library cannot be written."""
        if not self._is_shadowed:
            for table in _CACHE:
                name = table.name
                session.execute(
                    text(f"CREATE TEMP TABLE {name} AS SELECT * FROM main.{name}")  # noqa: S608
                )
            session.commit()
            self._is_shadowed = True


def _changed_documents(session: Session) -> set[str]:
    query = (
        select(_D.id)
        .select_from(DocumentRow.__table__)
        .join(RevisionRow.__table__, (_R.document_id == _D.id) & (_R.number == _D.revision))
        .outerjoin(SurveyedRow.__table__, _S.document_id == _D.id)
        .where(
            _D.deleted_at.is_(None),
            _S.document_id.is_(None)
            | (_S.revision != _D.revision)
            | (_S.outline != _OUTLINE)
            | (_S.edited != _EDITED),
        )
    )
    return set(session.scalars(query))


def _states(session: Session, ids: Iterable[str]) -> dict[str, State]:
    query: Select[str, int, str, str] = (
        select(_D.id, _D.revision, _OUTLINE, _EDITED)
        .select_from(DocumentRow.__table__)
        .join(RevisionRow.__table__, (_R.document_id == _D.id) & (_R.number == _D.revision))
        .where(_D.id.in_(all_of(ids)))
    )
    return {row[0]: State(*row[1:]) for row in session.execute(query)}


def _passages(
    session: Session, condition: ColumnElement[bool]
) -> dict[str, dict[str, tuple[int, int]]]:
    query = LISTED.with_only_columns(_H.document_id, _H.id, START, END).where(LIVE, condition)
    query = query.outerjoin(WhereaboutsRow.__table__, _W.highlight_id == _H.id)
    found: dict[str, dict[str, tuple[int, int]]] = {}
    for document_id, key, start, end in session.execute(query):
        found.setdefault(document_id, {})[key] = whole_of(start), whole_of(end)
    return found


def _write_all(
    session: Session, surveyed: Sequence[tuple[Unsurveyed, Mapping[str, Place]]]
) -> None:
    states = _states(session, [found.document_id for found, _ in surveyed])
    for found, places in surveyed:
        if states.get(found.document_id) == found.state:
            _write(session, found, places)


def _write(session: Session, found: Unsurveyed, places: Mapping[str, Place]) -> None:
    surveyed, whereabouts, facts = _CACHE
    old = all_of(found.passages)
    if found.is_whole:
        old = select(_W.highlight_id).where(_W.document_id == found.document_id)
    for table in (facts, whereabouts):
        session.execute(delete(table).where(table.c.highlight_id.in_(old)))
    session.execute(delete(surveyed).where(surveyed.c.document_id == found.document_id))
    there = set(session.scalars(select(_H.id).where(_H.document_id == found.document_id)))
    kept = {key: place for key, place in places.items() if key in there}
    rows = [
        {
            "highlight_id": key,
            "document_id": found.document_id,
            "start": found.passages[key][0],
            "end": found.passages[key][1],
            "block": place.block,
            "section": clean(place.section),
            "page": clean(place.page),
        }
        for key, place in kept.items()
    ]
    told = [
        {"name": clean(name), "highlight_id": key, "value": value, "folded": value.casefold()}
        for key, place in kept.items()
        for name, value in zip(place.facts, map(clean, place.facts.values()), strict=True)
    ]
    state = {"document_id": found.document_id, **found.state._asdict()}
    for table, values in ((surveyed, [state]), (whereabouts, rows), (facts, told)):
        if values:
            session.execute(insert(table), values)
