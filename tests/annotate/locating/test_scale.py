from __future__ import annotations

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.annotate.locating.scale import Scale, is_in_order

RISING = st.lists(st.integers(0, 10_000), min_size=2, max_size=30, unique=True).map(sorted)


@given(RISING, st.integers(1, 9), st.integers(0, 500))
def test_an_even_copy_leads_to_the_very_place(ats, times, more):
    scale = Scale([(at, at * times + more) for at in ats], None, 100_000)
    for at in range(ats[0], ats[-1], 97):
        assert scale.expected(at) == pytest.approx(at * times + more)


@given(RISING, RISING)
def test_known_places_are_kept_and_what_is_between_stays_between(ats, places):
    points = list(zip(ats, places, strict=False))
    scale = Scale(points, None, 20_000)
    for (at, place), (then, later) in itertools.pairwise(points):
        assert scale.expected(at) == place
        assert place <= scale.expected((at + then) / 2) <= later
        assert scale.known_before(then - 0.5) == place
        assert scale.room((at + then) / 2) == (place, later)


def test_beyond_what_is_known_nothing_tells_but_the_ends():
    points = [(10.0, 100.0), (20.0, 200.0)]
    assert Scale(points, None, 1000).expected(5) is None
    assert Scale(points, None, 1000).expected(25) is None
    assert Scale(points, 40, 1000).expected(5) == 50
    assert Scale(points, 40, 1000).expected(30) == 600
    assert Scale(points, None, 1000).room(25) is None


def test_one_passage_that_was_found_elsewhere_leads_no_other_astray():
    points = [(float(at), at * 2.0) for at in range(0, 100, 10)]
    wrong = Scale([*points[:5], (45.0, 9.0), *points[5:]], None, 1000)
    assert wrong.expected(47) == 94
    assert wrong.blur == 0


def test_how_exact_places_are_is_told_by_five_or_more():
    points = [(0.0, 0.0), (10.0, 10.0), (20.0, 23.0), (30.0, 30.0), (40.0, 40.0)]
    assert Scale(points[:4], None, 100).blur is None
    assert Scale(points, None, 100).blur == pytest.approx(1.5)


def test_places_are_in_order_but_for_a_few():
    points = [(float(at), float(at)) for at in range(20)]
    assert is_in_order(points)
    assert is_in_order([*points[:-1], (19.0, 0.0)])
    assert not is_in_order([(at, -place) for at, place in points])
    assert not is_in_order(points[:4])
