"""How much of a document has been read: the stretches that were on the screen long enough."""

from __future__ import annotations

from enum import StrEnum
from itertools import chain
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

Range = tuple[int, int]
ALL = 0.995
"""The share from which a document counts as read: a last line may stay below the window."""


class ReadingState(StrEnum):
    """What the reader may say of a whole document."""

    READ = "read"
    UNREAD = "unread"


class Reading(NamedTuple):
    """What is known of the reading of one document, in its newest text."""

    position: int = 0
    """Where the reader stopped; how much was read before is another matter."""
    at: str = ""
    """When; '' where it was never open."""
    share: float = 0.0
    """Of its letters, those that were read, from 0 to 1."""
    is_put_back: bool = False
    """Whether the reader has marked it as unread, and not read in it since."""

    @property
    def is_new(self) -> bool:
        """Whether it is to be shown as one that nobody has read in."""
        return self.share <= 0 and (self.is_put_back or not self.at)

    @property
    def is_read(self) -> bool:
        """Whether all of it was read."""
        return self.share >= ALL


NEVER = Reading()


def merged(*some: Iterable[Range]) -> list[Range]:
    """Return ranges as few that do not touch, in their order; empty ones are left out."""
    found: list[Range] = []
    for start, end in sorted(chain.from_iterable(some)):
        if start >= end:
            continue
        if found and start <= found[-1][1]:
            found[-1] = found[-1][0], max(end, found[-1][1])
        else:
            found.append((start, end))
    return found


def clipped(ranges: Iterable[Range], end: int) -> list[Range]:
    """Return what of ranges lies in a text that ends there."""
    return merged((max(0, start), min(stop, end)) for start, stop in ranges)


def letters(ranges: Sequence[Range]) -> int:
    """Return how many letters are in ranges that do not touch."""
    return sum(end - start for start, end in ranges)


def told(share: float) -> str:
    """Return how much of a document is read, such as '62% read'; never more than is."""
    if share >= ALL:
        return "read"
    return f"{max(1, int(share * 100))}% read" if share > 0 else "not read yet"
