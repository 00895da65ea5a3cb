from __future__ import annotations

from PySide6.QtCore import Qt

from desktop.ui.dialogs.preferences import PreferencesDialog
from tests.ui.hands import QUOTATION, focused, open_in_tree, select

Key = Qt.Key


def test_split_shows_the_document_twice_and_both_learn_of_a_highlight(
    qtbot, window, workspace, report
):
    pane = open_in_tree(qtbot, window, report.title)
    window.do("split")
    twins = window.desk.reading.panes()
    assert [twin.document_id for twin in twins] == [report.id] * 2
    select(qtbot, pane, QUOTATION)
    qtbot.keyClick(focused(), Key.Key_1)
    assert [len(twin.highlights) for twin in twins] == [1, 1]
    window.do("split")
    assert len(window.desk.reading.panes()) == 1


def test_back_and_forward_through_jumps(qtbot, window, workspace, report):
    pane = open_in_tree(qtbot, window, report.title)
    letter = next(d for d in workspace.documents.all() if d.id != report.id)
    window.desk.open_passage(letter.id)
    assert window.desk.reading.current().document_id == letter.id
    window.do("back")
    assert window.desk.reading.current() is pane
    window.do("forward")
    assert window.desk.reading.current().document_id == letter.id


def test_f6_walks_through_the_panes(qtbot, window, workspace, report):
    workspace.highlights.add(report.id, 0, 8)
    open_in_tree(qtbot, window, report.title)
    seen = set()
    for _ in range(4):
        window.do("next_pane")
        seen.add(focused().objectName())
    assert {"searchField", "documentTree", "annotationSidebar"} <= seen


def test_the_chosen_theme_has_a_check_mark(window):
    window.do("theme_dark")
    chosen = [n for n in ("system", "light", "sepia", "dark")
              if window.desk.actions[f"theme_{n}"].isChecked()]  # fmt: skip
    assert chosen == ["dark"]


def test_a_closed_tab_comes_back_where_it_was(window, workspace, report):
    actions = window.desk.actions
    letter = next(d for d in workspace.documents.all() if d.id != report.id)
    for document in (report, letter):
        window.desk.open_passage(document.id)
    assert not actions["reopen_tab"].isEnabled()
    window.do("close_tab")
    window.do("close_tab")
    assert actions["reopen_tab"].isEnabled()
    window.do("reopen_tab")
    assert window.desk.reading.current().document_id == report.id
    workspace.trash.put(letter.id)
    assert not actions["reopen_tab"].isEnabled(), "there is nothing to open again"
    window.do("reopen_tab")
    assert window.desk.status.text() == "No closed tab can be opened again."


def test_text_is_made_larger_and_back(window, report):
    window.desk.open_passage(report.id)
    reader = window.desk.reading.current().reader
    usual = reader.reading_style().size
    window.do("zoom_in")
    window.do("zoom_in")
    assert reader.reading_style().size > usual
    window.do("zoom_out")
    window.do("zoom_reset")
    assert reader.reading_style().size == usual
    assert window.desk.status.text() == f"Text size {usual}."


def test_panes_fold_away_and_their_marks_with_them(window):
    for name, pane in (("toggle_tree", window.desk.left), ("toggle_sidebar", window.desk.sidebar)):
        window.do(name)
        assert pane.isHidden()
        assert not window.desk.actions[name].isChecked()
        window.do(name)
        assert window.desk.actions[name].isChecked()


def test_what_is_said_to_be_folded_is_folded(qtbot, window, report):
    open_in_tree(qtbot, window, report.title)
    window.resize(1000, 700)
    window.do("split")
    desk = window.desk
    qtbot.waitUntil(lambda: "Documents and Highlights panes are folded" in desk.status.text())
    window.do("toggle_sidebar")
    assert desk.status.text().startswith("The Documents pane is folded")


def test_the_search_brings_its_pane_back(window):
    window.do("toggle_tree")
    window.do("search")
    assert not window.desk.left.isHidden()
    assert window.desk.left.search.field.hasFocus()


def test_preferences_thought_better_of_are_taken_back(window, report, monkeypatch):
    window.desk.open_passage(report.id)
    before = window.verbs.view.preferences_now

    def cancel(dialog) -> int:
        dialog.text_size.setValue(28)
        assert window.desk.reading.current().reader.reading_style().size == 28
        return 0

    monkeypatch.setattr(PreferencesDialog, "exec", cancel)
    window.do("preferences")
    assert window.verbs.view.preferences_now == before
    assert window.desk.reading.current().reader.reading_style().size == before.size


def test_joining_two_sides_leaves_the_keyboard_on_the_page(window, report):
    window.desk.open_passage(report.id)
    window.do("split")
    window.do("split")
    pane = window.desk.reading.current()
    assert focused() is pane.reader
    window.desk.left.tree.view.setFocus()
    window.do("toggle_tree")
    assert focused() is pane.reader


def test_f6_shows_where_the_keyboard_is_on_the_page(window, report):
    window.desk.open_passage(report.id)
    reader = window.desk.reading.current().reader
    window.desk.left.tree.view.setFocus()
    assert reader.marks.caret is None
    window.do("next_pane")
    assert focused() is reader
    assert reader.marks.caret is not None
