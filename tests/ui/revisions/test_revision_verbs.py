from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton

from desktop.domain import PlacementStatus
from desktop.ui.remembered import OpenTab
from desktop.ui.tabs.revision_words import OLD, day
from tests.ui.hands import QUOTATION, select

Key, Mod = Qt.Key, Qt.KeyboardModifier
FIRST = "It counted 1,412 people"


@pytest.fixture
def old(window, report):
    """Return the page of the first revision."""
    window.verbs.revisions.show(report.id, 1)
    return window.desk.reading.current()


def quotes(pane) -> list[str]:
    return [one.quote for one in pane.ordered_highlights()]


def test_an_old_revision_is_marked_and_reads_as_it_did(window, workspace, report, old):
    assert old.revision == 1
    assert "1,412 people" in old.content.text
    then = day(workspace.revisions.get(report.id, 1))
    assert old.banner.isVisible()
    assert f"how it read on {then}" in old.banner.text()
    assert old.bar.revisions.text() == f"Revision 1 of 3 · {then}"
    assert quotes(old) == [QUOTATION, FIRST]
    assert {one.placement.status for one in old.highlights.values()} == {PlacementStatus.SAME}


def test_a_document_with_one_revision_says_nothing_of_them(window, workspace, report):
    letter = next(one for one in workspace.documents.all() if one.id != report.id)
    window.desk.open_passage(letter.id)
    pane = window.desk.reading.current()
    assert not pane.bar.revisions.isVisible()
    assert not pane.banner.isVisible()
    assert not window.desk.actions["revisions"].isEnabled()


def test_the_newest_is_one_click_away_and_stays_the_tab_it_was(window, report, old, qtbot):
    qtbot.mouseClick(old.banner.findChild(QPushButton), Qt.MouseButton.LeftButton)
    assert window.desk.reading.current().revision == 0
    window.verbs.revisions.show(report.id, 3)
    assert [pane.revision for pane in window.desk.reading.panes()] == [1, 0]


@pytest.mark.parametrize("key", [Key.Key_1, Key.Key_U, Key.Key_T, Key.Key_N])
def test_nothing_is_marked_in_an_old_revision(window, workspace, report, old, qtbot, key):
    before = workspace.highlights.all(report.id)
    select(qtbot, old, "a second office")
    QTest.keyClick(old.reader, key)
    assert window.desk.status.text() == OLD
    assert workspace.highlights.all(report.id) == before
    assert not window.desk.actions["highlight_yellow"].isEnabled()
    assert window.desk.actions["copy_citation"].isEnabled()


def test_the_ends_of_a_highlight_stay(window, workspace, report, old):
    (first, _) = old.ordered_highlights()
    old.reader.setFocus()
    old.reader.select_highlight(first.id)
    QTest.keyClick(old.reader, Key.Key_Period)
    assert window.desk.status.text() == OLD
    assert workspace.highlights.find(first.id).anchor == first.anchor


def test_sections_stay_too(window, workspace, report, old):
    window.verbs.sections.begin()
    assert "sections are changed in the newest" in window.desk.status.text()
    assert not window.desk.actions["section_begin"].isEnabled()


def test_what_is_said_of_a_highlight_is_changed_everywhere(window, workspace, report, old):
    (first, _) = old.ordered_highlights()
    window.desk.reading.open(report.id)
    window.desk.reading.open(report.id, 1)
    workspace.highlights.change(first.id, note="Read again.", colour="blue")
    for pane in window.desk.reading.panes():
        assert pane.highlights[first.id].note == "Read again."
    assert old.highlights[first.id].start == first.start
    workspace.highlights.remove(first.id)
    assert quotes(old) == [FIRST]


def test_a_card_asks_nothing_about_an_old_place(window, workspace, report, old):
    waiting = next(h for h in workspace.highlights.all(report.id) if h.quote == FIRST)
    assert waiting.placement.status.is_unsure
    window.desk.sidebar.select(waiting.id)
    editor = window.desk.sidebar.editor
    assert editor.isVisible()
    assert not editor.changes.isVisible()
    window.desk.reading.open(report.id)
    window.desk.sidebar.select(waiting.id)
    assert editor.changes.isVisible()
    window.desk.reading.open(report.id, 1)
    assert not window.desk.actions["accept_review"].isEnabled()


def test_a_highlight_leads_to_the_text_it_was_made_on(window, workspace, report):
    window.desk.open_passage(report.id)
    kept = next(h for h in workspace.highlights.all(report.id) if h.quote == FIRST)
    window.desk.sidebar.select(kept.id)
    QTest.keyClick(window.desk.sidebar.view, Key.Key_H, Mod.ControlModifier | Mod.ShiftModifier)
    pane = window.desk.reading.current()
    assert pane.revision == 1
    assert pane.reader.is_in_view(kept.anchor.start)
    assert pane.reader.selected_highlight() == kept.id
    assert not window.desk.actions["made_on"].isEnabled(), "it is there"
    window.do("back")
    assert window.desk.reading.current().revision == 0


def test_a_citation_names_the_day_of_an_old_revision(window, workspace, report, old, qtbot):
    then = workspace.revisions.get(report.id, 1).imported.date().isoformat()
    select(qtbot, old, "a second office")
    window.do("copy_citation")
    assert QGuiApplication.clipboard().text().endswith(f"(revision 1, {then})")
    window.desk.open_passage(report.id)
    pane = window.desk.reading.current()
    select(qtbot, pane, "a second office")
    window.do("copy_citation")
    assert "revision" not in QGuiApplication.clipboard().text()


def test_words_that_only_an_old_revision_has_are_cited_from_it(window, workspace, report):
    window.desk.open_passage(report.id)
    kept = next(h for h in workspace.highlights.all(report.id) if h.quote == FIRST)
    window.desk.subject.take(kept.id)
    window.do("copy_citation")
    copied = QGuiApplication.clipboard().text()
    assert FIRST in copied
    assert "(revision 1, " in copied


def test_the_menu_lists_revisions_and_turns_to_them(window, workspace, report):
    window.desk.open_passage(report.id)
    menu = window.desk.actions["revisions"].menu()
    menu.aboutToShow.emit()
    texts = [action.text() for action in menu.actions()]
    assert [text.split(" · ")[0] for text in texts] == ["Revision 3", "Revision 2", "Revision 1"]
    assert texts[0].endswith("newest")
    assert [action.isChecked() for action in menu.actions()] == [True, False, False]
    menu.actions()[1].trigger()
    assert window.desk.reading.current().revision == 2


def test_a_new_revision_leaves_old_ones_as_they_are(window, workspace, report, old, tmp_path):
    window.desk.reading.open(report.id)
    path = tmp_path / "report.md"
    path.write_text("# Counting people in detention\n\nAll is other now.\n", encoding="utf-8")
    (outcome,) = workspace.imports.files([path])
    if outcome.document_id != report.id:
        workspace.originals.make_version(outcome.document_id, report.id)
    pinned, newest = window.desk.reading.panes()
    assert "1,412 people" in pinned.content.text
    assert pinned.bar.revisions.text().startswith("Revision 1 of 4")
    assert "All is other now." in newest.content.text


def test_tabs_of_old_revisions_are_opened_again(window, report, old):
    window.desk.reading.open(report.id)
    tabs = window.desk.reading.tabs()
    assert tabs == [
        OpenTab(report.id, 0, current=False, revision=1),
        OpenTab(report.id, 0, current=True),
    ]
    window.restoring.keep()
    for pane in window.desk.reading.panes():
        window.desk.reading.close_pane(pane)
    window.restoring.restore_tabs()
    assert window.desk.reading.tabs() == tabs
    gone = [OpenTab(report.id, 0, current=True, revision=9)]
    window.desk.settings.set_tabs(window.desk.workspace.library_id, gone)
    window.restoring.restore_tabs()
    assert OpenTab(report.id, 0, current=True, revision=9) not in window.desk.reading.tabs()


def test_where_one_reads_in_an_old_revision_is_not_the_place_in_the_newest(
    window, workspace, report, old
):
    before = workspace.documents.reading_position(report.id)
    old.reader.goto(len(old.content.text), 0.0)
    window.desk.reading.close_pane(old)
    assert workspace.documents.reading_position(report.id) == before


def test_an_old_revision_stands_beside_the_newest(window, report, old):
    window.desk.reading.open(report.id)
    window.do("move_tab")
    assert window.desk.reading.is_split()
    assert {pane.revision for pane in window.desk.reading.panes()} == {0, 1}
