"""What happened: the steps of a library, and what each of them, or those of a highlight, did.

Steps may be many, and words are looked for in all of them: whoever asks gets a page, and where the
next one begins, once so much time has passed as a window has.
"""

from __future__ import annotations

import time
from typing import TYPE_CHECKING, Any

from sqlalchemy import and_, case, func, or_, select, union_all
from sqlalchemy.orm import aliased

from desktop.domain.past.happenings import HIGHLIGHTS, PLACEMENTS, Happening, StepsPage, Turn, turns
from desktop.domain.steps import StepCode
from desktop.errors import NotFoundError
from desktop.library.file.tables import (
    ClaimPassageRow,
    ClaimRow,
    CollectionRow,
    DocumentRow,
    EventRow,
    FreeNoteRow,
    HighlightRow,
    LinkRow,
    OutlineRow,
    PlacementRow,
    RevisionRow,
    StepRow,
    TagRow,
)
from desktop.library.file.values import (
    NAMED,
    json_or_none,
    moment,
    named,
    said,
    text_of,
    whole_of,
)
from desktop.library.steps.excerpt import about
from desktop.library.steps.step_rows import RECORDS, fulfilling, steps_where

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from sqlalchemy.orm import Session

    from desktop.domain.past.happenings import StepFilter
    from desktop.library.steps.history import History

    Sides = tuple[dict[str, Any] | None, dict[str, Any] | None]
    """What an event says of a row before and after."""

PAGE = 60
_BATCH = 100
"""Steps that are looked through before the clock is looked at."""
_PATIENCE = 0.01
"""Seconds."""
MOST_EVENTS = 200
"""Events of a step that are told; a step says how many it has."""
_NAMED = 90
"""Characters of a quotation that tell which highlight it is."""
_HIGHLIGHT_FIRST = frozenset(("highlights", "placements", "highlight_tags"))
_NAMES = ("path", "name", "title", "sentence", "forward", "text")
"""Columns that tell what a row is called."""
# Put together once: a list of steps that is gone through by keys asks for each.
_QUOTED = func.substr(func.coalesce(HighlightRow.words, HighlightRow.quotation), 1, _NAMED + 1)
_CALLED = union_all(
    *(
        select(identity, name).where(identity.in_(NAMED))
        for identity, name in (
            (TagRow.id, TagRow.path),
            (CollectionRow.id, CollectionRow.name),
            (FreeNoteRow.id, FreeNoteRow.title),
            (ClaimRow.id, ClaimRow.sentence),
            (OutlineRow.id, OutlineRow.name),
            (HighlightRow.id, _QUOTED),
        )
    )
)
_TITLED = (
    select(DocumentRow.id, RevisionRow.facts, DocumentRow.edited_facts)
    .join(
        RevisionRow,
        (RevisionRow.document_id == DocumentRow.id) & (RevisionRow.number == DocumentRow.revision),
    )
    .where(DocumentRow.id.in_(NAMED))
)


class Past:
    """What can be asked of steps that were made."""

    def __init__(self, history: History) -> None:
        self._store = history.store

    def page(self, wanted: StepFilter, before: int = 0, limit: int = PAGE) -> StepsPage:
        """Return some of the wanted steps before a number, or the newest.

        They may be few, or none, though there are others further back.
        """
        found: list[Any] = []
        condition = fulfilling(wanted)
        with self._store.reading() as session:
            begun = time.monotonic()
            upper = before or whole_of(session.scalar(select(func.max(StepRow.id)))) + 1
            while upper > 1 and len(found) < limit:
                lower = max(1, upper - _BATCH)
                between = (StepRow.id >= lower) & (StepRow.id < upper)
                found += steps_where(session, between & condition, limit - len(found))
                upper = found[-1].number if len(found) == limit else lower
                if time.monotonic() - begun > _PATIENCE:
                    break
        return StepsPage(tuple(found), upper if upper > 1 else 0)

    def people(self) -> list[str]:
        """Return the names of all who made a step."""
        with self._store.reading() as session:
            return sorted(
                filter(None, map(text_of, session.scalars(select(StepRow.by).distinct())))
            )

    def of_step(self, number: int) -> list[Happening]:
        """Return what a step did, the first of many things."""
        with self._store.reading() as session:
            return _told(session, EventRow.step_id == number, MOST_EVENTS)

    def of_highlight(self, highlight_id: str) -> list[Happening]:
        """Return what became of a highlight, its places, tags and links, in order of time.

        It may be in the trash. Raises NotFoundError.
        """
        with self._store.reading() as session:
            row = session.get(HighlightRow, highlight_id)
            if row is None:
                raise NotFoundError("highlight", highlight_id)
            ends = or_(EventRow.before.contains(row.id), EventRow.after.contains(row.id))
            linked = (EventRow.noun == LinkRow.__tablename__) & ends
            claimed = and_(
                EventRow.noun == ClaimPassageRow.__tablename__, EventRow.key.endswith(f" {row.id}")
            )
            own = (EventRow.document_id == row.document_id) & (about(row.id) | linked | claimed)
            found = _told(session, own, None)
            return sorted(
                [*found, *_placed_by_imports(session, row, found)],
                key=lambda each: (each.at, each.seq),
            )

    def words_of(self, highlight_id: str, document_id: str) -> str | None:
        """Return the words of a highlight as events tell of it; None where none does."""
        query = (
            select(EventRow.before, EventRow.after)
            .where(
                EventRow.document_id == document_id,
                EventRow.noun == HIGHLIGHTS,
                EventRow.key == highlight_id,
            )
            .order_by(EventRow.seq.desc())
        )
        with self._store.reading() as session:
            told = [_side(each) for row in session.execute(query) for each in row]
        words = (str(each.get("quotation") or "") for each in told if each is not None)
        return next(filter(None, words), "") if told else None


def _told(session: Session, condition: Any, limit: int | None) -> list[Happening]:  # noqa: ANN401
    told = EventRow.noun.not_in(RECORDS)  # of others, which may be of many MB, that they happened
    undone = aliased(StepRow)
    query = (
        select(
            *(EventRow.seq, EventRow.step_id, StepRow.code, EventRow.at, StepRow.by),
            *(StepRow.state == "done", EventRow.noun, EventRow.key, EventRow.document_id),
            *(case((told, EventRow.before)), case((told, EventRow.after)), undone.code),
        )
        .join(StepRow, StepRow.id == EventRow.step_id)
        .outerjoin(undone, undone.id == StepRow.of)
        .where(condition)
        .order_by(EventRow.seq)
        .limit(limit)
    )
    rows = session.execute(query).all()
    sides = [(_side(row[9]), _side(row[10])) for row in rows]
    names = _names_in(session, rows, sides)
    return [_happening(row, both, names) for row, both in zip(rows, sides, strict=True)]


def _happening(row: Sequence[Any], sides: Sides, names: Mapping[str, str]) -> Happening:
    seq, step, code, at, by, holds, noun, key, document_id, _, _, of = row
    highlight_id = key.partition(" ")[0] if noun in _HIGHLIGHT_FIRST else ""
    if noun == ClaimPassageRow.__tablename__:
        highlight_id = key.rpartition(" ")[2]
    values = {**(sides[0] or {}), **(sides[1] or {})}
    own = next((text_of(values[name]) for name in _NAMES if values.get(name)), "")
    return Happening(
        *(seq, step, StepCode(code), moment(at), text_of(by), bool(holds), text_of(noun)),
        *(text_of(document_id), highlight_id),
        names.get(key) or names.get(highlight_id) or own or names.get(text_of(document_id), ""),
        turns(noun, key, sides, names),
        None if of is None else StepCode(of),
    )


def _side(text: object) -> dict[str, Any] | None:
    found = json_or_none(text)
    return found if isinstance(found, dict) else None


def _names_in(
    session: Session, rows: Sequence[Sequence[Any]], sides: Sequence[Sides]
) -> dict[str, str]:
    """Return what is called how of the ids that events mention."""
    ids: set[str] = set()
    names: dict[str, str] = {}
    for (*_, noun, key, document_id, _, _, _), both in zip(rows, sides, strict=True):
        ids.update(key.split(" "), [document_id or ""])
        for side in filter(None, both):
            ids.update(text_of(value) for name, value in side.items() if name.endswith("_id"))
            if noun == TagRow.__tablename__ and side.get("path"):
                names[key] = text_of(side["path"])  # it may have been removed since
    wanted = named(sorted(ids))
    for key, name in session.execute(_CALLED, wanted).all():
        names[text_of(key)] = _short(text_of(name))
    for key, facts, edited in session.execute(_TITLED, wanted).all():
        names[key] = text_of({**said(facts), **said(edited)}.get("title"))
    return names


def _short(name: str) -> str:
    return name if len(name) <= _NAMED else f"{name[:_NAMED].rstrip()}…"


def _placed_by_imports(
    session: Session, row: HighlightRow, known: Iterable[Happening]
) -> Iterable[Happening]:
    """Yield where imports put a highlight: of that no event tells but a digest."""
    told = {turn.what for each in known if each.noun == PLACEMENTS for turn in each.turns}
    placed = (
        select(PlacementRow, RevisionRow.imported_by)
        .join(
            RevisionRow,
            (RevisionRow.document_id == PlacementRow.document_id)
            & (RevisionRow.number == PlacementRow.revision),
        )
        .where(PlacementRow.highlight_id == row.id, PlacementRow.decided > row.created)
    )
    for place, by in session.execute(placed):
        what = f"place in revision {place.revision}"
        if what not in told:
            where = f"{place.status}, {place.start}–{place.end}"
            yield Happening(
                *(0, 0, StepCode.IMPORT_AGAIN, moment(place.decided), text_of(by), True),
                *(PLACEMENTS, row.document_id, row.id, ""),
                (Turn(what, "", where),),
            )
