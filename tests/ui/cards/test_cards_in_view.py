from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from desktop.ui.cards.card_heights import CardHeights
from desktop.ui.cards.cards_in_view import CardsInView, Held
from desktop.ui.cards.sidebar_model import SidebarModel
from tests.ui.dialogs.samples import highlight

ROOM = 500
COUNT = 300


@pytest.fixture(scope="module")
def heights(qapp):
    model = SidebarModel()
    made = CardHeights(model, qapp.font())
    made.dress(qapp.font(), 260)
    made.model = model  # it is heard, and must live as long
    return made


def in_view(heights, count=COUNT):
    heights.model.show_highlights([highlight(n, "some words " * (n % 9 + 1)) for n in range(count)])
    made = CardsInView(heights)
    made.fill(ROOM)
    return made


@given(st.lists(st.tuples(st.integers(0, COUNT - 1), st.integers(-900, 900)), max_size=5))
@settings(max_examples=40, deadline=None)
def test_wherever_a_card_is_held_the_viewport_is_full(heights, moves):
    made = in_view(heights)
    for row, top in moves:
        made.hold(row, top)
        made.fill(ROOM)
        shown = list(made.shown(ROOM - 1))
        assert shown[0][1] <= 0 < shown[0][1] + shown[0][2]
        assert shown[-1][1] + shown[-1][2] >= ROOM
        for (_, top_before, height), (number, begins, _) in pairwise(shown):
            assert begins == top_before + height == made.top(number)
        assert made.row_at(ROOM // 2) in [number for number, *_ in shown]


def test_the_last_card_ends_at_the_bottom(heights):
    made = in_view(heights)
    made.hold(COUNT - 1, -10_000)
    made.fill(ROOM)
    row, top, height = list(made.shown(ROOM))[-1]
    assert (row, top + height) == (COUNT - 1, ROOM)


def test_few_cards_begin_at_the_top(heights):
    made = in_view(heights, 2)
    made.hold(1, 200)
    made.fill(ROOM)
    assert made.held.row == made.held.top == made.offset == 0


def test_the_held_card_is_found_again_by_its_highlight(heights):
    made = in_view(heights)
    made.hold(50, 0)
    made.fill(ROOM)
    heights.model.show_highlights([highlight(n, "others") for n in range(40, 90)])
    made.fill(ROOM)
    assert made.held == Held(10, 0, highlight(50, "").id)


def test_without_cards_nothing_is_held(heights):
    made = in_view(heights, 0)
    assert made.held == Held()
    assert made.count == made.offset == 0
    assert not list(made.shown(ROOM))
