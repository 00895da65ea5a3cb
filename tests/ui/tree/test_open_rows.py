import pytest
from PySide6.QtWidgets import QTreeView

from desktop.ui.tree.catalogue import Catalogue
from desktop.ui.tree.open_rows import OpenRows
from desktop.ui.tree.tree_model import TreeModel
from desktop.ui.tree.tree_nodes import Kind


@pytest.fixture
def made(qtbot, workspace, report):
    """Return a view of a library with a collection, its model and what is open in it."""
    collection = workspace.collections.add("Parliament")
    workspace.documents.move(report.id, collection.id)
    workspace.highlights.add(report.id, 0, 8, tags=["detention/figures"])
    model, view = TreeModel(), QTreeView()
    qtbot.addWidget(view)
    view.setModel(model)
    rows = OpenRows(view, model)
    model.show_catalogue(Catalogue(workspace))
    view.model_kept = model  # a view does not own its model
    return view, model, rows, (Kind.COLLECTION, collection.id)


def is_open(view, model, key) -> bool:
    return view.isExpanded(model.index_of(model.find(*key)))


def test_folders_are_what_holds_documents_or_tags(made):
    _, _, rows, collection = made
    assert rows.folders() == {collection, (Kind.TAG, "detention")}


def test_what_a_filter_took_away_is_opened_again(made):
    view, model, rows, collection = made
    rows.open_roots()
    rows.open([collection])
    assert collection in rows.opened()
    before = rows.opened()
    model.set_filter("nothing like it")
    model.set_filter("")
    assert not is_open(view, model, collection)
    rows.open_roots()
    rows.open(before)
    assert is_open(view, model, collection)


def test_a_closed_row_is_open_no_more(made):
    view, model, rows, collection = made
    rows.open_roots()
    rows.open([collection, (Kind.TAG, "detention")])
    view.collapse(model.index_of(model.find(*collection)))
    assert collection not in rows.opened()
    assert (Kind.TAG, "detention") in rows.opened()


def test_a_section_is_opened_after_the_document_that_holds_it(made, report):
    view, model, rows, collection = made
    document, section = (Kind.DOCUMENT, report.id), (Kind.SECTION, f"{report.id}#0")
    rows.open_roots()
    rows.open([collection])
    model.fetchMore(model.index_of(model.find(*document)))
    rows.open([section, document])
    assert is_open(view, model, document)
    assert is_open(view, model, section)


def test_rows_that_are_gone_are_passed_over(made):
    _, _, rows, _ = made
    rows.open([(Kind.DOCUMENT, "gone"), (Kind.SECTION, "gone#1")])
