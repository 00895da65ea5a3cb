from __future__ import annotations

import pytest

from desktop.ui.reviewing.review_queue import ReviewQueue
from tests.ui.dialogs.samples import highlight

ROWS = [highlight(number, f"Passage {number}") for number in range(4)]
IDS = [one.id for one in ROWS]


@pytest.fixture
def queue():
    made = ReviewQueue()
    made.begin(ROWS)
    return made


def at(queue) -> tuple[str, int, int]:
    return queue.current.id if queue.current else "", queue.number, len(queue)


def test_it_goes_round_both_ways(queue):
    assert at(queue) == (IDS[0], 1, 4)
    queue.step(-1)
    assert at(queue) == (IDS[3], 4, 4)
    queue.step(1)
    assert at(queue) == (IDS[0], 1, 4)


def test_what_is_decided_makes_room_for_the_next(queue):
    queue.take(IDS[1])
    queue.update([], [IDS[1]])
    assert at(queue) == (IDS[2], 2, 3)
    queue.update([], [IDS[0]])
    assert at(queue) == (IDS[2], 1, 2)
    assert queue.ids() == IDS[2:]


def test_the_last_one_gives_way_to_the_first(queue):
    queue.take(IDS[3])
    queue.update([], [IDS[3]])
    assert at(queue) == (IDS[0], 1, 3)


def test_what_comes_back_is_in_hand_at_its_place(queue):
    queue.update([], IDS[:2])
    queue.update([ROWS[1]], [])
    assert at(queue) == (IDS[1], 1, 3)
    assert queue.ids() == IDS[1:]


def test_what_is_new_comes_last(queue):
    queue.update([highlight(9, "New")], [])
    assert at(queue) == (IDS[0], 1, 5)
    assert queue.ids()[-1] == "h9"


def test_an_empty_one_has_nothing_in_hand_and_begins_again(queue):
    queue.update([], IDS)
    assert at(queue) == ("", 0, 0)
    queue.step(1)
    queue.take(IDS[0])
    assert queue.current is None
    queue.begin(ROWS[2:])
    assert at(queue) == (IDS[2], 1, 2)


def test_the_one_in_hand_stays_so_when_all_are_listed_anew(queue):
    queue.take(IDS[2])
    queue.begin(ROWS[1:])
    assert at(queue) == (IDS[2], 2, 3)
