from __future__ import annotations

import pytest

from desktop.domain import Changes
from desktop.domain.noted.free_notes import Home
from desktop.domain.noted.note_links import Target, spelled
from desktop.ui.tree.catalogue import Catalogue
from desktop.ui.tree.tree_model import TreeModel
from desktop.ui.tree.tree_nodes import Kind

NOTES = Changes(notes=frozenset("n"))


@pytest.fixture
def catalogue(workspace):
    return Catalogue(workspace)


@pytest.fixture
def model(catalogue, qtmodeltester):
    made = TreeModel()
    made.show_catalogue(catalogue)
    yield made
    qtmodeltester.check(made)


def below(node) -> list[tuple[Kind, str]]:
    return [(child.kind, child.text) for child in node.children]


def test_notes_stand_before_the_documents_beside_them_in_the_order_of_their_titles(
    workspace, catalogue, model, report
):
    shelf = workspace.collections.add("Shelf")
    for title, home in (("b 10", Home()), ("b 9", Home()), ("In it", Home(None, shelf.id))):
        workspace.notes.add(title, home=home)
    workspace.documents.move(report.id, shelf.id)
    told = Changes(documents=frozenset([report.id]), collections=frozenset([shelf.id]))
    catalogue.update(told | NOTES)
    root = catalogue.rows.root
    assert below(root)[:3] == [
        (Kind.COLLECTION, "Shelf"), (Kind.NOTE, "b 9"), (Kind.NOTE, "b 10"),
    ]  # fmt: skip
    assert below(root.children[0]) == [(Kind.NOTE, "In it"), (Kind.DOCUMENT, report.title)]


def test_what_is_of_a_document_stands_above_its_outline(workspace, catalogue, model, report):
    document = model.find(Kind.DOCUMENT, report.id)
    model.fetchMore(model.index_of(document))
    assert {kind for kind, _ in below(document)} == {Kind.SECTION}
    note = workspace.notes.add("Under it", home=Home(report.id))
    mark = workspace.bookmarks.add(report.id, 90, "Here")
    others = catalogue.update(NOTES | Changes(bookmarks=frozenset([mark.id])))
    assert others == Changes(documents=frozenset([report.id]))
    model.refresh_sections(report.id)
    assert below(document)[:2] == [(Kind.NOTE, "Under it"), (Kind.BOOKMARK, "Here")]
    assert model.find(Kind.NOTE, note.id) is document.children[0]
    assert document.children[1].bookmark_id == mark.id
    assert (document.children[1].document_id, document.children[1].offset) == (
        report.id,
        mark.start,
    )


def test_a_document_without_an_outline_opens_for_its_first_bookmark(workspace, catalogue, model):
    letter = workspace.documents.find("A letter about the figures")
    mark = workspace.bookmarks.add(letter.id, 0, "Top")
    catalogue.update(Changes(bookmarks=frozenset([mark.id])))
    model.refresh_sections(letter.id)
    node = model.find(Kind.DOCUMENT, letter.id)
    model.fetchMore(model.index_of(node))
    assert (Kind.BOOKMARK, "Top") in below(node)
    workspace.bookmarks.remove(mark.id)
    catalogue.update(Changes(bookmarks=frozenset([mark.id])))
    model.refresh_sections(letter.id)
    assert (Kind.BOOKMARK, "Top") not in below(node)


def test_a_note_that_moves_or_goes_takes_its_row_along(workspace, catalogue, model, report):
    note = workspace.notes.add("Plan", "Its text.")
    catalogue.update(NOTES)
    assert model.find(Kind.NOTE, note.id).tip == "Plan\nIts text."
    workspace.notes.move(note.id, Home(report.id))
    catalogue.update(NOTES)
    model.refresh_sections(report.id)
    document = model.find(Kind.DOCUMENT, report.id)
    model.fetchMore(model.index_of(document))
    assert model.find(Kind.NOTE, note.id).parent is document
    workspace.notes.remove(note.id)
    catalogue.update(NOTES)
    model.refresh_sections(report.id)
    assert model.find(Kind.NOTE, note.id) is None


def test_a_filter_finds_notes_by_their_titles(workspace, catalogue, model):
    workspace.notes.add("Plan")
    catalogue.update(NOTES)
    model.set_filter("pla")
    assert (Kind.NOTE, "Plan") in below(model.node(model.index(0, 0)))


def test_those_that_point_to_something_are_known(workspace, catalogue):
    note = workspace.notes.add("Plan", spelled(Target.HIGHLIGHT, "h", "words"))
    workspace.notes.add("Other", spelled(Target.NOTE, "h", "words"))
    catalogue.update(NOTES)
    assert catalogue.noted.pointing_to(Target.HIGHLIGHT, "h") == [note]
    assert note.id in catalogue.openable
