from __future__ import annotations

import pytest
from PySide6.QtWidgets import QMainWindow

from desktop.errors import NotFoundError
from desktop.ui.desk import Desk
from tests.ui.hands import open_in_tree


class Heard:
    def __init__(self) -> None:
        self.said: list[str] = []

    def say(self, text: str) -> None:
        self.said.append(text)


@pytest.fixture
def desk(qtbot):
    """Return a desk without a library."""
    window = QMainWindow()
    qtbot.addWidget(window)
    made = Desk(window)
    made.status = Heard()
    return made


def test_a_failure_is_said_and_a_bug_is_not_hidden(desk):
    def fail(error: Exception) -> None:
        raise error

    assert desk.safely(lambda: 3)() == 3
    assert desk.safely(fail)(NotFoundError("tag", "x")) is None
    assert desk.status.said == ["There is no tag “x” in this library."]
    with pytest.raises(ZeroDivisionError):
        desk.safely(fail)(ZeroDivisionError())


def test_without_a_library_there_is_none_to_work_with(desk):
    assert not desk.is_open
    with pytest.raises(RuntimeError):
        _ = desk.workspace
    desk.detach()


def test_jumps_leave_a_place_to_come_back_to(qtbot, window, report):
    desk = window.desk
    open_in_tree(qtbot, window, report.title)
    assert desk.here().document_id == report.id
    other = next(i for i in desk.catalogue.documents if i != report.id)
    changed = []
    desk.places_changed.connect(lambda: changed.append(desk.places.can_go_back))
    desk.open_passage(other, 0, 8)
    assert desk.here().document_id == other
    assert changed[-1:] == [True]
    assert desk.places.back(desk.here()).document_id == report.id


def test_a_document_that_is_gone_is_not_opened(window):
    window.desk.open_passage("nowhere")
    assert window.desk.reading.panes() == []
    assert "no longer" in window.desk.status.text()


def test_a_document_opens_where_the_reader_left_off(qtbot, window, workspace, report):
    end = len(workspace.documents.content(report.id).text)
    workspace.documents.set_reading_position(report.id, end - 1)
    pane = open_in_tree(qtbot, window, report.title)
    assert pane.reader.position() > 0 or pane.reader.verticalScrollBar().maximum() == 0


def test_the_library_stays_open_for_whoever_opened_it(window, workspace):
    window.desk.let_go()
    assert not window.desk.is_open
    assert workspace.documents.all()


def test_what_a_dead_worker_did_is_shown(qtbot, window, workspace, report, monkeypatch):
    with monkeypatch.context() as quiet:
        quiet.setattr(workspace.opened, "_listeners", [])
        workspace.trash.put(report.id)
    assert report.id in window.desk.catalogue.documents
    window.desk.tasks.died.emit()
    qtbot.waitUntil(lambda: report.id not in window.desk.catalogue.documents)
