"""Where a quotation of one text stands in another, and what counts as placed without asking."""

from __future__ import annotations

import re

from desktop.annotate import Alignment, make
from desktop.domain import Placement, PlacementStatus
from tests.domain.samples import content_of

SAME, EDITED, MOVED = PlacementStatus.SAME, PlacementStatus.EDITED, PlacementStatus.MOVED
REVIEW, LOST = PlacementStatus.REVIEW, PlacementStatus.LOST
ACCEPTED = {SAME, EDITED, MOVED}


def placed(old: str, new: str, quotation: str, nth: int = 0) -> tuple[PlacementStatus, str]:
    """Return status and words of a passage of `old` in `new`."""
    start = [m.start() for m in re.finditer(re.escape(quotation), old)][nth]
    return placed_at(old, new, start, start + len(quotation))


def placed_at(old: str, new: str, start: int, end: int) -> tuple[PlacementStatus, str]:
    """Return status and words of what stands from `start` to `end` of `old`, in `new`."""
    found = place_of(old, new, start, end)
    return found.status, new[found.start : found.end]


def place_of(old: str, new: str, start: int, end: int) -> Placement:
    """Return where what stands from `start` to `end` of `old` is in `new`."""
    anchor = make(content_of(old), 1, start, end)
    found = Alignment(content_of(old), content_of(new), 2).place(anchor)
    assert found.revision == 2
    assert 0 <= found.start <= found.end <= len(new)
    return found


def sides(source: str) -> tuple[str, str]:
    """Return what `source` says before and after a change, which it has as {before|after}."""
    before, after = (re.sub(r"\{(.*?)\|(.*?)\}", side, source) for side in (r"\1", r"\2"))
    return before, after
