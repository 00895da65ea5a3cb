from __future__ import annotations


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
