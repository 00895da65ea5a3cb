from dataclasses import replace

import pytest

from desktop.domain import Placement, PlacementStatus
from desktop.ui.card_heights import PAD, CardHeights
from desktop.ui.sidebar_model import SidebarModel
from tests.ui.dialogs.samples import highlight


@pytest.fixture
def model(qapp):
    return SidebarModel()


@pytest.fixture
def heights(model, qapp):
    made = CardHeights(model, qapp.font())
    made.set_width(260)
    return made


def height(heights, model, one) -> int:
    model.show_highlights([one])
    return heights.size(0).height()


def test_each_thing_on_a_card_makes_it_higher(heights, model):
    plain = highlight(1, "Short words")
    doubtful = replace(plain, placement=Placement(2, 0, 0, PlacementStatus.REVIEW))
    alone = height(heights, model, plain)
    assert height(heights, model, highlight(2, "Long words " * 30)) > alone
    assert height(heights, model, highlight(3, "Short words", "A note.")) > alone
    assert height(heights, model, replace(plain, id="h4", tags=("a",))) > alone
    assert height(heights, model, replace(doubtful, id="h5")) > alone


def test_a_long_quotation_and_a_longer_one_are_cut_alike(heights, model):
    assert height(heights, model, highlight(1, "words " * 60)) == height(
        heights, model, highlight(2, "words " * 600)
    )


def test_a_narrow_card_is_higher(heights, model):
    one = highlight(1, "Some words that take two lines or more")
    wide = height(heights, model, one)
    heights.set_width(120)
    assert heights.size(0).height() > wide
    assert heights.size(0).width() == 120


def test_the_card_in_hand_has_room_for_its_fields_and_a_rim(heights, model):
    model.show_highlights([highlight(1, "One"), highlight(2, "Two")])
    closed = heights.size(1)
    assert heights.open(1, 100)
    assert not heights.open(1, 100), "nothing changed"
    assert heights.size(1).height() == heights.top_of_fields(1) + 100 + PAD
    assert heights.size(0) == closed
    heights.open(-1, 0)
    assert heights.size(1) == closed


def test_a_note_that_was_written_is_reckoned_with(heights, model):
    one = highlight(1, "One")
    before = height(heights, model, one)
    assert height(heights, model, replace(one, note="Much to say.")) > before
