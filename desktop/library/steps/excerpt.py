"""The part of the chain of events that tells of one highlight, to be handed to a stranger."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sqlalchemy import and_, case, func, or_, select

from desktop.domain.past.happenings import HIGHLIGHT_TAGS, HIGHLIGHTS, PLACEMENTS
from desktop.domain.past.receipt import Head, Sealed
from desktop.library.file.chain import as_seal
from desktop.library.file.tables import EventRow, StepRow
from desktop.library.file.values import text_of, whole_of

if TYPE_CHECKING:
    from sqlalchemy import ColumnElement
    from sqlalchemy.orm import Session

    from desktop.library.steps.history import History

IMPORTS = "imports"


class Chain:
    """What can be shown of the chain without the library."""

    def __init__(self, history: History) -> None:
        self._store = history.store

    def of_highlight(
        self, highlight_id: str, document_id: str, revision: int
    ) -> tuple[tuple[Sealed, ...], Head]:
        """Return the events of a highlight and of the import it was made on, and the last of all.

        The words of an import are left out: they tell where the file lay, and of other highlights.
        """
        wanted = (EventRow.document_id == document_id) & or_(
            about(highlight_id), _is_import_of(revision)
        )
        with self._store.reading() as session:
            rows = session.execute(
                select(EventRow, StepRow)
                .join(StepRow, StepRow.id == EventRow.step_id)
                .where(wanted)
                .order_by(EventRow.seq)
            ).all()
            chain = tuple(_sealed(session, event, step) for event, step in rows)
            last = session.scalars(select(EventRow).order_by(EventRow.seq.desc()).limit(1)).first()
            head = (
                Head(whole_of(last.seq), text_of(last.at), as_seal(last.seal).hex())
                if last is not None
                else Head(0, "", "")
            )
        return chain, head


def about(highlight_id: str) -> ColumnElement[bool]:
    """Return the condition for events of a highlight, its places and its tags."""
    return or_(
        and_(EventRow.noun == HIGHLIGHTS, EventRow.key == highlight_id),
        and_(
            EventRow.noun.in_((PLACEMENTS, HIGHLIGHT_TAGS)),
            EventRow.key.startswith(f"{highlight_id} ", autoescape=True),
        ),
    )


def _is_import_of(revision: int) -> ColumnElement[bool]:
    told = case((func.json_valid(EventRow.after) == 1, EventRow.after))
    return and_(EventRow.noun == IMPORTS, func.json_extract(told, "$.revision") == revision)


def _sealed(session: Session, event: EventRow, step: StepRow) -> Sealed:
    before = session.scalar(
        select(EventRow.seal).where(EventRow.seq < event.seq).order_by(EventRow.seq.desc()).limit(1)
    )
    withheld = event.noun == IMPORTS
    return Sealed(
        *(whole_of(event.seq), whole_of(event.step_id), text_of(event.noun), text_of(event.key)),
        *(_optional(event.document_id), text_of(event.at)),
        *(text_of(step.code), text_of(step.at), text_of(step.by), text_of(step.window)),
        *(text_of(step.kind), step.of),
        withheld,
        None if withheld else _optional(event.before),
        None if withheld else _optional(event.after),
        *("" if withheld else as_seal(event.salt).hex(), as_seal(event.digest).hex()),
        *(as_seal(before).hex(), as_seal(event.seal).hex()),
    )


def _optional(stored: Any) -> str | None:  # noqa: ANN401 - of a library that may be damaged
    return None if stored is None else text_of(stored)
