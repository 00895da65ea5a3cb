"""Questions to highlights: which answer one, in what order, and how many of each kind."""

from __future__ import annotations

from collections import Counter, defaultdict
from typing import TYPE_CHECKING, NamedTuple

from sqlalchemy import select

from desktop.domain.asking.kept import Kept, Matrix, Order, Side
from desktop.domain.asking.which import Field
from desktop.library.asking.clauses import DAY, FACTS, About, clause
from desktop.library.file.tables import (
    HighlightRow,
    HighlightTagRow,
    PassageFactRow,
    WhereaboutsRow,
)
from desktop.library.file.values import all_of, text_of, uncollected, whole_of
from desktop.library.highlight_rows import END, LISTED, LIVE, START, STATUS, listed
from desktop.library.ordering import natural

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from sqlalchemy import Select
    from sqlalchemy.orm import Session

    from desktop.domain import Highlight
    from desktop.domain.asking.which import Which
    from desktop.library.steps.history import History

    Values = Iterable[tuple[str, str]]
    """Highlights by id, each with a value; one may have several."""

_H, _W, _F = HighlightRow.__table__.c, WhereaboutsRow.__table__.c, PassageFactRow.__table__.c
_T = HighlightTagRow.__table__.c
_MONTH = len("2026-03")


class _Found(NamedTuple):
    id: str
    document_id: str
    start: int
    end: int
    created: str
    modified: str


class Answers:
    """What can be asked of highlights, once their whereabouts are known."""

    def __init__(self, history: History) -> None:
        self._store = history.store

    def ids(self, which: Which, about: About, order: Order = Order.READING) -> list[str]:
        """Return the ids of the highlights that answer a question."""
        columns = (_H.id, _H.document_id, START, END, _H.created, _H.modified)
        with self._store.reading() as session, uncollected():
            query = _answers(which, about).with_only_columns(*columns)
            found = [_Found(*row) for row in session.execute(query)]
            return [one.id for one in _ordered(session, found, about, order)]

    def highlights(self, ids: Sequence[str]) -> list[Highlight]:
        """Return these highlights in this order; those that are gone meanwhile are left out."""
        with self._store.reading() as session:
            found = {one.id: one for one in listed(session, LIVE & _H.id.in_(all_of(ids)))}
        return [found[key] for key in ids if key in found]

    def kept(self, ids: Sequence[str]) -> list[Kept]:
        """Return these highlights in this order, with what is known of their places."""
        wanted = all_of(ids)
        facts: dict[str, dict[str, str]] = defaultdict(dict)
        with self._store.reading() as session:
            told = select(_F.highlight_id, _F.name, _F.value).where(_F.highlight_id.in_(wanted))
            for key, name, value in session.execute(told):
                if name != DAY:
                    facts[key][text_of(name)] = text_of(value)
            stands = select(_H.id, _H.created_by, _W.section, _W.page).where(_H.id.in_(wanted))
            stands = stands.outerjoin(WhereaboutsRow.__table__, _W.highlight_id == _H.id)
            known = {key: tuple(map(text_of, rest)) for key, *rest in session.execute(stands)}
        found = []
        for one in self.highlights(ids):
            by, section, page = known.get(one.id, ("", "", ""))
            found.append(Kept(one, _lines(section), page, facts.get(one.id, {}), by))
        return found

    def counts(self, which: Which, about: About, side: Side) -> list[tuple[str, int]]:
        """Return how many answering highlights have each value of a side, the most first.

        Documents are told by id.
        """
        with self._store.reading() as session, uncollected():
            pairs = set(_values(session, which, about, side))
        counted = Counter(text_of(value) for _, value in pairs)
        return sorted(counted.items(), key=lambda one: (-one[1], natural(one[0])))

    def matrix(self, which: Which, about: About, rows: Side, columns: Side) -> Matrix:
        """Return how many answering highlights have both a value of one side and of the other.

        Values stand in their own order, documents in that of their titles and told by id.
        """
        with self._store.reading() as session, uncollected():
            down = _by_highlight(_values(session, which, about, rows))
            across = _by_highlight(_values(session, which, about, columns))
            total = len(session.execute(_answers(which, about).with_only_columns(_H.id)).all())
        return _crossed(
            down, across, _in_order(down, rows, about), _in_order(across, columns, about), total
        )


def _answers(which: Which, about: About) -> Select[tuple[object, ...]]:
    return LISTED.where(LIVE, clause(which, about))


def _ordered(session: Session, found: list[_Found], about: About, order: Order) -> list[_Found]:
    rank = {document.id: number for number, document in enumerate(about.documents)}

    def reading(one: _Found) -> tuple[int, int, int, str, str]:
        place = whole_of(one.start), whole_of(one.end)
        return rank.get(one.document_id, len(rank)), *place, text_of(one.created), one.id

    if order is Order.MADE:
        return sorted(found, key=lambda one: (text_of(one.created), one.id), reverse=True)
    if order is Order.CHANGED:
        return sorted(found, key=lambda one: (text_of(one.modified), one.id), reverse=True)
    found.sort(key=reading)
    if order is Order.DATE:
        days = _days(session, about)
        found.sort(key=lambda one: days.get(one.id) or days.get(one.document_id) or "~")
    return found


def _days(session: Session, about: About) -> dict[str, str]:
    """Return the dates of documents and of sections that have one, by document and highlight."""
    days = {document.id: document.facts.date[:10] for document in about.documents}
    own = session.execute(select(_F.highlight_id, _F.value).where(_F.name == DAY))
    return days | {key: day for key, day in own if day}


def _values(session: Session, which: Which, about: About, side: Side) -> Values:
    """Yield the values that each answering highlight has of a side."""
    answers = _answers(which, about)
    if side in _COLUMNS:
        return session.execute(answers.with_only_columns(_H.id, _COLUMNS[side]))
    found = session.execute(answers.with_only_columns(_H.id, _H.document_id)).all()
    match side:
        case Side.TAG:
            return _tagged(session, {key for key, _ in found}, about)
        case Side.SECTION:
            placed = dict(session.execute(select(_W.highlight_id, _W.section)).all())
            last = {key: _lines(text_of(section))[-1:] for key, section in placed.items()}
            return ((key, title) for key, _ in found for title in last.get(key, ()))
        case Side.MONTH:
            days = _days(session, about)
            dated = ((key, days.get(key) or days.get(document) or "") for key, document in found)
            return ((key, day[:_MONTH]) for key, day in dated if len(day) >= _MONTH)
        case Side.PERSON:
            return _people(session, found, about)
        case _:
            return _facts_of(session, {key for key, _ in found}, FACTS[Field.DEPARTMENT])


_COLUMNS = {
    Side.DOCUMENT: _H.document_id,
    Side.COLOUR: _H.colour,
    Side.STATUS: STATUS,
    Side.BY: _H.created_by,
}


def _tagged(session: Session, ids: set[str], about: About) -> Values:
    """Yield every tag of each highlight, and every level above it."""
    levels: dict[str, tuple[str, ...]] = {}
    for tag_id, path in about.tags.items():
        names = path.split("/")
        levels[tag_id] = tuple("/".join(names[:count]) for count in range(1, len(names) + 1))
    for key, borne in session.execute(select(_T.highlight_id, _T.tag_id)):
        if key in ids:
            for level in levels.get(borne, ()):
                yield key, level


def _people(session: Session, found: Sequence[tuple[str, str]], about: About) -> Values:
    """Yield who speaks in each highlight's section, or else wrote its document."""
    spoken = list(_facts_of(session, {key for key, _ in found}, FACTS[Field.PERSON]))
    yield from spoken
    told = {key for key, _ in spoken}
    authors = {document.id: document.facts.authors for document in about.documents}
    for key, document_id in found:
        if key not in told:
            for author in authors.get(document_id, ()):
                yield key, author


def _facts_of(session: Session, ids: set[str], names: Sequence[str]) -> Values:
    rows = session.execute(select(_F.highlight_id, _F.value).where(_F.name.in_(names)))
    return ((key, value) for key, value in rows if value and key in ids)


def _by_highlight(values: Values) -> dict[str, set[str]]:
    found: dict[str, set[str]] = defaultdict(set)
    for key, value in values:
        found[key].add(text_of(value))
    return found


def _in_order(found: Mapping[str, set[str]], side: Side, about: About) -> tuple[str, ...]:
    there = {value for values in found.values() for value in values}
    if side is Side.DOCUMENT:
        return tuple(document.id for document in about.documents if document.id in there)
    return tuple(sorted(there, key=lambda value: [natural(level) for level in value.split("/")]))


def _crossed(
    down: Mapping[str, set[str]],
    across: Mapping[str, set[str]],
    rows: tuple[str, ...],
    columns: tuple[str, ...],
    total: int,
) -> Matrix:
    row_of = {value: number for number, value in enumerate(rows)}
    column_of = {value: number for number, value in enumerate(columns)}
    counts: Counter[tuple[int, int]] = Counter()
    for key, values in down.items():
        numbers = [column_of[value] for value in across.get(key, ()) if value in column_of]
        for value in values:
            if value in row_of:
                counts.update((row_of[value], number) for number in numbers)
    totals = (
        Counter(value for values in side.values() for value in values) for side in (down, across)
    )
    of_rows, of_columns = totals
    return Matrix(
        rows,
        columns,
        dict(counts),
        tuple(of_rows[value] for value in rows),
        tuple(of_columns[value] for value in columns),
        total,
    )


def _lines(section: str) -> tuple[str, ...]:
    return tuple(section.split("\n")) if section else ()
