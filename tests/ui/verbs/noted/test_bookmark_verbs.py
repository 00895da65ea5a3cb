from __future__ import annotations

import pytest
from PySide6.QtCore import QPointF, Qt
from PySide6.QtWidgets import QLineEdit

from desktop.ui.tree.noted_rows import bookmark_key
from desktop.ui.tree.tree_nodes import Kind
from desktop.ui.verbs.noted.bookmark_verbs import OLD
from tests.ui.hands import QUOTATION, focused, open_in_tree, select

Key = Qt.Key


@pytest.fixture
def pane(qtbot, window, report):
    opened = open_in_tree(qtbot, window, report.title)
    qtbot.waitActive(window)
    opened.reader.setFocus()
    qtbot.waitUntil(lambda: focused() is opened.reader)
    return opened


def ask(qtbot, pane) -> QLineEdit:
    qtbot.keyClick(pane.reader, Key.Key_D, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: isinstance(focused(), QLineEdit))
    return focused()


def test_ctrl_d_keeps_the_place_under_its_heading(qtbot, window, workspace, pane, report):
    field = ask(qtbot, pane)
    assert field.text() == field.selectedText() == "Counting people in detention"
    assert field.cursorPosition() == 0  # of a long one, the beginning is seen
    qtbot.keyClick(field, Key.Key_Return)
    (made,) = workspace.bookmarks.all()
    assert (made.document_id, made.start, made.name) == (report.id, 0, field.text())
    assert focused() is pane.reader


def test_at_the_caret_it_is_of_the_paragraph_and_at_a_selection_of_its_words(
    qtbot, window, workspace, pane
):
    select(qtbot, pane, QUOTATION)
    qtbot.keyClicks(ask(qtbot, pane), "Silence")
    qtbot.keyClick(focused(), Key.Key_Return)
    at = pane.content.text.index(QUOTATION) + 4
    pane.reader.set_selection(at, at)
    field = ask(qtbot, pane)
    assert field.text().startswith("The ministry said in March")
    qtbot.keyClick(field, Key.Key_Return)
    paragraph, passage = workspace.bookmarks.all()
    assert passage.name == "Silence"
    assert pane.content.text[passage.start :].startswith(QUOTATION)
    assert pane.content.text[paragraph.start :].startswith("The ministry")


def test_where_one_is_it_is_renamed(qtbot, window, workspace, pane):
    qtbot.keyClick(ask(qtbot, pane), Key.Key_Return)
    field = ask(qtbot, pane)
    field.setText("Beginning")
    qtbot.keyClick(field, Key.Key_Return)
    assert [one.name for one in workspace.bookmarks.all()] == ["Beginning"]


def test_escape_asks_once_where_something_is_written(qtbot, window, workspace, pane):
    field = ask(qtbot, pane)
    qtbot.keyClick(field, Key.Key_Tab)
    assert focused() is field
    qtbot.keyClicks(field, "Mine")
    qtbot.keyClick(field, Key.Key_Escape)
    assert field.isVisible()
    qtbot.keyClick(field, Key.Key_Escape)
    assert focused() is pane.reader
    assert workspace.bookmarks.all() == []


def test_it_stands_in_the_tree_where_it_is_opened_renamed_and_removed(
    qtbot, window, workspace, pane, report
):
    at = pane.content.text.index("Remand")
    made = workspace.bookmarks.add(report.id, at, "Remand")
    tree = window.desk.left.tree
    tree.view.expand(tree.model.index_of(tree.model.find(Kind.DOCUMENT, report.id)))
    index = tree.model.index_of(tree.model.find(Kind.BOOKMARK, bookmark_key(made)))
    tree.view.scrollTo(index)
    place = tree.view.visualRect(index).center()
    qtbot.mouseClick(tree.view.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert pane.reader.is_in_view(at)
    tree.view.setFocus()
    tree.view.setCurrentIndex(index)
    qtbot.keyClick(tree.view, Key.Key_F2)
    qtbot.keyClicks(focused(), "Prisoners")
    qtbot.keyClick(focused(), Key.Key_Return)
    qtbot.waitUntil(lambda: workspace.bookmarks.all()[0].name == "Prisoners")
    tree.view.setFocus()
    qtbot.keyClick(tree.view, Key.Key_Delete)
    qtbot.waitUntil(lambda: workspace.bookmarks.all() == [])
    assert tree.model.find(Kind.BOOKMARK, bookmark_key(made)) is None
    window.do("undo")
    qtbot.waitUntil(lambda: tree.model.find(Kind.BOOKMARK, bookmark_key(made)) is not None)


def test_a_mark_in_the_margin_says_its_word(qtbot, window, workspace, pane, report):
    at = pane.content.text.index("Two months")
    workspace.bookmarks.add(report.id, at, "Two months")
    tool = pane.reader.bookmarking
    line = pane.reader.caret_rect(at)
    left = pane.reader.left
    found = [tool.tip_at(QPointF(x, line.center().y())) for x in range(0, left, 2)]
    assert "Two months" in found
    assert tool.tip_at(QPointF(left + 20, line.center().y())) == ""


def test_none_is_put_into_an_old_revision(qtbot, window, workspace, prepared, report):
    again = prepared.parent / "report-again.md"
    workspace.originals.reimport(report.id)
    qtbot.waitUntil(lambda: window.desk.catalogue.documents[report.id].revision == 2)
    assert not again.exists()
    old = window.desk.reading.open(report.id, 1)
    old.reader.bookmark_requested.emit(0)
    assert workspace.bookmarks.all() == []
    assert window.desk.status.text() == OLD
