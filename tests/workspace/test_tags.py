from __future__ import annotations


def test_renaming_a_tag_takes_those_below_it_along(workspace, document_id):
    made = workspace.highlight_quotation(document_id, "902", tags=("figures/asylum",))
    tag = workspace.ensure_tag("figures", "green", "Numbers of any kind.")
    workspace.rename_tag(tag.id, "numbers")
    assert workspace.find_highlight(made.id).tags == ("numbers/asylum",)
    assert {t.path for t in workspace.tags()} == {"numbers", "numbers/asylum"}
    kept = next(t for t in workspace.tags() if t.path == "numbers")
    assert (kept.colour, kept.definition) == ("green", "Numbers of any kind.")


def test_a_tag_can_be_taken_off_one_highlight_or_all(workspace, document_id):
    one = workspace.highlight_quotation(document_id, "902", tags=("a",))
    other = workspace.highlight_quotation(document_id, "408", tags=("a",))
    workspace.remove_tag(one.id, "a")
    assert workspace.find_highlight(one.id).tags == ()
    assert workspace.find_highlight(other.id).tags == ("a",)
    workspace.remove_tag_everywhere(workspace.tags()[0].id)
    assert workspace.find_highlight(other.id).tags == ()
    assert workspace.tags() == []
