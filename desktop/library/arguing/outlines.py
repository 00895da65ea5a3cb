"""Outlines: what is to be written, line by line."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, Any
from uuid import uuid4

from sqlalchemy import select

from desktop.domain.arguing.outlines import DEEPEST, Line, LineKind, Outline
from desktop.domain.steps import StepCode
from desktop.errors import InvalidValueError, NotFoundError
from desktop.library.arguing.standing import position_at
from desktop.library.file.tables import ClaimRow, OutlineLineRow, OutlineRow
from desktop.library.file.values import clean, now, text_of, whole_of
from desktop.library.highlight_rows import found_highlight
from desktop.library.ordering import natural

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sqlalchemy import Row
    from sqlalchemy.orm import Session

    from desktop.library.steps.history import History

LONGEST_NAME, LONGEST_LINE = 100, 10_000
_KINDS = {kind.value: kind for kind in LineKind}


class Outlines:
    """What can be done with outlines."""

    def __init__(self, history: History) -> None:
        self._history = history
        self._store = history.store

    def all(self) -> list[Outline]:
        """Return all outlines by name, with their lines in their order."""
        with self._store.reading() as session:
            lines: dict[str, list[Line]] = defaultdict(list)
            for row in session.execute(select(*_SAID).order_by(*_ORDER)):
                lines[row.outline_id].append(_line(row))
            found = [
                Outline(row.id, text_of(row.name), tuple(lines[row.id]))
                for row in session.scalars(select(OutlineRow))
            ]
        return sorted(found, key=lambda one: (natural(one.name), text_of(one.id)))

    def add(self, name: str) -> str:
        """Make an outline and return its id."""
        name = _checked(name)
        with self._history.change(StepCode.NEW_OUTLINE) as journal:
            row = OutlineRow(id=str(uuid4()), name=name, created=now(), created_by=journal.by)
            journal.insert(row)
            return row.id

    def rename(self, outline_id: str, name: str) -> None:
        """Give an outline another name."""
        name = _checked(name)
        with self._history.change(StepCode.CHANGE_OUTLINE) as journal:
            journal.update(_found(journal.session, outline_id), name=name)

    def remove(self, outline_id: str) -> None:
        """Remove an outline; undo brings it back."""
        with self._history.change(StepCode.REMOVE_OUTLINE) as journal:
            outline = _found(journal.session, outline_id)
            for row in _rows(journal.session, outline_id):
                journal.delete(row)
            journal.delete(outline)

    def put(self, outline_id: str, at: int, lines: Sequence[Line]) -> list[str]:
        """Put new lines before that number of the lines there are, and return their ids."""
        with self._history.change(StepCode.CHANGE_OUTLINE) as journal:
            session = journal.session
            rows = _rows(session, _found(session, outline_id).id)
            at = max(0, min(at, len(rows)))
            made = [_checked_line(session, line) for line in lines]
            for number, line in enumerate(made, at):
                row = OutlineLineRow(
                    id=str(uuid4()),
                    outline_id=outline_id,
                    position=position_at(journal, rows, number),
                    level=line.level,
                    kind=line.kind.value,
                    text=line.text,
                    claim_id=line.claim_id or None,
                    highlight_id=line.highlight_id or None,
                    created=now(),
                    created_by=journal.by,
                )
                journal.insert(row)
                rows.insert(number, row)
            return [row.id for row in rows[at : at + len(made)]]

    def edit(self, line_id: str, text: str, level: int) -> None:
        """Say something else on a line; with a level it is a heading, without one free text."""
        with self._history.change(StepCode.CHANGE_OUTLINE) as journal:
            row = _found_line(journal.session, line_id)
            if row.claim_id or row.highlight_id:
                raise InvalidValueError("line", line_id, "a heading or a free line")
            kind = LineKind.HEADING if level else LineKind.TEXT
            line = _checked_line(journal.session, Line(row.id, kind, level, text))
            journal.update(row, kind=kind.value, text=line.text, level=line.level)

    def move(self, outline_id: str, line_ids: Sequence[str], at: int) -> None:
        """Put lines, in their order, before that number of the lines that are not moved."""
        with self._history.change(StepCode.CHANGE_OUTLINE) as journal:
            rows = _rows(journal.session, outline_id)
            moved = [row for row in rows if row.id in set(line_ids)]
            others = [row for row in rows if row not in moved]
            for number, row in enumerate(moved, max(0, min(at, len(others)))):
                journal.update(row, position=position_at(journal, others, number))
                others.insert(number, row)

    def take(self, line_ids: Sequence[str]) -> None:
        """Take lines out."""
        with self._history.change(StepCode.CHANGE_OUTLINE) as journal:
            for line_id in line_ids:
                journal.delete(_found_line(journal.session, line_id))


_ORDER = OutlineLineRow.position, OutlineLineRow.created, OutlineLineRow.id
_SAID = (
    OutlineLineRow.outline_id,
    OutlineLineRow.id,
    OutlineLineRow.kind,
    OutlineLineRow.level,
    OutlineLineRow.text,
    OutlineLineRow.claim_id,
    OutlineLineRow.highlight_id,
)


def _checked(name: str) -> str:
    name = " ".join(clean(name).split())
    if not 0 < len(name) <= LONGEST_NAME:
        raise InvalidValueError("name", name, f"1 to {LONGEST_NAME} characters")
    return name


def _checked_line(session: Session, line: Line) -> Line:
    """Return a line as it is kept; a heading has a level and all else none."""
    text = " ".join(clean(line.text).split())
    if len(text) > LONGEST_LINE:
        raise InvalidValueError("line", text, f"up to {LONGEST_LINE:,} characters")
    level = max(1, min(line.level, DEEPEST)) if line.kind is LineKind.HEADING else 0
    claim_id = highlight_id = ""
    if line.kind is LineKind.CLAIM:
        if session.get(ClaimRow, line.claim_id) is None:
            raise NotFoundError("claim", line.claim_id)
        claim_id = line.claim_id
    elif line.kind is LineKind.PASSAGE:
        highlight_id = found_highlight(session, line.highlight_id).id
    return Line(line.id, line.kind, level, text, claim_id, highlight_id)


def _rows(session: Session, outline_id: str) -> list[OutlineLineRow]:
    query = select(OutlineLineRow).where(OutlineLineRow.outline_id == outline_id)
    return list(session.scalars(query.order_by(*_ORDER)))


def _found(session: Session, outline_id: str) -> OutlineRow:
    row = session.get(OutlineRow, outline_id)
    if row is None:
        raise NotFoundError("outline", outline_id)
    return row


def _found_line(session: Session, line_id: str) -> OutlineLineRow:
    row = session.get(OutlineLineRow, line_id)
    if row is None:
        raise NotFoundError("line of an outline", line_id)
    return row


def _line(row: Row[*tuple[Any, ...]]) -> Line:
    kind = _KINDS.get(row.kind, LineKind.TEXT)  # of a damaged row, what says the least
    level = max(1, min(whole_of(row.level), DEEPEST)) if kind is LineKind.HEADING else 0
    claim_id, highlight_id = text_of(row.claim_id), text_of(row.highlight_id)
    return Line(row.id, kind, level, text_of(row.text), claim_id, highlight_id)
