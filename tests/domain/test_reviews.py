from __future__ import annotations

from datetime import UTC, datetime

import pytest

from desktop.domain import Anchor, Highlight, Placement, PlacementStatus
from desktop.domain.reviews import (
    is_asked_about,
    is_brought,
    is_carried,
    reads_now,
)
from tests.domain.samples import content_of, marked

DAY = datetime(2026, 3, 1, tzinfo=UTC)


def standing(start: int, end: int, status: PlacementStatus) -> Highlight:
    anchor = Anchor(1, 3, 7, "were", "It ", " so")
    return Highlight("h", "d", anchor, Placement(2, start, end, status), "yellow", DAY, DAY)


def test_what_is_read_now_is_what_stands_there_without_the_marks_of_notes():
    content = marked("Of these 544{n2} were granted leave.")
    assert reads_now(standing(9, 18, PlacementStatus.EDITED), content) == "544 were"
    assert reads_now(standing(8, 13, PlacementStatus.EDITED), content) == "544"


def test_of_a_passage_that_is_gone_nothing_is_read():
    assert reads_now(standing(4, 4, PlacementStatus.LOST), content_of("Other words")) == ""


def test_words_that_no_text_had_are_told_from_a_passage():
    assert is_brought(Anchor(1, 5, 5, "their words", "", ""))
    assert not is_brought(Anchor(1, 5, 9, "word", "", ""))


@pytest.mark.parametrize("status", PlacementStatus)
def test_nothing_is_both_taken_along_and_asked_about(status):
    highlight = standing(0, 4, status)
    assert is_carried(highlight) == (status in {PlacementStatus.EDITED, PlacementStatus.MOVED})
    assert is_asked_about(highlight) == (status in {PlacementStatus.REVIEW, PlacementStatus.LOST})
