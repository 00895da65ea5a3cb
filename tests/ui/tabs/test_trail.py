from __future__ import annotations

from desktop.ui.tabs.trail import KEPT, Place, Trail

A, B, C = Place("a", 0), Place("b", 10), Place("a", 500)


def test_back_and_forward_retrace_the_way():
    places = Trail()
    places.leave(A)
    places.leave(B)
    assert places.back(C) == B
    assert places.back(B) == A
    assert places.back(A) is None
    assert places.forward(A) == B
    assert places.forward(B) == C
    assert places.forward(C) is None


def test_a_new_jump_forgets_what_lay_ahead():
    places = Trail()
    places.leave(A)
    assert places.back(B) == A
    places.leave(A)
    assert not places.can_go_forward


def test_a_place_one_stands_on_is_passed_over():
    places = Trail()
    places.leave(A)
    places.leave(B)
    assert places.back(B) == A


def test_the_trail_is_bounded():
    places = Trail()
    for offset in range(KEPT * 2):
        places.leave(Place("a", offset))
    steps = 0
    while places.back(None):
        steps += 1
    assert steps == KEPT


def test_the_way_back_leads_to_where_a_walk_began():
    places = Trail()
    places.leave(A, walking=True)
    places.arrive(B)
    places.leave(B, walking=True)
    places.arrive(C)
    assert places.back(C) == A
    assert places.back(A) is None


def test_who_turns_aside_begins_another_walk():
    places = Trail()
    places.leave(A, walking=True)
    places.arrive(B)
    places.leave(C, walking=True)
    assert places.back(B) == C
    assert places.back(C) == A
