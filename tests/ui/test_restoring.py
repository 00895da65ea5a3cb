from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from desktop.ui.remembered import WindowSettings
from desktop.ui.window import MainWindow
from tests.ui.hands import open_in_tree


@pytest.fixture
def soon(monkeypatch):
    """Let places be kept soon; asked for before the window itself."""
    monkeypatch.setattr("desktop.ui.restoring.SOON_MS", 20)


def test_open_tabs_come_back(qtbot, window, workspace, report, tmp_path):
    open_in_tree(qtbot, window, report.title)
    window.restoring.keep()
    again = MainWindow(WindowSettings(tmp_path / "window.ini"))
    qtbot.addWidget(again, before_close_func=lambda one: one.desk.let_go())
    again.open_library(workspace)
    assert [p.document_id for p in again.desk.reading.panes()] == [report.id]


@pytest.mark.parametrize("is_in_front", [True, False])
def test_a_tab_that_was_only_looked_into_is_so_again(
    qtbot, window, workspace, report, tmp_path, is_in_front
):
    (tmp_path / "third.txt").write_text("A third text.")
    workspace.imports.files([tmp_path / "third.txt"])
    letter, other = (d.title for d in workspace.documents.all() if d.id != report.id)
    window.desk.open_passage(report.id)
    open_in_tree(qtbot, window, letter)
    if not is_in_front:
        window.do("previous_tab")
    window.restoring.keep()
    again = MainWindow(WindowSettings(tmp_path / "window.ini"))
    qtbot.addWidget(again, before_close_func=lambda one: one.desk.let_go())
    again.show()
    again.open_library(workspace)
    open_in_tree(qtbot, again, other)
    assert titles(again) == [report.title, other], "the next one takes its tab"


def titles(window):
    return [tab.document.title for tab in window.desk.reading.all_tabs()]


def test_open_tabs_are_remembered_without_an_end(qtbot, soon, window, workspace, report):
    settings = window.desk.settings
    qtbot.waitUntil(lambda: not settings.state("geometry").isEmpty())
    window.desk.open_passage(report.id)
    qtbot.waitUntil(lambda: bool(settings.tabs(workspace.library_id)))
    assert [tab.document_id for tab in settings.tabs(workspace.library_id)] == [report.id]


def test_panes_that_were_sent_away_stay_away(qtbot, window, tmp_path):
    window.do("toggle_tree")
    window.desk.room.splitter.setSizes([0, 700, 330])
    width = window.desk.sidebar.width()
    window.restoring.keep()
    again = MainWindow(WindowSettings(tmp_path / "window.ini"))
    qtbot.addWidget(again, before_close_func=lambda one: one.desk.let_go())
    again.show()
    qtbot.waitExposed(again)
    again.prepare()
    assert again.desk.left.isHidden()
    assert not again.desk.sidebar.isHidden()
    assert abs(again.desk.sidebar.width() - width) <= 1


def test_the_page_has_the_keyboard_after_a_start_and_page_down_reads_on(
    qtbot, window, workspace, report, tmp_path
):
    open_in_tree(qtbot, window, report.title)
    window.restoring.keep()
    again = MainWindow(WindowSettings(tmp_path / "window.ini"))
    qtbot.addWidget(again, before_close_func=lambda one: one.desk.let_go())
    again.resize(1000, 260)
    again.show()
    qtbot.waitExposed(again)
    again.open_library(workspace)
    reader = again.desk.reading.current().reader
    assert again.focusWidget() is reader
    QTest.keyClick(again.focusWidget(), Qt.Key.Key_PageDown)
    qtbot.waitUntil(lambda: reader.position() > 0)
