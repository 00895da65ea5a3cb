"""The passages that wait for a decision, in reading order, and the one in hand."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from desktop.domain import Highlight


class ReviewQueue:
    """Keeps the places of those that were decided: a decision that is undone comes back there."""

    def __init__(self) -> None:
        self._order: list[str] = []
        self._places: dict[str, int] = {}
        self._waiting: dict[str, Highlight] = {}
        self._at = 0
        """The place of the one in hand in the order."""

    def begin(self, highlights: Sequence[Highlight]) -> None:
        """Let these wait; the one in hand stays so if it is among them."""
        kept = self._key
        self._order = [one.id for one in highlights]
        self._places = {key: at for at, key in enumerate(self._order)}
        self._waiting = {one.id: one for one in highlights}
        self._at = self._places.get(kept, 0)

    def update(self, waiting: Iterable[Highlight], decided: Iterable[str]) -> None:
        """Let these wait, and those no longer; what comes back after all is taken in hand."""
        for highlight_id in decided:
            self._waiting.pop(highlight_id, None)
        for highlight in waiting:
            came_back = highlight.id not in self._waiting
            self._waiting[highlight.id] = highlight
            if highlight.id not in self._places:
                self._places[highlight.id] = len(self._order)
                self._order.append(highlight.id)
            elif came_back:
                self._at = self._places[highlight.id]
        if self._key not in self._waiting:
            self._step(1)

    @property
    def _key(self) -> str:
        return self._order[self._at] if self._at < len(self._order) else ""

    @property
    def current(self) -> Highlight | None:
        """The one in hand, if any is left."""
        return self._waiting.get(self._key)

    @property
    def number(self) -> int:
        """Which of those that are left is in hand, from 1."""
        return sum(one in self._waiting for one in self._order[: self._at + 1])

    def __len__(self) -> int:
        return len(self._waiting)

    def __contains__(self, highlight_id: str) -> bool:
        return highlight_id in self._places

    def ids(self) -> list[str]:
        """Return those that are left, in order."""
        return [one for one in self._order if one in self._waiting]

    def take(self, highlight_id: str) -> None:
        """Take one of those that are left in hand."""
        if highlight_id in self._waiting:
            self._at = self._places[highlight_id]

    def step(self, by: int) -> None:
        """Take the next or the previous one in hand; round at the ends."""
        if self._waiting:
            self._step(by)

    def _step(self, by: int) -> None:
        for distance in range(1, len(self._order) + 1):
            at = (self._at + by * distance) % len(self._order)
            if self._order[at] in self._waiting:
                self._at = at
                return
