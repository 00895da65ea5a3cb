from __future__ import annotations

import itertools

from hypothesis import given
from hypothesis import strategies as st

from desktop.domain.noted.reading_progress import Reading, clipped, letters, merged, told

RANGES = st.lists(st.tuples(st.integers(0, 60), st.integers(0, 60)), max_size=8)


def covered(ranges):
    return {at for start, end in ranges for at in range(start, end)}


@given(RANGES, RANGES)
def test_merged_ranges_hold_the_same_letters_and_stand_apart(some, others):
    found = merged(some, others)
    assert covered(found) == covered(some) | covered(others)
    assert all(before[1] < after[0] for before, after in itertools.pairwise(found))
    assert letters(found) == len(covered(found))


@given(RANGES, st.integers(0, 70))
def test_clipped_ranges_end_with_the_text(some, end):
    assert covered(clipped(some, end)) == {at for at in covered(some) if at < end}


def test_no_more_is_said_to_be_read_than_is():
    assert told(0.0) == "not read yet"
    assert told(0.0001) == "1% read"
    assert told(0.629) == "62% read"
    assert told(0.994) == "99% read"
    assert told(1.0) == "read"


def test_what_was_never_open_or_put_back_is_new():
    assert Reading().is_new
    assert not Reading(at="2026-01-01").is_new
    assert Reading(at="2026-01-01", is_put_back=True).is_new
    assert not Reading(share=0.1, is_put_back=True).is_new
    assert Reading(share=1.0).is_read
