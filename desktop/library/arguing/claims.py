"""Claims: sentences that highlights speak for or against."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING
from uuid import uuid4

from sqlalchemy import func, select

from desktop.domain.arguing.claims import Claim, ClaimPassage, Stance
from desktop.domain.arguing.outlines import LineKind
from desktop.domain.steps import StepCode
from desktop.errors import InvalidValueError, NotFoundError
from desktop.library.arguing.standing import position_at
from desktop.library.file.tables import ClaimPassageRow, ClaimRow, OutlineLineRow
from desktop.library.file.values import all_of, clean, now, text_of
from desktop.library.highlight_rows import found_highlight

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sqlalchemy.orm import Session

    from desktop.library.steps.history import History
    from desktop.library.steps.journal import Journal

LONGEST = 1_000
"""Characters of a sentence."""
_STANCES = {stance.value: stance for stance in Stance}


class Claims:
    """What can be done with claims."""

    def __init__(self, history: History) -> None:
        self._history = history
        self._store = history.store

    def all(self, claim_ids: Sequence[str] = ()) -> list[Claim]:
        """Return all claims, or these, in their order, with their passages in theirs."""
        claims = select(ClaimRow.id, ClaimRow.sentence, ClaimRow.note)
        spoken = select(
            ClaimPassageRow.claim_id, ClaimPassageRow.highlight_id, ClaimPassageRow.stance
        )
        if claim_ids:
            claims = claims.where(ClaimRow.id.in_(all_of(claim_ids)))
            spoken = spoken.where(ClaimPassageRow.claim_id.in_(all_of(claim_ids)))
        with self._store.reading() as session:
            passages: dict[str, list[ClaimPassage]] = defaultdict(list)
            for claim_id, highlight_id, stance in session.execute(spoken.order_by(*_PASSAGE_ORDER)):
                # Of a damaged row, what says the least.
                known = _STANCES.get(stance, Stance.QUALIFIES)
                passages[claim_id].append(ClaimPassage(highlight_id, known))
            return [
                Claim(key, text_of(sentence), text_of(note), tuple(passages[key]))
                for key, sentence, note in session.execute(claims.order_by(*_CLAIM_ORDER))
            ]

    def supported(self) -> dict[str, tuple[str, ...]]:
        """Return the highlights that support each claim, of claims that some do."""
        query = select(ClaimPassageRow.claim_id, ClaimPassageRow.highlight_id)
        query = query.where(ClaimPassageRow.stance == Stance.SUPPORTS.value)
        with self._store.reading() as session:
            found: dict[str, list[str]] = defaultdict(list)
            for claim_id, highlight_id in session.execute(query.order_by(*_PASSAGE_ORDER)):
                found[claim_id].append(highlight_id)
            return {key: tuple(ids) for key, ids in found.items()}

    def passages(self) -> int:
        """Return how many passages all claims have."""
        with self._store.reading() as session:
            return session.scalar(select(func.count()).select_from(ClaimPassageRow)) or 0

    def of(self, highlight_id: str) -> list[tuple[str, str, Stance]]:
        """Return the claims that a highlight stands in: id, sentence and what it is to each."""
        query = (
            select(ClaimRow.id, ClaimRow.sentence, ClaimPassageRow.stance)
            .join(ClaimPassageRow, ClaimPassageRow.claim_id == ClaimRow.id)
            .where(ClaimPassageRow.highlight_id == highlight_id)
            .order_by(*_CLAIM_ORDER)
        )
        with self._store.reading() as session:
            return [
                (key, text_of(sentence), _STANCES.get(stance, Stance.QUALIFIES))
                for key, sentence, stance in session.execute(query)
            ]

    def claimed(self) -> frozenset[str]:
        """Return the highlights that stand in a claim."""
        with self._store.reading() as session:
            return frozenset(session.scalars(select(ClaimPassageRow.highlight_id).distinct()))

    def add(self, sentence: str, note: str = "") -> str:
        """Make a claim at the end of the list and return its id."""
        sentence = _checked(sentence)
        with self._history.change(StepCode.NEW_CLAIM) as journal:
            rows = _rows(journal.session)
            row = ClaimRow(
                id=str(uuid4()),
                sentence=sentence,
                note=clean(note),
                position=position_at(journal, rows, len(rows)),
                created=now(),
                created_by=journal.by,
                modified=now(),
            )
            journal.insert(row)
            return row.id

    def edit(self, claim_id: str, *, sentence: str | None = None, note: str | None = None) -> None:
        """Change what a claim says, or its note; None leaves it alone."""
        values = {} if sentence is None else {"sentence": _checked(sentence)}
        values |= {} if note is None else {"note": clean(note).strip()}
        with self._history.change(StepCode.CHANGE_CLAIM) as journal:
            row = _found(journal.session, claim_id)
            if any(getattr(row, name) != value for name, value in values.items()):
                journal.update(row, **values, modified=now())

    def move(self, claim_id: str, at: int) -> None:
        """Put a claim before that number of the others."""
        with self._history.change(StepCode.MOVE_CLAIM) as journal:
            row = _found(journal.session, claim_id)
            others = [one for one in _rows(journal.session) if one is not row]
            journal.update(row, position=position_at(journal, others, at))

    def remove(self, claim_id: str) -> None:
        """Remove a claim; where it stood in an outline its sentence stays. Undo brings it back."""
        with self._history.change(StepCode.REMOVE_CLAIM) as journal:
            session = journal.session
            claim = _found(session, claim_id)
            lines = select(OutlineLineRow).where(OutlineLineRow.claim_id == claim.id)
            for line in session.scalars(lines).all():
                text = LineKind.TEXT.value
                journal.update(line, kind=text, text=claim.sentence, claim_id=None)
            for passage in _passages(session, claim.id):
                journal.delete(passage)
            journal.delete(claim)

    def put(self, claim_id: str, highlight_ids: Sequence[str], stance: Stance) -> None:
        """Let highlights speak to a claim, at its end; one that did so has this stance now."""
        with self._history.change(StepCode.PUT_IN_CLAIM) as journal:
            session = journal.session
            claim = _found(session, claim_id)
            rows = _passages(session, claim.id)
            there = {row.highlight_id: row for row in rows}
            for highlight_id in highlight_ids:
                key = found_highlight(session, highlight_id).id
                if key in there:
                    journal.update(there[key], stance=stance.value)
                    continue
                row = ClaimPassageRow(
                    claim_id=claim.id,
                    highlight_id=key,
                    stance=stance.value,
                    position=position_at(journal, rows, len(rows)),
                    added=now(),
                    added_by=journal.by,
                )
                journal.insert(row)
                there[key] = row
                rows.append(row)

    def take_off(self, claim_id: str, highlight_ids: Sequence[str]) -> None:
        """Let highlights speak to a claim no longer."""
        with self._history.change(StepCode.TAKE_FROM_CLAIM) as journal:
            for highlight_id in highlight_ids:
                journal.delete(_passage(journal, claim_id, highlight_id))

    def move_passage(self, claim_id: str, highlight_id: str, at: int) -> None:
        """Put a passage of a claim before that number of its others."""
        with self._history.change(StepCode.MOVE_CLAIM) as journal:
            row = _passage(journal, claim_id, highlight_id)
            others = [one for one in _passages(journal.session, claim_id) if one is not row]
            journal.update(row, position=position_at(journal, others, at))


_CLAIM_ORDER = ClaimRow.position, ClaimRow.created, ClaimRow.id
_PASSAGE_ORDER = ClaimPassageRow.position, ClaimPassageRow.added, ClaimPassageRow.highlight_id


def _checked(sentence: str) -> str:
    sentence = " ".join(clean(sentence).split())
    if not 0 < len(sentence) <= LONGEST:
        raise InvalidValueError("claim", sentence, f"1 to {LONGEST:,} characters")
    return sentence


def _rows(session: Session) -> list[ClaimRow]:
    return list(session.scalars(select(ClaimRow).order_by(*_CLAIM_ORDER)))


def _passages(session: Session, claim_id: str) -> list[ClaimPassageRow]:
    query = select(ClaimPassageRow).where(ClaimPassageRow.claim_id == claim_id)
    return list(session.scalars(query.order_by(*_PASSAGE_ORDER)))


def _found(session: Session, claim_id: str) -> ClaimRow:
    row = session.get(ClaimRow, claim_id)
    if row is None:
        raise NotFoundError("claim", claim_id)
    return row


def _passage(journal: Journal, claim_id: str, highlight_id: str) -> ClaimPassageRow:
    row = journal.session.get(ClaimPassageRow, (claim_id, highlight_id))
    if row is None:
        raise NotFoundError("passage of the claim", highlight_id)
    return row
