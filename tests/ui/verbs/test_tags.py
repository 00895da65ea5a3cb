import pytest

from desktop.domain import Tag
from desktop.ui.dialogs.tags import TagsDialog


def test_a_tag_is_looked_for_as_the_search_understands_it(shared):
    field = shared.desk.left.search.field
    shared.verbs.tags.find("detention/number")
    assert field.text() == "tag:detention/number"
    shared.verbs.tags.find("detention/data not held")
    assert field.text() == 'tag:"detention/data not held"'
    field.clear()


@pytest.fixture
def dialog(shared, monkeypatch):
    """Return a function that opens the dialog, lets hands work in it and closes it."""
    workspace = shared.desk.workspace
    tag = workspace.ensure_tag("figures")

    def work(hands) -> None:
        monkeypatch.setattr(TagsDialog, "exec", lambda opened: hands(opened) or 0)
        shared.do("edit_tags")

    yield work
    for one in workspace.tags():
        workspace.remove_tag_everywhere(one.id)
    assert tag.id not in {one.id for one in workspace.tags()}


def test_what_is_done_in_the_dialog_is_done_in_the_library_and_shown(dialog, shared):
    workspace = shared.desk.workspace
    seen = []

    def hands(opened: TagsDialog) -> None:
        opened.choose("figures")
        opened._recolour("green")
        opened.added.emit("new one")
        opened.refresh()
        seen.extend(opened.list.item(row).text() for row in range(opened.list.count()))

    dialog(hands)
    assert seen == ["figures", "new one"]
    assert {(one.path, one.colour) for one in workspace.tags()} == {
        ("figures", "green"), ("new one", ""),
    }  # fmt: skip


def test_a_name_that_cannot_be_is_said_and_nothing_lost(dialog, shared):
    dialog(lambda opened: opened.added.emit(" / "))
    assert "tag" in shared.desk.status.text()
    assert [one.path for one in shared.desk.workspace.tags()] == ["figures"]
    assert isinstance(shared.desk.workspace.tags()[0], Tag)
