"""Outlines: headings, claims, passages and free lines, in the order of what is to be written."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING

from desktop.domain.arguing.claims import Doubt

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from desktop.domain.arguing.claims import Evidence, Weighed

DEEPEST = 6
"""Level of a heading."""


class LineKind(StrEnum):
    """What a line is. Values are stored."""

    HEADING = "heading"
    CLAIM = "claim"
    PASSAGE = "passage"
    TEXT = "text"


@dataclass(frozen=True, slots=True)
class Line:
    """A line of an outline; `level` is that of a heading, from 1, and 0 of all else."""

    id: str
    kind: LineKind
    level: int = 0
    text: str = ""
    claim_id: str = ""
    highlight_id: str = ""


@dataclass(frozen=True, slots=True)
class Outline:
    """An argument by its name, with its lines in their order."""

    id: str
    name: str
    lines: tuple[Line, ...] = ()


@dataclass(frozen=True, slots=True)
class Rest:
    """What a heading rests on: all that stands under it, down to the next of its level."""

    passages: int = 0
    documents: int = 0
    doubts: Mapping[Doubt, int] = field(default_factory=dict)
    """How many claims or passages raise each."""


@dataclass(frozen=True, slots=True)
class Drafted:
    """An outline with all that its lines show."""

    outline: Outline
    claims: Mapping[str, Weighed] = field(default_factory=dict)
    """By id."""
    passages: Mapping[str, Evidence] = field(default_factory=dict)
    """By id of the highlight; of those in claims too."""
    rests: Mapping[str, Rest] = field(default_factory=dict)
    """By id of the heading."""


def part(lines: Sequence[Line], at: int) -> range:
    """Return the lines that go where one goes: those under a heading, or the line alone."""
    if lines[at].kind is not LineKind.HEADING:
        return range(at, at + 1)
    end = at + 1
    while end < len(lines) and not (0 < lines[end].level <= lines[at].level):
        end += 1
    return range(at, end)


def own_end(lines: Sequence[Line], at: int) -> int:
    """Return where what stands under a heading itself ends, above those below it."""
    end = at + 1
    while end < len(lines) and lines[end].kind is not LineKind.HEADING:
        end += 1
    return end


def depth(lines: Sequence[Line], at: int) -> int:
    """Return how far in a line stands: a heading by its level, all else under its heading."""
    if lines[at].kind is LineKind.HEADING:
        return lines[at].level - 1
    return next((one.level for one in reversed(lines[:at]) if one.kind is LineKind.HEADING), 0)


def depths(lines: Sequence[Line]) -> list[int]:
    """Return how far in each line stands."""
    under, found = 0, []
    for line in lines:
        is_heading = line.kind is LineKind.HEADING
        under = line.level if is_heading else under
        found.append(under - is_heading)
    return found


def one_up(lines: Sequence[Line], at: int) -> int:
    """Return before which line one goes that is moved up, -1 where it is the first."""
    if at == 0:
        return -1
    if lines[at].kind is not LineKind.HEADING:
        return at - 1
    above = range(at - 1, -1, -1)
    return next((one for one in above if 0 < lines[one].level <= lines[at].level), 0)


def one_down(lines: Sequence[Line], at: int) -> int:
    """Return before which line one goes that is moved down, -1 where it is the last."""
    end = part(lines, at).stop
    if end == len(lines):
        return -1
    return part(lines, end).stop if lines[at].kind is LineKind.HEADING else end + 1


def rests(
    lines: Sequence[Line], claims: Mapping[str, Weighed], passages: Mapping[str, Evidence]
) -> dict[str, Rest]:
    """Return what each heading rests on, by its id."""
    return {
        line.id: _rest([lines[one] for one in part(lines, at)], claims, passages)
        for at, line in enumerate(lines)
        if line.kind is LineKind.HEADING
    }


def _rest(
    lines: Sequence[Line], claims: Mapping[str, Weighed], passages: Mapping[str, Evidence]
) -> Rest:
    made = [claims[line.claim_id] for line in lines if line.claim_id in claims]
    own = [passages[line.highlight_id] for line in lines if line.highlight_id in passages]
    every = {one.highlight_id: one for one in own}
    every |= {one.highlight_id: one for claim in made for one in claim.evidence}
    doubts: Counter[Doubt] = Counter()
    for claim in {claim.claim.id: claim for claim in made}.values():
        doubts.update(
            one.doubt for one in claim.warnings if one.doubt not in (Doubt.TO_REVIEW, Doubt.REMOVED)
        )
    doubts[Doubt.TO_REVIEW] = sum(one.is_unsure for one in every.values())
    doubts[Doubt.REMOVED] = sum(one.is_gone for one in every.values())
    there = [one.highlight for one in every.values() if one.highlight and not one.is_gone]
    return Rest(
        len(there),
        len({one.document_id for one in there}),
        {doubt: doubts[doubt] for doubt in Doubt if doubts[doubt]},
    )
