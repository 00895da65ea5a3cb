from __future__ import annotations

from PySide6.QtCore import Qt

from desktop.ui.verbs.noted.recent_verbs import MOST
from tests.ui.hands import open_in_tree


def listed(window) -> list[str]:
    rows = window.desk.left.recent.list
    return [rows.item(row).text() for row in range(rows.count())]


def test_what_was_read_last_is_listed_first_and_opened_by_a_click(qtbot, window, workspace, report):
    recent = window.desk.left.recent
    assert not recent.isVisible()
    letter = next(one for one in workspace.documents.all() if one.id != report.id)
    for document in (report, letter):
        pane = open_in_tree(qtbot, window, document.title)
        pane.position_settled.emit(document.id, 0)
        qtbot.waitUntil(lambda title=document.title: listed(window)[:1] == [title])
    assert listed(window) == [letter.title, report.title]
    place = recent.list.visualItemRect(recent.list.item(1)).center()
    qtbot.mouseClick(recent.list.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert window.desk.reading.current().document_id == report.id
    assert MOST < 10


def test_the_line_above_folds_it_and_that_is_remembered(qtbot, window, report):
    pane = open_in_tree(qtbot, window, report.title)
    pane.position_settled.emit(report.id, 0)
    recent = window.desk.left.recent
    qtbot.waitUntil(recent.isVisible)
    recent.head.click()
    assert not recent.list.isVisible()
    assert window.desk.settings.flag("recent_folded")
    recent.head.click()
    assert recent.list.isVisible()
    assert not window.desk.settings.flag("recent_folded")


def test_a_document_that_goes_is_no_longer_listed(qtbot, window, workspace, report):
    pane = open_in_tree(qtbot, window, report.title)
    pane.position_settled.emit(report.id, 0)
    qtbot.waitUntil(lambda: listed(window) == [report.title])
    workspace.trash.put(report.id)
    qtbot.waitUntil(lambda: listed(window) == [])
    assert not window.desk.left.recent.isVisible()
