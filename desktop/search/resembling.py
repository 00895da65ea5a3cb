"""The passages that share most of the rare words of a quotation, whatever was changed in it."""

from __future__ import annotations

from heapq import nlargest
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Sequence

    from desktop.search.snapshot import Snapshot

_RAREST = 8
"""Words of a quotation that tell it from others."""
_MOST_READ = 60_000
"""Postings: words so common that they are more are left out once a rarer one was read."""
_AS_GOOD = 0.5
"""Of the best passage's score, what another must have."""


class Resembling(NamedTuple):
    """A passage that shares words with a quotation."""

    document_id: str
    start: int
    end: int
    score: float


def resembling(
    snapshot: Snapshot, words: Sequence[str], limit: int, mask: bytearray | None
) -> list[Resembling]:
    """Return the passages marked in `mask` that share most rare words, the likeliest first."""
    counts = {word: snapshot.count(word) for word in set(words)}
    known = sorted((count, word) for word, count in counts.items() if count)
    if mask is None and snapshot.has_gaps():
        mask = snapshot.passages
    scores: dict[int, float] = {}
    read = 0
    for count, word in known[:_RAREST]:
        if read and read + count > _MOST_READ:
            break
        read += count
        rarity = snapshot.rarity(count)
        numbers, _ = snapshot.scored(word)
        for number in numbers:
            scores[number] = scores.get(number, 0.0) + rarity
    if mask is not None:
        scores = {number: score for number, score in scores.items() if mask[number]}
    best = nlargest(limit, scores, key=lambda number: (scores[number], -number))
    floor = _AS_GOOD * scores[best[0]] if best else 0.0
    return [
        Resembling(*snapshot.place(number), scores[number])
        for number in best
        if scores[number] >= floor
    ]
