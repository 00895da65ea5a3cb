from __future__ import annotations

from dataclasses import replace

import pytest

from desktop.domain import Placement, PlacementStatus
from desktop.ui.cards.place_box import PlaceBox
from tests.ui.dialogs.samples import highlight
from tests.ui.reviewing.test_review_pane import NEW, OLD, review

WIDTH = 240


@pytest.fixture
def box(qtbot):
    made = PlaceBox(None)
    qtbot.addWidget(made)
    made.setFixedWidth(WIDTH)
    made.show()
    return made


def at(status: PlacementStatus, end: int = 8):
    return replace(highlight(1, OLD), placement=Placement(2, 3, end, status))


def test_it_is_there_only_where_there_is_something_to_know(box):
    for status in PlacementStatus:
        box.show_place(at(status))
        stands = status in (PlacementStatus.SAME, PlacementStatus.MANUAL)
        assert box.isHidden() is stands


@pytest.mark.parametrize(
    ("status", "end", "accept", "record"),
    [
        (PlacementStatus.REVIEW, 8, True, True),
        (PlacementStatus.REVIEW, 3, False, True),
        (PlacementStatus.EDITED, 8, True, True),
        (PlacementStatus.LOST, 3, False, True),
        (PlacementStatus.RECORD, 3, False, False),
    ],
)
def test_only_what_can_be_decided_is_offered(box, status, end, accept, record):
    box.show_place(at(status, end))
    assert box.accept.isVisibleTo(box) is accept
    assert box.record.isVisibleTo(box) is record
    assert box.move_here.isVisibleTo(box)


def test_old_and_new_words_are_told_once_they_are_known(box, qtbot):
    told = review(NEW)
    box.show_place(told.highlight)
    assert box.is_wanted
    assert not box.changed.isVisibleTo(box)
    height = box.layout().totalHeightForWidth(WIDTH)
    with qtbot.waitSignal(box.resized):
        box.show_review(told)
    assert box.changed.toPlainText() == "Returned within 30 14 days."
    assert box.text.text() == "A figure changed: 30 → 14 days"
    assert box.layout().totalHeightForWidth(WIDTH) > height
    assert not box.is_wanted


def test_what_is_told_of_another_passage_is_not_shown(box):
    box.show_place(at(PlacementStatus.EDITED))
    box.show_review(review(NEW))  # of one that is to be reviewed
    assert not box.changed.isVisibleTo(box)
    assert box.is_wanted


def test_a_decision_ends_what_was_told(box):
    told = review(NEW)
    box.show_place(told.highlight)
    box.show_review(told)
    box.show_place(at(PlacementStatus.MANUAL))
    assert not box.changed.isVisibleTo(box)
    assert not box.is_wanted


def test_a_long_passage_scrolls(box):
    told = review(NEW + " More words." * 200)
    box.show_place(told.highlight)
    box.show_review(told)
    assert box.changed.height() < 12 * box.fontMetrics().lineSpacing()
