from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from desktop.domain.arguing.claims import Claim, ClaimPassage, Doubt, Stance
from desktop.domain.arguing.outlines import (
    Line,
    LineKind,
    Rest,
    depth,
    depths,
    one_down,
    one_up,
    part,
    rests,
)
from desktop.domain.arguing.weighing import weigh
from tests.domain.arguing.evidence import passage


def lines(levels):
    """Return headings of these levels, and free lines for 0."""
    return [
        Line(str(at), LineKind.HEADING if level else LineKind.TEXT, level)
        for at, level in enumerate(levels)
    ]


LEVELS = st.lists(st.integers(0, 3), min_size=1, max_size=12)


def test_a_heading_goes_with_what_stands_under_it():
    made = lines([1, 0, 2, 0, 1, 0])
    assert part(made, 0) == range(4)
    assert part(made, 2) == range(2, 4)
    assert part(made, 3) == range(3, 4)
    assert [depth(made, at) for at in range(6)] == [0, 1, 1, 2, 0, 1]


@given(levels=LEVELS)
def test_how_far_in_all_lines_stand_is_how_far_in_each_does(levels):
    made = lines(levels)
    assert depths(made) == [depth(made, at) for at in range(len(made))]


def test_moving_by_one():
    made = lines([0, 1, 0, 2, 0, 1, 0])
    assert one_up(made, 5) == 1
    assert one_up(made, 1) == 0
    assert one_up(made, 2) == 1
    assert one_up(made, 0) == -1
    assert one_down(made, 1) == 7
    assert one_down(made, 2) == 4
    assert one_down(made, 5) == -1


@given(LEVELS, st.data())
def test_up_undoes_down_for_free_lines(levels, data):
    made = lines(levels)
    at = data.draw(st.integers(0, len(made) - 1))
    moving = [made[one] for one in part(made, at)]
    target = one_down(made, at)
    if target < 0:
        assert part(made, at).stop == len(made)
        return
    others = [one for one in made if one not in moving]
    place = target - len(moving)
    after = [*others[:place], *moving, *others[place:]]
    assert sorted(one.id for one in after) == sorted(one.id for one in made)
    assert after.index(moving[0]) > at
    if not made[at].level:
        assert one_up(after, after.index(moving[0])) == at


def test_what_a_heading_rests_on():
    known = {
        "a": passage("a", document="1"),
        "b": passage("b", document="2", status="lost"),
        "c": passage("c", document="2"),
    }
    passages = ClaimPassage("a", Stance.SUPPORTS), ClaimPassage("c", Stance.CONTRADICTS)
    claim = weigh(Claim("k", "So.", passages=passages), known)
    made = [
        Line("h1", LineKind.HEADING, 1),
        Line("x", LineKind.CLAIM, claim_id="k"),
        Line("h2", LineKind.HEADING, 2),
        Line("y", LineKind.PASSAGE, highlight_id="b"),
        Line("z", LineKind.PASSAGE, highlight_id="a"),
        Line("h3", LineKind.HEADING, 1),
        Line("t", LineKind.TEXT, text="To do."),
    ]
    found = rests(made, {"k": claim}, known)
    doubts = {Doubt.ONE_SOURCE: 1, Doubt.CONTRADICTED: 1, Doubt.TO_REVIEW: 1}
    assert found["h1"] == Rest(3, 2, doubts)
    assert found["h2"] == Rest(2, 2, {Doubt.TO_REVIEW: 1})
    assert found["h3"] == Rest()
