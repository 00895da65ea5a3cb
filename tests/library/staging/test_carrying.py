from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from desktop.domain import DocumentKind, Facts, Parsed, Placement, PlacementStatus, Region
from desktop.library.staging.carrying import Carrying, sliced

TEXT = "One two three.\nFour five six.\nSeven eight nine."
SAME, MOVED, REVIEW = PlacementStatus.SAME, PlacementStatus.MOVED, PlacementStatus.REVIEW
LOST, RECORD, WAITING = PlacementStatus.LOST, PlacementStatus.RECORD, PlacementStatus.WAITING


@pytest.fixture
def revise(desk, library):
    """Return a function that imports a text as the next revision, with places foreseen."""

    def revised(document_id: str, text: str, foreseen=None, importer: str = "text 1"):
        parsed = Parsed(
            desk.content(text), DocumentKind.REPORT, Facts(title="T"), "text/plain", importer
        )
        prepared = library.imports.prepare(parsed, *desk.source(text, f"{len(text)}.txt"))
        return library.imports.put_prepared(prepared, document_id=document_id, foreseen=foreseen)

    return revised


def places(library) -> dict[str, tuple[int, int, PlacementStatus]]:
    return {
        one.id: (one.placement.start, one.placement.end, one.placement.status)
        for one in library.highlights.all()
    }


@given(st.lists(st.integers(), max_size=40), st.integers(1, 9))
def test_slices_are_full_but_the_last_and_together_all(rows, size):
    found = list(sliced(iter(rows), size))
    assert [row for some in found for row in some] == rows
    assert all(len(some) == size for some in found[:-1])
    assert all(found)


def test_in_the_same_text_highlights_stay_where_they_were_put(desk, library, revise):
    document = desk.keep(TEXT)
    made = desk.highlight(document, "five")
    desk.highlight(document, "two")
    moved = Placement(1, 1, 5, MOVED)
    library.imports.place(document.id, 1, {made.id: moved})
    before = places(library)
    assert before[made.id] == (1, 5, MOVED)
    # What may have been foreseen for another text counts for nothing.
    foreseen = {made.id: (made.anchor, Placement(2, 0, 3, SAME))}
    kept = revise(document.id, TEXT, foreseen, importer="text 2")
    assert (kept.revision, kept.late) == (2, frozenset())
    assert places(library) == before
    assert library.care.check() == []


def test_in_another_text_they_go_where_that_was_foreseen(desk, library, revise):
    document = desk.keep(TEXT)
    known, other = desk.highlight(document, "two"), desk.highlight(document, "five")
    gone = desk.highlight(document, "nine")
    library.highlights.remove(gone.id)
    kept = revise(
        document.id, f"Zero. {TEXT}", {known.id: (known.anchor, Placement(2, 10, 13, MOVED))}
    )
    assert kept.late == {other.id}
    assert places(library) == {
        known.id: (10, 13, MOVED),
        other.id: (other.start, other.start, WAITING),
    }
    library.history.undo()  # of the removal: it was taken along
    assert places(library)[gone.id] == (gone.start, gone.start, WAITING)
    assert library.care.check() == []


def test_what_was_moved_since_is_not_put_where_it_was_foreseen(desk, library, revise):
    document = desk.keep(TEXT)
    made = desk.highlight(document, "two")
    foreseen = {made.id: (made.anchor, Placement(2, 10, 13, SAME))}
    library.highlights.move(made.id, desk.anchor(document, "five"))
    now = library.highlights.get(made.id)
    kept = revise(document.id, f"Zero. {TEXT}", foreseen)
    assert kept.late == {made.id}
    assert places(library) == {made.id: (now.start, now.start, WAITING)}


def test_what_was_lost_is_looked_for_again_and_a_record_is_not(desk, library, revise):
    document = desk.keep(TEXT)
    lost, record = desk.highlight(document, "nine"), desk.highlight(document, "two")
    revise(document.id, "One.")
    gone = {one.id: Placement(2, 4, 4, LOST) for one in (lost, record)}
    library.imports.place(document.id, 2, gone)
    library.reviews.keep_as_record(record.id)
    kept = revise(document.id, "So.")
    assert places(library) == {lost.id: (3, 3, WAITING), record.id: (3, 3, RECORD)}
    assert kept.late == {lost.id}


@settings(
    max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(st.lists(st.integers(1, len(TEXT)), min_size=1, max_size=4))
def test_no_place_is_outside_of_a_text_however_short_it_is(desk, library, revise, lengths):
    document = desk.keep(TEXT)
    for word in ("One", "five", "nine."):
        desk.highlight(document, word)
    for length in lengths:
        revise(document.id, TEXT[:length])
        found = library.highlights.all(document_id=document.id)
        assert len(found) == 3
        for one in found:
            assert 0 <= one.placement.start <= one.placement.end <= length
            assert one.anchor.quotation in {"One", "five", "nine."}
    assert library.care.check() == []


def test_in_other_bytes_of_the_same_text_areas_are_to_be_looked_at(desk, library):
    document = desk.keep(TEXT)
    words = desk.highlight(document, "One")
    anchor = replace(desk.anchor(document, "two"), region=Region(0, 1, 2, 30, 40))
    area = library.highlights.add(document.id, anchor)
    again = {"document_id": document.id, "importer": "text 2"}
    desk.keep(TEXT, **again)
    assert {one.placement.status for one in library.highlights.all()} == {PlacementStatus.SAME}
    # The text is the same, and its file another one.
    parsed = library.documents.content(document.id)
    source = desk.source(f"{TEXT} ", "source.txt")
    library.imports.put(
        Parsed(parsed, DocumentKind.REPORT, Facts(title="T"), "text/plain", "text 3"),
        *source, document_id=document.id,
    )  # fmt: skip
    found = {one.id: one.placement.status for one in library.highlights.all()}
    assert found == {words.id: PlacementStatus.SAME, area.id: REVIEW}
    assert library.care.check() == []


def test_only_what_was_made_or_moved_since_has_changed(desk, library):
    document = desk.keep(TEXT)
    rests, moved = desk.highlight(document, "One"), desk.highlight(document, "two")
    carrying = Carrying(document.id, 1, len(TEXT), {})
    store = library._store
    assert [row[0] for row in carrying.begin(store)] == sorted([rests.id, moved.id])
    assert carrying.changed(store) == []
    made = desk.highlight(document, "five")
    library.highlights.move(moved.id, desk.anchor(document, "six"))
    desk.highlight(desk.keep("Other.", name="o.txt"), "Other")
    assert {row[0] for row in carrying.changed(store)} == {made.id, moved.id}
    assert carrying.changed(store) == []
    library.imports.place(document.id, 1, {rests.id: Placement(1, 0, 2, REVIEW)})
    assert [row[0] for row in carrying.changed(store)] == [rests.id]


def test_digests_are_taken_once(desk, library):
    document = desk.keep(TEXT)
    made = desk.highlight(document, "two")
    desk.keep(f"{TEXT} More.", document_id=document.id)
    carrying = Carrying(document.id, 1, len(TEXT), {})
    with library._store.writing() as session:
        carrying.write(session, carrying.begin(library._store))
    assert list(carrying.take_digests()) == [f"{made.id} 2"]
    assert carrying.take_digests() == {}
