from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from desktop import words
from desktop.annotate import differences
from desktop.domain import Anchor, Highlight, Placement, PlacementStatus
from desktop.domain.citing.proof import Discrepancy, ProofStatus
from desktop.domain.reviews import Excerpt, Reason, Review
from desktop.domain.steps import StepCode


@pytest.mark.parametrize("code", StepCode)
def test_every_step_has_words_to_be_shown(code):
    assert words.step(code)[0].isupper()
    assert words.step(code) != code.value


@pytest.mark.parametrize("status", PlacementStatus)
def test_every_standing_has_words(status):
    assert words.status(status)


@pytest.mark.parametrize(
    ("counts", "told"),
    [
        ({}, ""),
        ({"same": 212}, ""),
        ({"same": 4, "manual": 1, "record": 2}, ""),
        ({"lost": 1, "same": 1212, "edited": 9, "review": 4, "moved": 3},
         "1,212 same, 9 edited, 3 moved, 4 to review, 1 lost"),
    ],
)  # fmt: skip
def test_a_change_is_told_only_where_it_touched_highlights(counts, told):
    assert words.standing(counts) == told


@pytest.mark.parametrize(
    ("counts", "titles", "told"),
    [
        ({"same": 3}, [], ""),
        ({"edited": 1}, ["A"], "In “A”, 1 passage you kept was edited."),
        ({"edited": 3, "lost": 1}, ["A", "B"],
         "In “A” and “B”, 3 passages you kept were edited and 1 is no longer there."),
        ({"moved": 2, "lost": 4}, ["A", "B", "C"],
         "In “A” and 2 other documents, 2 passages you kept were moved and 4 are no longer there."),
    ],
)  # fmt: skip
def test_what_became_of_passages_is_told_with_names(counts, titles, told):
    assert words.kept_changed(counts, titles) == told


def test_several_documents_are_counted_as_one():
    assert words.summed([{"same": 1, "lost": 1}, {"same": 2}, {}]) == {"same": 3, "lost": 1}
    assert words.is_news({"same": 3, "moved": 1})
    assert not words.is_news({"same": 3, "manual": 1, "record": 1})


PLACE = Placement(2, 3, 8, PlacementStatus.SAME)


def test_only_what_is_to_be_known_of_a_place_is_said():
    assert words.place(PLACE) == words.place(replace(PLACE, status=PlacementStatus.MANUAL)) == ""
    for status, part in (
        (PlacementStatus.EDITED, "changed a little"),
        (PlacementStatus.MOVED, "elsewhere"),
        (PlacementStatus.REVIEW, "still the passage"),
        (PlacementStatus.LOST, "No longer in the text"),
        (PlacementStatus.RECORD, "record"),
        (PlacementStatus.WAITING, "looked for"),
    ):
        assert part in words.place(replace(PLACE, status=status))
    nowhere = Placement(2, 3, 3, PlacementStatus.REVIEW)
    assert "several places" in words.place(nowhere)


def review(old: str, *new: str, reasons: tuple[Reason, ...] = ()) -> Review:
    at = datetime(2026, 1, 1, tzinfo=UTC)
    anchor = Anchor(1, 0, len(old), old, "", "")
    return Review(
        Highlight("h", "d", anchor, PLACE, "yellow", at, at),
        Excerpt("", old, ""),
        1,
        at,
        tuple((number, number + 1) for number in range(len(new))),
        tuple(Excerpt("", each, "") for each in new),
        tuple(tuple(differences(old, each)) for each in new),
        reasons,
        (),
        Excerpt("", "", ""),
    )


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ("within 30 days", "within 14 days", ["A figure changed: 30 → 14 days"]),
        ("within 30 days", "within days", ["A figure was removed: 30"]),
        ("within days", "within 14 days", ["A figure was added: 14"]),
        ("It shall not apply.", "It shall apply.", ["“not” was removed"]),
        ("It shall apply.", "It shall not apply.", ["“not” was added"]),
        ("They answer on duty.", "They answer at work.", ["Reworded"]),
        ("The same words.", "The same words.", ["The same words at another place"]),
    ],
)
def test_what_became_of_a_passage_is_said_in_words(old, new, told):
    assert [one.text for one in words.why(review(old, new))] == told


def test_what_turns_the_sense_is_loud_and_comes_first():
    loud, quiet = words.why(review("They pay 30 euros on duty.", "They pay 14 euros at work."))
    assert (loud.is_loud, quiet.is_loud) == (True, False)
    assert loud.text == "A figure changed: 30 → 14 euros"


@pytest.mark.parametrize("status", ProofStatus)
def test_every_standing_of_a_quotation_has_words(status):
    assert words.proof_status(status)


@pytest.mark.parametrize(
    ("found", "told"),
    [
        (Discrepancy("replaced", "902", "912", turns_sense=True), "! source: 902; your text: 912"),
        (Discrepancy("removed", "not", "", turns_sense=True), "! left out: not"),
        (Discrepancy("inserted", "", "very"), "not in the source: very"),
        (Discrepancy("speaker", "Ann Ray", "Bob Moss"), "said by: Ann Ray; your text: Bob Moss"),
        (Discrepancy("page", "4", "5"), "on page: 4; your text: 5"),
    ],
)
def test_what_a_draft_has_otherwise_is_said_beside_its_source(found, told):
    assert words.discrepancy(found) == told


def test_quotations_that_are_not_verbatim_are_counted():
    assert words.proved(1, 3) == "1 of 3 quotations is not verbatim."
    assert words.proved(2, 3) == "2 of 3 quotations are not verbatim."


def test_copies_are_counted():
    twice = review("Bags.", "Bags.", "Bags.", "Bags of sand.", reasons=(Reason.SEVERAL,))
    assert [one.text for one in words.why(twice)] == ["Stands in 2 places now"]
    assert words.why(twice, 2) == [words.Why("Reworded")]
    many = review("Bags.", *["Bags."] * 9, reasons=(Reason.SEVERAL,))
    assert words.why(many)[0].text == "Stands in several places now"


def test_what_is_gone_or_turned_beside_is_said():
    assert words.why(review("Bags."))[0].text == "No longer in the text"
    beside = review("Bags.", "Bags.", reasons=(Reason.BESIDE,))
    assert "beside them changed" in words.why(beside)[0].text
    moved = replace(beside.highlight, placement=replace(PLACE, status=PlacementStatus.MOVED))
    assert words.why(replace(beside, highlight=moved)) == [
        words.Why("The same words at another place")
    ]


def test_the_reasons_are_one_line():
    told = words.reasons(review("They pay 30 euros on duty.", "They pay 14 euros at work."))
    assert told == "a figure changed: 30 → 14 euros; reworded"
