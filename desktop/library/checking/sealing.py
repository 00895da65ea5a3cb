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

    from desktop.library.checking.stored import Identity, Stored

NOWHERE = StepSaid("", "", "", "", "", None)
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


def steps_said(stored: Stored) -> dict[int, StepSaid]:
    """Return what seals cover of the steps, by their number."""
    return {
        int(key): StepSaid(*(row[name] for name in StepSaid._fields))
        for key, row in stored.of(StepRow.__tablename__)
    }


def greatest_seq(session: Session) -> int:
    """Return the greatest number that an event ever had."""
    greatest = session.scalar(_SEQUENCE)
    return greatest if isinstance(greatest, int) else 0


def is_blank(link: Link) -> bool:
    """Whether the words of an event were taken."""
    return link.before is None and link.after is None and link.salt is None


def has_its_words(link: Link) -> bool:
    """Whether an event says what its digest covers."""
    words = chain.words_digest(chain.as_seal(link.salt), link.before, link.after)
    return words == link.digest


class Fault(NamedTuple):
    """Where the chain does not hold.

    `row` is the one of which an event says something else than it did; '' where nobody can know
    what it was that happened there.
    """

    seq: int
    row: Identity | str
    sentence: str


def faults(session: Session, stored: Stored) -> Iterator[Fault]:
    """Yield each event that is not what it was, and each gap between them."""
    steps = steps_said(stored)
    last, told = 0, set()
    seals = [chain.BEGINNING]
    for link in links(session):
        said = link.said
        told.add(said.step_id)
        if said.seq != last + 1:
            yield _missing(said.seq - last - 1, last)
        step = steps.get(said.step_id, NOWHERE)
        found = [chain.seal(seal, said, step, chain.as_seal(link.digest)) for seal in seals]
        if link.seal not in found:
            sentence = f"{_event(link)} is not what was sealed: it, or its step, was altered."
            yield Fault(said.seq, "", sentence)
        elif not is_blank(link) and not has_its_words(link):
            sentence = f"{_event(link)}: what it says was altered."
            yield Fault(said.seq, (said.noun, said.key), sentence)
        # Where only a seal was altered, the next one tells that the event itself is sound.
        seals = [chain.as_seal(link.seal), found[0]]
        last = said.seq
    if (greatest := greatest_seq(session)) > last:
        yield _missing(greatest - last, last)
    for key in sorted(steps.keys() - told):
        sentence = (
            f"Step {key} in the history did nothing: what it did was taken out, or it was put in."
        )
        yield Fault(last, "", sentence)


def _event(link: Link) -> str:
    step, seq = link.said.step_id, link.said.seq
    return f"Event {seq} in the history (step {step}, {link.said.noun} {link.said.key})"


def _missing(count: int, last: int) -> Fault:
    what = "an event is" if count == 1 else f"{count} events are"
    return Fault(last + count, "", f"In the history {what} missing after event {last}.")
