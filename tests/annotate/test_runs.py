from __future__ import annotations

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from desktop.annotate.runs import Ladder, Run, Slides, Stretch, joined, rising, settled

WORDS = st.lists(st.integers(0, 9), max_size=60)


def ladder(old: list[int], new: list[int]) -> list[Run]:
    numbered = bytearray(len(old)), bytearray(len(new))
    return Ladder(old, new, numbered).align(Stretch(0, len(old), 0, len(new)))


@given(st.lists(st.integers(0, 30), unique=True))
def test_the_longest_rising_sequence_is_taken(places):
    pairs = list(enumerate(places))
    found = rising(pairs)
    assert list(found) == sorted(found)
    assert [new for _, new in found] == sorted(new for _, new in found)
    longest: list[int] = []
    for number, place in enumerate(places):
        longest.append(1 + max((longest[n] for n in range(number) if places[n] < place), default=0))
    assert len(found) == max(longest, default=0)


@given(WORDS, WORDS)
def test_runs_agree_and_rise_on_both_sides(old, new):
    i = j = 0
    for run in ladder(old, new):
        assert run.size > 0
        assert run.old >= i
        assert run.new >= j
        assert old[run.old : run.old_end] == new[run.new : run.new_end]
        i, j = run.old_end, run.new_end


@given(WORDS)
def test_a_sequence_agrees_with_itself(words):
    assert sum(run.size for run in ladder(words, words)) == len(words)


def test_made_up_texts_do_not_go_on_without_end():
    words = [n for pair in zip(range(3000), range(1, 3001), strict=True) for n in pair]
    other = [*words[::2], *words[1::2]]
    for run in ladder(words, other):
        assert words[run.old : run.old_end] == other[run.new : run.new_end]


def test_whole_lines_come_and_go_as_such():
    old, new = [1, 2, 9, 1, 3, 9, 1, 4, 9], [1, 2, 9, 1, 4, 9]
    sides = (old, bytearray([1, 0, 0] * 3 + [1])), (new, bytearray([1, 0, 0] * 2 + [1]))
    # “1 3 9” is what went, not “3 9 1”.
    assert settled(sides, [Run(0, 0, 4), Run(7, 4, 2)]) == [Run(0, 0, 3), Run(6, 3, 3)]


def test_a_part_of_a_line_may_be_in_what_was_put_in_if_its_whole_line_may():
    new = [1, 2, 3, 4, 2, 3, 4, 9]
    sides = (
        ([1, 2, 3, 4, 9], bytearray([1, 1, 0, 0, 1, 1])),
        (
            new,
            bytearray([1, 1, 0, 0, 1, 0, 0, 1, 1]),
        ),
    )
    gap = Slides.between(sides, Run(0, 0, 4), Run(4, 7, 1))
    assert gap == Slides(new, sides[1][1], 4, 7)
    assert gap.may_hold(2, 3)
    assert gap.may_hold(1, 4)
    assert not gap.may_hold(0, 2), "of another line too"
    assert not gap.may_hold(7, 8)


def gaps(old: list[int], starts: list[int], *runs: Run) -> list[Slides]:
    sides = (old, bytearray(starts)), ([], bytearray())
    found = [Slides.between(sides, one, other) for one, other in pairwise(runs)]
    return [gap for gap in found if gap]


def test_two_gaps_that_may_be_one_are_joined_to_a_whole_line():
    # “1”, “1 9”, “9 3”: “1 9” was left of its neighbours, or went itself.
    one, other = gaps([1, 1, 9, 9, 3], [1, 1, 0, 1, 0, 1], Run(0, 0, 0), Run(1, 0, 2), Run(4, 2, 1))
    whole = joined(one, other)
    assert whole == one._replace(start=1, end=3)
    assert whole.may_hold(1, 3)


def test_gaps_that_what_is_between_them_keeps_apart_are_not_joined():
    one, other = gaps([1, 2, 9, 3, 4], [1, 0, 0, 0, 0, 1], Run(0, 0, 0), Run(1, 0, 2), Run(4, 2, 1))
    assert joined(one, other) is None


def test_what_was_put_in_and_what_was_taken_out_are_not_joined():
    line = bytearray([1, 0, 0, 1])
    sides = ([1, 1, 1], line), ([1, 1, 1], line)
    taken = Slides.between(sides, Run(0, 0, 0), Run(1, 0, 1))
    put_in = Slides.between(sides, Run(1, 0, 1), Run(2, 2, 1))
    assert joined(taken, put_in) is None
