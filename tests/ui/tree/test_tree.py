from __future__ import annotations

import pytest
from PySide6.QtCore import QMimeData, QPoint, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDragLeaveEvent
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit

from desktop.ui.tree.tree_nodes import Kind


def test_the_tree_goes_with_the_document_in_front(qtbot, window, workspace, report):
    letter = next(d for d in workspace.documents.all() if d.id != report.id)
    window.desk.open_passage(report.id)
    window.desk.open_passage(letter.id)
    tree = window.desk.left.tree
    assert tree.current_node().key == letter.id
    window.do("next_tab")
    assert tree.current_node().key == report.id


@pytest.fixture
def nested(workspace):
    """Return a document two collections down, with sections in sections."""
    document = next(d for d in workspace.documents.all() if "Counting" in d.title)
    inner = workspace.collections.add("2024", workspace.collections.add("Parliament").id)
    workspace.documents.move(document.id, inner.id)
    return document


def open_outline(tree, document_id: str) -> None:
    index = row_of(tree, Kind.DOCUMENT, document_id)
    tree.model.fetchMore(index)  # a view does so a moment later
    tree.view.expand(index)


def row_of(tree, kind: Kind, key: str):
    return tree.model.index_of(tree.model.find(kind, key))


def test_the_row_of_the_document_in_front_is_seen_wherever_it_is(window, nested):
    tree = window.desk.left.tree
    tree.view.collapseAll()
    window.desk.open_passage(nested.id)
    assert tree.current_node().key.partition("#")[0] == nested.id
    assert not tree.view.visualRect(tree.view.currentIndex()).isEmpty()


def test_the_tree_stays_where_the_reader_is_in_it(window, nested, workspace):
    tree = window.desk.left.tree
    letter = next(d for d in workspace.documents.all() if d.id != nested.id)
    window.desk.open_passage(nested.id)
    tree.view.setFocus()
    tree.view.setCurrentIndex(row_of(tree, Kind.DOCUMENT, letter.id))
    tree.follow(nested.id, 0)
    assert tree.current_node().key == letter.id


def test_an_import_elsewhere_leaves_what_is_open_and_chosen(window, nested, workspace, tmp_path):
    tree = window.desk.left.tree
    open_outline(tree, nested.id)
    tree.view.expand(row_of(tree, Kind.SECTION, f"{nested.id}#0"))
    inside = row_of(tree, Kind.SECTION, f"{nested.id}#1")
    tree.view.setFocus()
    tree.view.setCurrentIndex(inside)
    grown = tmp_path / "report.md"
    text = "# Counting people in detention\n\nNo figures.\n\n## What the table leaves out\n\nMany."
    grown.write_text(f"{text}\n\n## Afterwards\n\nNothing.\n")
    (outcome,) = workspace.imports.files([grown])
    workspace.originals.make_version(outcome.document_id, nested.id)
    assert [node.key for node in tree.selected()] == [f"{nested.id}#1"]
    assert tree.current_node().key == f"{nested.id}#1"
    assert tree.view.isExpanded(row_of(tree, Kind.SECTION, f"{nested.id}#0"))
    assert tree.model.find(Kind.SECTION, f"{nested.id}#2") is not None


def test_several_chosen_rows_are_counted(window, workspace):
    tree = window.desk.left.tree
    count = tree.findChild(QLabel, "quiet")
    tree.reveal(workspace.documents.all()[0].id)
    assert not count.isVisible()
    tree.view.selectAll()
    assert count.isVisible()
    assert count.text() == f"{len(tree.selected())} selected"


def test_escape_empties_the_filter_and_brings_back_what_was_open(window, nested, qtbot):
    tree = window.desk.left.tree
    collections = [(Kind.COLLECTION, one.id) for one in window.desk.catalogue.collections]
    tree.view.expandAll()
    tree.filter.setText("zzz nothing")
    assert tree.model.find(Kind.DOCUMENT, nested.id) is None
    qtbot.keyClick(tree.filter, Qt.Key.Key_Escape)
    assert tree.filter.text() == ""
    for kind, key in collections:
        assert tree.view.isExpanded(row_of(tree, kind, key))


def test_a_section_opens_the_document_at_its_place(window, nested, qtbot):
    tree = window.desk.left.tree
    open_outline(tree, nested.id)
    index = row_of(tree, Kind.SECTION, f"{nested.id}#0")
    with qtbot.waitSignal(tree.document_opened) as told:
        tree.view.activated.emit(index)
    assert told.args == [nested.id, tree.model.node(index).offset, True]


def test_the_first_tags_of_a_library_are_open(window, workspace, report):
    tree = window.desk.left.tree
    assert workspace.tags.all() == []
    workspace.highlights.add(report.id, 0, 8, tags=["detention/figures"])
    assert tree.view.isExpanded(row_of(tree, Kind.TAG, "detention"))
    tree.view.collapse(row_of(tree, Kind.TAG, "detention"))
    workspace.highlights.add(report.id, 40, 48, tags=["asylum/figures"])
    assert not tree.view.isExpanded(row_of(tree, Kind.TAG, "detention"))


def test_renaming_a_section_leaves_the_keyboard_on_its_row(qtbot, window, nested, workspace):
    tree = window.desk.left.tree
    window.desk.open_passage(nested.id, 0)
    open_outline(tree, nested.id)
    tree.view.expand(row_of(tree, Kind.SECTION, f"{nested.id}#0"))
    last = len(workspace.documents.content(nested.id).sections) - 1
    tree.view.setFocus()
    tree.view.setCurrentIndex(row_of(tree, Kind.SECTION, f"{nested.id}#{last}"))
    window.do("rename")
    field = tree.view.findChild(QLineEdit)
    qtbot.waitUntil(field.hasFocus)
    field.selectAll()
    qtbot.keyClicks(field, "Another title")
    qtbot.keyClick(field, Qt.Key.Key_Return)
    qtbot.waitUntil(tree.view.hasFocus)
    assert workspace.documents.content(nested.id).sections[last].title == "Another title"
    assert tree.current_node().key == f"{nested.id}#{last}"
    assert [node.key for node in tree.selected()] == [f"{nested.id}#{last}"]
    window.do("section_join")
    assert "Another title" not in {
        one.title for one in workspace.documents.content(nested.id).sections
    }
    assert window.desk.status.text().startswith("Joined “Another title”")


def test_renaming_after_a_drag_over_the_tree_leaves_the_field_that_is_open(qtbot, window, nested):
    tree = window.desk.left.tree
    tree.reveal(nested.id)
    window.do("rename")
    field = tree.view.findChild(QLineEdit)
    field.setText("Half a title")
    files = QMimeData()
    files.setUrls([QUrl.fromLocalFile("/nowhere/a.txt")])
    point, none = QPoint(9, 9), Qt.KeyboardModifier.NoModifier
    left, copied = Qt.MouseButton.LeftButton, Qt.DropAction.CopyAction
    for event in (QDragEnterEvent(point, copied, files, left, none), QDragLeaveEvent()):
        QApplication.sendEvent(tree.view.viewport(), event)
    window.do("rename")
    assert tree.view.findChild(QLineEdit).text() == "Half a title"
    qtbot.keyClick(field, Qt.Key.Key_Escape)


def test_what_comes_back_from_the_trash_is_chosen_again(window, nested, workspace):
    tree = window.desk.left.tree
    other = next(d for d in workspace.documents.all() if d.id != nested.id)
    window.desk.open_passage(other.id)
    tree.reveal(nested.id)
    window.verbs.documents.remove([nested.id])
    assert nested.id not in {node.key for node in tree.selected()}
    window.do("undo")
    assert [node.key for node in tree.selected()] == [nested.id]
    assert tree.current_node().key == nested.id
