"""Walk the journal back from the rows there are: each must be what the events made of it."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from desktop.domain import PlacementStatus
from desktop.library.file.chain import row_digest
from desktop.library.file.values import said
from desktop.library.steps.journal import TRACKED

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from desktop.library.checking.sealing import Link
    from desktop.library.checking.stored import Identity, Stored
    from desktop.library.file.values import Values

_OLD_STATUSES = frozenset({PlacementStatus.REVIEW.value, PlacementStatus.LOST.value})
ABSENT, FORGED, PRESENT, OTHER = "absent", "forged", "present", "other"


class Wrong(NamedTuple):
    """What is wrong with a row: it is absent, made by no step, still present, or other than it was.

    `columns` are those that differ, as far as the journal says what they were.
    """

    how: str
    columns: Values


class Replay:
    """The rows of a library, taken back event by event to where each began."""

    def __init__(self, stored: Stored) -> None:
        self._stored = stored
        self._state: dict[Identity, Values] = {
            identity: dict(values)
            for identity, values in stored.rows.items()
            if identity[0] in TRACKED
        }
        self._places: dict[str, set[Identity]] = {}
        for identity in self._state:
            if identity[0] == "placements":
                self._places.setdefault(identity[1].partition(" ")[0], set()).add(identity)
        self._settled: set[Identity] = set()
        """Rows written without an event, whose record was passed: what was before is not known."""
        self.purged: set[str | None] = set()
        """Documents that were deleted for good."""
        self._undoing: tuple[Link, Values] | None = None
        """The event that was just passed, with its step, where that takes another back."""
        self.wrong: dict[Identity, Wrong] = {}
        self.blanked: list[Link] = []
        """Events that say nothing although nothing was deleted for good."""

    def run(self, newest_first: Iterable[Link]) -> None:
        """Walk back through all events."""
        for link in newest_first:
            self._pass(link)
        for identity in self._state:
            self._blame(identity, FORGED)

    def _pass(self, link: Link) -> None:
        identity = link.said.noun, link.said.key
        if link.said.noun == "purges":
            self.purged.add(link.said.document_id)
        if link.before is None and link.after is None:
            self._pass_blank(link)
        elif link.said.noun not in TRACKED:
            self._pass_record(said(link.after).get("digests"))
        elif identity not in self._settled and not self._is_adopted(link):
            self._pass_change(identity, link)
            step = self._stored.rows.get(("steps", str(link.said.step_id)), {})
            self._undoing = (link, step) if step.get("of") else None

    def _is_adopted(self, link: Link) -> bool:
        """Whether an undo noted this as if the step it takes back had done it: see Reversal."""
        if self._undoing is None:
            return False
        undone, step = self._undoing
        return (
            link.said.step_id == step["of"]
            and str(link.said.at) >= str(step["at"])
            and (link.said.noun, link.said.key) == (undone.said.noun, undone.said.key)
            and (link.before, link.after) == (undone.after, undone.before)
        )

    def _pass_blank(self, link: Link) -> None:
        linked = link.said.noun in {"links", "tags"} and self.purged
        named = {link.said.document_id, link.said.key}
        if named.isdisjoint(self.purged) and not linked:
            self.blanked.append(link)
            self._settle((link.said.noun, link.said.key))

    def _pass_record(self, digests: object) -> None:
        if not isinstance(digests, dict):
            return
        for noun, rows in digests.items():
            for key, digest in rows.items() if isinstance(rows, dict) else ():
                identity = noun, key
                if identity in self._settled:
                    continue
                values = self._state.get(identity)
                if values is None:
                    self._blame(identity, ABSENT)
                elif row_digest(noun, values) != digest:
                    self._blame(identity, OTHER)
                self._settle(identity)

    def _pass_change(self, identity: Identity, link: Link) -> None:
        before, after = said(link.before), said(link.after)
        values = self._state.get(identity)
        if link.after is None:
            if values is not None:
                self._blame(identity, PRESENT)
            self._state[identity] = before
            return
        if values is None:
            self._blame(identity, ABSENT)
            self._settle(identity)
            return
        other = {
            name: value for name, value in after.items() if name in values and values[name] != value
        }
        if other:
            self._blame(identity, OTHER, other)
        values.update(before)
        if link.before is None:
            if identity[0] == "highlights":
                self._derive_places(identity[1], {**values, **after})
            del self._state[identity]

    def _derive_places(self, highlight_id: str, made: Values) -> None:
        """Compare places that were written together with the highlight, which tell of it alone."""
        own_place = "placements", f"{highlight_id} {made['revision']}"
        newest = self._stored.rows.get(("documents", made["document_id"]), {}).get("revision")
        if own_place not in self._stored.rows and made["revision"] != newest:
            self._blame(own_place, ABSENT)  # in the newest revision it can be placed anew
        for identity in self._places.get(highlight_id, set()) & self._state.keys():
            place = self._state.pop(identity)
            own = place["revision"] == made["revision"]
            revision = ("revisions", f"{made['document_id']} {place['revision']}")
            length = made["end"] if own else self._stored.rows.get(revision, {}).get("characters")
            if not isinstance(length, int):
                continue
            wanted = {
                "document_id": made["document_id"],
                "start": min(made["start"], length),
                **_first_place(made, length, own=own, is_old=place["status"] in _OLD_STATUSES),
                "decided": made["created"],
            }
            other = {name: value for name, value in wanted.items() if place[name] != value}
            if other:
                self._blame(identity, OTHER, other)

    def _settle(self, identity: Identity) -> None:
        self._state.pop(identity, None)
        self._settled.add(identity)

    def _blame(self, identity: Identity, how: str, columns: Values | None = None) -> None:
        known = self.wrong.get(identity)
        if known is None or known.how == how == OTHER:
            # The newest event that tells of a column says what it has to be now.
            newer = known.columns if known else {}
            self.wrong[identity] = Wrong(how, {**(columns or {}), **newer})

    def problems(self) -> Iterator[str]:
        """Yield a sentence about each row that is not what the events made of it."""
        for identity, wrong in sorted(self.wrong.items(), key=lambda each: str(each[0])):
            called = self._stored.called(*identity)
            match wrong.how:
                case "absent":
                    yield f"{called} is missing, though no step removed it."
                case "present":
                    yield f"{called} is there, though a step removed it."
                case "forged":
                    yield f"{called} is there, though no step made it."
                case _:
                    names = ", ".join(sorted(wrong.columns)).replace("_", " ")
                    which = f" ({names})" if names else ""
                    yield f"{called} was altered, and by no step{which}."
        for link in self.blanked:
            yield (
                f"Event {link.said.seq} in the history says no longer what happened, "
                "though nothing was deleted for good."
            )


def _first_place(made: Values, length: int, *, own: bool, is_old: bool) -> Values:
    """Return end and status of the place that is written together with a highlight.

    In a revision that came while it was made it waits; earlier versions asked for review.
    """
    if own:
        return {"end": min(made["end"], length), "status": PlacementStatus.SAME.value}
    if is_old:
        status = PlacementStatus.REVIEW if made["start"] < length else PlacementStatus.LOST
        return {"end": min(made["end"], length), "status": status.value}
    return {"end": min(made["start"], length), "status": PlacementStatus.WAITING.value}
