"""The tabs that were closed, to be opened again."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Container

    from desktop.ui.shown import Shown


class ClosedTabs:
    """What they showed, the last one at the end."""

    def __init__(self) -> None:
        self._closed: list[Shown] = []

    def add(self, shown: Shown) -> None:
        """Keep what a tab showed that is closed now."""
        self._closed.append(shown)

    def take(self, known: Container[str], open_now: Container[Shown]) -> Shown | None:
        """Return what was closed last, of what is known, and is not open again."""
        left = self._left(known, open_now)
        self._closed = left[:-1]
        return left[-1] if left else None

    def has(self, known: Container[str], open_now: Container[Shown]) -> bool:
        """Whether `take` would find one."""
        return bool(self._left(known, open_now))

    def _left(self, known: Container[str], open_now: Container[Shown]) -> list[Shown]:
        there = [s for s in self._closed if (s.note_id or s.document_id) in known]
        return [shown for shown in there if shown not in open_now]
