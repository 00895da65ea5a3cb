"""How alike two passages are, letter by letter."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Hashable, Sequence


def likeness(one: Sequence[Hashable], other: Sequence[Hashable]) -> float:
    """Return how much of both is shared in the same order, from 0 to 1: twice that by their sum.

    Time grows with the product of their lengths, but thirty thousand letters take a moment.
    """
    total = len(one) + len(other)
    if not total:
        return 1.0
    return 2 * _longest_shared(one, other) / total


def _longest_shared(one: Sequence[Hashable], other: Sequence[Hashable]) -> int:
    """Return the length of the longest common subsequence, a row of the table at a time.

    Each row is one number whose bits are its steps: Hyyrö, “Bit-parallel LCS-length computation
    revisited”, 2004.
    """
    places: dict[Hashable, int] = {}
    for number, sign in enumerate(one):
        places[sign] = places.get(sign, 0) | 1 << number
    full = (1 << len(one)) - 1
    row = full
    for sign in other:
        steps = row & places.get(sign, 0)
        row = ((row + steps) | (row - steps)) & full
    return len(one) - row.bit_count()
