from __future__ import annotations

from types import SimpleNamespace

import pytest
from PySide6.QtCore import QModelIndex

from desktop.ui.tree.tree_nodes import Kind


@pytest.fixture
def tree(shared):
    made = shared.desk.left.tree
    made.filter.clear()
    made.view.clearSelection()
    return made


@pytest.fixture
def workspace(shared):
    return shared.desk.workspace


@pytest.fixture
def report(workspace):
    return workspace.documents.find("Counting people in detention")


@pytest.fixture
def collection(shared, workspace):
    made = workspace.collections.add("Ports")
    yield made
    workspace.collections.remove(made.id)


def take(tree, kind: Kind, *keys: str) -> None:
    """Put the keyboard into the tree and choose rows."""
    tree.view.setFocus()
    tree.choose([(kind, key) for key in keys], (kind, keys[0]))


def answer(monkeypatch, **known) -> list:
    """Let the next question about a place be answered with these."""
    asked = []

    def make(*args):
        asked.append(args)
        return SimpleNamespace(
            exec=lambda: True,
            deleteLater=lambda: None,
            collection_id=lambda: known.get("collection_id"),
            new_name=lambda: known.get("new_name", ""),
        )

    monkeypatch.setattr("desktop.ui.dialogs.MoveDialog", make, raising=False)
    return asked


def test_chosen_rows_move_to_a_collection_in_one_step(
    shared, tree, workspace, report, collection, monkeypatch
):
    letter = next(d for d in workspace.documents.all() if d.id != report.id)
    take(tree, Kind.DOCUMENT, report.id, letter.id)
    asked = answer(monkeypatch, collection_id=collection.id)
    shared.do("move_to")
    ((what, places, _parent),) = asked
    assert what == "2 items"
    assert places[collection.id] == "Ports"
    moved = {workspace.documents.get(d.id).collection_id for d in (report, letter)}
    assert moved == {collection.id}
    shared.do("undo")
    assert workspace.documents.get(report.id).collection_id is None


def test_the_open_document_moves_to_a_new_collection(shared, tree, workspace, report, monkeypatch):
    shared.desk.open_passage(report.id)
    answer(monkeypatch, new_name="Prisons")
    shared.do("move_to")
    (made,) = workspace.collections.all()
    assert (made.name, workspace.documents.get(report.id).collection_id) == ("Prisons", made.id)
    assert tree.current_node().key == report.id, "the open document stays marked"
    shared.do("undo")
    assert workspace.collections.all() == []


def test_a_collection_is_not_offered_itself(shared, tree, workspace, collection, monkeypatch):
    inner = workspace.collections.add("2024", collection.id)
    other = workspace.collections.add("Portsmouth")
    take(tree, Kind.COLLECTION, collection.id)
    asked = answer(monkeypatch, collection_id=other.id)
    shared.do("move_to")
    ((_what, places, _parent),) = asked
    assert set(places) == {other.id}
    moved = next(one for one in workspace.collections.all() if one.id == collection.id)
    assert moved.parent_id == other.id
    for one in (inner, other):
        workspace.collections.remove(one.id)


def test_a_new_collection_is_made_where_the_tree_is(
    shared, tree, workspace, collection, monkeypatch
):
    monkeypatch.setattr("desktop.ui.dialogs.NameDialog.ask", lambda *_: "Inner")
    take(tree, Kind.COLLECTION, collection.id)
    shared.do("new_collection")
    inner = next(one for one in workspace.collections.all() if one.name == "Inner")
    assert inner.parent_id == collection.id
    assert tree.current_node().key == inner.id
    assert shared.desk.status.text() == "New collection “Inner”."
    shared.desk.open_passage(workspace.documents.all()[0].id)
    shared.do("new_collection")
    tops = [one for one in workspace.collections.all() if one.name == "Inner" and not one.parent_id]
    assert len(tops) == 1, "the keyboard is in the page: the tree's row does not count"
    shared.do("undo")
    shared.do("undo")


def test_rows_are_renamed_by_what_they_stand_for(tree, workspace, report, collection):
    tag = workspace.tags.ensure("figures", definition="Numbers.")
    for kind, key, name in (
        (Kind.DOCUMENT, report.id, "Counted"),
        (Kind.COLLECTION, collection.id, "Harbours"),
        (Kind.TAG, "figures", "numbers/held"),
    ):
        tree.model.rename_requested.emit(tree.model.find(kind, key), name)
    assert workspace.documents.get(report.id).title == "Counted"
    assert [one.name for one in workspace.collections.all()] == ["Harbours"]
    assert [one.path for one in workspace.tags.all()] == ["numbers/held"]
    for _ in range(3):
        workspace.history.undo()
    workspace.tags.remove(tag.id)


def test_a_tag_is_renamed_onto_another_only_when_the_reader_agrees(
    shared, tree, workspace, monkeypatch
):
    made = [workspace.tags.ensure(path, definition="Such.").id for path in ("cells", "figures")]
    answers = [False, True]
    monkeypatch.setattr("desktop.ui.dialogs.question.confirm", lambda *_: answers.pop(0))
    row = tree.model.find(Kind.TAG, "figures")
    tree.model.rename_requested.emit(row, "cells")
    assert [one.path for one in workspace.tags.all()] == ["cells", "figures"]
    tree.model.rename_requested.emit(row, "cells")
    assert [one.path for one in workspace.tags.all()] == ["cells"]
    assert shared.desk.status.text() == "Merged “figures” into “cells”."
    workspace.history.undo()
    for one in made:
        workspace.tags.remove(one)


def test_putting_away_says_what_became_of_it(shared, tree, workspace, report, collection):
    documents, status = shared.verbs.documents, shared.desk.status
    documents.remove_nodes([tree.model.find(Kind.DOCUMENT, report.id)])
    assert status.text() == f"Moved “{report.title}” to the trash."
    workspace.history.undo()
    workspace.tags.ensure("figures", definition="Numbers.")
    documents.remove_nodes([tree.model.find(Kind.TAG, "figures")])
    assert status.text() == "Tag “figures” removed."
    assert workspace.tags.all() == []


def test_the_open_document_is_shown_in_the_tree(shared, tree, report):
    shared.desk.open_passage(report.id)
    shared.desk.left.show_results()
    shared.do("reveal")
    assert tree.current_node().key == report.id
    assert shared.desk.left.currentWidget() is tree
    assert tree.view.hasFocus()


def test_a_row_without_a_name_of_its_own_is_not_renamed(tree, shared, monkeypatch):
    monkeypatch.setattr(tree.view, "edit", lambda _index: pytest.fail("it cannot be"))
    tree.view.setCurrentIndex(QModelIndex())
    shared.do("rename")
    assert shared.desk.status.text() == "Choose a row with a name of its own in the tree first."
