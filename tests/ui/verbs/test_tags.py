from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from desktop.ui.tree.tree_nodes import Kind


def test_a_tag_is_looked_for_as_the_search_understands_it(shared):
    field = shared.desk.left.search.field
    shared.verbs.tags.find("detention/number")
    assert field.text() == "tag:detention/number"
    shared.verbs.tags.find("detention/data not held")
    assert field.text() == 'tag:"detention/data not held"'
    field.clear()


def test_a_document_is_tagged_as_a_whole_and_found_by_it(qtbot, window, report, workspace):
    window.desk.open_passage(report.id)
    window.do("tag_document")
    field = QApplication.focusWidget()
    qtbot.keyClicks(field, "region/north")
    qtbot.keyClick(field, Qt.Key.Key_Return)
    assert workspace.documents.find(report.id).tags == ("region/north",)
    assert window.desk.catalogue.documents[report.id].tags == ("region/north",)
    tree = window.desk.left.tree
    tree.filter.setText("north")
    assert tree.model.find(Kind.DOCUMENT, report.id) is not None
    window.do("tag_document")
    field = QApplication.focusWidget()
    qtbot.keyClick(field, Qt.Key.Key_Backspace)
    qtbot.keyClick(field, Qt.Key.Key_Return)
    assert workspace.documents.find(report.id).tags == ()
    workspace.history.undo()
    assert workspace.documents.find(report.id).tags == ("region/north",)
