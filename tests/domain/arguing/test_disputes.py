from __future__ import annotations

import random
from decimal import Decimal
from itertools import combinations

from desktop.domain.arguing.disputes import NONE, differing
from desktop.domain.arguing.figure_table import Told, told_by
from desktop.domain.arguing.figures import Figure
from desktop.domain.arguing.periods import OPEN, Period
from tests.domain.arguing.evidence import highlight

PERIODS = (None, None, Period(0, 11), Period(12, 23), Period(0, OPEN))


def simply(told):
    """Return the pairs that differ, each held against each."""

    def agrees(passage, figure):
        return any(one.is_comparable(figure) and not one.differs(figure) for one in passage)

    def of(one):
        return [each.figure for each in told if each.highlight_id == one.highlight_id]

    return {
        (a, b)
        for (a, one), (b, other) in combinations(enumerate(told), 2)
        if one.highlight_id != other.highlight_id
        and one.figure.differs(other.figure)
        and not agrees(of(one), other.figure)
        and not agrees(of(other), one.figure)
    }


def some_told(chance):
    def one():
        low = chance.randint(1, 4)
        high = chance.choice((low, low, low + 1, "Infinity"))
        counted = chance.choice(("people", "young people", "old people", "boats", "s", ""))
        fate = chance.choice(("", "", "held", "sent"))
        unit = chance.choice(("", "", "%"))
        period = chance.choice(PERIODS)
        return Figure(Decimal(low), Decimal(high), unit, counted, fate, period, 0, 1)

    return [Told(one(), f"h{chance.randrange(9)}", "d", "1") for _ in range(chance.randint(0, 24))]


def check(chance):
    told = some_told(chance)
    apart, pairs = differing(told), simply(told)
    assert set(apart.pairs_of(range(len(told)))) == pairs
    assert apart.pair_count == len(pairs)
    assert {one for one, kind in enumerate(apart.kind) if kind != NONE} == {
        one for pair in pairs for one in pair
    }
    chosen = chance.sample(range(len(told)), len(told) // 4)
    mine = {pair for pair in pairs if {*pair} & {*chosen}}
    among = {pair for pair in mine if {*pair} <= {*chosen}} or mine
    assert set(apart.pairs_of(chosen)) == among
    assert apart.count_of(chosen) == len(among)


def test_the_same_differ_as_when_each_is_held_against_each():
    for seed in range(120):
        check(random.Random(seed))


def test_passages_that_disagree_are_paired():
    told = told_by(
        [
            highlight("a", "904 applications", document="1"),
            highlight("b", "1,318 applications", document="2"),
            highlight("c", "the 904 applications and the 1,318 applications", document="3"),
        ]
    )
    assert list(differing(told).pairs_of([0])) == [(0, 1)]


def test_one_passage_disagrees_with_itself_without_a_word():
    assert differing(told_by([highlight("a", "12 boats, later 15 boats")])).pair_count == 0


def test_who_waits_is_asked_after_again_and_again():
    calls = []
    differing(some_told(random.Random(1)), lambda: calls.append(1))
    assert len(calls) > 3
