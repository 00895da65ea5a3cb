"""What passages do for a claim, and when they can no longer be relied on."""

from __future__ import annotations

import pytest

from desktop.domain import PlacementStatus
from desktop.domain.arguing.claims import (
    Claim,
    ClaimPassage,
    Evidence,
    Stance,
    Strength,
    Weighed,
)
from tests.domain.arguing.evidence import passage


@pytest.mark.parametrize(
    ("status", "is_gone", "is_unsure"),
    [
        (PlacementStatus.SAME, False, False),
        (PlacementStatus.MOVED, False, False),
        (PlacementStatus.REVIEW, False, True),
        (PlacementStatus.LOST, False, True),
        (PlacementStatus.WAITING, False, True),
        (PlacementStatus.RECORD, True, False),
    ],
)
def test_a_passage_is_gone_where_its_source_no_longer_says_it(status, is_gone, is_unsure):
    one = passage("h", status=status)
    assert (one.is_gone, one.is_unsure) == (is_gone, is_unsure)


@pytest.mark.parametrize("status", list(PlacementStatus))
def test_a_passage_that_was_removed_is_gone_wherever_it_stands(status):
    one = passage("h", status=status, is_removed=True)
    assert one.is_gone
    assert not one.is_unsure


def test_a_passage_of_a_document_in_the_trash_is_gone():
    assert Evidence("h").is_gone
    assert not Evidence("h").is_unsure


def test_the_passages_of_a_stance_keep_their_order():
    stances = (Stance.SUPPORTS, Stance.CONTRADICTS, Stance.SUPPORTS)
    spoken = tuple(ClaimPassage(str(at), stance) for at, stance in enumerate(stances))
    found = tuple(Evidence(one.highlight_id) for one in spoken)
    weighed = Weighed(Claim("c", "Boats came.", "", spoken), found, Strength(), ())
    assert [one.highlight_id for one in weighed.of(Stance.SUPPORTS)] == ["0", "2"]
    assert [one.highlight_id for one in weighed.of(Stance.CONTRADICTS)] == ["1"]
    assert weighed.of(Stance.QUALIFIES) == []
