"""Where the passages around one stand in a drawing: in columns, none over another."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from desktop.domain import LinkEnd

STEPS = 2
MOST = 60
"""Passages in one drawing: of more, those nearest."""


class Spot(NamedTuple):
    """A passage: its column, 0 for the one in the middle, and its row in that."""

    highlight_id: str
    column: int
    row: int
    parent: str
    """The passage through which it is reached, '' for the one in the middle."""
    word: str
    """What the parent does to it, or what is done to the parent by it."""


@dataclass(frozen=True, slots=True)
class Around:
    """A passage with those at most two links away.

    What it says something of stands to its right, what says something of it to its left.
    """

    spots: tuple[Spot, ...]
    lines: tuple[tuple[str, str], ...]
    """Links between passages that are drawn, each once, from its source."""
    left_out: int = 0
    by_id: Mapping[str, Spot] = field(default_factory=dict)

    @property
    def columns(self) -> list[int]:
        """The columns that there are, from the left."""
        return sorted({spot.column for spot in self.spots})

    def rows(self, column: int) -> list[Spot]:
        """Return the passages of a column from above."""
        return sorted((s for s in self.spots if s.column == column), key=lambda spot: spot.row)

    def beside(self, highlight_id: str, step: int) -> str:
        """Return the passage to go to from another one column to the right, or left."""
        at = self.by_id[highlight_id]
        column = self.rows(at.column + step)
        linked = {other for line in self.lines if highlight_id in line for other in line}
        near = sorted(column, key=lambda s: (s.highlight_id not in linked, abs(s.row - at.row)))
        return near[0].highlight_id if near else highlight_id

    def below(self, highlight_id: str, step: int) -> str:
        """Return the passage to go to from another one row down, or up."""
        at = self.by_id[highlight_id]
        ids = [spot.highlight_id for spot in self.rows(at.column)]
        place = ids.index(highlight_id) + step
        return ids[max(0, min(len(ids) - 1, place))]


def around(center: str, ends: Mapping[str, Sequence[LinkEnd]]) -> Around:
    """Return the passages around one, given what each has to do with others."""
    column_of: dict[str, int] = {center: 0}
    found: list[tuple[str, int, str, str]] = [(center, 0, "", "")]
    edge, left_out = [center], 0
    for _ in range(STEPS):
        reached: list[str] = []
        for parent in edge:
            for end in ends.get(parent, ()):
                if end.other_id in column_of:
                    continue
                if len(found) >= MOST:
                    left_out += 1
                    continue
                side = column_of[parent] or (1 if end.is_source else -1)
                column = column_of[parent] + (1 if side > 0 else -1)
                column_of[end.other_id] = column
                found.append((end.other_id, column, parent, end.word))
                reached.append(end.other_id)
        edge = reached
    return _placed(found, ends, left_out)


def _placed(
    found: Sequence[tuple[str, int, str, str]],
    ends: Mapping[str, Sequence[LinkEnd]],
    left_out: int,
) -> Around:
    """Put those reached through one passage beside each other, in the order of their parents."""
    row_of: dict[str, int] = {}
    spots: list[Spot] = []
    for column in sorted({one[1] for one in found}, key=abs):
        inside = [one for one in found if one[1] == column]
        inside.sort(key=lambda one: row_of.get(one[2], 0))
        for row, (key, _, parent, word) in enumerate(inside):
            row_of[key] = row
            spots.append(Spot(key, column, row, parent, word))
    lines = dict.fromkeys(
        (key, end.other_id) if end.is_source else (end.other_id, key)
        for key in row_of
        for end in ends.get(key, ())
        if end.other_id in row_of
    )
    by_id = {spot.highlight_id: spot for spot in spots}
    return Around(tuple(spots), tuple(lines), left_out, by_id)
