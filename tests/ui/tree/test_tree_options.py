from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import Qt

from desktop.ui.tree.tree_nodes import Kind


def titles(window) -> list[str]:
    return [node.text for node in window.desk.left.tree.model.node(
        window.desk.left.tree.model.index(0, 0)).children]  # fmt: skip


def choose(window, words: str) -> None:
    menu = window.desk.left.tree.options.menu()
    next(action for action in menu.actions() if action.text() == words).trigger()


def test_documents_are_put_in_the_order_that_is_chosen_and_kept(window, workspace, report):
    letter = next(d for d in workspace.documents.all() if d.id != report.id)
    assert titles(window) == sorted([letter.title, report.title])
    window.desk.catalogue.read(report.id, 5)
    window.desk.catalogue.read(letter.id, 5)
    window.desk.catalogue.read(report.id, 9)
    choose(window, "By Last Read")
    assert titles(window) == [report.title, letter.title]
    assert window.desk.settings.text("sort") == "read"
    choose(window, "By Title")
    assert titles(window) == sorted([letter.title, report.title])


def test_what_was_never_read_is_marked_and_how_much_of_the_rest_is(window, workspace, report):
    node = window.desk.left.tree.model.find(Kind.DOCUMENT, report.id)
    assert (node.is_new, node.progress) == (True, 0)
    window.desk.catalogue.read(report.id, report.characters - 1)
    assert (node.is_new, node.progress) == (False, 0)  # a jump to the end is not reading
    workspace.readings.add(report.id, 1, [(0, report.characters // 2)])
    window.desk.catalogue.read_more(report.id)
    assert abs(node.progress - 0.5) < 0.01
    model = window.desk.left.tree.model
    assert "49% read" in model.index_of(node).data(Qt.ItemDataRole.ToolTipRole)


def test_long_titles_go_on_in_a_second_line_where_that_is_chosen(window, workspace, report):
    long = "A title that goes on and on and needs more room than any pane of documents has"
    workspace.documents.update_facts(report.id, replace(report.facts, title=long))
    tree = window.desk.left.tree
    index = tree.model.index_of(tree.model.find(Kind.DOCUMENT, report.id))
    before = tree.view.visualRect(index).height()
    choose(window, "Titles on Two Lines")
    assert tree.view.visualRect(index).height() > before
    choose(window, "Titles on Two Lines")
    assert tree.view.visualRect(index).height() == before
