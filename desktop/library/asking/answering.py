"""Questions to highlights: which answer one, in what order, and how many of each kind."""

from __future__ import annotations

from collections import Counter, defaultdict
from itertools import chain, product
from typing import TYPE_CHECKING

from sqlalchemy import select

from desktop.domain.asking.kept import FACT, Answer, Group, Kept, Matrix, Order, Side
from desktop.domain.asking.which import ANYTHING, Field
from desktop.domain.speaker import Speaker
from desktop.library.asking.clauses import DAY, FACTS, SAID, About, clause
from desktop.library.asking.standings import Standings
from desktop.library.file.tables import (
    HighlightRow,
    HighlightTagRow,
    PassageFactRow,
    TagRow,
    WhereaboutsRow,
)
from desktop.library.file.values import NAMED, named, text_of, uncollected
from desktop.library.highlight_rows import LISTED, LIVE, listed_by_id
from desktop.library.ordering import natural

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Mapping, Sequence

    from sqlalchemy.orm import Session

    from desktop.domain import Highlight
    from desktop.domain.asking.which import Which
    from desktop.library.asking.standings import Standing
    from desktop.library.steps.history import History

    Valued = Callable[[Standing], Sequence[str]]
    """Tells the values that a highlight has of a side, each once."""

_H, _W, _F = HighlightRow.__table__.c, WhereaboutsRow.__table__.c, PassageFactRow.__table__.c
_MONTH = len("2026-03")
# Put together once: a list that is scrolled asks for a few rows at every turn.
_TOLD = select(_F.highlight_id, _F.name, _F.value).where(_F.highlight_id.in_(NAMED))
_STANDS = (
    select(_H.id, _H.created_by, _W.section, _W.page)
    .outerjoin(WhereaboutsRow.__table__, _W.highlight_id == _H.id)
    .where(_H.id.in_(NAMED))
)


class Answers:
    """What can be asked of highlights, once their whereabouts are known."""

    def __init__(self, history: History) -> None:
        self._store = history.store
        self._standings = Standings(history)
        self._ordered: tuple[object, object, Order, list[str]] | None = None
        """All highlights in the order that was asked for last, and what that was told from."""

    def answer(
        self,
        which: Which,
        about: About,
        order: Order = Order.READING,
        sides: Iterable[str] = (),
        group: Side | None = None,
    ) -> Answer:
        """Return what answers a question, in order, and how many have each value of some sides.

        The values that most have come first; groups stand in the order of their values. Documents
        are told by id.
        """
        with self._store.reading() as session, uncollected():
            standings = self._standings.level(session)
            found = _found(session, which, about, standings)
            some = [standings[key] for key in found]
            counts = {side: _counts(some, _telling(side, about)) for side in sides}
            ids = tuple(self._in_order(standings, found, about, order))
            groups = () if group is None else _groups(standings, ids, group, about)
            return Answer(ids, counts, groups)

    def ids(self, which: Which, about: About, order: Order = Order.READING) -> list[str]:
        """Return the ids of the highlights that answer a question."""
        return list(self.answer(which, about, order).ids)

    def highlights(self, ids: Sequence[str]) -> list[Highlight]:
        """Return these highlights in this order; those that are gone meanwhile are left out."""
        with self._store.reading() as session:
            return _these(session, ids)

    def bearing(self, path: str) -> set[str]:
        """Return the ids of the highlights that bear a tag itself, those in the trash too."""
        borne = select(HighlightTagRow.highlight_id)
        borne = borne.join(TagRow, TagRow.id == HighlightTagRow.tag_id)
        with self._store.reading() as session:
            return set(session.scalars(borne.where(TagRow.path == path)))

    def kept(self, ids: Sequence[str]) -> list[Kept]:
        """Return these highlights in this order, with what is known of their places."""
        wanted = named(ids)
        facts: dict[str, dict[str, str]] = defaultdict(dict)
        with self._store.reading() as session:
            for key, name, value in session.execute(_TOLD, wanted).all():
                if name != DAY:
                    facts[key][text_of(name)] = text_of(value)
            stands = session.execute(_STANDS, wanted).all()
            highlights = _these(session, ids)
        known = {key: tuple(map(text_of, rest)) for key, *rest in stands}
        found = []
        for one in highlights:
            by, section, page = known.get(one.id, ("", "", ""))
            own = facts.get(one.id, {})
            speaker = Speaker.told(one.said_by, own.pop(SAID, ""))
            found.append(Kept(one, _lines(section), page, own, by, speaker))
        return found

    def facts(self) -> list[str]:
        """Return the names of the facts that sections of live highlights have."""
        with self._store.reading() as session, uncollected():
            told = {one.facts for one in self._standings.level(session).values()}
        return sorted({name for facts in told for name, _ in facts} - {DAY, SAID})

    def matrix(self, which: Which, about: About, rows: str, columns: str) -> Matrix:
        """Return how many answering highlights have both a value of one side and of the other.

        A side is a Side, or FACT with the name of a fact of sections.

        Values stand in their own order, documents in that of their titles and told by id.
        """
        with self._store.reading() as session, uncollected():
            standings = self._standings.level(session)
            some = [standings[key] for key in _found(session, which, about, standings)]
        down = list(map(_telling(rows, about), some))
        across = list(map(_telling(columns, about), some))
        of_rows, of_columns = (Counter(chain.from_iterable(side)) for side in (down, across))
        names = _in_order(of_rows, rows, about), _in_order(of_columns, columns, about)
        pairs = Counter(chain.from_iterable(map(product, down, across)))
        row_of, column_of = ({value: n for n, value in enumerate(side)} for side in names)
        return Matrix(
            *names,
            {(row_of[row], column_of[column]): count for (row, column), count in pairs.items()},
            tuple(of_rows[value] for value in names[0]),
            tuple(of_columns[value] for value in names[1]),
            len(some),
        )

    def _in_order(
        self,
        standings: Mapping[str, Standing],
        found: Collection[str],
        about: About,
        order: Order,
    ) -> Iterable[str]:
        known = self._ordered
        if known is None or known[0] is not standings or known[1:3] != (about, order):
            known = standings, about, order, _sorted(standings, about, order)
            self._ordered = known
        if len(found) == len(standings):
            return known[3]
        return (key for key in known[3] if key in found)


def _these(session: Session, ids: Sequence[str]) -> list[Highlight]:
    """Return these highlights in this order; those that are gone meanwhile are left out."""
    found = {one.id: one for one in listed_by_id(session, ids)}
    return [found[key] for key in ids if key in found]


def _found(
    session: Session, which: Which, about: About, standings: Mapping[str, Standing]
) -> Collection[str]:
    """Return the ids of the highlights that answer a question."""
    if which == ANYTHING:
        return standings.keys()
    query = LISTED.where(LIVE, clause(which, about)).with_only_columns(_H.id)
    return standings.keys() & session.scalars(query).all()


def _sorted(standings: Mapping[str, Standing], about: About, order: Order) -> list[str]:
    if order is Order.MADE:
        return sorted(standings, key=lambda key: (standings[key].created, key), reverse=True)
    if order is Order.CHANGED:
        return sorted(standings, key=lambda key: (standings[key].modified, key), reverse=True)
    rank = {document.id: number for number, document in enumerate(about.documents)}

    def reading(key: str) -> tuple[int, int, int, str, str]:
        one = standings[key]
        return rank.get(one.document_id, len(rank)), one.start, one.end, one.created, key

    found = sorted(standings, key=reading)
    if order is Order.DATE:
        day = _day(about)
        found.sort(key=lambda key: day(standings[key]) or "~")
    return found


def _counts(some: Iterable[Standing], valued: Valued) -> tuple[tuple[str, int], ...]:
    counted = Counter(chain.from_iterable(map(valued, some)))
    return tuple(sorted(counted.items(), key=lambda one: (-one[1], natural(one[0]))))


def _groups(
    standings: Mapping[str, Standing], ids: Iterable[str], side: Side, about: About
) -> tuple[Group, ...]:
    valued = _tags(about) if side is Side.TAG else _SIDES[side](about)
    found: dict[str, list[str]] = defaultdict(list)
    for key in ids:
        for value in valued(standings[key]) or ("",):
            found[value].append(key)
    values = _in_order(found.keys() - {""}, side, about)
    return tuple(Group(value, tuple(found[value])) for value in (*values, "") if value in found)


def _tags(about: About) -> Valued:
    """Return what tells the tags of a highlight, without the levels above."""
    return lambda one: tuple(about.tags[key] for key in one.tags if key in about.tags)


def _levels(about: About) -> Valued:
    """Return what tells the tags of a highlight, and the levels above them."""
    levels: dict[str, tuple[str, ...]] = {}
    for tag_id, path in about.tags.items():
        names = path.split("/")
        levels[tag_id] = tuple("/".join(names[:count]) for count in range(1, len(names) + 1))

    def valued(one: Standing) -> Sequence[str]:
        if len(one.tags) == 1:
            return levels.get(one.tags[0], ())
        return tuple({level for tag_id in one.tags for level in levels.get(tag_id, ())})

    return valued


def _facts_named(names: Collection[str]) -> Valued:
    known: dict[object, tuple[str, ...]] = {}

    def valued(one: Standing) -> Sequence[str]:
        if one.facts not in known:
            known[one.facts] = tuple({value for name, value in one.facts if name in names})
        return known[one.facts]

    return valued


def _day(about: About) -> Callable[[Standing], str]:
    """Return what tells the day of a highlight: of its section, or else of its document."""
    days = {document.id: document.facts.date[:10] for document in about.documents}
    own = _facts_named((DAY,))
    return lambda one: next(iter(own(one)), "") or days.get(one.document_id, "")


def _months(about: About) -> Valued:
    day = _day(about)
    return lambda one: (said[:_MONTH],) if len(said := day(one)) >= _MONTH else ()


def _people(about: About) -> Valued:
    """Return what tells who speaks in a highlight's section: not who wrote what is around it."""
    authors = {document.id: tuple(set(document.facts.authors)) for document in about.documents}
    spoken = _facts_named(FACTS[Field.PERSON])
    return lambda one: spoken(one) or authors.get(one.document_id, ())


_SIDES: Mapping[Side, Callable[[About], Valued]] = {
    Side.TAG: _levels,
    Side.DOCUMENT: lambda _about: lambda one: (one.document_id,),
    Side.SECTION: lambda _about: lambda one: (one.section,) if one.section else (),
    Side.PERSON: _people,
    Side.SAID: lambda _about: _facts_named(FACTS[Field.SAID]),
    Side.DEPARTMENT: lambda _about: _facts_named(FACTS[Field.DEPARTMENT]),
    Side.MONTH: _months,
    Side.COLOUR: lambda _about: lambda one: (one.colour,),
    Side.STATUS: lambda _about: lambda one: (one.status,),
    Side.BY: lambda _about: lambda one: (one.by,),
}


def _telling(side: str, about: About) -> Valued:
    """Return what tells the values that a highlight has of a side, or of a fact of its section."""
    if side.startswith(FACT):
        return _facts_named((side.removeprefix(FACT),))
    return _SIDES[Side(side)](about)


def _in_order(there: Collection[str], side: str, about: About) -> tuple[str, ...]:
    if side == Side.DOCUMENT:
        return tuple(document.id for document in about.documents if document.id in there)
    return tuple(sorted(there, key=lambda value: [natural(level) for level in value.split("/")]))


def _lines(section: str) -> tuple[str, ...]:
    return tuple(section.split("\n")) if section else ()
