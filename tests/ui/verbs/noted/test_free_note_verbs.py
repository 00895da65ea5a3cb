from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication, QTextCharFormat
from PySide6.QtWidgets import QFileDialog, QPushButton

from desktop.domain.noted.free_notes import AT_THE_TOP, Home
from desktop.domain.noted.note_links import NoteLink, Target, spelled
from desktop.ui.noted.note_tab import NoteTab
from desktop.ui.remembered import WindowSettings
from desktop.ui.shown import of_note
from desktop.ui.tree.tree_nodes import Kind
from desktop.ui.window import MainWindow
from tests.ui.hands import QUOTATION, focused, offered, open_in_tree

Key = Qt.Key


def tab_of(window) -> NoteTab:
    tab = window.desk.reading.on_show()
    assert isinstance(tab, NoteTab)
    return tab


@pytest.fixture
def plan(qtbot, window, workspace):
    """Open a note of the library in front."""
    made = workspace.notes.add("My plan", "First.")
    window.verbs.free_notes.open(made.id)
    qtbot.waitActive(window)
    qtbot.waitUntil(lambda: focused() is tab_of(window).editor)
    return made


def test_a_note_is_begun_under_the_document_that_is_read(qtbot, window, workspace, report):
    pane = open_in_tree(qtbot, window, report.title)
    qtbot.waitActive(window)
    pane.reader.setFocus()
    qtbot.keyClick(pane.reader, Key.Key_N, Qt.KeyboardModifier.ControlModifier)
    tab = tab_of(window)
    qtbot.waitUntil(lambda: focused() is tab.name)
    qtbot.keyClicks(tab.name, "Questions")
    qtbot.keyClick(tab.name, Key.Key_Return)
    qtbot.keyClicks(focused(), "Who counts?")
    qtbot.keyClick(focused(), Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    (note,) = workspace.notes.all()
    assert (note.title, note.text, note.home) == ("Questions", "Who counts?", Home(report.id))
    tree = window.desk.left.tree
    assert tree.current_node() is tree.model.find(Kind.NOTE, note.id)
    assert window.windowTitle().startswith("Questions")
    group = window.desk.reading._sides.front
    assert group.bar.tabText(group.bar.currentIndex()) == "Questions"


def test_tab_goes_on_from_the_title_to_the_text(qtbot, window, report):
    open_in_tree(qtbot, window, report.title)
    window.do("new_note")
    qtbot.waitActive(window)
    tab = tab_of(window)
    qtbot.waitUntil(lambda: focused() is tab.name)
    qtbot.keyClick(tab.name, Key.Key_Tab)
    assert focused() is tab.editor


def test_the_key_that_splits_puts_a_note_beside_the_document_and_back(qtbot, window, report):
    open_in_tree(qtbot, window, report.title)
    window.do("new_note")
    qtbot.waitActive(window)
    tab, area = tab_of(window), window.desk.reading
    for is_split in (True, False):
        qtbot.keyClick(tab.editor, Key.Key_Backslash, Qt.KeyboardModifier.ControlModifier)
        qtbot.waitUntil(lambda wanted=is_split: area.is_split() is wanted)
        assert area.on_show() is tab


def test_each_time_it_is_left_is_a_step(qtbot, window, workspace, plan):
    editor = tab_of(window).editor
    editor.moveCursor(editor.textCursor().MoveOperation.End)
    qtbot.keyClicks(editor, " Second.")
    qtbot.keyClick(editor, Key.Key_Escape)
    assert editor.toPlainText() == "First. Second."
    window.desk.left.tree.view.setFocus()
    assert workspace.notes.get(plan.id).text == "First. Second."
    window.do("undo")
    assert workspace.notes.get(plan.id).text == "First."
    qtbot.waitUntil(lambda: editor.toPlainText() == "First.")


def test_closing_the_tab_keeps_what_is_written_and_it_opens_again(qtbot, window, workspace, plan):
    tab = tab_of(window)
    qtbot.keyClicks(tab.editor, "More. ")
    window.do("close_tab")
    assert workspace.notes.get(plan.id).text == "More. First."
    window.do("reopen_tab")
    assert tab_of(window).editor.toPlainText() == "More. First."


def test_what_is_typed_lies_in_a_draft_until_it_is_kept(qtbot, window, workspace, plan):
    tab = tab_of(window)
    qtbot.keyClicks(tab.editor, "Typed. ")
    tab.drafting.keep()
    other = type(workspace).open(workspace.folder)  # a window begun after a crash of this one
    other.drafts._window = workspace.window
    (draft,) = other.drafts.all(plan.id)
    assert draft.text == "Typed. First."
    other.close()
    tab.editor.commit()
    assert workspace.drafts.all() == []


def test_an_unfinished_note_is_offered_in_its_tab(qtbot, window, workspace, plan):
    drafts = workspace.drafts
    window.do("close_tab")
    left = drafts.new_id(plan.id)
    drafts.keep(left, "Left unfinished.")
    drafts.put_aside(left)
    window.verbs.free_notes.open(plan.id)
    tab = tab_of(window)
    assert tab.drafting.isVisible()
    next(b for b in tab.drafting.findChildren(QPushButton) if "Back" in b.text()).click()
    assert tab.editor.toPlainText() == "Left unfinished."


def test_what_another_wrote_meanwhile_is_not_written_over(qtbot, window, workspace, plan):
    tab = tab_of(window)
    qtbot.keyClicks(tab.editor, "Mine. ")
    workspace.notes.change(plan.id, text="Theirs.")
    tab.editor.commit()
    assert workspace.notes.get(plan.id).text == "Theirs."
    offered(window.desk.status).click()
    assert QGuiApplication.clipboard().text() == "Mine. First."


def test_a_renamed_note_is_called_so_everywhere(qtbot, window, workspace, plan):
    workspace.notes.change(plan.id, title="Our plan")
    qtbot.waitUntil(lambda: tab_of(window).name.text() == "Our plan")
    assert window.windowTitle().startswith("Our plan")
    assert window.desk.left.tree.model.find(Kind.NOTE, plan.id).text == "Our plan"


def test_its_links_lead_to_passages_documents_and_notes(qtbot, window, workspace, report, plan):
    kept = workspace.highlights.add_quotation(report.id, QUOTATION)
    other = workspace.notes.add("Other")
    tab = tab_of(window)
    followed = tab.editor.followed
    followed.emit(NoteLink(Target.HIGHLIGHT, kept.id, "", 0, 0))
    assert window.desk.reading.current().document_id == report.id
    assert window.desk.subject.ids == [kept.id]
    followed.emit(NoteLink(Target.DOCUMENT, report.id, "", 0, 0))
    assert window.desk.reading.current().document_id == report.id
    followed.emit(NoteLink(Target.NOTE, other.id, "", 0, 0))
    assert tab_of(window).shown == of_note(other.id)
    window.do("back")
    window.do("back")
    assert tab_of(window).shown == of_note(plan.id)
    followed.emit(NoteLink(Target.NOTE, "nowhere", "", 0, 0))
    assert "nowhere" in window.desk.status.text()


def test_what_points_to_a_passage_is_on_its_card(qtbot, window, workspace, report):
    kept = workspace.highlights.add_quotation(report.id, QUOTATION)
    open_in_tree(qtbot, window, report.title)
    window.desk.sidebar.select(kept.id)
    note = workspace.notes.add("My plan", spelled(Target.HIGHLIGHT, kept.id, "words"))
    buttons = window.desk.sidebar.editor.findChildren(QPushButton, "related")
    button = next(one for one in buttons if one.highlight_id == note.id)
    assert "My plan" in button.accessibleName()
    button.click()
    assert tab_of(window).shown == of_note(note.id)


def test_what_points_to_a_note_is_below_it(qtbot, window, workspace, plan):
    other = workspace.notes.add("Other", spelled(Target.NOTE, plan.id, "plan"))
    tab = tab_of(window)
    button = next(b for b in tab.findChildren(QPushButton) if b.text() == "Other")
    button.click()
    assert tab_of(window).shown == of_note(other.id)


def test_q_quotes_into_the_note_that_was_in_front(qtbot, window, workspace, report, plan):
    kept = workspace.highlights.add_quotation(report.id, QUOTATION)
    pane = open_in_tree(qtbot, window, report.title)
    window.desk.subject.take(kept.id)
    qtbot.waitActive(window)
    pane.reader.setFocus()
    qtbot.keyClick(pane.reader, Key.Key_Q)
    text = workspace.notes.get(plan.id).text
    assert text.startswith(f"First.\n\n> {QUOTATION}\n")
    assert f"[[highlight:{kept.id}|" in text
    window.do("undo")
    assert workspace.notes.get(plan.id).text == "First."


def test_dragging_in_the_tree_moves_it_under_a_document(qtbot, window, workspace, report, plan):
    model = window.desk.left.tree.model
    row = model.index_of(model.find(Kind.NOTE, plan.id))
    data, copy = model.mimeData([row]), Qt.DropAction.MoveAction
    document = model.index_of(model.find(Kind.DOCUMENT, report.id))
    assert model.canDropMimeData(data, copy, -1, -1, document)
    model.dropMimeData(data, copy, -1, -1, document)
    assert workspace.notes.get(plan.id).home == Home(report.id)
    model.fetchMore(document)
    assert model.find(Kind.NOTE, plan.id).parent is model.find(Kind.DOCUMENT, report.id)
    assert not model.canDropMimeData(model.mimeData([document]), copy, -1, -1, document)
    model.dropMimeData(data, copy, -1, -1, model.index(0, 0))
    assert workspace.notes.get(plan.id).home == AT_THE_TOP


def test_removing_it_closes_its_tab_and_the_trash_gives_it_back(
    qtbot, window, workspace, plan, monkeypatch
):
    tree = window.desk.left.tree
    tree.reveal(plan.id, Kind.NOTE)
    tree.view.setFocus()
    qtbot.keyClick(tree.view, Key.Key_Delete)
    qtbot.waitUntil(lambda: workspace.notes.all() == [])
    assert not isinstance(window.desk.reading.on_show(), NoteTab)

    def put_back(dialog) -> int:
        dialog.list.selectAll()
        dialog.restore.click()
        return 0

    monkeypatch.setattr("desktop.ui.dialogs.TrashDialog.exec", put_back)
    window.do("trash")
    assert [one.title for one in workspace.notes.all()] == ["My plan"]


def test_a_document_that_goes_takes_its_notes_out_of_sight(qtbot, window, workspace, report):
    note = workspace.notes.add("Under it", home=Home(report.id))
    window.verbs.free_notes.open(note.id)
    workspace.trash.put(report.id)
    qtbot.waitUntil(lambda: not isinstance(window.desk.reading.on_show(), NoteTab))


def test_export_asks_where_and_hands_the_note_on(qtbot, window, asked, tmp_path, plan, monkeypatch):
    file = tmp_path / "plan"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_a: (str(file), ""))
    window.do("export_note")
    ((method, args, _),) = [call for call in asked if call[0].endswith("file")]
    assert (method, args[0].name) == ("notes.file", "plan.md")
    assert [note.id for note in args[1]] == [plan.id]


def test_it_follows_the_theme(qtbot, window, workspace, plan):
    document = tab_of(window).editor.document()

    def ink() -> str:
        formats = document.firstBlock().layout().formats()
        return QTextCharFormat(formats[0].format).foreground().color().name()

    window.do("theme_light")
    tab_of(window).editor.setPlainText("> A quotation")
    light = ink()
    window.do("theme_dark")
    dark = ink()
    window.do("theme_system")
    assert light != dark


def test_a_search_leads_to_the_note(qtbot, window, workspace, plan):
    (hit,) = workspace.search.find("first").hits
    window.do("close_tab")
    window.verbs.searches.open_hit(hit)
    assert tab_of(window).shown == of_note(plan.id)


def test_the_tab_is_there_again_at_the_next_start(qtbot, window, workspace, tmp_path, plan):
    gone = workspace.notes.add("Gone")
    window.verbs.free_notes.open(gone.id)
    window.verbs.free_notes.open(plan.id)
    window.restoring.keep()
    workspace.notes.remove(gone.id)
    window.desk.let_go()
    again = MainWindow(WindowSettings(tmp_path / "window.ini"))
    qtbot.addWidget(again, before_close_func=lambda one: one.desk.let_go())
    again.show()
    again.open_library(workspace)
    assert tab_of(again).shown == of_note(plan.id)
    assert [tab.title for tab in again.desk.reading.all_tabs()] == ["My plan"]


def test_what_can_be_linked_is_looked_for_by_a_worker(qtbot, window, workspace, report, plan):
    tab = tab_of(window)
    qtbot.keyClicks(tab.editor, "[[Counting")
    choice = tab.editor._choice
    qtbot.waitUntil(choice.isVisible, timeout=20_000)
    qtbot.keyClick(tab.editor, Key.Key_Return)
    assert tab.editor.toPlainText() == f"[[document:{report.id}|{report.title}]]First."


def test_q_begins_a_note_where_none_was_in_front(qtbot, window, workspace, report):
    kept = workspace.highlights.add_quotation(report.id, QUOTATION)
    open_in_tree(qtbot, window, report.title)
    window.desk.subject.take(kept.id)
    window.do("quote_in_note")
    (note,) = workspace.notes.all()
    assert note.home == Home(report.id)
    assert QUOTATION in note.text
    window.do("undo")
    assert workspace.notes.all() == []
