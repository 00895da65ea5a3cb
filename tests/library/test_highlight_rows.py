from __future__ import annotations

import pytest
from sqlalchemy import delete

from desktop.domain import Anchor, PlacementStatus
from desktop.errors import OutOfRangeError
from desktop.library.file.tables import PlacementRow
from desktop.library.highlight_rows import (
    LIVE,
    Look,
    check_anchor,
    listed,
    listed_by_id,
    moved_values,
    new_highlight,
    new_placement,
    original_of,
)

FIRST, SECOND, THIRD = (Anchor(1, start, start + 4, "word", "", "") for start in (0, 10, 20))


def test_the_anchor_a_highlight_was_made_on_is_kept_however_often_it_moves():
    row = new_highlight("d", FIRST, Look(), "reader")
    assert original_of(row) == FIRST
    for anchor in (SECOND, THIRD):
        for name, value in moved_values(row, anchor).items():
            setattr(row, name, value)
    assert (row.start, original_of(row)) == (20, FIRST)


@pytest.mark.parametrize(("length", "start"), [(12, 10), (4, 4)])
def test_what_waits_has_an_empty_place_within_the_text(length, start):
    row = new_highlight("d", SECOND, Look(), "reader")
    place = new_placement(row, 2, PlacementStatus.WAITING, length)
    assert (place.start, place.end, place.revision) == (start, start, 2)


@pytest.mark.parametrize(("start", "end"), [(-1, 3), (3, 3), (4, 2), (0, 10_000)])
def test_an_anchor_outside_its_revision_is_refused(desk, library, start, end):
    document = desk.keep()
    anchor = Anchor(1, start, end, "x" * max(0, end - start), "", "")
    with library._store.reading() as session, pytest.raises(OutOfRangeError):
        check_anchor(session, document.id, anchor)


def test_an_anchor_quotes_what_it_spans(desk, library):
    document = desk.keep()
    with library._store.reading() as session, pytest.raises(ValueError, match="quotation"):
        check_anchor(session, document.id, Anchor(1, 0, 4, "longer", "", ""))


def test_tags_of_a_highlight_are_listed_in_order(desk, library):
    made = desk.highlight(desk.keep(), "1,204", tags=["b", "a/c", "a"])
    with library._store.reading() as session:
        assert [one.tags for one in listed(session, LIVE)] == [("a", "a/c", "b")]
    assert library.highlights.by_id([made.id, "nowhere"]) == [made]


def test_highlights_asked_for_by_id_are_those_that_are_listed(desk, library):
    document = desk.keep()
    made = [desk.highlight(document, words, tags=["b", "a"]) for words in ("holds", "1,204", "In")]
    gone = desk.highlight(document, "held")
    library.highlights.remove(gone.id)
    with library._store.reading() as session:
        found = listed_by_id(session, iter([*(one.id for one in made), gone.id, made[0].id]))
        assert found == listed(session, LIVE) == made[::-1]
        bare = listed_by_id(session, [made[0].id])
    assert bare == [made[0]]
    assert bare[0].tags == ("a", "b")


def test_a_highlight_whose_placement_was_lost_waits(desk, library):
    made = desk.highlight(desk.keep(), "1,204")
    with library._store.writing() as session:
        session.execute(delete(PlacementRow))
    (found,) = library.highlights.all()
    assert found.placement.status is PlacementStatus.WAITING
    assert (found.start, found.end) == (made.anchor.start, made.anchor.start)
