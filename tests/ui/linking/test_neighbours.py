from collections import defaultdict

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from desktop.domain import LinkEnd
from desktop.ui.linking.neighbours import MOST, STEPS, around


def ends_of(links):
    """Return what each passage has to do with others, of pairs of source and target."""
    found = defaultdict(list)
    for number, (source, target) in enumerate(links):
        found[source].append(LinkEnd(f"{number}", target, "supports", "supports", is_source=True))
        found[target].append(
            LinkEnd(f"{number}", source, "supports", "is supported by", is_source=False)
        )
    return found


def columns(drawn):
    return {spot.highlight_id: spot.column for spot in drawn.spots}


def test_what_it_says_something_of_is_right_and_the_other_way_round_left():
    links = [("c", "right"), ("left", "c"), ("right", "far"), ("farther", "far"), ("x", "left")]
    drawn = around("c", ends_of(links))
    assert columns(drawn) == {"c": 0, "right": 1, "left": -1, "far": 2, "x": -2}
    assert ("right", "far") in drawn.lines
    assert drawn.by_id["left"].word == "is supported by"


def test_arrows_go_from_passage_to_passage():
    drawn = around("c", ends_of([("c", "a"), ("c", "b"), ("d", "c"), ("b", "e")]))
    assert drawn.beside("c", 1) == "a"
    assert drawn.below("a", 1) == "b"
    assert drawn.below("b", 1) == "b"
    assert drawn.beside("b", 1) == "e"
    assert drawn.beside("b", -1) == "c"
    assert drawn.beside("c", -1) == "d"
    assert drawn.beside("d", -1) == "d"


def test_of_very_many_those_nearest_are_drawn():
    drawn = around("c", ends_of([("c", f"n{number}") for number in range(MOST + 5)]))
    assert len(drawn.spots) == MOST
    assert drawn.left_out == 6


NAMES = st.sampled_from("abcdefghij")


@settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(st.tuples(NAMES, NAMES).filter(lambda pair: pair[0] != pair[1]), max_size=30))
def test_no_passage_is_drawn_over_another_and_all_within_two_steps_are(links):
    drawn = around("a", ends_of(links))
    assert len({(spot.column, spot.row) for spot in drawn.spots}) == len(drawn.spots)
    reached = {"a"}
    for _ in range(STEPS):
        reached |= {other for pair in links if set(pair) & reached for other in pair}
    assert {spot.highlight_id for spot in drawn.spots} == reached
    assert all(set(line) <= reached for line in drawn.lines)
