from __future__ import annotations

import pytest

from desktop.domain import Placement, PlacementStatus
from desktop.errors import NothingToDecideError

SAME, REVIEW, LOST = PlacementStatus.SAME, PlacementStatus.REVIEW, PlacementStatus.LOST
WAITING, RECORD = PlacementStatus.WAITING, PlacementStatus.RECORD


@pytest.fixture
def two(desk, library):
    """Keep two passages, revise their document, and place the first."""
    document = desk.keep()
    made = [desk.highlight(document, words) for words in ("1,204", "no data")]
    desk.keep("New.\n" + desk.text, document_id=document.id)
    library.imports.place(document.id, 2, {made[0].id: Placement(2, 9, 14, REVIEW)})
    return made


def test_highlights_are_listed_by_what_became_of_them(library, two):
    first, second = two
    assert [one.id for one in library.reviews.of_statuses([REVIEW])] == [first.id]
    assert [one.id for one in library.reviews.of_statuses([WAITING])] == [second.id]
    assert library.reviews.of_statuses([LOST, SAME]) == []
    assert library.reviews.of_statuses([REVIEW], first.document_id) != []
    assert library.reviews.of_statuses([REVIEW], "elsewhere") == []


def test_it_is_known_whether_any_has_a_status(library, two):
    _, second = two
    assert library.reviews.any_of([WAITING])
    assert library.reviews.any_of([REVIEW, LOST])
    assert not library.reviews.any_of([LOST])
    library.highlights.remove(second.id)
    assert not library.reviews.any_of([WAITING])


def test_standing_counts_what_is_there(library, two):
    first, second = two
    document_id = first.document_id
    assert library.reviews.standing([document_id]) == {document_id: {"review": 1, "waiting": 1}}
    library.highlights.remove(second.id)
    assert library.reviews.standing([document_id]) == {document_id: {"review": 1}}
    assert library.reviews.standing(["elsewhere"]) == {}


def test_the_first_revision_that_lacks_a_passage_is_known(desk, library, two):
    first, second = two
    document_id = first.document_id
    ids = [first.id, second.id]
    assert library.reviews.lacking(ids) == {second.id: 2}
    for number, status in ((3, LOST), (4, SAME), (5, LOST), (6, RECORD)):
        desk.keep(f"{number}.\n" + desk.text, document_id=document_id)
        end = 14 if status is SAME else 9
        library.imports.place(document_id, number, {
            first.id: Placement(number, 9, end, status), second.id: Placement(number, 9, 9, LOST),
        })  # fmt: skip
    assert library.reviews.lacking(ids) == {first.id: 5, second.id: 2}
    assert library.reviews.lacking([]) == {}


def test_a_record_has_no_place_and_is_sound(library, two):
    first, _ = two
    kept = library.reviews.keep_as_record(first.id)
    assert kept.placement == Placement(2, 9, 9, RECORD)
    assert kept.anchor == first.anchor
    assert library.care.check() == []


def test_a_record_of_the_newest_revision_is_refused(desk, library, two):
    content = library.documents.content(two[0].document_id)
    made = library.highlights.add(two[0].document_id, content.anchor(2, 0, 3))
    with pytest.raises(NothingToDecideError):
        library.reviews.keep_as_record(made.id)
