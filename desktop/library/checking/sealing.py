"""Whether the chain of events is whole: nothing in it altered, taken out or put in."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from sqlalchemy import select, text

from desktop.library.file import chain
from desktop.library.file.chain import EventSaid, StepSaid
from desktop.library.file.tables import EventRow, StepRow

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sqlalchemy.orm import Session

    from desktop.library.checking.stored import Stored

_NOWHERE = StepSaid("", "", "", "", "", None)
_SEQUENCE = text("SELECT seq FROM sqlite_sequence WHERE name = 'events'")


class Link(NamedTuple):
    """An event as it is stored."""

    said: EventSaid
    before: str | None
    after: str | None
    salt: bytes | None
    digest: bytes | None
    seal: bytes | None


def links(session: Session, *, newest_first: bool = False) -> Iterator[Link]:
    """Yield the events in their order."""
    e = EventRow
    columns = (
        *(e.seq, e.step_id, e.noun, e.key, e.document_id, e.at),
        *(e.before, e.after, e.salt, e.digest, e.seal),
    )
    order = e.seq.desc() if newest_first else e.seq
    for row in session.execute(select(*columns).order_by(order)):
        yield Link(EventSaid(*row[:6]), *row[6:])


def seal_problems(session: Session, stored: Stored) -> Iterator[str]:
    """Yield a sentence about each event that is not what it was, and each gap between them."""
    steps = {
        int(key): StepSaid(*(row[name] for name in StepSaid._fields))
        for key, row in stored.of(StepRow.__tablename__)
    }
    last, told = 0, set()
    seals = [chain.BEGINNING]
    for link in links(session):
        said = link.said
        told.add(said.step_id)
        if isinstance(said.seq, int) and said.seq != last + 1:
            yield _missing(said.seq - last - 1, last)
        step = steps.get(said.step_id, _NOWHERE)
        found = [chain.seal(seal, said, step, chain.as_seal(link.digest)) for seal in seals]
        is_blank = link.before is None and link.after is None and link.salt is None
        words = chain.words_digest(chain.as_seal(link.salt), link.before, link.after)
        if link.seal not in found:
            yield f"{_event(link)} is not what was sealed: it, or its step, was altered."
        elif not is_blank and words != link.digest:
            yield f"{_event(link)}: what it says was altered."
        # Where only a seal was altered, the next one tells that the event itself is sound.
        seals = [chain.as_seal(link.seal), found[0]]
        last = said.seq
    greatest = session.scalar(_SEQUENCE)
    if isinstance(greatest, int) and greatest > last:
        yield _missing(greatest - last, last)
    for key in sorted(steps.keys() - told):
        yield f"Step {key} in the history did nothing: what it did was taken out, or it was put in."


def _event(link: Link) -> str:
    step, seq = link.said.step_id, link.said.seq
    return f"Event {seq} in the history (step {step}, {link.said.noun} {link.said.key})"


def _missing(count: int, last: int) -> str:
    if count == 1:
        return f"In the history an event is missing after event {last}."
    return f"In the history {count} events are missing after event {last}."
