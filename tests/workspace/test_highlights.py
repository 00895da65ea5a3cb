from __future__ import annotations

import pytest

from desktop.domain import HighlightStyle, LinkKind
from desktop.domain.steps import StepCode
from desktop.errors import InvalidValueError, OutOfRangeError, QuotationNotFoundError


def test_a_highlight_keeps_what_was_said_of_it(workspace, document_id):
    made = workspace.highlights.add_quotation(
        document_id,
        "applications",
        2,
        colour="green",
        style=HighlightStyle.UNDERLINE,
        note="Compare.",
        tags=("figures / asylum", "figures/asylum", "#second"),
    )
    (stored,) = workspace.highlights.all(document_id)
    assert stored == made
    assert stored.tags == ("figures/asylum", "second")
    assert (stored.colour, stored.style, stored.note) == (
        "green",
        HighlightStyle.UNDERLINE,
        "Compare.",
    )
    text = workspace.documents.content(document_id).text
    assert stored.start == text.index("applications", text.index("applications") + 1)


def test_a_quotation_that_is_not_there_is_a_sentence(workspace, document_id):
    with pytest.raises(QuotationNotFoundError):
        workspace.highlights.add_quotation(document_id, "903 applications")
    with pytest.raises(QuotationNotFoundError, match="2 times"):
        workspace.highlights.add_quotation(document_id, "applications", 3)
    assert workspace.highlights.all() == []


def test_bad_values_are_refused_before_anything_is_stored(workspace, document_id):
    with pytest.raises(InvalidValueError):
        workspace.highlights.add(document_id, 0, 7, colour="mauve")
    with pytest.raises(InvalidValueError):
        workspace.highlights.add(document_id, 0, 7, tags=("/",))
    with pytest.raises(OutOfRangeError):
        workspace.highlights.add(document_id, 5, 10_000)
    assert workspace.highlights.all() == []
    assert workspace.tags.all() == []


def test_moved_ends_keep_id_note_and_tags(workspace, document_id):
    made = workspace.highlights.add_quotation(document_id, "902", note="N", tags=("a",))
    moved = workspace.highlights.move(made.id, made.start, made.end + len(" applications"))
    assert (moved.id, moved.note, moved.tags) == (made.id, "N", ("a",))
    assert moved.anchor.quotation == "902 applications"


def test_listing_by_tag_takes_in_the_tags_below(workspace, document_id):
    workspace.highlights.add_quotation(document_id, "902", tags=("figures/asylum",))
    workspace.highlights.add_quotation(document_id, "408", tags=("figuresque",))
    assert len(workspace.highlights.all(tag="figures")) == 1
    assert len(workspace.highlights.all(colour="green")) == 0


def test_steps_are_undone_and_made_again_with_the_same_id(workspace, document_id):
    made = workspace.highlights.add_quotation(document_id, "902")
    with workspace.step(StepCode.CHANGE_HIGHLIGHT):
        workspace.highlights.add_tag(made.id, "one")
        workspace.highlights.add_tag(made.id, "two")
    assert workspace.history.next_undo() is StepCode.CHANGE_HIGHLIGHT
    workspace.history.undo()
    assert workspace.highlights.all()[0].tags == ()
    workspace.history.undo()
    assert workspace.highlights.all() == []
    workspace.history.redo()
    workspace.history.redo()
    (again,) = workspace.highlights.all()
    assert (again.id, again.tags) == (made.id, ("one", "two"))


def test_links_have_a_direction_and_two_different_ends(workspace, document_id):
    one = workspace.highlights.add_quotation(document_id, "902")
    other = workspace.highlights.add_quotation(document_id, "1,300")
    link = workspace.links.add(one.id, other.id, LinkKind.CONTRADICTS)
    assert workspace.links.all(other.id) == [link]
    with pytest.raises(InvalidValueError):
        workspace.links.add(one.id, one.id, LinkKind.REPEATS)
    workspace.links.remove(link.id)
    assert workspace.links.all() == []


def test_every_change_is_told_by_id(workspace, document_id):
    told = []
    workspace.subscribe(told.append)
    made = workspace.highlights.add_quotation(document_id, "902", tags=("a",))
    assert made.id in told[-1].highlights
    assert told[-1].tags
    workspace.highlights.change(made.id, note="new")
    assert made.id in told[-1].highlights


def test_getting_ready_to_keep_a_passage_keeps_none(workspace, document_id):
    told = []
    workspace.subscribe(told.append)
    workspace.highlights.rehearse()
    assert workspace.highlights.all() == workspace.highlights.removed() == []
    assert workspace.history.next_undo() is None
    assert told == []
