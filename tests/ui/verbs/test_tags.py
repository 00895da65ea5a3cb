import pytest

from desktop.domain import Tag
from desktop.ui.dialogs.tags import TagsDialog
from desktop.ui.verbs.tags import may_rename, merges, renaming
from tests.ui.hands import offered

CODEBOOK = [
    Tag("1", "police", "", "Any police.", 2),
    Tag("2", "police/cells", "", "", 1),
    Tag("3", "officers", "", "Officers of the law.", 5),
    Tag("4", "officers/cells"),
]


def test_the_tags_below_become_one_with_others_too():
    pairs = [(tag.path, into.path) for tag, into in merges(CODEBOOK, "police", "officers")]
    assert pairs == [("police", "officers"), ("police/cells", "officers/cells")]
    assert merges(CODEBOOK, "police", "policing") == []
    assert merges(CODEBOOK, "police", "police/all") == [], "moving below itself merges nothing"


def test_two_tags_become_one_only_when_the_reader_agrees(monkeypatch):
    asked = []

    def refuse(title, text, *_):
        asked.append((title, text))
        return False

    monkeypatch.setattr("desktop.ui.dialogs.question.confirm", refuse)
    assert may_rename(CODEBOOK, "police", "policing", None)
    assert not asked, "nothing is lost"
    assert not may_rename(CODEBOOK, "police", "officers", None)
    (title, text), *_ = asked
    assert title == "Merge “police” into “officers”?"
    assert "2 passages" in text
    assert "5 passages" in text
    assert "1 more tag becomes one" in text
    assert "that of “police” goes" in text
    assert renaming(CODEBOOK, "police", "officers") == "Merged “police” into “officers”."
    assert renaming(CODEBOOK, "police", "law") == "Renamed “police” to “law”."


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
    tag = workspace.tags.ensure("figures")

    def work(hands) -> None:
        monkeypatch.setattr(TagsDialog, "exec", lambda opened: hands(opened) or 0)
        shared.do("edit_tags")

    yield work
    for one in workspace.tags.all():
        workspace.tags.remove(one.id)
    assert tag.id not in {one.id for one in workspace.tags.all()}


def test_what_is_done_in_the_dialog_is_done_in_the_library_and_shown(dialog, shared):
    workspace = shared.desk.workspace
    seen = []

    def hands(opened: TagsDialog) -> None:
        opened.choose("figures")
        (green,) = [one for one in opened.colours.buttons() if one.property("colour") == "green"]
        green.click()
        opened.added.emit("new one")
        opened.refresh()
        seen.extend(opened.list.item(row).text() for row in range(opened.list.count()))

    dialog(hands)
    assert seen == ["figures", "new one"]
    assert {(one.path, one.colour) for one in workspace.tags.all()} == {
        ("figures", "green"), ("new one", "yellow"),
    }  # fmt: skip


def test_a_name_that_cannot_be_is_said_and_nothing_lost(dialog, shared):
    dialog(lambda opened: opened.added.emit(" / "))
    assert "tag" in shared.desk.status.text()
    assert [one.path for one in shared.desk.workspace.tags.all()] == ["figures"]
    assert isinstance(shared.desk.workspace.tags.all()[0], Tag)


@pytest.mark.parametrize("typed", ["zeal", "#zeal", " zeal/ "])
def test_a_merge_is_asked_for_however_the_name_is_typed(dialog, shared, monkeypatch, typed):
    workspace = shared.desk.workspace
    workspace.tags.ensure("zeal")
    asked = []
    monkeypatch.setattr("desktop.ui.dialogs.question.confirm", lambda *_: bool(asked.append(typed)))

    def hands(opened: TagsDialog) -> None:
        opened.choose("figures")
        opened.path.setText(typed)
        opened.path.editingFinished.emit()

    dialog(hands)
    assert asked == [typed]
    assert [one.path for one in workspace.tags.all()] == ["figures", "zeal"]


def test_merging_is_said_can_be_undone_and_keeps_the_right_tag_in_hand(dialog, shared, monkeypatch):
    workspace, status = shared.desk.workspace, shared.desk.status
    workspace.tags.ensure("zeal")
    answers = [False, True]
    monkeypatch.setattr("desktop.ui.dialogs.question.confirm", lambda *_: answers.pop(0))
    seen = []

    def hands(opened: TagsDialog) -> None:
        for _ in range(2):
            opened.choose("figures")
            opened.path.setText("zeal")
            opened.path.editingFinished.emit()
            opened.refresh()
            seen.append((opened.path.text(), opened.list.currentItem().text()))

    dialog(hands)
    assert seen == [("figures", "figures"), ("zeal", "zeal")]
    assert status.text() == "Merged “figures” into “zeal”."
    assert not offered(status).isHidden()
    shared.do("undo")
    assert [one.path for one in workspace.tags.all()] == ["figures", "zeal"]


def test_a_new_tag_of_a_known_name_is_shown_and_said(dialog, shared):
    shared.desk.workspace.tags.ensure("zeal")
    seen = []

    def hands(opened: TagsDialog) -> None:
        opened.choose("figures")
        opened.new.setText("zeal")
        opened.new.returnPressed.emit()
        opened.refresh()
        seen.append((opened.path.text(), opened.remark.text()))

    dialog(hands)
    assert seen == [("zeal", "There is a tag “zeal” already.")]
