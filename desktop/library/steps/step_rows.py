"""Steps as a list shows them, and which of them are wanted."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import case, exists, func, literal, or_, select, true
from sqlalchemy.orm import aliased

from desktop.domain import Step
from desktop.domain.past.happenings import SILENT
from desktop.domain.steps import StepCode
from desktop.library.file.tables import EventRow, StepRow
from desktop.library.file.values import moment, text_of

if TYPE_CHECKING:
    from sqlalchemy import ColumnElement, Select
    from sqlalchemy.orm import InstrumentedAttribute, Session

    from desktop.domain.past.happenings import StepFilter

RECORDS = ("imports", "places", "formats", "purges", "repairs")
"""Nouns of events that tell digests, and nothing to a person."""
_DOCUMENTS = 3
"""Documents of a step that are told."""


def steps_where(session: Session, condition: ColumnElement[bool], limit: int) -> list[Step]:
    """Return the newest steps that fulfil a condition, the newest first."""
    undone = aliased(StepRow)
    columns = (
        *(StepRow.id, StepRow.code, StepRow.at, StepRow.by, StepRow.kind),
        StepRow.state == "done",
        undone.code,
    )
    wanted = (
        select(*columns)
        .outerjoin(undone, undone.id == StepRow.of)
        .where(condition)
        .order_by(StepRow.id.desc())
        .limit(limit)
    )
    rows = session.execute(wanted).all()
    numbers = [row[0] for row in rows]
    about: dict[int, list[str]] = {number: [] for number in numbers}
    counts = dict.fromkeys(numbers, 0)
    events = (
        select(EventRow.step_id, EventRow.document_id, func.count())
        .where(EventRow.step_id.in_(numbers))
        .group_by(EventRow.step_id, EventRow.document_id)
    )
    for number, document_id, count in session.execute(events):
        counts[number] += count
        if document_id and len(about[number]) < _DOCUMENTS:
            about[number].append(text_of(document_id))
    return [
        Step(
            *(number, StepCode(code), moment(at), text_of(by), text_of(kind), bool(holds)),
            *(counts[number], tuple(about[number]), None if of is None else StepCode(of)),
        )
        for number, code, at, by, kind, holds, of in rows
    ]


def fulfilling(wanted: StepFilter) -> ColumnElement[bool]:
    """Return the condition of steps that are wanted."""
    condition: ColumnElement[bool] = true()
    if wanted.by:
        condition &= StepRow.by == wanted.by
    if wanted.document_id:
        condition &= _has_event(EventRow.document_id == wanted.document_id)
    if wanted.words:
        pattern = f"%{_escaped(wanted.words)}%"
        sides = or_(_says(EventRow.before, pattern), _says(EventRow.after, pattern))
        condition &= or_(
            StepRow.code.in_(wanted.codes),
            _has_event(EventRow.document_id.in_(wanted.documents)),
            _has_event(EventRow.noun.not_in(RECORDS) & sides),
        )
    return condition


def _has_event(condition: ColumnElement[bool]) -> ColumnElement[bool]:
    return exists().where(EventRow.step_id == StepRow.id, condition).correlate(StepRow)


def _says(side: InstrumentedAttribute[str | None], pattern: str) -> ColumnElement[bool]:
    """Whether one side has words in a column that is told; most are passed over by their JSON."""
    plain = case((func.json_valid(side) == 1, side), else_="{}")
    each = func.json_each(plain).table_valued("key", "value")
    said: Select[int] = (
        select(literal(1))
        .select_from(each)
        .where(each.c.key.not_in(SILENT - {"quotation", "words"}))
        .where(each.c.value.like(pattern, escape="\\"))
        .correlate(EventRow)
    )
    return side.like(pattern, escape="\\") & said.exists()


def _escaped(words: str) -> str:
    """Return words for a pattern that means them."""
    for sign in "\\%_":
        words = words.replace(sign, f"\\{sign}")
    return words
