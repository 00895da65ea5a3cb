from __future__ import annotations

from dataclasses import replace

from PySide6.QtWidgets import QTabBar

from tests.ui.hands import focused


def test_the_page_stands_alone_and_everything_comes_back_as_it_was(qtbot, window, report):
    window.desk.open_passage(report.id)
    pane = window.desk.reading.current()
    window.do("toggle_sidebar")
    around = [window.menuWidget(), pane.bar, window.findChild(QTabBar), window.desk.left]
    window.do("full_screen")
    assert window.isFullScreen()
    assert all(one.isHidden() or not one.isVisible() for one in around)
    assert focused() is pane.reader
    assert "F11" in window.desk.status.text()
    window.do("full_screen")
    qtbot.waitUntil(lambda: all(one.isVisible() for one in around))
    assert window.desk.status.text() == "", "there is nothing left to bring back"
    assert window.desk.sidebar.isHidden(), "what was sent away stays so"


def test_a_tab_that_is_turned_to_stands_alone_too(window, workspace, report):
    letter = next(d for d in workspace.documents.all() if d.id != report.id)
    window.desk.open_passage(report.id)
    window.do("full_screen")
    window.desk.open_passage(letter.id)
    assert window.desk.reading.current().bar.isHidden()
    window.do("full_screen")


def test_each_document_has_its_own_size_and_keeps_it(window, workspace, report):
    letter = next(d for d in workspace.documents.all() if d.id != report.id)
    window.desk.open_passage(letter.id)
    other = window.desk.reading.current().reader
    window.desk.open_passage(report.id)
    pane = window.desk.reading.current()
    usual = other.reading_style().size
    window.do("zoom_in")
    window.do("zoom_in")
    assert (pane.reader.reading_style().size, other.reading_style().size) == (usual + 2, usual)
    window.desk.reading.close_pane(pane)
    window.desk.open_passage(report.id)
    again = window.desk.reading.current().reader
    assert again.reading_style().size == usual + 2
    window.verbs.view.apply(replace(window.verbs.view.preferences_now, size=usual + 1))
    assert again.reading_style().size == usual + 3
    window.do("zoom_reset")
    assert again.reading_style().size == usual + 1


def test_pages_are_turned_whole(window, report):
    window.desk.open_passage(report.id)
    window.do("paged")
    assert window.desk.actions["paged"].isChecked()
    assert window.desk.reading.current().reader.reading_style().paged
    window.do("paged")
    assert not window.desk.reading.current().reader.reading_style().paged
