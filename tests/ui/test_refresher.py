from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import QCoreApplication, Qt, QTimer
from sqlalchemy import event
from sqlalchemy.engine import Engine

from desktop import APP_NAME
from desktop.domain import Section
from desktop.ui import refresher
from desktop.ui.tree.tree_nodes import Kind
from desktop.workspace import Workspace
from tests.ui.hands import QUOTATION, open_in_tree, select, words_of


def test_a_change_made_elsewhere_reaches_the_window(qtbot, window, workspace, report, tmp_path):
    pane = open_in_tree(qtbot, window, report.title)
    other = Workspace.open(tmp_path / "library")
    other.highlights.add(report.id, 0, 8)
    other.close()
    workspace.poll()
    assert len(pane.highlights) == 1


def test_a_new_title_is_everywhere_at_once(window, workspace, report):
    window.desk.open_passage(report.id)
    pane = window.desk.reading.current()
    workspace.documents.update_facts(report.id, replace(report.facts, title="Counted"))
    assert window.windowTitle().startswith("Counted")
    assert pane.bar.where.toolTip().startswith("Counted")
    assert window.desk.left.tree.model.find(Kind.DOCUMENT, report.id).text == "Counted"


def test_a_removed_document_goes_from_the_screen_and_says_so(qtbot, window, workspace, report):
    open_in_tree(qtbot, window, report.title)
    workspace.trash.put(report.id)
    assert window.desk.reading.panes() == []
    assert window.windowTitle() == APP_NAME
    workspace.history.undo()
    assert window.desk.left.tree.model.find(Kind.DOCUMENT, report.id)


def test_only_the_highlights_that_changed_are_asked_for(
    qtbot, window, workspace, report, monkeypatch
):
    pane = open_in_tree(qtbot, window, report.title)
    kept = [workspace.highlights.add(report.id, n * 10, n * 10 + 5) for n in range(3)]
    asked = []
    by_id = workspace.highlights.by_id
    monkeypatch.setattr(workspace.highlights, "by_id", lambda ids: asked.append(ids) or by_id(ids))
    workspace.highlights.change(kept[1].id, note="Look.")
    workspace.highlights.remove(kept[0].id)
    assert asked == [{kept[1].id}, {kept[0].id}]
    assert [one.note for one in pane.ordered_highlights()] == ["Look.", ""]
    assert window.desk.sidebar.model.total == 2


def test_a_new_outline_is_read_where_one_was(qtbot, window, workspace, report):
    pane = open_in_tree(qtbot, window, report.title)
    end = len(pane.content.text)
    workspace.sections.set(report.id, [Section("Whole", 1, 0, end)])
    assert [section.title for section in pane.content.sections] == ["Whole"]
    assert pane in window.desk.reading.panes()


def test_an_empty_library_says_how_to_begin(window, workspace):
    said = window.desk.reading.empty
    assert words_of(said)[0] == "No document open"
    for document in workspace.documents.all():
        workspace.trash.put(document.id)
    assert words_of(said)[0] == "Your library is empty"


def test_the_page_of_a_crowded_document_comes_before_its_highlights(
    qtbot, window, workspace, report, monkeypatch
):
    kept = [workspace.highlights.add(report.id, n * 10, n * 10 + 5) for n in range(6)]
    monkeypatch.setattr(refresher, "AT_ONCE", 3)
    window.desk.open_passage(report.id)
    pane, sidebar = window.desk.reading.current(), window.desk.sidebar
    assert pane.is_partial
    assert sidebar.model.total == 0
    sidebar.select(kept[4].id)
    workspace.highlights.change(kept[0].id, note="Meanwhile.")
    qtbot.waitUntil(lambda: sidebar.model.total == 6)
    assert not pane.is_partial
    qtbot.waitUntil(lambda: sidebar.selected_ids() == [kept[4].id])  # asked for before it was there
    assert [one.note for one in pane.ordered_highlights()] == ["Meanwhile.", *[""] * 5]


def test_the_cards_of_a_crowded_document_follow_its_page(
    qtbot, window, workspace, report, monkeypatch
):
    for number in range(6):
        workspace.highlights.add(report.id, number * 10, number * 10 + 5)
    pane, sidebar = open_in_tree(qtbot, window, report.title), window.desk.sidebar
    monkeypatch.setattr(refresher, "AT_ONCE", 3)
    select(qtbot, pane, QUOTATION)
    qtbot.keyClick(pane.reader, Qt.Key.Key_1)
    (made,) = [one for one in workspace.highlights.all(report.id) if one.quote == QUOTATION]
    assert made.id in pane.highlights
    assert sidebar.model.total == 6
    qtbot.waitUntil(lambda: sidebar.selected_ids() == [made.id])
    assert sidebar.model.total == 7


@pytest.mark.parametrize(("key", "most"), [(Qt.Key.Key_1, 18), (Qt.Key.Key_2, 13)])
def test_a_colour_key_asks_the_library_for_little(qtbot, window, report, key, most):
    pane = open_in_tree(qtbot, window, report.title)
    select(qtbot, pane, QUOTATION)
    if key is Qt.Key.Key_2:  # which gives another colour to what the first has kept
        qtbot.keyClick(pane.reader, Qt.Key.Key_1)
    for timer in window.findChildren(QTimer):
        timer.stop()  # what the window looks after now and then is not asked by the key
    statements = []

    def count(_connection, _cursor, statement, *_rest):
        statements.append(statement)

    event.listen(Engine, "before_cursor_execute", count)
    try:
        qtbot.keyClick(pane.reader, key)
        QCoreApplication.processEvents()
    finally:
        event.remove(Engine, "before_cursor_execute", count)
    assert 0 < len(statements) <= most, statements
