"""An event of the step under way; it is sealed and written when the step ends."""

from __future__ import annotations

from itertools import repeat
from typing import TYPE_CHECKING, NamedTuple

from desktop.library.file import chain
from desktop.library.file.values import Values, as_json, now, said

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    Sides = tuple[Values | None, Values | None]


class Told(NamedTuple):
    """What is read of an event."""

    noun: str
    key: str
    document_id: str | None
    before: str | None
    after: str | None

    @property
    def columns(self) -> Values:
        """The columns that changed, with what they are now or else were."""
        return {**said(self.before), **said(self.after)}


class Event(NamedTuple):
    """A row that changed, in the order in which `chain.seals` reads it."""

    step_id: int
    noun: str
    key: str
    document_id: str | None
    before: str | None
    after: str | None
    at: str
    salt: bytes | None
    digest: bytes

    @property
    def told(self) -> Told:
        """What is read of an event."""
        return Told(self.noun, self.key, self.document_id, self.before, self.after)

    @property
    def columns(self) -> Values:
        """The columns that changed, with what they are now or else were."""
        return self.told.columns


def event_of(step_id: int, noun: str, key: str, document_id: str | None, sides: Sides) -> Event:
    """Return the event of one row, by its columns before and after."""
    before, after = (None if side is None else as_json(side) for side in sides)
    salt = chain.new_salt()
    digest = chain.words_digest(salt, before, after)
    return Event(step_id, noun, key, document_id, before, after, now(), salt, digest)


def events_of(
    step: tuple[int, str],
    keys: Sequence[str],
    document_ids: Iterable[str | None],
    before: Iterable[str] | None,
    after: Iterable[str] | None,
) -> list[Event]:
    """Return the events of many rows of one noun, by their JSON; `step` is its id and the noun."""
    nothing = repeat(None)
    sides = before if before is not None else nothing, after if after is not None else nothing
    salts = chain.new_salts(len(keys))
    digests = chain.words_digests(salts, *sides)
    told = zip(
        *(repeat(step[0]), repeat(step[1]), keys, document_ids, *sides, repeat(now())),
        *(salts, digests),
        strict=False,
    )
    return list(map(Event._make, told))
