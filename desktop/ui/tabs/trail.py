"""Where the reader has been: back and forward through jumps."""

from __future__ import annotations

from typing import NamedTuple

KEPT = 200


class Place(NamedTuple):
    """A place in a document, or a free note."""

    document_id: str
    offset: int
    revision: int = 0
    """Of an old one; 0 for the newest."""
    note_id: str = ""


class Trail:
    """A trail with a position on it; a new jump forgets what lay ahead."""

    def __init__(self) -> None:
        self._behind: list[Place] = []
        self._ahead: list[Place] = []
        self._arrived: Place | None = None

    def leave(self, place: Place, *, walking: bool = False) -> None:
        """Remember a place just before a jump away from it.

        Who is `walking` goes from one highlight to the next; the way back leads to where the walk
        began, not through each of its steps.
        """
        if walking and place == self._arrived:
            return
        self._arrived = None
        if not self._behind or self._behind[-1] != place:
            self._behind.append(place)
            del self._behind[:-KEPT]
        self._ahead.clear()

    def arrive(self, place: Place | None) -> None:
        """Say where a step of a walk led."""
        self._arrived = place

    def back(self, here: Place | None) -> Place | None:
        """Return the place before, remembering `here` as the way forward."""
        return self._step(self._behind, self._ahead, here)

    def forward(self, here: Place | None) -> Place | None:
        """Return the place that `back` came from."""
        return self._step(self._ahead, self._behind, here)

    @staticmethod
    def _step(source: list[Place], other: list[Place], here: Place | None) -> Place | None:
        while source:
            found = source.pop()
            if found != here:
                if here is not None:
                    other.append(here)
                return found
        return None

    @property
    def can_go_back(self) -> bool:
        """Whether there is a place behind."""
        return bool(self._behind)

    @property
    def can_go_forward(self) -> bool:
        """Whether there is a place ahead."""
        return bool(self._ahead)
