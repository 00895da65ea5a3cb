"""Groupings that a question knows are sides of highlights; claims are none."""

from __future__ import annotations

from desktop.domain.asking.kept import Side
from desktop.domain.exchanged.export_wish import Grouping


def test_every_grouping_but_claims_is_a_side():
    assert Grouping.CLAIM.side is None
    sides = {each: each.side for each in Grouping if each is not Grouping.CLAIM}
    assert sides[Grouping.TAG] is Side.TAG
    assert len(set(sides.values())) == len(sides)
