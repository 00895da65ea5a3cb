from __future__ import annotations

import pytest

from desktop.errors import InvalidValueError
from tests.workspace.written import markdown


def test_renaming_a_tag_takes_those_below_it_along(workspace, document_id):
    made = workspace.highlights.add_quotation(document_id, "902", tags=("figures/asylum",))
    tag = workspace.tags.ensure("figures", "green", "Numbers of any kind.")
    workspace.tags.rename(tag.id, "numbers")
    assert workspace.highlights.find(made.id).tags == ("numbers/asylum",)
    assert {t.path for t in workspace.tags.all()} == {"numbers", "numbers/asylum"}
    kept = next(t for t in workspace.tags.all() if t.path == "numbers")
    assert (kept.colour, kept.definition) == ("green", "Numbers of any kind.")


def test_a_tag_can_be_taken_off_one_highlight_or_all(workspace, document_id):
    one = workspace.highlights.add_quotation(document_id, "902", tags=("a",))
    other = workspace.highlights.add_quotation(document_id, "408", tags=("a",))
    workspace.highlights.remove_tag(one.id, "a")
    assert workspace.highlights.find(one.id).tags == ()
    assert workspace.highlights.find(other.id).tags == ("a",)
    workspace.tags.remove(workspace.tags.all()[0].id)
    assert workspace.highlights.find(other.id).tags == ()
    assert workspace.tags.all() == []


def test_colours_have_names_of_the_readers_own(workspace):
    assert workspace.colours.names() == {}
    workspace.colours.name({"yellow": "  claim ", "green": "figure\n1"})
    assert workspace.colours.names() == {"yellow": "claim", "green": "figure 1"}
    assert [workspace.colours.known(text) for text in ("Claim", "yellow", "blue")] == [
        "yellow", "yellow", "blue",
    ]  # fmt: skip
    workspace.colours.name({"yellow": ""})
    assert workspace.colours.names() == {"green": "figure 1"}
    with pytest.raises(InvalidValueError):
        workspace.colours.known("claim")


@pytest.mark.parametrize("names", [{"yellow": "green"}, {"yellow": "A", "green": "a"}])
def test_two_colours_are_not_called_alike(workspace, names):
    with pytest.raises(InvalidValueError):
        workspace.colours.name(names)
    assert workspace.colours.names() == {}


@pytest.mark.parametrize("kept", ["[]", "{", '{"yellow": 3, "mauve": "x"}'])
def test_names_that_were_kept_badly_are_left_aside(workspace, kept):
    workspace.settings.set("colour names", kept)
    assert set(workspace.colours.names()) <= {"yellow"}


def test_an_export_says_what_a_colour_stands_for(workspace, document_id):
    workspace.highlights.add_quotation(document_id, "902", colour="green")
    assert "- Colour:" not in markdown(workspace)
    workspace.colours.name({"green": "figure *"})
    assert "- Colour: figure \\*" in markdown(workspace)


def test_a_whole_document_bears_tags_that_a_question_asks_for(workspace, document_id):
    made = workspace.highlights.add_quotation(document_id, "902")
    workspace.tags.put_on(document_id, ["region/north", "asylum"])
    assert workspace.documents.find(document_id).tags == ("asylum", "region/north")
    for question in ("doctag:region", "doctag:north", "doctag:=asylum"):
        assert workspace.questions.ids(question) == [made.id]
    assert workspace.questions.ids("-doctag:asylum") == []
    workspace.questions.save("in the north", "doctag:region/north")
    tag = next(tag for tag in workspace.tags.all() if tag.path == "region/north")
    assert tag.documents == 1
    workspace.tags.rename(tag.id, "place/north")
    assert [one.question for one in workspace.questions.saved()] == ["doctag:place/north"]
    workspace.tags.take_off(document_id, "asylum")
    assert workspace.documents.find(document_id).tags == ("place/north",)


def test_a_highlight_is_sorted_into_another_tag_in_one_step(workspace, document_id):
    made = workspace.highlights.add_quotation(document_id, "902", tags=("a", "b"))
    workspace.tags.sort(made.id, "a", ["c"])
    assert workspace.highlights.find(made.id).tags == ("b", "c")
    workspace.history.undo()
    assert workspace.highlights.find(made.id).tags == ("a", "b")
