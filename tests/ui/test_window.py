"""The main job, by mouse and keys, in a real window on a real library."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QApplication,
    QLineEdit,
    QListView,
    QPlainTextEdit,
    QTreeView,
)

from desktop.ui.settings import Settings
from desktop.ui.tree_nodes import Kind
from desktop.ui.window import MainWindow
from desktop.workspace import Workspace

Key = Qt.Key
QUOTATION = "no figures on people in pretrial detention"


def focused():
    return QApplication.focusWidget()


def open_in_tree(qtbot, window, title: str):
    tree = window.findChild(QTreeView, "documentTree")
    model = window.desk.left.tree.model
    document_id = next(d.id for d in window.desk.catalogue.documents.values() if d.title == title)
    index = model.index_of(model.find(Kind.DOCUMENT, document_id))
    tree.scrollTo(index)
    qtbot.mouseClick(
        tree.viewport(), Qt.MouseButton.LeftButton, pos=tree.visualRect(index).center()
    )
    return window.desk.reading.current()


def select(qtbot, pane, words: str) -> None:
    start = pane.content.text.index(words)
    pane.reader.set_selection(start, start + len(words))
    pane.reader.setFocus()


def test_the_main_job(qtbot, window, workspace, report):
    pane = open_in_tree(qtbot, window, report.title)
    assert pane.document_id == report.id

    select(qtbot, pane, QUOTATION)
    qtbot.keyClick(focused(), Key.Key_1)
    (kept,) = workspace.highlights(report.id)
    assert (kept.anchor.quotation, kept.colour) == (QUOTATION, "yellow")

    qtbot.keyClick(focused(), Key.Key_T)
    field = focused()
    assert isinstance(field, QLineEdit)
    assert field.objectName() == "tagField"
    qtbot.keyClicks(field, "detention/data not held")
    qtbot.keyClick(field, Key.Key_Return)
    assert workspace.find_highlight(kept.id).tags == ("detention/data not held",)

    qtbot.keyClick(focused(), Key.Key_N)
    note = focused()
    assert isinstance(note, QPlainTextEdit)
    assert note.objectName() == "noteField"
    qtbot.keyClicks(note, "Ask the ministry again.")
    qtbot.keyClick(note, Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert workspace.find_highlight(kept.id).note == "Ask the ministry again."

    sidebar = window.findChild(QListView, "annotationSidebar")
    assert sidebar.model().index(0, 0).data() == QUOTATION

    qtbot.keyClick(focused(), Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert workspace.find_highlight(kept.id).note == ""
    assert "Undone" in window.desk.status.text()


def test_search_opens_the_passage(qtbot, window, workspace, report):
    workspace.sync_index()
    qtbot.keyClick(window, Key.Key_L, Qt.KeyboardModifier.ControlModifier)
    field = focused()
    assert field.objectName() == "searchField"
    qtbot.keyClicks(field, "remand")
    model = window.desk.left.search.model
    qtbot.waitUntil(lambda: model.rowCount() > 0, timeout=20_000)
    qtbot.keyClick(field, Key.Key_Return)
    pane = window.desk.reading.current()
    assert pane.document_id == report.id
    assert pane.reader.position() <= pane.content.text.index("Remand")
    assert window.desk.reading.isAncestorOf(focused())


def test_export_writes_the_quotation(qtbot, window, workspace, report, tmp_path):
    start = workspace.content(report.id).text.index(QUOTATION)
    workspace.highlight(report.id, start, start + len(QUOTATION))
    target = tmp_path / "out" / "quotations.md"
    target.parent.mkdir()
    window.desk.tasks.run(
        "export_file", target, text="Exporting", then=window.verbs.library._exported
    )
    qtbot.waitUntil(target.exists, timeout=20_000)
    qtbot.waitUntil(lambda: "quotations.md" in window.desk.status.text())
    assert QUOTATION in target.read_text(encoding="utf-8")


def test_colour_keys_recolour_the_highlight_in_hand(qtbot, window, workspace, report):
    pane = open_in_tree(qtbot, window, report.title)
    select(qtbot, pane, QUOTATION)
    qtbot.keyClick(focused(), Key.Key_1)
    qtbot.keyClick(focused(), Key.Key_3)
    (kept,) = workspace.highlights(report.id)
    assert kept.colour == "blue"


def test_delete_removes_the_highlight_in_hand_and_undo_brings_it_back(
    qtbot, window, workspace, report
):
    pane = open_in_tree(qtbot, window, report.title)
    select(qtbot, pane, QUOTATION)
    qtbot.keyClick(focused(), Key.Key_2)
    (kept,) = workspace.highlights(report.id)
    qtbot.keyClick(focused(), Key.Key_Delete)
    assert workspace.highlights(report.id) == []
    assert pane.highlights == {}
    window.do("undo")
    assert [h.id for h in workspace.highlights(report.id)] == [kept.id]
    assert list(pane.highlights) == [kept.id]


def test_delete_in_the_tree_removes_the_document_not_a_highlight(qtbot, window, workspace, report):
    pane = open_in_tree(qtbot, window, report.title)
    select(qtbot, pane, QUOTATION)
    qtbot.keyClick(focused(), Key.Key_1)
    tree = window.desk.left.tree
    tree.reveal(report.id)
    tree.view.setFocus()
    qtbot.keyClick(tree.view, Key.Key_Delete)
    assert report.id not in {d.id for d in workspace.documents()}
    assert window.desk.reading.panes() == []
    window.do("undo")
    assert report.id in {d.id for d in workspace.documents()}


def test_typing_figures_in_a_field_does_not_highlight(qtbot, window, workspace, report):
    pane = open_in_tree(qtbot, window, report.title)
    select(qtbot, pane, QUOTATION)
    window.desk.sidebar.filter.setFocus()
    filter_field = window.desk.left.tree.filter
    filter_field.setFocus()
    qtbot.keyClicks(filter_field, "123")
    assert filter_field.text() == "123"
    assert workspace.highlights(report.id) == []


def test_split_shows_the_document_twice_and_both_learn_of_a_highlight(
    qtbot, window, workspace, report
):
    pane = open_in_tree(qtbot, window, report.title)
    window.do("split")
    twins = window.desk.reading.panes_of(report.id)
    assert len(twins) == 2
    select(qtbot, pane, QUOTATION)
    qtbot.keyClick(focused(), Key.Key_1)
    assert [len(twin.highlights) for twin in twins] == [1, 1]
    window.do("split")
    assert len(window.desk.reading.panes()) == 1


def test_back_and_forward_through_jumps(qtbot, window, workspace, report):
    pane = open_in_tree(qtbot, window, report.title)
    letter = next(d for d in workspace.documents() if d.id != report.id)
    window.desk.open_passage(letter.id)
    assert window.desk.reading.current().document_id == letter.id
    window.do("back")
    assert window.desk.reading.current() is pane
    window.do("forward")
    assert window.desk.reading.current().document_id == letter.id


def test_open_tabs_come_back(qtbot, window, workspace, report, tmp_path):
    open_in_tree(qtbot, window, report.title)
    window._remember()
    again = MainWindow(Settings(tmp_path / "window.ini"))
    qtbot.addWidget(again, before_close_func=lambda one: one.desk.let_go())
    again.open_library(workspace)
    assert [p.document_id for p in again.desk.reading.panes()] == [report.id]


def test_a_change_made_elsewhere_reaches_the_window(qtbot, window, workspace, report, tmp_path):
    pane = open_in_tree(qtbot, window, report.title)
    other = Workspace.open(tmp_path / "library")
    other.highlight(report.id, 0, 8)
    other.close()
    workspace.poll()
    assert len(pane.highlights) == 1


def test_pasted_text_becomes_a_document(qtbot, window, workspace):
    QApplication.clipboard().setText("Notes from the hearing\n\nThe witness was brief.")
    window.do("paste_document")
    qtbot.waitUntil(lambda: len(workspace.documents()) == 3, timeout=30_000)
    qtbot.waitUntil(lambda: window.desk.reading.current() is not None)
    assert "The witness was brief." in window.desk.reading.current().content.text


def test_the_status_line_offers_undo(qtbot, window, workspace, report):
    pane = open_in_tree(qtbot, window, report.title)
    select(qtbot, pane, QUOTATION)
    qtbot.keyClick(focused(), Key.Key_1)
    window.desk.status.undo_requested.emit()
    assert workspace.highlights(report.id) == []


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


def test_f6_walks_through_the_panes(qtbot, window, workspace, report):
    workspace.highlight(report.id, 0, 8)
    open_in_tree(qtbot, window, report.title)
    seen = set()
    for _ in range(4):
        window.do("next_pane")
        seen.add(focused().objectName())
    assert {"searchField", "documentTree", "annotationSidebar"} <= seen


def test_an_unsure_highlight_is_put_where_the_reader_says(
    qtbot, window, workspace, report, prepared, monkeypatch
):
    words = "It counted 1,412 people in police cells."
    start = workspace.content(report.id).text.index(words)
    kept = workspace.highlight(report.id, start, start + len(words))
    path = prepared / "report.md"
    before = path.read_text(encoding="utf-8")
    try:
        path.write_text(before.replace("1,412 people", "1,512 people"), encoding="utf-8")
        workspace.import_files([path])
    finally:
        path.write_text(before, encoding="utf-8")
    assert workspace.find_highlight(kept.id).placement.status == "review"
    window.desk.open_passage(report.id)
    sidebar = window.desk.sidebar
    sidebar.select(kept.id)
    button = sidebar.editor.move_here
    pane = window.desk.reading.current()
    select(qtbot, pane, "It counted 1,512 people in police cells.")
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    moved = workspace.find_highlight(kept.id)
    assert moved.placement.status == "manual", window.desk.status.text()
    assert pane.content.text[moved.start : moved.end].endswith("police cells.")
    assert not button.isVisible()


def test_a_highlight_found_again_is_accepted_where_it_is(qtbot, window, workspace, report):
    kept = workspace.highlight(report.id, 0, 8)
    window.desk.open_passage(report.id)
    window.desk.sidebar.accepted.emit(kept.id)
    assert "Kept at its new place" in window.desk.status.text()


def test_the_tree_goes_with_the_document_in_front(qtbot, window, workspace, report):
    letter = next(d for d in workspace.documents() if d.id != report.id)
    window.desk.open_passage(report.id)
    window.desk.open_passage(letter.id)
    tree = window.desk.left.tree
    assert tree.current_node().key == letter.id
    window.do("next_tab")
    assert tree.current_node().key == report.id


def test_a_tag_thought_better_of_leaves_no_highlight(qtbot, window, workspace, report):
    pane = open_in_tree(qtbot, window, report.title)
    select(qtbot, pane, QUOTATION)
    qtbot.keyClick(focused(), Key.Key_T)
    qtbot.keyClicks(focused(), "figures")
    qtbot.keyClick(focused(), Key.Key_Escape)
    assert workspace.highlights(report.id) == []
    assert pane.reader.selected_text() == QUOTATION


def test_a_tag_for_a_selection_is_one_step(qtbot, window, workspace, report):
    pane = open_in_tree(qtbot, window, report.title)
    select(qtbot, pane, QUOTATION)
    qtbot.keyClick(focused(), Key.Key_T)
    qtbot.keyClicks(focused(), "figures")
    qtbot.keyClick(focused(), Key.Key_Return)
    assert [h.tags for h in workspace.highlights(report.id)] == [("figures",)]
    window.do("undo")
    assert workspace.highlights(report.id) == []


def test_a_new_title_is_everywhere_at_once(window, workspace, report):
    window.desk.open_passage(report.id)
    pane = window.desk.reading.current()
    workspace.update_facts(report.id, replace(report.facts, title="Counted"))
    assert window.windowTitle().startswith("Counted")
    assert pane._where.text().startswith("Counted")
    assert window.desk.left.tree.model.find(Kind.DOCUMENT, report.id).text == "Counted"


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


def test_open_tabs_are_remembered_without_an_end(qtbot, window, workspace, report):
    window._memory.setInterval(1)
    window.desk.open_passage(report.id)
    settings = window.desk.settings
    qtbot.waitUntil(lambda: bool(settings.tabs(workspace.library_id)))
    assert [tab.document_id for tab in settings.tabs(workspace.library_id)] == [report.id]


def test_the_chosen_theme_has_a_check_mark(window):
    window.do("theme_dark")
    chosen = [n for n in ("system", "light", "sepia", "dark")
              if window.desk.actions[f"theme_{n}"].isChecked()]  # fmt: skip
    assert chosen == ["dark"]
