"""The main job, by mouse and keys, in a real window on a real library."""

from __future__ import annotations

from contextlib import closing

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QLineEdit,
    QListView,
    QPlainTextEdit,
)

from desktop.domain.steps import StepCode
from desktop.library.file import store
from desktop.ui.remembered import WindowSettings
from desktop.ui.tree.tree_nodes import Kind
from desktop.ui.window import MainWindow
from desktop.workspace import Workspace
from tests.ui.hands import QUOTATION, focused, open_in_tree, select

Key = Qt.Key


def test_the_main_job(qtbot, window, workspace, report):
    pane = open_in_tree(qtbot, window, report.title)
    assert pane.document_id == report.id

    select(qtbot, pane, QUOTATION)
    qtbot.keyClick(focused(), Key.Key_1)
    (kept,) = workspace.highlights.all(report.id)
    assert (kept.anchor.quotation, kept.colour) == (QUOTATION, "yellow")

    qtbot.keyClick(focused(), Key.Key_T)
    field = focused()
    assert isinstance(field, QLineEdit)
    assert field.objectName() == "tagField"
    qtbot.keyClicks(field, "detention/data not held")
    qtbot.keyClick(field, Key.Key_Return)
    assert workspace.highlights.find(kept.id).tags == ("detention/data not held",)

    qtbot.keyClick(focused(), Key.Key_N)
    note = focused()
    assert isinstance(note, QPlainTextEdit)
    assert note.objectName() == "noteField"
    qtbot.keyClicks(note, "Ask the ministry again.")
    qtbot.keyClick(note, Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert workspace.highlights.find(kept.id).note == "Ask the ministry again."

    sidebar = window.findChild(QListView, "annotationSidebar")
    assert sidebar.model().index(0, 0).data() == QUOTATION

    qtbot.keyClick(focused(), Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert workspace.highlights.find(kept.id).note == ""
    assert "Undone" in window.desk.status.text()


def test_every_control_has_a_name(window, qtbot, report):
    open_in_tree(qtbot, window, report.title)
    bare = [
        f"{type(w).__name__} {w.objectName()} in {w.parent().objectName()}"
        for kind in (QLineEdit, QPlainTextEdit, QAbstractItemView, QAbstractButton)
        for w in window.findChildren(kind)
        if w.isVisible()
        and not isinstance(w.parent(), QLineEdit)  # Qt's own
        and not (w.accessibleName() or getattr(w, "text", str)())
    ]
    assert not bare, bare


def test_a_narrow_window_has_no_room_for_the_sidebar(qtbot, window):
    sidebar = window.desk.sidebar
    window.resize(820, 600)
    qtbot.waitUntil(sidebar.isHidden)
    window.resize(1280, 800)
    qtbot.waitUntil(lambda: not sidebar.isHidden())
    window.do("toggle_sidebar")
    window.resize(820, 600)
    window.resize(1280, 800)
    assert sidebar.isHidden(), "the reader sent it away"


def test_a_document_put_away_elsewhere_closes_without_a_word(window, workspace, report):
    window.desk.open_passage(report.id)
    with closing(Workspace.open(workspace.folder)) as other:
        other.trash.put(report.id)
    workspace.poll()
    assert window.desk.reading.panes() == []
    assert window.desk.status.text() == ""


def test_the_menu_searches_for_the_words_as_they_stand(qtbot, window, report):
    pane = open_in_tree(qtbot, window, report.title)
    select(qtbot, pane, QUOTATION)
    pane.reader.search_requested.emit(QUOTATION)
    assert window.desk.left.field.text() == f'"{QUOTATION}"'


def test_a_tag_that_is_none_leaves_the_passage_chosen(qtbot, window, workspace, report):
    pane = open_in_tree(qtbot, window, report.title)
    select(qtbot, pane, QUOTATION)
    qtbot.keyClick(focused(), Key.Key_T)
    focused().setText("x" * 201)
    qtbot.keyClick(focused(), Key.Key_Return)
    assert pane.reader.selected_text() == QUOTATION
    qtbot.keyClick(focused(), Key.Key_T)
    qtbot.keyClicks(focused(), "figures")
    qtbot.keyClick(focused(), Key.Key_Return)
    (kept,) = workspace.highlights.all(report.id)
    assert (kept.tags, pane.reader.selected_highlight()) == (("figures",), kept.id)


def test_what_is_removed_together_comes_back_together(window, workspace, report):
    collection = workspace.collections.add("Sources")
    tag, model = (
        workspace.tags.ensure("above/below", definition="Here."),
        window.desk.left.tree.model,
    )
    nodes = [
        model.find(Kind.COLLECTION, collection.id),
        model.find(Kind.TAG, tag.path),
        model.find(Kind.DOCUMENT, report.id),
    ]
    window.verbs.documents.remove_nodes(nodes)
    assert not {*workspace.collections.all(), *workspace.tags.all()} & {collection, tag}
    window.do("undo")
    assert {*workspace.collections.all(), *workspace.tags.all()} == {collection, tag}
    assert report.id in {document.id for document in workspace.documents.all()}
    window.verbs.documents.remove_nodes([model.find(Kind.TAG, "above")])
    assert "stands above" in window.desk.status.text()
    assert workspace.history.next_undo() is StepCode.NEW_TAG


def test_a_selection_without_words_is_not_kept(window, workspace, report):
    window.desk.open_passage(report.id)
    pane = window.desk.reading.current()
    end = pane.content.text.index("\n")
    pane.reader.set_selection(end, end + 1)
    window.do("highlight_yellow")
    assert workspace.highlights.all(report.id) == []
    assert window.desk.status.text() == "There are no words in the selection."


def test_a_read_only_library_is_opened_and_told(qtbot, workspace, report, tmp_path, monkeypatch):
    workspace.close()
    monkeypatch.setattr(store, "is_read_only", lambda path: path.exists())
    with closing(Workspace.open(workspace.folder)) as opened:
        made = MainWindow(WindowSettings(tmp_path / "read-only.ini"))
        qtbot.addWidget(made, before_close_func=lambda one: one.desk.let_go())
        made.resize(1280, 800)
        made.show()
        qtbot.waitExposed(made)
        made.open_library(opened)
        assert "read-only" in made.desk.status.text()
        pane = open_in_tree(qtbot, made, report.title)
        select(qtbot, pane, QUOTATION)
        qtbot.keyClick(pane.reader, Key.Key_1)
        assert "copy its folder" in made.desk.status.text()
        assert opened.highlights.all(report.id) == []
