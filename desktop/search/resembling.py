"""The passages that share most of the rare words of a quotation, whatever was changed in it."""

from __future__ import annotations

from heapq import nlargest
from typing import TYPE_CHECKING

from desktop.search.executor import Executor, Match

if TYPE_CHECKING:
    from collections.abc import Sequence

    from desktop.search.snapshot import Snapshot

_RAREST = 6
"""Words of a quotation that tell it from others."""
_MOST_READ = 20_000
"""Postings: words so common that they are more are left out once a rarer one was read."""
_MOST_IN_A_ROW = 24
"""Words that are looked for one after another: enough to tell a passage."""
_AS_GOOD = 0.5
"""Of the best passage's score, what another must have."""


def resembling(
    snapshot: Snapshot, words: Sequence[str], limit: int, mask: bytearray | None
) -> list[Match]:
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
    if not best:
        return []
    floor = _AS_GOOD * scores[best[0]]
    found = [Match(*snapshot.place(at), scores[at]) for at in best if scores[at] >= floor]
    if len(best) == limit and scores[best[-1]] == scores[best[0]]:
        in_order = Executor(snapshot).phrase(words[:_MOST_IN_A_ROW], limit, mask)
        places = {one[:3] for one in in_order}
        found = [*in_order, *(one for one in found if one[:3] not in places)][:limit]
    return found
