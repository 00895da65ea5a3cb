"""Where in a text a place of another program's copy of it is to be expected."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    Point = tuple[float, float]

_FEWEST = 5
"""Points that tell how exact the others are."""
# A tenth of the known passages may be known wrongly, and must not bend the scale.
_MOST_OF_THEM = 0.9


class Scale:
    """Leads from places as another program counts them to offsets, by passages known in both.

    The copies differ by lines that one of them lacks: between two known passages it is even enough.
    """

    def __init__(self, points: Iterable[Point], length: float | None, size: int) -> None:
        """Take known passages, and how long both copies are, where that is known."""
        known = _rising(sorted(set(points)))
        self._ats = [at for at, _ in known]
        self._places = [place for _, place in known]
        self.blur = self._measured(known)
        """How far off nine of ten places are at most; None where too few are known."""
        if length:
            ends = [(0.0, 0.0), *known, (max(length, *self._ats, 0.0), float(size))]
            known = _rising(sorted(set(ends)))
        self._known = known

    def expected(self, at: float) -> float | None:
        """Return the offset at which a place is to be looked for; None where nothing tells."""
        known = self._known
        after = bisect_left(known, at, key=_first)
        if after < len(known) and known[after][0] == at:
            return known[after][1]
        if 0 < after < len(known):
            return _between(known[after - 1], known[after], at)
        return None

    def known_before(self, at: float) -> float:
        """Return the offset of the last known passage before a place, 0 where there is none."""
        before = bisect_right(self._ats, at)
        return self._places[before - 1] if before else 0.0

    def room(self, at: float) -> tuple[float, float] | None:
        """Return the offsets of the known passages before and after a place, if both are known."""
        before, after = bisect_left(self._ats, at), bisect_right(self._ats, at)
        if not before or after == len(self._ats):
            return None
        return self._places[before - 1], self._places[after]

    @staticmethod
    def _measured(known: Sequence[Point]) -> float | None:
        if len(known) < _FEWEST:
            return None
        each = zip(known, known[1:], known[2:], strict=False)
        off = sorted(abs(_between(one, two, at) - place) for one, (at, place), two in each)
        return off[int(_MOST_OF_THEM * (len(off) - 1))]


def is_in_order(points: Sequence[Point]) -> bool:
    """Whether places follow one another as their numbers do, but for a few."""
    return len(points) >= _FEWEST and len(_rising(sorted(points))) >= _MOST_OF_THEM * len(points)


def _rising(points: Sequence[Point]) -> list[Point]:
    """Return as many points as there can be of which each stands after the one before it."""
    tails: list[float] = []
    ends: list[int] = []
    before = [-1] * len(points)
    for number, (_, place) in enumerate(points):
        at = bisect_right(tails, place)
        before[number] = ends[at - 1] if at else -1
        tails[at : at + 1] = [place]
        ends[at : at + 1] = [number]
    found: list[Point] = []
    number = ends[-1] if ends else -1
    while number >= 0:
        if not found or points[number][0] < found[-1][0]:
            found.append(points[number])
        number = before[number]
    return found[::-1]


def _between(one: Point, other: Point, at: float) -> float:
    if other[0] == one[0]:
        return one[1]
    return one[1] + (at - one[0]) / (other[0] - one[0]) * (other[1] - one[1])


def _first(point: Point) -> float:
    return point[0]
