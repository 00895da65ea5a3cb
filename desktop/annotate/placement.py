"""Place highlights in another revision of their document."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop.domain import Placement, PlacementStatus

if TYPE_CHECKING:
    from collections.abc import Iterator

    from desktop.domain import Anchor


def place(anchor: Anchor, old_text: str, new_text: str, revision: int) -> Placement:
    """Return where a highlight made in `old_text` stands in `new_text`.

    In changed text the status is REVIEW: the best place is a proposal, never a silent move. A
    quotation that is gone is LOST, with an empty range where it would have stood.
    """
    if old_text == new_text:
        return Placement(revision, anchor.start, anchor.end, PlacementStatus.SAME)
    start, end = _best_range(anchor, new_text)
    status = PlacementStatus.REVIEW if start < end else PlacementStatus.LOST
    return Placement(revision, start, end, status)


def _best_range(anchor: Anchor, text: str) -> tuple[int, int]:
    places = list(_verbatim(anchor.quotation, text))
    if not places:
        start = min(anchor.start, len(text))
        return start, start
    start = max(
        places, key=lambda place: (_agreement(anchor, text, place), -abs(place - anchor.start))
    )
    return start, start + len(anchor.quotation)


def _verbatim(quotation: str, text: str) -> Iterator[int]:
    place = text.find(quotation)
    while place >= 0:
        yield place
        place = text.find(quotation, place + 1)


def _agreement(anchor: Anchor, text: str, place: int) -> int:
    """Count the characters of context that stand unbroken beside the quotation at `place`."""
    after = place + len(anchor.quotation)
    before = text[max(0, place - len(anchor.prefix)) : place]
    return _shared(before[::-1], anchor.prefix[::-1]) + _shared(
        text[after : after + len(anchor.suffix)], anchor.suffix
    )


def _shared(one: str, other: str) -> int:
    pairs = zip(one, other, strict=False)
    return next((i for i, (a, b) in enumerate(pairs) if a != b), min(len(one), len(other)))
