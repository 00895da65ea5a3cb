"""The rules by which a passage is said to stand somewhere in a changed text, or is asked about.

It is never put on other words in silence: where another place is as likely, or the sense may have
changed, the reader is asked. What the numbers here are good for is measured on real versions of
texts (tests/bench/realign.py) and on made ones (tests/bench/reanchor.py).
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from desktop.annotate.evidence import SHORT, Evidence
from desktop.annotate.likeness import likeness
from desktop.annotate.passage_changes import Changes
from desktop.annotate.runs import Stretch
from desktop.domain import PlacementStatus

if TYPE_CHECKING:
    from collections.abc import Sequence

    from desktop.annotate.correspondence import Correspondence
    from desktop.annotate.runs import Run

_SAME, _EDITED, _REVIEW = PlacementStatus.SAME, PlacementStatus.EDITED, PlacementStatus.REVIEW
_MOVED = PlacementStatus.MOVED
_ALIKE = 0.8
"""How much of its letters an edited passage must share with what it was."""
_IN_PLACE = 0.5
"""How many of its words must stand where they stood."""
_OPEN_ALIKE = 0.85
"""As `_ALIKE`, where the words beside it changed on both sides; and `_OPEN` words or more."""
_OPEN = 8
_THERE = 0.34
"""How much of it must be there for a place to be proposed; or of others, to be theirs."""
_LEFT = 0.3
_BLOCK = 8
"""Words of a block that moved; of a shorter passage in it, so many less on either side."""
_SPARE = 3
_SURE_OF_SHORT = 5
"""Words beside a passage shorter than SHORT that must agree."""
_SURE_SIDE = 2
"""Words on each side of one that is said more than once; or on both together, the next."""
_SURE_SUM = 10
_FEW = 12
"""Words of a passage that may be said again somewhere by chance."""


class Found(NamedTuple):
    """Where a passage stands: words of new; none where it is unknown which of several places."""

    status: PlacementStatus
    first: int
    last: int


def found(words: Correspondence, first: int, last: int) -> Found | None:
    """Return where the passage from `first` to `last` of old stands, or None where it is lost."""
    passage = Evidence(words, first, last)
    runs = words.stayed(first, last)
    if words.is_fixed(first, last):
        return _in_fixed_run(passage, runs)
    together = _densest(runs, last - first)
    home = _at_home(passage, together) if together else None
    if home is not None and home.status is not PlacementStatus.REVIEW:
        return home
    away = _elsewhere(passage, sum(run.size for run in together))
    if away is not None and away.status is PlacementStatus.MOVED:
        return away
    if home or away:
        return home or away
    double = passage.place_of_its_double()
    return double and Found(PlacementStatus.REVIEW, *double)


def _in_fixed_run(passage: Evidence, runs: Sequence[Run]) -> Found:
    """Place a passage whose words all stand in a row that occurs once in either text."""
    start = runs[0].new
    before, after = passage.context(start, start + passage.size)
    inside = passage.first > 0 and passage.last < len(passage.old)
    if passage.size < SHORT:
        sure = before + after >= _SURE_OF_SHORT and passage.is_held_on_both_sides(start)
    elif min(before, after) >= _SURE_SIDE or not inside:
        sure = True
    else:
        held = passage.has_all_context((before, after)) and passage.is_as_often
        by_chance = passage.size < _FEW and not min(before, after) and passage.is_repeated
        sure = held or not (by_chance or passage.is_copied)
    sure = sure and not passage.may_be_its_double()
    return _judged(passage, runs, _SAME if sure else _REVIEW, start, start + passage.size)


def _at_home(passage: Evidence, runs: Sequence[Run]) -> Found | None:
    """Place a passage between the fixed points that it stood between."""
    start, end = _ends(passage, runs)
    old = passage.old.letters(passage.first, passage.last)
    new = passage.new.letters(start, end)
    if old == new:
        sure = _is_sure(passage, start, end) and not passage.may_be_its_double()
        return _judged(passage, runs, _SAME if sure else _REVIEW, start, end)
    alike = likeness(old, new)
    kept = sum(run.size for run in runs) / passage.size
    beside = _agrees_beside(passage, start, end)
    if _is_edited(passage, runs, alike, kept, beside) and passage.is_told_from_others(start, end):
        is_asked = passage.may_be_its_double() or _changes(passage, start, end).rename(runs)
        status = _REVIEW if is_asked else _EDITED
        return _judged(passage, runs, status, start, end)
    is_there = kept >= _LEFT or (all(beside) and alike >= _IN_PLACE)
    if is_there and max(alike, kept) >= _THERE:
        return Found(_REVIEW, start, end)
    return None


def _is_sure(passage: Evidence, start: int, end: int) -> bool:
    """Whether very words between fixed points are those of the passage and not of a double."""
    context = passage.context(start, end)
    if not passage.is_repeated and min(context) >= _SURE_SIDE:
        return True
    if passage.is_repeated and passage.is_repeated_with(context):
        return False
    known = not passage.is_repeated or min(context) >= _SURE_SIDE or sum(context) >= _SURE_SUM
    if known and passage.is_told_from_others(start, end):
        return True
    return passage.is_told_by_neighbours(start, end, context)


def _is_edited(
    passage: Evidence, runs: Sequence[Run], alike: float, kept: float, beside: tuple[bool, bool]
) -> bool:
    """Whether enough of a passage is left, and its ends are in place."""
    begins = runs[0].old == passage.first or beside[0]
    ends = runs[-1].old_end == passage.last or beside[1]
    enough = alike >= _ALIKE and kept >= _IN_PLACE and passage.size >= SHORT
    held = any(beside) or (passage.size >= _OPEN and alike >= _OPEN_ALIKE)
    return enough and begins and ends and held


def _agrees_beside(passage: Evidence, start: int, end: int) -> tuple[bool, bool]:
    """Whether the words just before and after it stand just there; the texts' ends do."""
    words, first, last = passage.words, passage.first, passage.last
    before = words.image(first - 1) == start - 1 if first else start == 0
    after = words.image(last) == end if last < len(passage.old) else end == len(passage.new)
    return before, after


def _densest(runs: Sequence[Run], size: int) -> Sequence[Run]:
    """Leave out words of a passage that stand far from most of the others."""
    groups: list[list[Run]] = []
    for run in runs:
        before = groups[-1][-1] if groups else None
        if before is None or run.new - before.new_end > (
            2 * (run.old - before.old_end) + max(_FEW, size)
        ):
            groups.append([])
        groups[-1].append(run)
    return max(groups, key=lambda group: sum(run.size for run in group), default=[])


def _ends(passage: Evidence, runs: Sequence[Run]) -> tuple[int, int]:
    """Return the words of new that a passage takes up, with those put for its first and last."""
    words, start, end = passage.words, runs[0].new, runs[-1].new_end
    first = runs[0].old - passage.first
    if first:
        before = words.image(passage.first - 1) if passage.first else -1
        if before >= 0 or not passage.first:
            start -= _put_for(first, start - before - 1)
    last = passage.last - runs[-1].old_end
    if last:
        ended = passage.last == len(passage.old)
        after = len(passage.new) if ended else words.image(passage.last)
        if after >= 0:
            end += _put_for(last, after - end)
    return start, end


def _put_for(missing: int, room: int) -> int:
    """Return how many words in a room are put for those that are missing at an end."""
    return room if 0 <= room <= 2 * missing + 3 else min(missing, max(0, room))


def _elsewhere(passage: Evidence, kept: int) -> Found | None:
    """Look for a passage among the blocks that moved, then for its very words anywhere."""
    words, size = passage.words, passage.size
    block = max(words.moved_from(passage.first, passage.last), key=passage.shared, default=None)
    if block is not None:
        run = block.clipped(passage.first, passage.last)
        start = max(0, block.new + passage.first - block.old)
        end = min(len(passage.new), start + size)
        spare = min(passage.first - block.old, block.old_end - passage.last)
        whole = run.size == size and block.size >= _BLOCK and (size >= _BLOCK or spare >= _SPARE)
        whole = whole and passage.is_borne_out_by(block)
        if words.taken(start, end) < _THERE * size:
            if whole and kept < _IN_PLACE * size:
                return _judged(passage, [run], _MOVED, start, end)
            if run.size >= _LEFT * size:
                return Found(_REVIEW, start, end)
    free = [at for at in passage.places.words if words.taken(at, at + size) < _THERE * size]
    if not free:
        return None
    return Found(_REVIEW, *_likeliest(passage, free))


def _likeliest(passage: Evidence, places: Sequence[int]) -> tuple[int, int]:
    """Return the place with most of the context, or no words where several have as much."""
    size = passage.size
    ranked = sorted(places, key=lambda at: -sum(passage.context(at, at + size)))
    best, *others = (sum(passage.context(at, at + size)) for at in ranked[:2])
    if others == [best]:
        return ranked[0], ranked[0]
    return ranked[0], ranked[0] + size


def _judged(
    passage: Evidence, runs: Sequence[Run], status: PlacementStatus, start: int, end: int
) -> Found:
    """Return the place; a change of sense in it or beside it is asked about.

    So is one for which nothing speaks but what is said of others as well.
    """
    if status is not _MOVED and not passage.is_borne_out(start, end):
        status = _REVIEW
    if status is not _REVIEW:
        found = _changes(passage, start, end)
        if found.turn_its_sense(runs) or found.turn_it_from_beside():
            status = _REVIEW
    return Found(status, start, end)


def _changes(passage: Evidence, start: int, end: int) -> Changes:
    stretch = Stretch(passage.first, passage.last, start, end)
    return Changes(passage.old, passage.new, stretch)
