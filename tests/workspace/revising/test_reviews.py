from __future__ import annotations

import pytest

from desktop.domain import PlacementStatus, Region
from desktop.domain.differences import DifferenceKind
from desktop.domain.reviews import Reason
from desktop.errors import NotFoundError, NothingToDecideError
from tests.formats.pdf.samples import Made, lines

LAW = """Asylum Act

Whoever applies is heard within 30 days of the application by an officer of the ministry.

The ministry may not detain a child who came without a parent or another adult of the family.

A decision is handed over in writing, with the reasons, in a language that the applicant knows.

Costs are borne by the state unless the applicant has means of her own to pay for them.

Whoever appeals may stay in the country until the court has decided upon the appeal.
"""
KEPT = {
    "figure": "is heard within 30 days of the application",
    "negation": "may not detain a child who came without a parent",
    "same": "A decision is handed over in writing",
    "lost": "Costs are borne by the state unless the applicant has means of her own",
    "edited": "may stay in the country until the court has decided upon the appeal",
}
AMENDED = """Asylum Act

Whoever applies is heard within 14 days of the application by an officer of the ministry.

The ministry may detain a child who came without a parent or another adult of the family.

A decision is handed over in writing, with the reasons, in a language that the applicant knows.

Whoever appeals may stay in our country until the court has decided upon the appeal.
"""


@pytest.fixture
def law(workspace, tmp_path):
    path = tmp_path / "act.txt"
    path.write_text(LAW, encoding="utf-8")
    return path


@pytest.fixture
def kept(workspace, law):
    """Keep passages of a law, then amend it; return their ids."""
    (outcome,) = workspace.imports.files([law])
    ids = {
        name: workspace.highlights.add_quotation(outcome.document_id, words).id
        for name, words in KEPT.items()
    }
    law.write_text(AMENDED, encoding="utf-8")
    return ids


def status(workspace, highlight_id):
    return workspace.highlights.find(highlight_id).placement.status


def test_an_import_tells_where_highlights_stand(workspace, law, kept):
    (outcome,) = workspace.imports.files([law])
    assert outcome.standing == {"same": 1, "edited": 1, "review": 2, "lost": 1}
    assert workspace.imports.files([law])[0].standing == {}


def test_what_waits_for_a_look_is_listed_with_the_reason(workspace, law, kept):
    workspace.imports.files([law])
    assert [one.id for one in workspace.reviews.all()] == [
        kept[name] for name in ("figure", "negation", "lost")
    ]
    figure = workspace.reviews.of(kept["figure"])
    assert figure.reasons[0] is Reason.FIGURE
    assert figure.figures == (("30", "14"),)
    assert figure.old.words == KEPT["figure"]
    assert figure.proposals[0].words == KEPT["figure"].replace("30", "14")
    assert figure.old_revision == 1
    assert "Asylum Act" in figure.old.before
    (change,) = [one for one in figure.differences[0] if one.kind is not DifferenceKind.EQUAL]
    assert figure.old.words[slice(*change.old)] == "30"
    negation = workspace.reviews.of(kept["negation"])
    assert negation.reasons[0] is Reason.NEGATION
    assert not negation.figures


def test_what_is_gone_tells_what_stands_there_now(workspace, law, kept):
    workspace.imports.files([law])
    lost = workspace.reviews.of(kept["lost"])
    assert lost.reasons == (Reason.GONE,)
    assert lost.places == lost.proposals == lost.differences == ()
    assert lost.now.words in AMENDED
    assert lost.now.words


def test_what_stands_in_several_places_names_them_all(workspace, tmp_path):
    path = tmp_path / "list.txt"
    line = "The ministry reports to parliament once a year."
    path.write_text(f"One.\n\n{line}\n\nTwo.\n", encoding="utf-8")
    document_id = workspace.imports.files([path])[0].document_id
    made = workspace.highlights.add_quotation(document_id, line)
    path.write_text(f"Zero.\n\n{line}\n\nBetween.\n\n{line}\n\nTwo more.\n", encoding="utf-8")
    workspace.imports.files([path])
    review = workspace.reviews.of(made.id)
    assert status(workspace, made.id) is PlacementStatus.REVIEW
    assert Reason.SEVERAL in review.reasons
    text = workspace.documents.content(document_id).text
    assert {text[start:end] for start, end in review.places} == {line}
    assert len(set(review.places)) == 2


def test_a_proposal_is_accepted_and_the_first_words_are_kept(workspace, law, kept):
    workspace.imports.files([law])
    assert workspace.reviews.accept([kept["figure"]]) == 1
    found = workspace.highlights.find(kept["figure"])
    assert found.placement.status is PlacementStatus.MANUAL
    assert found.quote == KEPT["figure"].replace("30", "14")
    workspace.history.undo()
    assert status(workspace, kept["figure"]) is PlacementStatus.REVIEW
    assert workspace.highlights.find(kept["figure"]).quote == KEPT["figure"]


def test_several_are_accepted_in_one_step(workspace, law, kept):
    workspace.imports.files([law])
    ids = [kept["figure"], kept["negation"], kept["edited"], kept["lost"]]
    assert workspace.reviews.accept(ids) == 3
    assert [one.id for one in workspace.reviews.all()] == [kept["lost"]]
    workspace.history.undo()
    assert len(workspace.reviews.all()) == 3


@pytest.mark.parametrize("name", ["same", "lost"])
def test_where_nothing_is_proposed_nothing_can_be_accepted(workspace, law, kept, name):
    workspace.imports.files([law])
    with pytest.raises(NothingToDecideError):
        workspace.reviews.accept([kept[name]])


def test_a_record_of_the_old_text_is_not_asked_about_again(workspace, law, kept):
    workspace.imports.files([law])
    workspace.reviews.keep_as_record([kept["figure"], kept["lost"]])
    assert [one.id for one in workspace.reviews.all()] == [kept["negation"]]
    found = workspace.highlights.find(kept["figure"])
    assert found.placement.status is PlacementStatus.RECORD
    assert found.start == found.end
    assert found.quote == KEPT["figure"]
    law.write_text(AMENDED + "\nThis act is in force.\n", encoding="utf-8")
    workspace.imports.files([law])
    assert status(workspace, kept["figure"]) is PlacementStatus.RECORD
    assert {one.id for one in workspace.reviews.records()} == {kept["figure"], kept["lost"]}
    law.write_text(LAW, encoding="utf-8")
    workspace.imports.files([law])
    assert status(workspace, kept["figure"]) is PlacementStatus.SAME


def test_a_record_can_be_taken_back(workspace, law, kept):
    workspace.imports.files([law])
    workspace.reviews.keep_as_record([kept["negation"]])
    workspace.history.undo()
    assert status(workspace, kept["negation"]) is PlacementStatus.REVIEW
    workspace.history.redo()
    assert status(workspace, kept["negation"]) is PlacementStatus.RECORD


def test_what_was_placed_or_accepted_can_be_overruled(workspace, law, kept):
    workspace.imports.files([law])
    assert [one.id for one in workspace.reviews.carried()] == [kept["edited"]]
    workspace.reviews.accept([kept["figure"]])
    workspace.reviews.keep_as_record([kept["figure"], kept["edited"]])
    for name in ("figure", "edited"):
        found = workspace.highlights.find(kept[name])
        assert found.placement.status is PlacementStatus.RECORD
        assert found.quote == KEPT[name]
    assert workspace.reviews.carried() == []


def test_what_was_made_on_the_newest_text_is_no_record(workspace, law, kept):
    (outcome,) = workspace.imports.files([law])
    made = workspace.highlights.add_quotation(outcome.document_id, "within 14 days")
    with pytest.raises(NothingToDecideError):
        workspace.reviews.keep_as_record([made.id])
    with pytest.raises(NotFoundError):
        workspace.reviews.of("nowhere")


def test_a_highlight_from_the_trash_is_never_on_other_words(workspace, law, kept):
    for highlight_id in kept.values():
        workspace.highlights.remove(highlight_id)
    workspace.imports.files([law])
    for highlight_id in kept.values():
        workspace.highlights.restore(highlight_id)
    workspace.reviews.place_waiting()
    assert status(workspace, kept["same"]) is PlacementStatus.SAME
    assert status(workspace, kept["lost"]) is PlacementStatus.LOST
    assert status(workspace, kept["figure"]) is PlacementStatus.REVIEW


def test_what_came_back_through_undo_waits_without_a_place(workspace, law, kept):
    workspace.highlights.remove(kept["same"])
    workspace.imports.files([law])
    workspace.history.undo()
    found = workspace.highlights.find(kept["same"])
    text = workspace.documents.content(found.document_id).text
    assert text[found.start : found.end] in ("", KEPT["same"])
    workspace.reviews.place_waiting()
    found = workspace.highlights.find(kept["same"])
    assert text[found.start : found.end] == KEPT["same"]
    assert not workspace.reviews.any_waiting()


def test_a_decision_outlives_an_import_of_the_same_bytes(workspace, law, kept):
    workspace.imports.files([law])
    workspace.reviews.accept([kept["figure"]])
    workspace.reviews.keep_as_record([kept["negation"]])
    before = workspace.highlights.all()
    document_id = before[0].document_id
    workspace.imports.files([law])
    assert workspace.highlights.all() == before
    workspace.originals.reimport(document_id)
    for name in ("figure", "negation"):
        was = next(one for one in before if one.id == kept[name])
        now = workspace.highlights.find(kept[name])
        assert (now.start, now.end, now.quote) == (was.start, was.end, was.quote)
        assert now.placement.status is was.placement.status


@pytest.fixture
def framed(workspace, tmp_path):
    """Frame the words of a page, then change what is printed there; return the area's id."""
    path = tmp_path / "plan.pdf"
    path.write_bytes(Made([lines("Two doors to the yard", y=300)]).data())
    (outcome,) = workspace.imports.files([path])
    area = workspace.highlights.area(outcome.document_id, Region(0, 0, 250, 400, 350))
    made = workspace.highlights.add_area(outcome.document_id, area)
    path.write_bytes(Made([lines("Three doors to the yard", y=300)]).data())
    workspace.imports.files([path])
    return made.id


def test_an_accepted_area_shows_what_is_printed_there_now(workspace, framed):
    before = workspace.highlights.find(framed)
    assert before.placement.status is PlacementStatus.REVIEW
    workspace.reviews.accept([framed])
    after = workspace.highlights.find(framed)
    assert after.placement.status is PlacementStatus.MANUAL
    assert (before.quote, after.quote) == ("Two doors to the yard", "Three doors to the yard")
    assert workspace.documents.asset(after.anchor.picture) is not None
    assert after.anchor.picture != before.anchor.picture
    workspace.history.undo()
    assert workspace.highlights.find(framed).anchor == before.anchor


def test_an_area_that_cannot_be_drawn_keeps_its_picture(workspace, framed, monkeypatch):
    before = workspace.highlights.find(framed)
    monkeypatch.setattr("desktop.formats.pages.asked", lambda *_: (None, None))
    workspace.reviews.accept([framed])
    after = workspace.highlights.find(framed)
    assert after.placement.status is PlacementStatus.MANUAL
    assert after.anchor == before.anchor
