"""Puts strips on sheets: each stays whole, and those that belong together stay together."""

from __future__ import annotations

from time import perf_counter
from typing import TYPE_CHECKING, NamedTuple, Protocol

if TYPE_CHECKING:
    from collections.abc import Iterator

    from PySide6.QtGui import QPainter

_LEAST = 0.5
"""The share of a sheet that is filled before strips are moved to the next for company."""


class Flow(Protocol):
    """What strips are cut from."""

    def paint(self, painter: QPainter, block: int, top: float, bottom: float) -> None:
        """Paint a part of one of its blocks, from 0 downwards."""


class Strip(NamedTuple):
    """A line, a row of a table, a picture: what is never cut in two."""

    flow: Flow
    block: int
    """Which block of the flow it is cut from, and there from where to where."""
    top: float
    bottom: float
    space: float = 0.0
    """Left free above it, but not at the head of a sheet."""
    keeps: bool = False
    """Whether what follows stands on the same sheet."""

    @property
    def height(self) -> float:
        """How high it is."""
        return self.bottom - self.top


class Placed(NamedTuple):
    """Strips of one block that follow one another, and where they stand on a sheet."""

    y: float
    flow: Flow
    block: int
    top: float
    bottom: float


class Pager:
    """Fills sheets a little at a time."""

    def __init__(self, strips: Iterator[Strip | None], room: float) -> None:
        """Take strips as they come; None stands for one that is not ready yet."""
        self._strips = strips
        self._room = room
        self._open: list[Strip] = []
        self._filled = 0.0
        self.sheets: list[list[Placed]] = []
        self.is_done = False

    def fill(self, seconds: float) -> None:
        """Fill sheets for a while."""
        end = perf_counter() + seconds
        while not self.is_done and perf_counter() < end:
            try:
                strip = next(self._strips)
            except StopIteration:
                self.is_done = True
                if self._open or not self.sheets:
                    self._close(len(self._open))
                return
            if strip is None:
                return
            self._add(strip)

    def _add(self, strip: Strip) -> None:
        needed = strip.height + (strip.space if self._open else 0.0)
        if self._open and self._filled + needed > self._room:
            self._close(self._break())
            needed = strip.height + (strip.space if self._open else 0.0)
            if self._filled + needed > self._room and self._open:
                self._close(len(self._open))
                needed = strip.height
        self._open.append(strip)
        self._filled += needed

    def _break(self) -> int:
        """Return how many of the strips stay on this sheet, so that nothing is parted badly."""
        strips, filled = self._open, self._filled
        for count in range(len(strips), 0, -1):
            if not strips[count - 1].keeps:
                return count
            filled -= strips[count - 1].height + strips[count - 1].space
            if filled < _LEAST * self._room:
                break
        return len(strips)

    def _close(self, count: int) -> None:
        placed: list[Placed] = []
        y = 0.0
        for strip in self._open[:count]:
            y += strip.space if placed else 0.0
            before = placed[-1] if placed else None
            if (
                before is not None
                and before[1:3] == strip[:2]
                and before.bottom == strip.top
                and not strip.space
            ):
                placed[-1] = before._replace(bottom=strip.bottom)
            else:
                placed.append(Placed(y, *strip[:4]))
            y += strip.height
        self.sheets.append(placed)
        rest = self._open[count:]
        self._open = rest
        self._filled = sum(one.height + one.space for one in rest) - (rest[0].space if rest else 0)
