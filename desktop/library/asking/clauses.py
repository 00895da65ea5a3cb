"""A question as a condition that the store answers."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from sqlalchemy import and_, exists, false, func, not_, or_, select, true

from desktop.domain import PlacementStatus, tag_paths
from desktop.domain.asking.askable import EXACTLY, Days, Having, Standing, days, named_fact, near
from desktop.domain.asking.which import Asked, Both, Either, Field, Not
from desktop.library.file.tables import (
    HighlightRow,
    HighlightTagRow,
    LinkRow,
    PassageFactRow,
    WhereaboutsRow,
)
from desktop.library.file.values import all_of
from desktop.library.highlight_rows import LIVE_IDS, STATUS

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

    from sqlalchemy import ColumnElement, Select

    from desktop.domain import Document
    from desktop.domain.asking.which import Which

    Clause = ColumnElement[bool]

_H, _T, _L = HighlightRow.__table__.c, HighlightTagRow.__table__.c, LinkRow.__table__.c
_F, _W = PassageFactRow.__table__.c, WhereaboutsRow.__table__.c
SAID = "=said"
"""The fact that tells who says a passage, as its text suggests. No text has a fact of that name."""
FACTS = {
    Field.ASKED: ("asked_by",),
    Field.ANSWERED: ("answered_by",),
    Field.DEPARTMENT: ("asked_of",),
    Field.AUTHOR: ("author", "speaker"),
    Field.PERSON: ("asked_by", "answered_by", "author", "speaker", SAID),
    Field.SAID: (SAID,),
}
"""The facts of a section or passage that each field asks for."""
DAY = "=day"
"""The fact under which a section's date stands as YYYY-MM-DD, as much of it as is known.

No text has a fact of that name.
"""
_DECIDED = select(_H.id).where(_H.said_by.is_not(None))
_STANDING: dict[Standing, tuple[PlacementStatus, ...]] = {
    standing: (PlacementStatus(standing),) for standing in Standing if standing != "sure"
}
_STANDING[Standing.SURE] = tuple(status for status in PlacementStatus if status.stands)


@dataclass(frozen=True, slots=True)
class About:
    """What a question is asked about."""

    documents: Sequence[Document]
    tags: Mapping[str, str]
    """The paths of tags by id."""
    collections: Mapping[str | None, str]
    """The path of each collection by id."""
    me: str


def clause(which: Which, about: About) -> Clause:
    """Return the condition for the highlights that answer a question, for a query of LISTED."""
    match which:
        case Both(parts):
            return and_(true(), *(clause(part, about) for part in parts))
        case Either(parts):
            return or_(false(), *_either(parts, about))
        case Not(part):
            return not_(clause(part, about))
        case Asked(field, value):
            return _CLAUSES[field](value, about)


def _either(parts: Iterable[Which], about: About) -> Iterator[Clause]:
    """Yield conditions of which one must hold; all tags are one, as there may be very many."""
    tags = []
    for part in parts:
        if isinstance(part, Asked) and part.field is Field.TAG:
            tags.append(part.value)
        else:
            yield clause(part, about)
    if tags:
        yield _H.id.in_(_bearers(about, *tags))


def _tag(value: str, about: About) -> Clause:
    return _H.id.in_(_bearers(about, value))


def _doctag(value: str, about: About) -> Clause:
    found = tag_paths.answering(about.tags.values(), value)
    return _of_documents(about, lambda one: not found.isdisjoint(one.tags))


def _bearers(about: About, *values: str) -> Select[str]:
    found = set().union(*(tag_paths.answering(about.tags.values(), one) for one in values))
    ids = all_of(key for key, path in about.tags.items() if path in found)
    return select(_T.highlight_id).where(_T.tag_id.in_(ids))


def _has(value: str, _about: About) -> Clause:
    if value == Having.NOTE:
        return _H.note != ""
    if value == Having.TAG:
        return _H.id.in_(select(_T.highlight_id))
    linked = select(_L.source_id).where(_L.target_id.in_(LIVE_IDS))
    back = select(_L.target_id).where(_L.source_id.in_(LIVE_IDS))
    return _H.id.in_(linked) | _H.id.in_(back)


def _is(value: str, _about: About) -> Clause:
    return STATUS.in_([status.value for status in _STANDING[Standing(value)]])


def _by(value: str, about: About) -> Clause:
    if value.casefold() == "me":
        return _H.created_by == about.me
    return _contains(func.folded(_H.created_by), value)


def _moment(column: ColumnElement[str]) -> Callable[[str, About], Clause]:
    return lambda value, _about: _within(column, days(value.removeprefix(EXACTLY)))


def _date(value: str, about: About) -> Clause:
    own = select(_F.highlight_id).where(_F.name == DAY)
    if (exact := value.removeprefix(EXACTLY)) != value:
        within = func.substr(_F.value, 1, len(exact)) == exact
        documents = _of_documents(about, lambda one: one.facts.date.startswith(exact))
    else:
        wanted = days(value)
        within = _within(_F.value, wanted)
        documents = _of_documents(about, lambda one: _overlaps(one.facts.date[:10], wanted))
    # Looked up one by one, where it comes to that: of all that have a day a set takes long.
    has_own = exists().where(_F.name == DAY, _F.highlight_id == _H.id)
    return _H.id.in_(own.where(within)) | (documents & ~has_own)


def _fact(field: Field) -> Callable[[str, About], Clause]:
    def asked(value: str, about: About) -> Clause:
        # What the text suggests of who speaks holds as long as the reader says nothing.
        holds = (_F.name != SAID) | _F.highlight_id.not_in(_DECIDED)
        told = select(_F.highlight_id).where(_F.name.in_(FACTS[field]), _F.value != "", holds)
        found: Clause = _H.id.in_(told.where(_contains(_F.folded, value)))
        if SAID in FACTS[field]:
            found |= _contains(func.folded(func.coalesce(_H.said_by, "")), value)
        if field not in (Field.AUTHOR, Field.PERSON):
            return found
        wrote = _document(lambda one, _about: one.facts.authors)(value, about)
        # Who speaks in a section is not who wrote the document around it.
        if field is Field.AUTHOR:
            return found | wrote
        return found | (wrote & _H.id.not_in(told) & (func.coalesce(_H.said_by, "") == ""))

    return asked


def _named_fact(value: str, _about: About) -> Clause:
    name, wanted = named_fact(value)
    told = select(_F.highlight_id).where(_F.name == name, _F.name.not_in((DAY, SAID)))
    return _H.id.in_(told.where(_F.value != "", _contains(_F.folded, wanted)))


def _document(said: Callable[[Document, About], Iterable[str]]) -> Callable[[str, About], Clause]:
    def asked(value: str, about: About) -> Clause:
        return _of_documents(
            about, lambda one: any(_says(text, value) for text in said(one, about))
        )

    return asked


def _of_documents(about: About, fits: Callable[[Document], bool]) -> Clause:
    return _H.document_id.in_(all_of(one.id for one in about.documents if fits(one)))


def _doc(value: str, about: About) -> Clause:
    folded = value.removeprefix(EXACTLY).casefold()
    return _of_documents(about, lambda one: _says(one.title, value) or one.id.startswith(folded))


def _in(value: str, about: About) -> Clause:
    """A collection and those below it; levels above may be left out, as with tags."""
    found = set(tag_paths.answering(filter(None, about.collections.values()), value))
    return _of_documents(about, lambda one: about.collections.get(one.collection_id) in found)


def _near(value: str, about: About) -> Clause:
    wanted = near(value)
    other = WhereaboutsRow.__table__.alias()
    at = WhereaboutsRow.__table__.alias()
    beside = (
        select(at.c.highlight_id)
        .select_from(other)
        .join(
            at,
            (at.c.document_id == other.c.document_id)
            & at.c.block.between(
                other.c.block - wanted.paragraphs, other.c.block + wanted.paragraphs
            )
            & (at.c.highlight_id != other.c.highlight_id),
        )
        .where(other.c.highlight_id.in_(_bearers(about, wanted.tag)))
        .where(other.c.highlight_id.in_(LIVE_IDS))
    )
    return _H.id.in_(beside)


def _where(condition: Callable[[str], Clause]) -> Callable[[str, About], Clause]:
    return lambda value, _about: exists(
        select(_W.highlight_id).where(_W.highlight_id == _H.id, condition(value))
    )


def _contains(folded: ColumnElement[str], value: str) -> Clause:
    wanted = value.removeprefix(EXACTLY).casefold()
    return func.instr(folded, wanted) > 0 if wanted == value.casefold() else folded == wanted


def _says(text: str, value: str) -> bool:
    """Do for a text in hand what `_contains` does in the store."""
    wanted, folded = value.removeprefix(EXACTLY).casefold(), text.casefold()
    return wanted in folded if wanted == value.casefold() else folded == wanted


def _within(column: ColumnElement[str], wanted: Days) -> Clause:
    """Whether a day, month or year of the column is in part among the wanted ones."""
    # No part is cut out of the column: of fifty thousand that takes longer than to compare them.
    after = (column >= wanted.first) | func.instr(wanted.first, column).__eq__(1)
    if not wanted.last:
        return (column != "") & after
    return (column != "") & after & (column < wanted.last + _AFTER_ALL)


_AFTER_ALL = "\U0010ffff"
"""Comes after whatever a day, a month or a year may go on with."""


def _overlaps(day: str, wanted: Days) -> bool:
    if not day or not (day >= wanted.first or wanted.first.startswith(day)):
        return False
    return not wanted.last or day[: len(wanted.last)] <= wanted.last


_CLAUSES: Mapping[Field, Callable[[str, About], Clause]] = {
    Field.TAG: _tag,
    Field.COLOUR: lambda value, _about: _H.colour == value,
    Field.HAS: _has,
    Field.IS: _is,
    Field.TEXT: lambda value, _about: _contains(
        func.folded(func.coalesce(_H.words, _H.quotation)), value
    ),
    Field.NOTE: lambda value, _about: _contains(func.folded(_H.note), value),
    Field.BY: _by,
    Field.MADE: _moment(_H.created),
    Field.CHANGED: _moment(_H.modified),
    Field.DATE: _date,
    Field.DOC: _doc,
    Field.DOCTAG: _doctag,
    Field.IN: _in,
    Field.KIND: _document(lambda one, _about: (str(one.kind),)),
    Field.AUTHOR: _fact(Field.AUTHOR),
    Field.PERSON: _fact(Field.PERSON),
    Field.SAID: _fact(Field.SAID),
    Field.FACT: _named_fact,
    Field.PUBLISHER: _document(lambda one, _about: (one.facts.publisher,)),
    Field.LANGUAGE: lambda value, about: _of_documents(
        about,
        lambda one: (
            one.facts.language.casefold().split("-")[0] == value.removeprefix(EXACTLY).casefold()
        ),
    ),
    Field.ASKED: _fact(Field.ASKED),
    Field.ANSWERED: _fact(Field.ANSWERED),
    Field.DEPARTMENT: _fact(Field.DEPARTMENT),
    Field.SECTION: _where(lambda value: _contains(func.folded(_W.section), value)),
    Field.PAGE: _where(lambda value: _W.page == value.removeprefix(EXACTLY)),
    Field.NEAR: _near,
}
