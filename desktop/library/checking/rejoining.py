"""Events of the history put back from backups, as the chain of seals proves them.

A seal covers everything before it. A run of events from a backup that leads from the last seal
which holds to one that is here can be no other than the run that was there. Words that were purged
with the trash stay away.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sqlalchemy import update
from sqlalchemy.dialects.sqlite import insert

from desktop.library.checking import copies
from desktop.library.checking.replay import Replay
from desktop.library.checking.sealing import (
    NOWHERE,
    Link,
    greatest_seq,
    has_its_words,
    is_blank,
    links,
    steps_said,
)
from desktop.library.file import chain
from desktop.library.file.tables import EventRow, StepRow
from desktop.library.trash import PURGES

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterator, Sequence

    from sqlalchemy.orm import Session

    from desktop.library.checking.copies import CopiedEvent
    from desktop.library.checking.inspection import Inspection

_LINKED = {"links", "tags"}
"""What is purged with a document without being of one."""


class Rejoining:
    """What backups prove of events that were altered, emptied or taken out."""

    def __init__(
        self, session: Session, found: Inspection, backups: Sequence[sqlite3.Connection]
    ) -> None:
        self._found = found
        self._backups = backups
        self._ours = {link.said.seq: link for link in links(session)}
        self._end = max(greatest_seq(session), *self._ours, 0)
        self._steps = steps_said(found.stored)
        self._purged = {
            link.said.document_id for link in self._ours.values() if link.said.noun == PURGES
        }
        self.events: dict[int, Link] = {}
        """Events to write, by their number."""
        self._copied_steps: dict[int, CopiedEvent] = {}
        if backups:
            self._walk()
            self._fill({link.said.seq for link in found.replay.blanked})

    def write(self, session: Session) -> None:
        """Write them, and the steps they belong to."""
        for step_id, copied in self._copied_steps.items():
            said = copied.step._asdict()
            put = insert(StepRow).values(id=step_id, **said, state=copied.state)
            # What became of a step since the backup is told here alone.
            session.execute(put.on_conflict_do_update(index_elements=["id"], set_=said))
        for seq, link in self.events.items():
            columns, was = _columns(link), _columns(self._ours.get(seq))
            other = {name: value for name, value in columns.items() if was.get(name, ...) != value}
            if was:
                session.execute(update(EventRow).where(EventRow.seq == seq).values(**other))
            else:
                session.execute(insert(EventRow).values(**columns))

    def _walk(self) -> None:
        """Go along the chain, over a bridge of copies wherever it is broken."""
        seal, seq = chain.BEGINNING, 1
        numbers = sorted(self._ours)
        while seq <= self._end:
            link = self._ours.get(seq)
            if link is not None and self._follows(seal, link):
                if not is_blank(link) and not has_its_words(link):
                    self._fill({seq})
                bridge: list[CopiedEvent] = []
            else:
                bridge = self._bridge(seal, seq)
            if bridge:
                for copied in bridge:
                    self._take(copied)
                seal, seq = chain.as_seal(bridge[-1].link.seal), seq + len(bridge)
            elif link is not None:
                seal, seq = chain.as_seal(link.seal), seq + 1
            else:
                seq = next((number for number in numbers if number > seq), self._end + 1)

    def _follows(self, seal: bytes, link: Link) -> bool:
        step = self._steps.get(link.said.step_id, NOWHERE)
        return link.seal == chain.seal(seal, link.said, step, chain.as_seal(link.digest))

    def _bridge(self, seal: bytes, first: int) -> list[CopiedEvent]:
        """Return copies that lead from a seal to one that is here, or to the end."""
        for backup in self._backups:
            run: list[CopiedEvent] = []
            at = seal
            for copied in copies.events_from(backup, first):
                link = copied.link
                sealed = chain.seal(at, link.said, copied.step, chain.as_seal(link.digest))
                if link.said.seq != first + len(run) or link.seal != sealed:
                    break
                at = sealed
                run.append(copied)
                ours = self._ours.get(link.said.seq)
                if ours is not None and ours.seal == at:
                    return run
            following = self._ours.get(first + len(run))
            if run and following is not None and self._follows(at, following):
                return run
            if run and max(self._ours, default=0) < first + len(run) and self._agree(run):
                return run
        return []

    def _agree(self, run: Sequence[CopiedEvent]) -> bool:
        """Whether the rows there are agree with the last events, that no seal of ours follows."""
        put = {copied.link.said.seq: copied.link for copied in run}
        everything = {**self._ours, **self.events, **put}
        replay = Replay(self._found.stored)
        replay.run(everything[seq] for seq in sorted(everything, reverse=True))
        told = {(link.said.noun, link.said.key) for link in put.values()}
        return replay.wrong.keys() <= self._found.replay.wrong.keys() - told

    def _take(self, copied: CopiedEvent) -> None:
        link = copied.link
        seq, step_id = link.said.seq, link.said.step_id
        ours = self._ours.get(seq)
        if ours is not None and ours.digest == link.digest and has_its_words(ours):
            link = link._replace(before=ours.before, after=ours.after, salt=ours.salt)
        stays_away = not self._purged.isdisjoint((link.said.document_id, link.said.key)) or (
            bool(self._purged) and link.said.noun in _LINKED
        )
        if stays_away or (ours is not None and is_blank(ours)):
            link = link._replace(before=None, after=None, salt=None)
        elif not is_blank(link) and not has_its_words(link):
            return
        if self._steps.get(step_id) != copied.step:
            self._copied_steps[step_id] = copied
        if link != ours:
            self.events[seq] = link

    def _fill(self, numbers: set[int]) -> None:
        """Find the words of events whose seals hold."""
        for seq in numbers & self._ours.keys() - self.events.keys():
            ours = self._ours[seq]
            for copied in self._copies_of(seq):
                filled = ours._replace(
                    before=copied.link.before, after=copied.link.after, salt=copied.link.salt
                )
                if not is_blank(filled) and has_its_words(filled):
                    self.events[seq] = filled
                    break

    def _copies_of(self, seq: int) -> Iterator[CopiedEvent]:
        for backup in self._backups:
            copied = next(copies.events_from(backup, seq), None)
            if copied is not None and copied.link.said.seq == seq:
                yield copied


def _columns(link: Link | None) -> dict[str, Any]:
    if link is None:
        return {}
    columns = link._asdict()
    return {**columns.pop("said")._asdict(), **columns}
